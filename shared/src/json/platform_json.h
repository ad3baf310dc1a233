// Reads a platform profile from its JSON file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/platform.h"

namespace huiping {

// Fills `platform`; mistakes are appended to `errors` as "file:line: what is wrong" and leave the rest readable.
void read_platform_json(std::string_view text, std::string_view file, Platform& platform,
                        std::vector<std::string>& errors);

// The line (from 1) on which "key" first stands in the text; 1 when it does not.
std::size_t line_of_key(std::string_view text, std::string_view key);

}  // namespace huiping
