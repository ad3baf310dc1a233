// Adds all lanes of a slot at a time as 16-bit numbers and moves them to 32 bits before they can overflow.
#include "model/sum.h"

#include <algorithm>
#include <cstring>

#include "model/wide.h"

namespace huiping {
namespace {

using Bytes = std::int8_t __attribute__((vector_size(16)));
using Shorts = std::int16_t __attribute__((vector_size(32)));

constexpr std::size_t kFlush = 255;  // 255 * 128 < 2^15

}  // namespace

HUIPING_WIDE void add_slots(const std::int8_t* weights, const std::uint32_t* slots, std::size_t count,
                            std::int32_t* sums) {
  while (count > 0) {
    const std::size_t run = std::min(count, kFlush);
    Shorts first = {}, second = {}, third = {}, fourth = {};
    for (std::size_t i = 0; i < run; ++i) {
      const std::int8_t* const slot = weights + std::size_t{slots[i]} * 64;
      Bytes bytes[4];
      std::memcpy(bytes, slot, sizeof bytes);
      first += __builtin_convertvector(bytes[0], Shorts);
      second += __builtin_convertvector(bytes[1], Shorts);
      third += __builtin_convertvector(bytes[2], Shorts);
      fourth += __builtin_convertvector(bytes[3], Shorts);
    }
    std::int16_t totals[64];
    std::memcpy(totals, &first, sizeof first);
    std::memcpy(totals + 16, &second, sizeof second);
    std::memcpy(totals + 32, &third, sizeof third);
    std::memcpy(totals + 48, &fourth, sizeof fourth);
    for (std::size_t lane = 0; lane < 64; ++lane) sums[lane] += totals[lane];
    slots += run;
    count -= run;
  }
}

}  // namespace huiping
