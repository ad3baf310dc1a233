// Influence: how far a review sways other buyers, as points per reason that add up to 0..100.
#pragma once

#include <array>
#include <cstdint>

#include "assess/judgement.h"

namespace huiping {

// n fills "{n}" of the reason's words.
struct InfluencePart {
  Reason reason = Reason::reach;
  int points = 0;
  int n = 0;
};
using InfluenceParts = std::array<InfluencePart, 7>;

// What influence looks at, beyond the facts (docs/risk.md).
struct InfluenceWords {
  int letters = 0;  // Han ideographs, and every fourth Latin letter, of both texts
  int quotes = 0;   // quotes of all causes: how concrete the text is
  bool dissuades = false;
};

// Never decreases when a picture, a helpful vote, a letter, a quote or a follow-up is added.
InfluenceParts weigh_influence(const ReviewFacts& facts, const InfluenceWords& words);
// Sum of the parts, at most 100.
int influence_points(const InfluenceParts& parts);

}  // namespace huiping
