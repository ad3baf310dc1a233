// Clauses: what the heads say of a text whose clauses may each speak of another thing.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "model/model.h"

namespace huiping {

struct ClauseScores {
  // Per head: 0.7 of the whole text's score and 0.3 of its best clause's, which finds causes (primary and all)
  // better than either alone. This is the score that heads named after causes are calibrated for; the other heads
  // (severity.2, prior_contact.not_contacted, remedy_asked.refund, flags.churn, ...) are for Model::score(text).
  std::vector<double> scores;
  // Per head: units [first, second) of the clause that speaks most for it; {0, 0} for an empty text.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> best_clause;
};

// Two passes over the text, whatever the number of clauses.
ClauseScores score_by_clause(const Model& model, const Text& text);

}  // namespace huiping
