// Gradient descent over a handful of numbers.
#include "calibrate.h"

#include <cmath>

#include "model/probability.h"

namespace huiping::train {
namespace {

constexpr int kSteps = 3000;
constexpr double kRate = 0.5;

void apply(Model& model, std::size_t head, double factor, double shift) {
  model.scale[head] = static_cast<float>(model.scale[head] * factor);
  model.bias[head] = static_cast<float>(model.bias[head] * factor + shift);
}

}  // namespace

void calibrate_softmax(Model& model, const std::vector<std::u16string_view>& texts,
                       const std::vector<std::size_t>& head_of) {
  if (texts.empty()) return;
  std::vector<std::vector<double>> scores;
  for (const auto text : texts) scores.push_back(model.score(text));
  const std::size_t heads = model.heads.size();
  const double share = 1.0 / static_cast<double>(texts.size());
  double factor = 1;
  std::vector<double> shift(heads);
  for (int step = 0; step < kSteps; ++step) {
    double factor_slope = 0;
    std::vector<double> shift_slope(heads);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      std::vector<double> moved = scores[i];
      for (std::size_t head = 0; head < heads; ++head) moved[head] = moved[head] * factor + shift[head];
      moved = softmax(moved);
      for (std::size_t head = 0; head < heads; ++head) {
        const double error = (moved[head] - (head == head_of[i] ? 1 : 0)) * share;
        factor_slope += error * scores[i][head];
        shift_slope[head] += error;
      }
    }
    factor -= kRate * 0.2 * factor_slope;
    for (std::size_t head = 0; head < heads; ++head) shift[head] -= kRate * shift_slope[head];
  }
  for (std::size_t head = 0; head < heads; ++head) apply(model, head, factor, shift[head]);
}

void calibrate_logistic(Model& model, std::size_t head, const std::vector<double>& scores,
                        const std::vector<bool>& holds) {
  if (scores.empty()) return;
  const double share = 1.0 / static_cast<double>(scores.size());
  double factor = 1;
  double shift = 0;
  for (int step = 0; step < kSteps; ++step) {
    double factor_slope = 0;
    double shift_slope = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double error = (logistic(scores[i] * factor + shift) - (holds[i] ? 1 : 0)) * share;
      factor_slope += error * scores[i];
      shift_slope += error;
    }
    factor -= kRate * factor_slope;
    shift -= kRate * shift_slope;
  }
  apply(model, head, factor, shift);
}

}  // namespace huiping::train
