// Measures cause heads against readings they were not trained on.
#include <algorithm>

#include "causes.h"
#include "model/clauses.h"
#include "model/probability.h"
#include "text/normalize.h"

namespace huiping::train {
namespace {

struct Counts {
  double found = 0, true_found = 0, real = 0;
  double f1() const { return found + real > 0 ? 2 * true_found / (found + real) : 0; }
};

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The best head of a kind, without the kind; empty when there is none.
std::string best_of_kind(const Model& model, const std::vector<double>& scores, const std::string& kind) {
  std::string best;
  double most = 0;
  for (std::size_t head = 0; head < scores.size(); ++head) {
    if (model.heads[head].rfind(kind, 0) != 0 || (!best.empty() && scores[head] <= most)) continue;
    best = model.heads[head].substr(kind.size());
    most = scores[head];
  }
  return best;
}

void count_kind(const Model& model, const std::vector<double>& scores, const std::string& kind,
                const std::vector<std::string>& real, Counts& counts) {
  counts.real += static_cast<double>(real.size());
  for (std::size_t head = 0; head < scores.size(); ++head) {
    if (model.heads[head].rfind(kind, 0) != 0 || scores[head] <= 0) continue;
    counts.found += 1;
    counts.true_found += contains(real, model.heads[head].substr(kind.size()));
  }
}

bool meets_quote(const FoldTable& fold, const LabelledReview& reading, std::pair<std::uint32_t, std::uint32_t> clause) {
  const std::u16string quote = normalize(fold, reading.quotes.front()).units;
  const auto at = reading.text.units.find(quote);
  return at != std::u16string::npos && at < clause.second && clause.first < at + quote.size();
}

}  // namespace

CauseFigures measure_causes(const FoldTable& fold, const Model& model, const std::vector<LabelledReview>& readings) {
  CauseFigures figures;
  figures.rows = readings.size();
  std::vector<std::size_t> causes;
  for (std::size_t head = 0; head < model.heads.size(); ++head)
    if (const auto& name = model.heads[head]; name.rfind("severity.", 0) != 0 && name.rfind("prior_contact.", 0) != 0 &&
                                              name.rfind("remedy_asked.", 0) != 0 && name.rfind("flags.", 0) != 0)
      causes.push_back(head);
  Counts set, remedies, flags;
  double with_cause = 0, free = 0, quoted = 0, rows = 0;
  for (const LabelledReview& reading : readings) {
    rows += 1;
    const std::vector<double> whole = model.score(reading.text);
    const ClauseScores by_clause = score_by_clause(model, reading.text);
    std::vector<std::size_t> order = causes;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return by_clause.scores[a] > by_clause.scores[b]; });
    const bool any = logistic(by_clause.scores[order[0]]) >= kLikely;
    set.real += static_cast<double>(reading.causes.size());
    for (const std::size_t head : order) {
      if (logistic(by_clause.scores[head]) < kLikely) break;
      set.found += 1;
      set.true_found += contains(reading.causes, model.heads[head]);
    }
    if (reading.causes.empty()) {
      free += 1;
      figures.kept_free += !any;
    } else {
      with_cause += 1;
      const std::string& primary = reading.causes.front();
      const bool right = model.heads[order[0]] == primary;
      figures.primary += right;
      figures.primary_in_two += right || model.heads[order[1]] == primary;
      auto& [hits, all] = figures.recall[primary];
      hits += right;
      all += 1;
      if (const auto head = model.find_head(primary);
          head && !reading.quotes.empty() && !reading.quotes.front().empty()) {
        quoted += 1;
        figures.quote += meets_quote(fold, reading, by_clause.best_clause[*head]);
      }
    }
    figures.severity += best_of_kind(model, whole, "severity.") == std::to_string(reading.severity);
    figures.prior_contact += best_of_kind(model, whole, "prior_contact.") == reading.prior_contact;
    count_kind(model, whole, "remedy_asked.", reading.remedy_asked, remedies);
    count_kind(model, whole, "flags.", reading.flags, flags);
  }
  const auto divide = [](double& value, double by) { value = by > 0 ? value / by : 0; };
  divide(figures.primary, with_cause);
  divide(figures.primary_in_two, with_cause);
  divide(figures.kept_free, free);
  divide(figures.severity, rows);
  divide(figures.prior_contact, rows);
  divide(figures.quote, quoted);
  figures.micro_f1 = set.f1();
  figures.remedy_f1 = remedies.f1();
  figures.flags_f1 = flags.f1();
  return figures;
}

}  // namespace huiping::train
