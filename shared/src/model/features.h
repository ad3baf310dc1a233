// Features: which n-grams a model reads from a text, and how each becomes a 64-bit key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace huiping {

// units_1_3: every run of one to three UTF-16 units, with a mark before the first; for Chinese.
// words_1_3: every run of one to three words (letters and digits), single punctuation marks count as words;
// for languages that put blanks between words.
enum class Grams : std::uint8_t { units_1_3, words_1_3 };

inline constexpr std::uint64_t kGramMark =
    1;  // before the first unit; no text holds it, control characters are dropped
inline constexpr std::uint64_t kGramMix = 0xd6e8feb86659fd93ull;

inline bool is_gram_word_unit(char16_t unit) {
  return (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9') || unit == u'\'' || unit >= 0x80;
}

// Calls visit(at, one, two, three) for every unit or word in order of the text: the keys of the three n-grams that end
// with it; `at` is the unit where it begins. `units` are normalised (text/normalize.h). Keys of units_1_3 are the units
// themselves and never collide; those of words_1_3 are hashes.
template <typename Visit>
void for_each_three(std::u16string_view units, Grams grams, Visit visit) {
  std::uint64_t before = kGramMark;
  std::uint64_t before_that = kGramMark;
  if (grams == Grams::units_1_3) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      const char16_t unit = units[i];
      const std::uint64_t two = before << 16 | unit;
      visit(i, unit | 1ull << 60, two | 2ull << 60, before_that << 32 | two | 3ull << 60);
      before_that = before;
      before = unit;
    }
    return;
  }
  for (std::size_t i = 0; i < units.size();) {
    if (units[i] == u' ' || units[i] == u'\n') {
      ++i;
      continue;
    }
    const std::size_t at = i;
    std::uint64_t word = 0;
    if (is_gram_word_unit(units[i])) {
      for (; i < units.size() && is_gram_word_unit(units[i]); ++i) {
        word = (word ^ units[i]) * kGramMix;
        word ^= word >> 32;
      }
    } else {
      word = units[i++];
    }
    const std::uint64_t two = before * kGramMix + word;
    const std::uint64_t three = (before_that * kGramMix + before) * kGramMix + word;
    visit(at, word, two ^ two >> 31, three ^ three >> 30);
    before_that = before;
    before = word;
  }
}

// The same, one visit(key, at) for every n-gram.
template <typename Visit>
void for_each_gram(std::u16string_view units, Grams grams, Visit visit) {
  for_each_three(units, grams, [&](std::size_t at, std::uint64_t one, std::uint64_t two, std::uint64_t three) {
    visit(one, at);
    visit(two, at);
    visit(three, at);
  });
}

// Appends one key per n-gram occurrence.
void append_keys(std::u16string_view units, Grams grams, std::vector<std::uint64_t>& keys);

// Where a gram lies in a table of 2^slot_bits slots, and the byte by which the slot recognises it.
struct Place {
  std::uint32_t slot = 0;
  std::uint8_t fingerprint = 0;
};

// One multiply; the constant is 2^64 divided by the golden ratio, odd.
inline Place place_of(std::uint64_t key, unsigned slot_bits) {
  const std::uint64_t mixed = key * 0x9e3779b97f4a7c15ull >> (56 - slot_bits);
  return {static_cast<std::uint32_t>(mixed >> 8), static_cast<std::uint8_t>(mixed)};
}

}  // namespace huiping
