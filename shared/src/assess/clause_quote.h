// Clause quote: the clause that speaks most for a learned head, the words shown when no cue shows any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/reading.h"
#include "model/model.h"

namespace huiping {

// Units [start, end) of one clause of readings[reading], without blanks and punctuation at its ends.
struct ClauseQuote {
  std::size_t reading = 0;
  std::uint32_t start = 0, end = 0;
};

// Each clause is scored alone; the first of the best wins. Nothing when no reading holds a letter.
std::optional<ClauseQuote> find_clause_quote(const Model& model, std::size_t head,
                                             const std::vector<Reading>& readings);

}  // namespace huiping
