// The likeliest primary cause leads; what else is likely follows.
#include "model/choose.h"

#include <algorithm>

namespace huiping {

Choice choose_causes(const Model& model, const Verdict& verdict, std::int32_t none_lift) {
  Choice choice;
  if (model.causes == 0) return choice;
  const auto begin = verdict.primary.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(model.causes);
  const auto best = static_cast<std::uint8_t>(std::find(begin, end, greatest(verdict.primary, model.causes)) - begin);
  if (verdict.primary[best] < verdict.primary[model.causes] + none_lift) return choice;
  for (std::uint8_t i = 0; i < model.causes; ++i)
    if (i == best || verdict.set[i] >= kLikelyCause) choice.causes[choice.count++] = i;
  std::sort(choice.causes.begin(), choice.causes.begin() + static_cast<std::ptrdiff_t>(choice.count),
            [&](std::uint8_t a, std::uint8_t b) {
              return verdict.primary[a] != verdict.primary[b] ? verdict.primary[a] > verdict.primary[b] : a < b;
            });
  return choice;
}

}  // namespace huiping
