// Adds 16 lanes at a time as 16-bit numbers and moves them to 32 bits before they can overflow.
#include "model/sum.h"

#include <algorithm>
#include <cstring>

namespace huiping {
namespace {

using Bytes = std::int8_t __attribute__((vector_size(16)));
using Shorts = std::int16_t __attribute__((vector_size(32)));

constexpr std::size_t kFlush = 255;  // 255 * 128 < 2^15

void add_sixteen(const std::int8_t* weights, const std::uint32_t* slots, std::size_t count, std::int32_t* sums) {
  while (count > 0) {
    const std::size_t run = std::min(count, kFlush);
    Shorts total = {};
    for (std::size_t i = 0; i < run; ++i) {
      Bytes slot;
      std::memcpy(&slot, weights + std::size_t{slots[i]} * 64, sizeof slot);
      total += __builtin_convertvector(slot, Shorts);
    }
    for (int lane = 0; lane < 16; ++lane) sums[lane] += total[lane];
    slots += run;
    count -= run;
  }
}

}  // namespace

void add_slots(const std::int8_t* weights, const std::uint32_t* slots, std::size_t count, std::int32_t* sums) {
  for (std::size_t lane = 0; lane < 64; lane += 16) add_sixteen(weights + lane, slots, count, sums + lane);
}

}  // namespace huiping
