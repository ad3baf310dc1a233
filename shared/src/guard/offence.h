// Offences: the places in a text where the patterns of a rule hold and none of its exceptions does.
#pragma once

#include <cstdint>
#include <vector>

#include "guard/rule.h"
#include "pack/pack.h"
#include "text/text.h"

namespace huiping {

// Units [start, end) of the text; rule is an index into pack.guard.entries.
struct Offence {
  std::uint16_t rule = 0;
  std::uint32_t start = 0, end = 0;
};

// Overlapping matches of one rule are one offence over all of them. Sorted by rule, then start.
std::vector<Offence> find_offences(const Pack& pack, const Text& text, const Setting& setting);

}  // namespace huiping
