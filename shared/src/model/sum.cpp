// Adds all lanes of a slot at a time as 16-bit numbers and moves them to 32 bits before they can overflow.
#include "model/sum.h"

#include <algorithm>
#include <cstring>

namespace huiping {
namespace {

using Bytes = std::int8_t __attribute__((vector_size(16)));
using Shorts = std::int16_t __attribute__((vector_size(32)));

constexpr std::size_t kFlush = 255;  // 255 * 128 < 2^15

struct Lanes {
  Shorts quarters[4] = {};
};

void add_slot(const std::int8_t* slot, Lanes& lanes) {
  for (int q = 0; q < 4; ++q) {
    Bytes bytes;
    std::memcpy(&bytes, slot + 16 * q, sizeof bytes);
    lanes.quarters[q] += __builtin_convertvector(bytes, Shorts);
  }
}

}  // namespace

void add_slots(const std::int8_t* weights, const std::uint32_t* slots, std::size_t count, std::int32_t* sums) {
  while (count > 0) {
    const std::size_t run = std::min(count, kFlush);
    Lanes lanes;
    for (std::size_t i = 0; i < run; ++i) add_slot(weights + std::size_t{slots[i]} * 64, lanes);
    for (int q = 0; q < 4; ++q)
      for (int lane = 0; lane < 16; ++lane) sums[16 * q + lane] += lanes.quarters[q][lane];
    slots += run;
    count -= run;
  }
}

}  // namespace huiping
