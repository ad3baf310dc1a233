// Influence: how far a review sways other buyers, as points per reason that add up to 0..100.
#pragma once

#include <string>
#include <vector>

#include "huiping/assessment.h"
#include "huiping/review.h"

namespace huiping {

// code is a file of data/reasons ("images", "helpful", ...), or empty for what every review has; n fills "{n}".
struct InfluencePart {
  std::string code;
  int points = 0;
  int n = 0;
};

// What influence looks at, beyond the review itself (docs/risk.md).
struct InfluenceFacts {
  int letters = 0;  // Han ideographs, and every fourth Latin letter, of both texts
  int quotes = 0;   // quotes of all causes: how concrete the text is
  bool dissuades = false;
  bool high_value = false;
};

// Never decreases when a picture, a helpful vote, a letter, a quote or a follow-up is added.
std::vector<InfluencePart> weigh_influence(const Review& review, const InfluenceFacts& facts);
// Sum of the parts, at most 100.
int influence_points(const std::vector<InfluencePart>& parts);

}  // namespace huiping
