// Reading: one field of a review, normalised, with the lexicon evidence that survived vetoes and negation.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "huiping/review.h"
#include "match/lexicon.h"
#include "text/fold_table.h"
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
  // Entries whose cues were all struck out by vetoes or negation: the text speaks of them, but denies them. Sorted.
  std::vector<std::uint16_t> denied;
};

Reading read_field(const Lexicon& lexicon, const FoldTable& fold, Field field, std::string_view utf8);

// The evidence of one entry, in order of the text.
std::vector<Evidence> evidence_of(const Reading& reading, std::uint16_t entry);

// Does a reading deny the entry, and none show it?
bool is_denied(const std::vector<Reading>& readings, std::uint16_t entry);

// First and one past the last index of the entries of a kind ("causes", "flags", ...); entries are sorted by kind.
struct EntryRange {
  std::uint16_t first = 0, last = 0;
};
EntryRange entries_of(const Lexicon& lexicon, std::string_view kind);

}  // namespace huiping
