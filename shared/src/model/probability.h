// Probability: how the calibrated scores of a model are read.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace huiping {

// For heads that stand alone (causes, flags): the probability that the head holds.
inline double logistic(double score) { return 1 / (1 + std::exp(-score)); }

// For heads of which exactly one holds (sentiment, severity): adds up to 1, empty for no scores.
inline std::vector<double> softmax(std::vector<double> scores) {
  if (scores.empty()) return scores;
  const double most = *std::max_element(scores.begin(), scores.end());
  double total = 0;
  for (double& score : scores) total += score = std::exp(score - most);
  for (double& score : scores) score /= total;
  return scores;
}

}  // namespace huiping
