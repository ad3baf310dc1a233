// Offences: the places in a text where the patterns of a rule hold and none of its exceptions does.
#pragma once

#include <cstdint>
#include <vector>

#include "guard/rule.h"
#include "pack/pack.h"
#include "text/text.h"

namespace huiping {

// Who says so: the rule's patterns, patterns that the learned heads find far-fetched, or the heads alone with more or
// less certainty.
enum class Voice : std::uint8_t { pattern, doubted, sure, likely, possible };

// Units [start, end) of the text; rule is an index into pack.guard.entries.
struct Offence {
  std::uint16_t rule = 0;
  std::uint32_t start = 0, end = 0;
  Voice voice = Voice::pattern;
};

// A word class that occurs in the text: its entry, and the mark by which the second opinion knows it (guard/sense.h).
struct Sign {
  std::uint32_t start = 0;
  std::uint16_t entry = 0;
  char16_t mark = 0;
};

struct Evidence {
  std::vector<Offence> offences;  // sorted by rule, then start
  std::vector<Offence> excuses;   // where a rule's exceptions hold, whatever its patterns say; sorted by rule
  std::vector<Sign> signs;        // sorted by start
};

// Overlapping matches of one rule are one offence over all of them.
Evidence find_evidence(const Pack& pack, const Text& text, const Setting& setting);

}  // namespace huiping
