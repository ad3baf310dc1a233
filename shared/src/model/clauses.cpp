// Scores the text and each of its clauses.
#include "model/clauses.h"

namespace huiping {
namespace {

constexpr double kWhole = 0.7;
constexpr double kClause = 0.3;

}  // namespace

ClauseScores score_by_clause(const Model& model, const Text& text) {
  ClauseScores result;
  result.scores = model.score(text);
  result.best_clause.resize(result.scores.size());
  std::vector<double> best;
  for (std::uint32_t first = 0; first < text.size();) {
    std::uint32_t last = first;
    while (last < text.size() && text.clause[last] == text.clause[first]) ++last;
    const std::vector<double> scores = model.score(text, first, last);
    if (best.empty()) best.assign(scores.size(), -1e9);
    for (std::size_t head = 0; head < scores.size(); ++head) {
      if (scores[head] <= best[head]) continue;
      best[head] = scores[head];
      result.best_clause[head] = {first, last};
    }
    first = last;
  }
  for (std::size_t head = 0; head < best.size(); ++head)
    result.scores[head] = kWhole * result.scores[head] + kClause * best[head];
  return result;
}

}  // namespace huiping
