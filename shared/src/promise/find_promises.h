// Promises: what a text says the shop will do, how much, and by when.
#pragma once

#include <string_view>
#include <vector>

#include "huiping/promise.h"
#include "pack/pack.h"

namespace huiping {

// In the order of the text. Things done already, refused, or wished by the buyer are no promises. `at` is the ISO 8601
// time of the text; without it no deadline is resolved. A deadline that lies before `at` is left out.
std::vector<Promise> find_promises(const Pack& pack, std::string_view text, std::string_view at);

}  // namespace huiping
