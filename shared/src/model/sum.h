// Sums the weights of many slots lane by lane, in integers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace huiping {

// sums[lane] = sum of weights[slot * 64 + lane] over the slots given, 64 lanes.
void sum_slots(const std::int8_t* weights, const std::uint32_t* slots, std::size_t count, std::int32_t* sums);

}  // namespace huiping
