// Sums the weights of many slots lane by lane, in integers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace huiping {

// sums[lane] += weights[slot * lanes + lane] for every slot given. lanes is 4 or a multiple of 16.
void add_slots(const std::int8_t* weights, std::uint32_t lanes, const std::uint32_t* slots, std::size_t count,
               std::int32_t* sums);

}  // namespace huiping
