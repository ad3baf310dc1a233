// Fits a handful of numbers by descent.
#include "calibrate.h"

#include <cmath>

#include "model/probability.h"

namespace huiping::train {

Stretch fit_softmax(const Scores& scores, const std::vector<std::size_t>& heads,
                    const std::vector<std::size_t>& truth) {
  constexpr int kSteps = 3000;
  constexpr double kRate = 0.5;
  constexpr double kFactorRate = 0.1;
  Stretch stretch{1, std::vector<double>(heads.size())};
  if (scores.empty()) return stretch;
  const double share = 1.0 / static_cast<double>(scores.size());
  for (int step = 0; step < kSteps; ++step) {
    double factor_slope = 0;
    std::vector<double> shift_slope(heads.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      std::vector<double> moved;
      for (std::size_t k = 0; k < heads.size(); ++k)
        moved.push_back(scores[i][heads[k]] * stretch.factor + stretch.shift[k]);
      moved = softmax(std::move(moved));
      for (std::size_t k = 0; k < heads.size(); ++k) {
        const double error = (moved[k] - (k == truth[i] ? 1 : 0)) * share;
        factor_slope += error * scores[i][heads[k]];
        shift_slope[k] += error;
      }
    }
    stretch.factor -= kFactorRate * factor_slope;
    for (std::size_t k = 0; k < heads.size(); ++k) stretch.shift[k] -= kRate * shift_slope[k];
  }
  return stretch;
}

Stretch fit_logistic(const Scores& scores, const std::vector<std::size_t>& heads,
                     const std::vector<std::vector<bool>>& holds) {
  double factor = 1;
  double shift = 0;
  // Newton's method on two numbers; ten steps are plenty for a convex function of two.
  for (int step = 0; step < 10; ++step) {
    double slope_f = 0, slope_s = 0, bend_ff = 1e-9, bend_fs = 0, bend_ss = 1e-9;
    for (std::size_t i = 0; i < scores.size(); ++i)
      for (std::size_t k = 0; k < heads.size(); ++k) {
        const double x = scores[i][heads[k]];
        const double p = logistic(x * factor + shift);
        const double error = p - (holds[i][k] ? 1 : 0);
        const double bend = p * (1 - p);
        slope_f += error * x;
        slope_s += error;
        bend_ff += bend * x * x;
        bend_fs += bend * x;
        bend_ss += bend;
      }
    const double determinant = bend_ff * bend_ss - bend_fs * bend_fs;
    if (!(determinant > 0)) break;
    factor -= (bend_ss * slope_f - bend_fs * slope_s) / determinant;
    shift -= (bend_ff * slope_s - bend_fs * slope_f) / determinant;
  }
  return {factor, std::vector<double>(heads.size(), shift)};
}

void apply(const Stretch& stretch, const std::vector<std::size_t>& heads, Model& model) {
  for (std::size_t k = 0; k < heads.size(); ++k) {
    float& scale = model.scale[heads[k]];
    float& bias = model.bias[heads[k]];
    scale = static_cast<float>(scale * stretch.factor);
    bias = static_cast<float>(bias * stretch.factor + stretch.shift[k]);
  }
}

}  // namespace huiping::train
