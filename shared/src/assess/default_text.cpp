// Looks at what is left beside the platform's words.
#include "assess/default_text.h"

namespace huiping {
namespace {

// Letters of the buyer's own that may stand beside the platform's words ("5 stars", "!").
constexpr std::uint32_t kLeftOver = 12;

bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= 0xc0 && c < 0x2000) || (c >= 0x3041 && c < 0xe000);
}

// Letters outside [start, end).
std::uint32_t letters_beside(const Text& text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((i < start || i >= end) && is_letter(text.units[i])) ++count;
  return count;
}

}  // namespace

bool is_default_text(const Lexicon& lexicon, const Reading& reading) {
  // An emoji is a word too: a lone thumb up is praise.
  bool says_something = false;
  for (const char16_t c : reading.text.units)
    if (is_letter(c) || (c >= 0xd800 && c <= 0xdbff) || (c >= 0x2600 && c <= 0x27bf)) says_something = true;
  if (!says_something) return true;
  for (const Evidence& e : reading.evidence) {
    const Entry& entry = lexicon.entries[e.entry];
    if (entry.kind != "flags" || entry.code != "default_text") continue;
    if (letters_beside(reading.text, e.start, e.end) <= kLeftOver) return true;
  }
  return false;
}

}  // namespace huiping
