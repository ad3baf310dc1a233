// The tables of docs/risk.md, section Influence.
#include "assess/influence.h"

#include <algorithm>
#include <initializer_list>

namespace huiping {
namespace {

struct Step {
  int from;
  int points;
};

// The points of the highest step that `value` reaches; steps stand in ascending order.
int climb(std::initializer_list<Step> steps, int value) {
  int points = 0;
  for (const Step& step : steps)
    if (value >= step.from) points = step.points;
  return points;
}

}  // namespace

std::vector<InfluencePart> weigh_influence(const Review& review, const InfluenceFacts& facts) {
  const int images = review.images.value_or(0);
  const int helpful = review.helpful.value_or(0);
  const int length = climb({{12, 5}, {30, 10}, {80, 15}, {200, 20}}, facts.letters);
  const int concrete = climb({{1, 5}, {2, 10}, {3, 15}}, facts.quotes);
  std::vector<InfluencePart> parts = {
      {"", 10, 0},
      {"detail", length + concrete, 0},
      {"images", climb({{1, 10}, {2, 15}, {4, 20}}, images), images},
      {"helpful", climb({{1, 5}, {3, 10}, {10, 15}, {30, 20}, {100, 25}}, helpful), helpful},
      {"append", review.append_text.empty() ? 0 : 10, 0},
      {"dissuasion", facts.dissuades ? 5 : 0, 0},
      {"price", facts.high_value ? 10 : 0, 0},
  };
  parts.erase(std::remove_if(parts.begin(), parts.end(), [](const InfluencePart& p) { return p.points == 0; }),
              parts.end());
  return parts;
}

int influence_points(const std::vector<InfluencePart>& parts) {
  int sum = 0;
  for (const InfluencePart& part : parts) sum += part.points;
  return std::min(sum, 100);
}

}  // namespace huiping
