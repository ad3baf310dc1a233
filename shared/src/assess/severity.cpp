// Applies the boundaries; see docs/risk.md, section Severity.
#include "assess/severity.h"

#include <algorithm>

namespace huiping {
namespace {

constexpr std::size_t kManyCauses = 4;

bool is_serious(const Codes& codes, const Judgement& j) {
  if (j.causes.size() >= kManyCauses) return true;
  if (has_mark(j.flags, codes.abusive_language) && j.causes.size() >= 2) return true;
  return std::any_of(j.causes.begin(), j.causes.end(),
                     [&](const FoundCause& c) { return codes.severity[c.entry] == 3; });
}

}  // namespace

int judge_severity(const Codes& codes, const Judgement& j, std::optional<int> learned) {
  if (j.label == SentimentLabel::empty) return 0;
  const bool negative = j.label == SentimentLabel::negative;
  if (has_mark(j.flags, codes.safety_hazard) || has_mark(j.flags, codes.legal_threat)) return 3;
  if (negative && !learned && is_serious(codes, j)) return 3;
  if (has_mark(j.signals, codes.threat) || has_mark(j.signals, codes.demand_beyond_loss))
    return std::clamp(learned.value_or(2), 2, 3);
  if (j.causes.empty()) return negative ? 1 : 0;
  // Who warns others or will not come back is more than mildly displeased.
  const bool turns_away = negative && (has_mark(j.flags, codes.dissuades_others) || has_mark(j.flags, codes.churn));
  if (learned) return std::clamp(*learned, turns_away ? 2 : 1, 3);
  if (!negative) return 1;
  const bool buyers_own = std::all_of(j.causes.begin(), j.causes.end(), [&](const FoundCause& c) {
    return c.entry == codes.changed_mind || c.entry == codes.mistake;
  });
  return buyers_own ? 1 : 2;
}

}  // namespace huiping
