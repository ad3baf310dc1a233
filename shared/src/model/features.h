// Features: which n-grams a model reads from a text, and how each becomes a 64-bit key.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace huiping {

// units_1_3: every run of one to three UTF-16 units, with a mark before the first; for Chinese.
// words_1_3: every run of one to three words (letters and digits), single punctuation marks count as words;
// for languages that put blanks between words.
enum class Grams : std::uint8_t { units_1_3, words_1_3 };

// Appends one key per n-gram occurrence, in order of the text; `units` are normalised (text/normalize.h).
// Keys of units_1_3 are the units themselves and never collide; those of words_1_3 are hashes.
void append_keys(std::u16string_view units, Grams grams, std::vector<std::uint64_t>& keys);

// Where a gram lies in a table of 2^slot_bits slots, and the byte by which the slot recognises it.
struct Place {
  std::uint32_t slot = 0;
  std::uint8_t fingerprint = 0;
};

// One multiply; the constant is 2^64 divided by the golden ratio, odd.
inline Place place_of(std::uint64_t key, unsigned slot_bits) {
  const std::uint64_t mixed = key * 0x9e3779b97f4a7c15ull;
  return {static_cast<std::uint32_t>(mixed >> (64 - slot_bits)), static_cast<std::uint8_t>(mixed >> (56 - slot_bits))};
}

}  // namespace huiping
