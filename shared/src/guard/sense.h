// Sense: a sentence as the guard's learned heads read it, its n-grams and the word classes in it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "guard/offence.h"
#include "model/features.h"
#include "text/text.h"

namespace huiping {

// More than a fifth of the letters are Han: the text is read by the Chinese heads and mended in Chinese.
bool is_mostly_han(std::u16string_view units);

// Sentences of a text as units [first, second).
std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences_of(const Text& text);

// Calls visit(key) for every n-gram of the units [first, last), then for the mark of every word class that begins there
// and for every two that follow each other; equal ones in a row count once, at most 48.
template <typename Visit>
void for_each_sense(const Text& text, const std::vector<Sign>& signs, std::uint32_t first, std::uint32_t last,
                    Grams grams, Visit visit) {
  constexpr std::size_t kMostMarks = 48;
  for_each_gram(std::u16string_view(text.units).substr(first, last - first), grams,
                [&](std::uint64_t key, std::size_t) { visit(key); });
  auto sign = std::lower_bound(signs.begin(), signs.end(), first,
                               [](const Sign& s, std::uint32_t position) { return s.start < position; });
  std::uint64_t before = kGramMark;
  for (std::size_t marks = 0; sign != signs.end() && sign->start < last && marks < kMostMarks; ++sign) {
    if (sign->mark == before) continue;
    visit(sign->mark | 4ull << 60);
    visit(before << 16 | sign->mark | 5ull << 60);
    before = sign->mark;
    ++marks;
  }
}

}  // namespace huiping
