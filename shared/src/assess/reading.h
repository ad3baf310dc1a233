// Reading: one field of a review, normalised, with the lexicon evidence that survived vetoes and negation.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "huiping/review.h"
#include "pack/pack.h"
#include "text/text.h"

namespace huiping {

// A place where a data file's code shows: units [start, end) of the field, weight 1 to 9 as in docs/data-format.md.
// Cues of one entry that overlap are one piece of evidence with the greatest weight among them.
struct Evidence {
  std::uint16_t entry = 0;  // index into Lexicon::entries
  std::uint8_t weight = 0;
  std::uint32_t start = 0, end = 0;
};

// Calls `visit` for every piece that overlaps units [start, end). `pieces` are sorted by start, none is longer than
// `longest`: that bounds the search, so that a text of nothing but cues is read in linear time.
template <typename Visit>
void for_each_near(const std::vector<Evidence>& pieces, std::uint32_t longest, std::uint32_t start, std::uint32_t end,
                   Visit visit) {
  const std::uint32_t low = start > longest ? start - longest : 0;
  auto it = std::lower_bound(pieces.begin(), pieces.end(), low,
                             [](const Evidence& e, std::uint32_t pos) { return e.start < pos; });
  for (; it != pieces.end() && it->start < end; ++it)
    if (it->end > start) visit(*it);
}

struct Reading {
  Field field = Field::text;
  Text text;
  std::vector<Evidence> evidence;  // sorted by entry, then start
  // Entries whose cues were all struck out by vetoes or negation, or marks whose vetoes alone were met: the text speaks of
  // them, but denies them. Sorted.
  std::vector<std::uint16_t> denied;
  std::vector<std::uint16_t> languages;  // per entry of languages/: how many of its words were met
};

// Reads a text into a Reading whose room is used again.
class FieldReader {
 public:
  void read(const Pack& pack, Field field, std::string_view utf8, Reading& out);
  void read(const Pack& pack, Field field, std::u16string_view units, Reading& out);

 private:
  void read_evidence(const Pack& pack, Reading& out);

  Scan scan_;
  std::vector<Evidence> vetoes_;  // by start; weight is not used
};

// The same as a new value.
Reading read_field(const Pack& pack, Field field, std::string_view utf8);

// Does a reading deny the entry, and none show it?
bool is_denied(std::span<const Reading> readings, std::uint16_t entry);

}  // namespace huiping
