// The batch door: many reviews at once, UTF-16 units in, one record of fixed size each out; no JSON, no copies.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "huiping/engine.h"

namespace huiping {

// One review of a batch, 32 bytes. Its text and follow-up stand in the units one behind the other.
struct BatchReview {
  std::uint32_t text_units = 0;    // UTF-16 code units; lone surrogates become U+FFFD
  std::uint32_t append_units = 0;  // 0: no follow-up
  float stars = 0;                 // 1 to 5; 0: unknown
  std::int32_t images = -1;        // -1: unknown
  std::int32_t helpful = -1;       // -1: unknown
  std::int32_t days_open = -1;     // whole days since the review, when it has no reply; -1: unknown
  std::uint8_t grade = 0;          // 0 unknown, 1 bad, 2 neutral, 3 good
  std::uint8_t lang = 0;           // 0: to be detected, 1 zh, 2 en, 3 other
  std::uint8_t high_value = 0;     // 1: dear goods, by the shop's own threshold
  std::uint8_t unused[5] = {};
};
static_assert(sizeof(BatchReview) == 32);

// The heaviest quote of a cause.
struct BatchSpan {
  std::uint32_t start = 0, end = 0;  // UTF-16 units of the text or follow-up as given; end exclusive
};

// What is decided about one review, 64 bytes. Codes are indices into BatchCodes.
struct BatchRecord {
  std::uint8_t risk = 0;       // 0 to 100
  std::uint8_t band = 0;       // 0 low, 1 medium, 2 high, 3 critical
  std::uint8_t label = 0;      // 0 negative, 1 neutral, 2 positive, 3 empty
  std::uint8_t severity = 0;   // 0 to 3
  std::uint8_t influence = 0;  // 0 to 100
  std::uint8_t unsure = 0;     // 1: to be read by a person
  std::uint8_t lang = 0;       // 1 zh, 2 en, 3 other
  std::uint8_t causes = 0;     // how many there are; the first four are told here
  std::array<std::uint8_t, 4> cause{};
  std::array<std::uint8_t, 4> confidence{};  // percent
  std::uint32_t flags = 0;                   // bit i: flag i
  std::uint16_t signals = 0;                 // bit i: signal i
  std::uint8_t in_append = 0;                // bit i: spans[i] is of the follow-up
  std::uint8_t tone_confidence = 0;          // percent
  std::array<BatchSpan, 4> spans{};          // spans[i] shows cause[i]
  std::uint32_t unused[2] = {};
};
static_assert(sizeof(BatchRecord) == 64);

// The codes that a record's numbers stand for.
struct BatchCodes {
  std::vector<std::string> causes, flags, signals;
};

class Judge;

// Not to be shared by threads. Says the same as Engine::assess.
class Batch {
 public:
  // Keeps what it needs of the engine alive.
  explicit Batch(const Engine& engine);
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  const BatchCodes& codes() const { return codes_; }
  // One record per review. Units that the reviews claim but that are not there are taken as missing.
  void assess(std::span<const char16_t> units, std::span<const BatchReview> reviews, std::span<BatchRecord> records);

 private:
  Engine engine_;
  BatchCodes codes_;
  std::unique_ptr<Judge> judge_;
};

}  // namespace huiping
