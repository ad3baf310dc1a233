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

// Units [first, last).
struct Stretch {
  std::uint32_t first = 0, last = 0;
};

// The deadline named in a stretch, counted from `made_at`; of several the one that words like "before" stand by, then
// the one nearest to unit `act`. Lengths of time are exact (in three days: the same clock time); a day is its last
// second, or the clock time or part of the day named with it; a weekday is the next one, a date the next that has not
// passed; a week ends on Sunday; working days leave out Saturday and Sunday. Nothing when none is named.
std::optional<Moment> find_deadline(const Lexicon& lexicon, const Text& text, const std::vector<Word>& words,
                                    const Stretch& where, std::uint32_t act, const Moment& made_at);

// Hundredths of the number that ends at `end` (blanks allowed), looked for from `start` on: "3" is 300, "half" 50.
std::optional<std::int64_t> read_count_cents(const Text& text, std::uint32_t start, std::uint32_t end);

}  // namespace huiping
