// Tells languages apart and finds sentences.
#include "guard/sense.h"

namespace huiping {

bool is_mostly_han(std::u16string_view units) {
  std::size_t han = 0;
  std::size_t latin = 0;
  for (const char16_t unit : units) {
    han += is_han(unit) ? 1u : 0u;
    latin += (unit >= u'a' && unit <= u'z') ? 1u : 0u;
  }
  return han * 4 >= latin;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences_of(const Text& text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences;
  for (const std::uint32_t begin : text.clauses)
    if (sentences.empty() || text.sentence[begin] != text.sentence[sentences.back().first]) {
      if (!sentences.empty()) sentences.back().second = begin;
      sentences.emplace_back(begin, text.size());
    }
  return sentences;
}

}  // namespace huiping
