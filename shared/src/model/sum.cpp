// Adds all lanes of a slot at a time as 16-bit numbers and moves them to 32 bits before they can overflow.
#include "model/sum.h"

#include <algorithm>
#include <cstring>

#include "model/wide.h"

namespace huiping {
namespace {

using Shorts = std::int16_t __attribute__((vector_size(32)));

constexpr std::size_t kFlush = 255;  // 255 * 128 < 2^15

// Sums of 32 weights as they lie in memory: bytes of even places and of odd ones apart, since a shift makes 16 bits of
// a byte where it stands.
struct Halves {
  Shorts even = {}, odd = {};
};

inline __attribute__((always_inline)) void add(Halves& sums, const std::int8_t* weights) {
  Shorts pairs;
  std::memcpy(&pairs, weights, sizeof pairs);
  sums.even += (pairs << 8) >> 8;
  sums.odd += pairs >> 8;
}

inline __attribute__((always_inline)) void flush(const Halves& halves, std::int32_t* sums) {
  const Shorts first =
      __builtin_shufflevector(halves.even, halves.odd, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const Shorts second =
      __builtin_shufflevector(halves.even, halves.odd, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  std::int16_t lanes[32];
  std::memcpy(lanes, &first, sizeof first);
  std::memcpy(lanes + 16, &second, sizeof second);
  for (std::size_t lane = 0; lane < 32; ++lane) sums[lane] += lanes[lane];
}

}  // namespace

HUIPING_WIDE void sum_slots(const std::int8_t* weights, const std::uint32_t* slots, std::size_t count,
                            std::int32_t* sums) {
  std::fill_n(sums, 64, 0);
  while (count > 0) {
    const std::size_t run = std::min(count, kFlush);
    Halves low, high;
    for (std::size_t i = 0; i < run; ++i) {
      const std::int8_t* const slot = weights + std::size_t{slots[i]} * 64;
      add(low, slot);
      add(high, slot + 32);
    }
    flush(low, sums);
    flush(high, sums + 32);
    slots += run;
    count -= run;
  }
}

}  // namespace huiping
