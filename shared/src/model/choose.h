// Choose: which causes a verdict names, in which order.
#pragma once

#include <array>
#include <cstdint>

#include "model/model.h"

namespace huiping {

// Log-odds (in 1/256) from which a cause belongs to the set: near the best F1, see docs/accuracy.md.
inline constexpr std::int32_t kLikelyCause = -64;

struct Choice {
  std::array<std::uint8_t, kLanes> causes{};  // numbers of causes, primary first
  std::size_t count = 0;
  std::int32_t lead = 0;  // log-odds by which the likeliest cause is ahead of "none", but for tone and lift
};

// Added to the log-odds of "none"; chosen on reviews that nothing learned from (docs/accuracy.md).
inline constexpr std::int32_t kNoneLift = -64;

// Empty when "none" is likelier than every cause; a quarter of what the tone says counts in that question.
Choice choose_causes(const Model& model, const Verdict& verdict, std::int32_t none_lift = kNoneLift);

// Log-odds, as a real number, that this cause is the primary one: as measured, for the second stage is too sure of what
// is likely and of what is not.
double primary_log_odds(const Model& model, const Verdict& verdict, std::size_t cause);

}  // namespace huiping
