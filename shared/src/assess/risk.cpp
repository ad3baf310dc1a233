// The weights of docs/risk.md, section Risk.
#include "assess/risk.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "assess/marks.h"

namespace huiping {
namespace {

constexpr int kSeverityPoints[] = {0, 14, 30, 50};
// Influence adds up to this many points per step of severity.
constexpr int kInfluencePerSeverity = 8;
constexpr int kPointsPerFurtherCause = 3;
constexpr std::size_t kMostFurtherCauses = 3;

struct MarkWeight {
  std::string_view code;
  int points;
};

constexpr MarkWeight kFlagWeights[] = {
    {"legal_threat", 14},    {"safety_hazard", 14},     {"append_turned_negative", 8},
    {"dissuades_others", 6}, {"personal_data", 5},      {"churn", 4},
    {"abusive_language", 4}, {"star_text_mismatch", 3}, {"sarcasm", 2},
};
constexpr MarkWeight kSignalWeights[] = {
    {"threat", 6}, {"price_for_removal", 6}, {"demand_beyond_loss", 4}, {"burst", 4}, {"claims_loophole", 4},
};

std::string fill(std::string text, std::string_view slot, const std::string& value) {
  const std::size_t at = text.find(slot);
  return at == std::string::npos ? text : text.replace(at, slot.size(), value);
}

// Collects reasons; the texts come from data/reasons, with {label} and {n} filled in.
class Sum {
 public:
  explicit Sum(const Lexicon& lexicon) : lexicon_(lexicon) {}

  void add(std::string code, int points, std::string_view reason, const Bilingual& label, int n,
           std::vector<Quote> quotes) {
    if (points <= 0) return;
    Bilingual text;
    if (const Entry* entry = lexicon_.find_entry("reasons", reason)) {
      text.zh = fill(fill(entry->field("label zh"), "{label}", label.zh), "{n}", std::to_string(n));
      text.en = fill(fill(entry->field("label en"), "{label}", label.en), "{n}", std::to_string(n));
    }
    reasons_.push_back({std::move(code), points, std::move(text), std::move(quotes)});
  }

  void add(std::string_view reason, int points, int n = 0) { add(std::string(reason), points, reason, {}, n, {}); }

  void add_marks(std::string_view kind, std::string_view reason, const std::vector<Mark>& marks,
                 const MarkWeight* begin, const MarkWeight* end) {
    for (const Mark& mark : marks)
      for (const MarkWeight* w = begin; w != end; ++w)
        if (w->code == mark.code)
          add(std::string(reason) + "." + mark.code, w->points, reason, label_of(kind, mark.code), 0, mark.quotes);
  }

  Bilingual label_of(std::string_view kind, std::string_view code) const {
    const Entry* entry = lexicon_.find_entry(kind, code);
    if (entry == nullptr) return {std::string(code), std::string(code)};
    return {entry->field("label zh"), entry->field("label en")};
  }

  Risk finish() {
    std::stable_sort(reasons_.begin(), reasons_.end(),
                     [](const RiskReason& a, const RiskReason& b) { return a.points > b.points; });
    Risk risk;
    int sum = 0;
    for (const RiskReason& reason : reasons_) sum += reason.points;
    risk.score = std::min(sum, 100);
    risk.band = risk.score >= 75   ? Band::critical
                : risk.score >= 50 ? Band::high
                : risk.score >= 25 ? Band::medium
                                   : Band::low;
    risk.reasons = std::move(reasons_);
    return risk;
  }

 private:
  const Lexicon& lexicon_;
  std::vector<RiskReason> reasons_;
};

void add_causes(Sum& sum, const Assessment& a) {
  const int points = kSeverityPoints[a.severity];
  if (a.causes.empty()) {
    sum.add("unhappy", points);
    return;
  }
  const Cause& main = a.causes.front();
  sum.add("cause." + main.code, points, "cause", sum.label_of("causes", main.code), 0, main.quotes);
  for (std::size_t i = 1; i < a.causes.size() && i <= kMostFurtherCauses; ++i)
    sum.add("cause." + a.causes[i].code, a.severity == 0 ? 0 : kPointsPerFurtherCause, "more_causes",
            sum.label_of("causes", a.causes[i].code), 0, a.causes[i].quotes);
}

int star_points(double stars) { return stars <= 2 ? 5 : stars <= 3 ? 3 : 0; }

int age_points(int days) { return days >= 30 ? 10 : days >= 7 ? 7 : days >= 3 ? 5 : days >= 1 ? 2 : 0; }

}  // namespace

Risk weigh_risk(const Assessment& a, const RiskFacts& facts) {
  Sum sum(facts.lexicon);
  add_causes(sum, a);
  for (const InfluencePart& part : facts.influence)
    sum.add(part.code.empty() ? std::string("reach") : part.code,
            (part.points * a.severity * kInfluencePerSeverity + 50) / 100,
            part.code.empty() ? std::string_view("reach") : std::string_view(part.code), {}, part.n, {});
  if (a.severity > 0) {
    sum.add_marks("flags", "flag", a.flags, std::begin(kFlagWeights), std::end(kFlagWeights));
    sum.add_marks("signals", "signal", a.signals, std::begin(kSignalWeights), std::end(kSignalWeights));
    if (a.prior_contact == "contacted_unresolved") sum.add("prior_contact", 6);
    if (facts.days_open) sum.add("age", age_points(*facts.days_open), *facts.days_open);
  }
  if (facts.review.stars)
    sum.add("stars", star_points(*facts.review.stars), static_cast<int>(*facts.review.stars));
  else if (facts.review.grade && *facts.review.grade != Grade::good)
    sum.add("grade", *facts.review.grade == Grade::bad ? 5 : 3);
  return sum.finish();
}

}  // namespace huiping
