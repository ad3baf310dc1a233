// The likeliest primary cause leads; what else is likely follows.
#include "model/choose.h"

#include <algorithm>
#include <cmath>

namespace huiping {
namespace {

constexpr std::int32_t kMostOfTone = 8 * kLogit;
// What log-odds of the softmax are worth, fitted on reviews that nothing learned from (docs/accuracy.md).
constexpr double kSlope = 0.62;
constexpr double kBase = 0.2;

}  // namespace

Choice choose_causes(const Model& model, const Verdict& verdict, std::int32_t none_lift) {
  Choice choice;
  if (model.causes == 0) return choice;
  std::uint8_t best = 0;
  for (std::uint8_t i = 0; i < model.causes; ++i)
    if (verdict.primary[i] > verdict.primary[best]) best = i;
  const std::int32_t tone = std::clamp(verdict.tone[0] - verdict.tone[2], -kMostOfTone, kMostOfTone);
  choice.lead = verdict.primary[best] - verdict.primary[model.causes];
  if (choice.lead - none_lift + tone / 4 < 0) return choice;
  for (std::uint8_t i = 0; i < model.causes; ++i)
    if (i == best || verdict.set[i] >= kLikelyCause) choice.causes[choice.count++] = i;
  std::sort(choice.causes.begin(), choice.causes.begin() + static_cast<std::ptrdiff_t>(choice.count),
            [&](std::uint8_t a, std::uint8_t b) {
              return verdict.primary[a] != verdict.primary[b] ? verdict.primary[a] > verdict.primary[b] : a < b;
            });
  return choice;
}

double primary_log_odds(const Model& model, const Verdict& verdict, std::size_t cause) {
  double others = 0;
  for (std::size_t i = 0; i <= model.causes; ++i)
    if (i != cause)
      others += std::exp(
          static_cast<double>(std::clamp(verdict.primary[i] - verdict.primary[cause], -20 * kLogit, 20 * kLogit)) /
          kLogit);
  return kBase - kSlope * std::log(std::max(others, 1e-9));
}

}  // namespace huiping
