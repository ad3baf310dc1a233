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

InfluenceParts weigh_influence(const ReviewFacts& facts, const InfluenceWords& words) {
  const int images = facts.images.value_or(0);
  const int helpful = facts.helpful.value_or(0);
  const int length = climb({{12, 5}, {30, 10}, {80, 15}, {200, 20}}, words.letters);
  const int concrete = climb({{1, 5}, {2, 10}, {3, 15}}, words.quotes);
  return {{{Reason::reach, 10, 0},
           {Reason::detail, length + concrete, 0},
           {Reason::images, climb({{1, 10}, {2, 15}, {4, 20}}, images), images},
           {Reason::helpful, climb({{1, 5}, {3, 10}, {10, 15}, {30, 20}, {100, 25}}, helpful), helpful},
           {Reason::append, facts.has_append ? 10 : 0, 0},
           {Reason::dissuasion, words.dissuades ? 5 : 0, 0},
           {Reason::price, facts.high_value ? 10 : 0, 0}}};
}

int influence_points(const InfluenceParts& parts) {
  int sum = 0;
  for (const InfluencePart& part : parts) sum += part.points;
  return std::min(sum, 100);
}

}  // namespace huiping
