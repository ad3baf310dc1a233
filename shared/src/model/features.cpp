// Cuts a text into the n-grams of features.h.
#include "model/features.h"

namespace huiping {
namespace {

constexpr std::uint64_t kMark = 1;  // stands before the first unit; no text holds it, control characters are dropped
constexpr std::uint64_t kMix = 0xd6e8feb86659fd93ull;

void append_unit_keys(std::u16string_view units, std::vector<std::uint64_t>& keys) {
  std::uint64_t before = kMark;
  std::uint64_t before_that = kMark;
  for (const char16_t unit : units) {
    const std::uint64_t two = before << 16 | unit;
    keys.push_back(unit | 1ull << 60);
    keys.push_back(two | 2ull << 60);
    keys.push_back(before_that << 32 | two | 3ull << 60);
    before_that = before;
    before = unit;
  }
}

bool is_word_unit(char16_t unit) {
  return (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9') || unit == u'\'' || unit >= 0x80;
}

void append_word_keys(std::u16string_view units, std::vector<std::uint64_t>& keys) {
  std::uint64_t before = kMark;
  std::uint64_t before_that = kMark;
  for (std::size_t i = 0; i < units.size();) {
    if (units[i] == u' ' || units[i] == u'\n') {
      ++i;
      continue;
    }
    std::uint64_t word = 0;
    if (is_word_unit(units[i])) {
      for (; i < units.size() && is_word_unit(units[i]); ++i) {
        word = (word ^ units[i]) * kMix;
        word ^= word >> 32;
      }
    } else {
      word = units[i++];
    }
    const std::uint64_t two = before * kMix + word;
    keys.push_back(word);
    keys.push_back(two ^ two >> 31);
    const std::uint64_t three = (before_that * kMix + before) * kMix + word;
    keys.push_back(three ^ three >> 30);
    before_that = before;
    before = word;
  }
}

}  // namespace

void append_keys(std::u16string_view units, Grams grams, std::vector<std::uint64_t>& keys) {
  if (grams == Grams::units_1_3)
    append_unit_keys(units, keys);
  else
    append_word_keys(units, keys);
}

}  // namespace huiping
