// Weighs scripts; among languages written in Latin letters, function words decide.
#include "assess/language.h"

namespace huiping {
namespace {

bool is_latin(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= 0xc0 && c <= 0x24f); }

std::size_t count_latin_words(const Text& text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char16_t c : text.units) {
    const bool latin = is_latin(c);
    words += latin && !in_word;
    in_word = latin || (in_word && c == u'\'');
  }
  return words;
}

Lang latin_language(const Pack& pack, const Reading& reading) {
  const EntryRange languages = pack.codes.languages;
  std::size_t english = 0, other = 0;
  for (std::size_t i = 0; i < reading.languages.size(); ++i) {
    const std::size_t count = reading.languages[i];
    if (languages.first + i == pack.codes.english)
      english = count;
    else if (count > other)
      other = count;
  }
  if (other >= 2 && other > english) return Lang::other;
  // A long text without a single English function word is not English, whatever else it may be.
  return english == 0 && count_latin_words(reading.text) >= 10 ? Lang::other : Lang::en;
}

}  // namespace

Lang detect_language(const Pack& pack, const Reading& reading, const Letters& letters) {
  const std::size_t foreign = std::size_t{letters.foreign} + letters.hangul;
  const std::size_t all = letters.han + letters.latin + letters.kana + foreign;
  if (all == 0) return Lang::zh;
  if (letters.kana * std::size_t{8} > all || foreign * 3 > all) return Lang::other;
  if (letters.han * std::size_t{4} >= letters.latin) return Lang::zh;
  return latin_language(pack, reading);
}

}  // namespace huiping
