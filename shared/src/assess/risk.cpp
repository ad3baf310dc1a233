// The weights of docs/risk.md, section Risk.
#include "assess/risk.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace huiping {
namespace {

constexpr int kSeverityPoints[] = {0, 14, 30, 50};
// Influence adds up to this many points per step of severity.
constexpr int kInfluencePerSeverity = 8;
constexpr int kPointsPerFurtherCause = 3;
constexpr std::size_t kMostFurtherCauses = 3;
constexpr int kUnsolvedContact = 6;

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

void add(Judgement& j, Reason reason, int points, std::size_t which = 0, int n = 0) {
  if (points > 0)
    j.reasons.push_back({reason, static_cast<std::uint8_t>(which), static_cast<std::int16_t>(points), n});
}

void add_causes(Judgement& j) {
  const int points = kSeverityPoints[j.severity];
  if (j.causes.empty()) {
    add(j, Reason::unhappy, points);
    return;
  }
  add(j, Reason::cause, points);
  for (std::size_t i = 1; i < j.causes.size() && i <= kMostFurtherCauses; ++i)
    add(j, Reason::more_causes, j.severity == 0 ? 0 : kPointsPerFurtherCause, i);
}

void add_marks(const Pack& pack, Judgement& j, Reason reason, const std::vector<FoundMark>& marks,
               std::span<const MarkWeight> weights) {
  for (std::size_t i = 0; i < marks.size(); ++i)
    for (const MarkWeight& weight : weights)
      if (weight.code == pack.assess.entries[marks[i].entry].code) add(j, reason, weight.points, i);
}

int star_points(double stars) { return stars <= 2 ? 5 : stars <= 3 ? 3 : 0; }

int age_points(int days) { return days >= 30 ? 10 : days >= 7 ? 7 : days >= 3 ? 5 : days >= 1 ? 2 : 0; }

Band band_of(int score) {
  if (score >= 75) return Band::critical;
  if (score >= 50) return Band::high;
  return score >= 25 ? Band::medium : Band::low;
}

}  // namespace

void weigh_risk(const Pack& pack, const ReviewFacts& facts, const InfluenceParts& influence, Judgement& j) {
  j.reasons.clear();
  add_causes(j);
  for (const InfluencePart& part : influence)
    add(j, part.reason, (part.points * j.severity * kInfluencePerSeverity + 50) / 100, 0, part.n);
  if (j.severity > 0) {
    add_marks(pack, j, Reason::flag, j.flags, kFlagWeights);
    add_marks(pack, j, Reason::signal, j.signals, kSignalWeights);
    if (j.contacted != kNoEntry && j.contacted == pack.codes.contacted_unresolved)
      add(j, Reason::prior_contact, kUnsolvedContact);
    if (facts.days_open) add(j, Reason::age, age_points(*facts.days_open), 0, *facts.days_open);
  }
  if (facts.stars)
    add(j, Reason::stars, star_points(*facts.stars), 0, static_cast<int>(*facts.stars));
  else if (facts.grade && *facts.grade != Grade::good)
    add(j, Reason::grade, *facts.grade == Grade::bad ? 5 : 3);
  int sum = 0;
  for (const JudgedReason& reason : j.reasons) sum += reason.points;
  j.risk = std::min(sum, 100);
  j.band = band_of(j.risk);
  // Few, and mostly in order already: insertion keeps equal ones as they came and needs no memory.
  for (std::size_t i = 1; i < j.reasons.size(); ++i)
    for (std::size_t k = i; k > 0 && j.reasons[k].points > j.reasons[k - 1].points; --k)
      std::swap(j.reasons[k], j.reasons[k - 1]);
}

}  // namespace huiping
