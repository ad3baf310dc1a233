// Scores each reading once.
#include "assess/heads.h"

#include <algorithm>

#include "assess/clause_quote.h"
#include "assess/tone.h"

namespace huiping {

Heads::Heads(const Pack& pack, Lang lang, const std::vector<Reading>& readings)
    : model_(find_model(pack, "causes", lang)) {
  if (model_ == nullptr) return;
  for (const Reading& reading : readings) {
    const std::vector<double> scores = model_->score(reading.text);
    if (scores_.empty()) scores_ = scores;
    for (std::size_t i = 0; i < scores_.size(); ++i) scores_[i] = std::max(scores_[i], scores[i]);
  }
}

std::optional<double> Heads::score(std::string_view name) const {
  if (model_ == nullptr || scores_.empty()) return std::nullopt;
  const auto head = model_->find_head(name);
  if (!head) return std::nullopt;
  return scores_[*head];
}

std::optional<Heads::Clause> Heads::find_clause(std::string_view name, const std::vector<Reading>& readings) const {
  if (model_ == nullptr) return std::nullopt;
  const auto head = model_->find_head(name);
  if (!head) return std::nullopt;
  const auto quote = find_clause_quote(*model_, *head, readings);
  if (!quote) return std::nullopt;
  return Clause{quote->reading, quote->start, quote->end};
}

std::optional<int> Heads::severity() const {
  std::optional<int> best;
  double best_score = 0;
  for (int i = 0; i < 4; ++i) {
    const auto value = score("severity." + std::to_string(i));
    if (!value || (best && *value <= best_score)) continue;
    best = i;
    best_score = *value;
  }
  return best;
}

}  // namespace huiping
