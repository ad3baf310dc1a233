// Applies the boundaries; see docs/risk.md, section Severity.
#include "assess/severity.h"

#include <algorithm>
#include <string_view>

#include "assess/marks.h"

namespace huiping {
namespace {

constexpr std::size_t kManyCauses = 4;

int own_severity(const Lexicon& lexicon, const Cause& cause) {
  const Entry* entry = lexicon.find_entry("causes", cause.code);
  if (entry == nullptr || entry->field("severity").empty()) return 2;
  return entry->field("severity")[0] - '0';
}

bool is_buyers_own(const Cause& cause) { return cause.code == "buyer.changed_mind" || cause.code == "buyer.mistake"; }

bool is_serious(const Lexicon& lexicon, const Assessment& a) {
  if (has_mark(a.flags, "safety_hazard") || has_mark(a.flags, "legal_threat")) return true;
  if (a.causes.size() >= kManyCauses) return true;
  if (has_mark(a.flags, "abusive_language") && a.causes.size() >= 2) return true;
  return std::any_of(a.causes.begin(), a.causes.end(), [&](const Cause& c) { return own_severity(lexicon, c) == 3; });
}

}  // namespace

int judge_severity(const Lexicon& lexicon, const Assessment& a, std::optional<int> learned) {
  if (a.sentiment.label == SentimentLabel::empty) return 0;
  const bool negative = a.sentiment.label == SentimentLabel::negative;
  if (has_mark(a.flags, "safety_hazard") || has_mark(a.flags, "legal_threat")) return 3;
  if (negative && !learned && is_serious(lexicon, a)) return 3;
  if (has_mark(a.signals, "threat") || has_mark(a.signals, "demand_beyond_loss"))
    return std::clamp(learned.value_or(2), 2, 3);
  if (a.causes.empty()) return negative ? 1 : 0;
  if (learned) return std::clamp(*learned, 1, 3);
  if (!negative) return 1;
  if (std::all_of(a.causes.begin(), a.causes.end(), is_buyers_own)) return 1;
  return 2;
}

}  // namespace huiping
