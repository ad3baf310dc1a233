// Writes stretches of text with the marks of their word classes behind them.
#include "guard/sense.h"

#include <algorithm>

namespace huiping {

char16_t mark_of(std::string_view word_class) {
  constexpr std::uint32_t kPrivateUse = 6400;
  std::uint32_t hash = 2166136261u;
  for (const char c : word_class) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return static_cast<char16_t>(0xe000 + (hash ^ hash >> 15) % kPrivateUse);
}

bool is_mostly_han(std::u16string_view units) {
  std::size_t han = 0;
  std::size_t latin = 0;
  for (const char16_t unit : units) {
    han += is_han(unit) ? 1u : 0u;
    latin += (unit >= u'a' && unit <= u'z') ? 1u : 0u;
  }
  return han * 4 >= latin;
}

std::u16string sense_of(const Text& text, const std::vector<Sign>& signs, std::uint32_t first, std::uint32_t last) {
  constexpr std::size_t kMostMarks = 48;
  std::u16string sense = text.units.substr(first, last - first);
  sense.push_back(u'\n');
  auto sign = std::lower_bound(signs.begin(), signs.end(), first,
                               [](const Sign& s, std::uint32_t position) { return s.start < position; });
  char16_t before = 0;
  std::size_t marks = 0;
  for (; sign != signs.end() && sign->start < last && marks < kMostMarks; ++sign) {
    if (sign->mark == before) continue;
    sense.push_back(u' ');
    sense.push_back(before = sign->mark);
    ++marks;
  }
  return sense;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> stretches_of(const Text& text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences;
  for (std::uint32_t begin = 0; begin < text.size();) {
    std::uint32_t end = begin;
    while (end < text.size() && text.sentence[end] == text.sentence[begin]) ++end;
    sentences.emplace_back(begin, end);
    begin = end;
  }
  const std::size_t count = sentences.size();
  for (std::size_t i = 0; i + 1 < count; ++i) sentences.emplace_back(sentences[i].first, sentences[i + 1].second);
  return sentences;
}

}  // namespace huiping
