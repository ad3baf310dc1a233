// Counts scripts; among languages written in Latin letters, function words decide.
#include "assess/language.h"

#include <string_view>

namespace huiping {
namespace {

struct Scripts {
  std::size_t han = 0, latin = 0, kana = 0, foreign = 0, words = 0;
};

bool is_latin(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= 0xc0 && c <= 0x24f); }
bool is_kana(char16_t c) { return c >= 0x3041 && c <= 0x30ff; }
// Greek, Cyrillic, Hebrew, Arabic, Indic scripts, Thai, Georgian, Hangul.
bool is_foreign(char16_t c) { return (c >= 0x370 && c <= 0x1cff) || (c >= 0xac00 && c <= 0xd7a3); }

Scripts count_scripts(const Text& text) {
  Scripts scripts;
  bool in_word = false;
  for (const char16_t c : text.units) {
    const bool latin = is_latin(c);
    scripts.han += is_han(c);
    scripts.latin += latin;
    scripts.kana += is_kana(c);
    scripts.foreign += is_foreign(c);
    scripts.words += latin && !in_word;
    in_word = latin || (in_word && c == u'\'');
  }
  return scripts;
}

Lang latin_language(const Lexicon& lexicon, const Reading& reading, std::size_t words) {
  const EntryRange languages = entries_of(lexicon, "languages");
  std::size_t english = 0, other = 0;
  for (std::uint16_t i = languages.first; i < languages.last; ++i) {
    const std::size_t count = evidence_of(reading, i).size();
    if (lexicon.entries[i].code == "en")
      english = count;
    else if (count > other)
      other = count;
  }
  if (other >= 2 && other > english) return Lang::other;
  // A long text without a single English function word is not English, whatever else it may be.
  return english == 0 && words >= 10 ? Lang::other : Lang::en;
}

}  // namespace

Lang detect_language(const Lexicon& lexicon, const Reading& reading) {
  const Scripts scripts = count_scripts(reading.text);
  const std::size_t letters = scripts.han + scripts.latin + scripts.kana + scripts.foreign;
  if (letters == 0) return Lang::zh;
  if (scripts.kana * 8 > letters || scripts.foreign * 3 > letters) return Lang::other;
  if (scripts.han * 4 >= scripts.latin) return Lang::zh;
  return latin_language(lexicon, reading, scripts.words);
}

}  // namespace huiping
