// What several tests need: the packed engine, the fold table, small random texts.
#pragma once

#include <cstdint>
#include <string>

#include "huiping/engine.h"
#include "pack/pack.h"
#include "text/normalize.h"

namespace huiping {

// The engine over the pack that the build made; the tests fail when it cannot be loaded.
const Engine& test_engine();

const FoldTable& test_fold();

// A small fixed pseudo-random sequence (xorshift), the same on every machine.
class TestRandom {
 public:
  explicit TestRandom(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 1) {}
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }

 private:
  std::uint64_t state_;
};

}  // namespace huiping
