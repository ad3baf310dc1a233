// Deadlines: the moment by which a sentence says that something will be done.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match/lexicon.h"
#include "plan/clock.h"
#include "text/text.h"

namespace huiping {

// One match of a promise-lexicon cue: which file (entries index), its weight, and units [start, end).
struct Word {
  std::uint16_t entry = 0;
  std::uint8_t weight = 0;
  std::uint32_t start = 0, end = 0;
};

// The deadline named in units [first, last), counted from `made_at`. Lengths of time are exact (in three days: the
// same clock time); a day is its last second, or the clock time or part of the day named with it; a weekday or date
// that has passed is the next one; working days leave out Saturday and Sunday. Nothing when none is named.
std::optional<Moment> find_deadline(const Lexicon& lexicon, const Text& text, const std::vector<Word>& words,
                                    std::uint32_t first, std::uint32_t last, const Moment& made_at);

// Hundredths of the number that ends at `end` (blanks allowed), looked for from `start` on: "3" is 300, "half" 50.
std::optional<std::int64_t> read_count_cents(const Text& text, std::uint32_t start, std::uint32_t end);

}  // namespace huiping
