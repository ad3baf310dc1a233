// Choose: which causes a verdict names, in which order.
#pragma once

#include <array>
#include <cstdint>

#include "model/model.h"

namespace huiping {

// Log-odds (in 1/256) from which a cause belongs to the set: near the best F1, see docs/accuracy.md.
inline constexpr std::int32_t kLikelyCause = -128;

struct Choice {
  std::array<std::uint8_t, kLanes> causes{};  // numbers of causes, primary first
  std::size_t count = 0;
};

// Added to the log-odds of "none"; chosen on cross-fitted cases (docs/accuracy.md).
inline constexpr std::int32_t kNoneLift = -128;

// Empty when "none" is likelier than every cause.
Choice choose_causes(const Model& model, const Verdict& verdict, std::int32_t none_lift = kNoneLift);

}  // namespace huiping
