// Risk: the score a seller sorts by, as a sum of whole points, each with its reason (docs/risk.md).
#pragma once

#include <optional>
#include <vector>

#include "assess/influence.h"
#include "huiping/assessment.h"
#include "match/lexicon.h"

namespace huiping {

struct RiskFacts {
  const Lexicon& lexicon;  // labels and the texts of data/reasons
  const Review& review;
  const std::vector<InfluencePart>& influence;
  std::optional<int> days_open;  // days since the review, when it has no reply and both dates are known
};

// Uses severity, causes, flags, signals and prior contact of the assessment. Monotone in each of them.
Risk weigh_risk(const Assessment& assessment, const RiskFacts& facts);

}  // namespace huiping
