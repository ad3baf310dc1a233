// Looks at what is left beside the platform's words.
#include "assess/default_text.h"

namespace huiping {
namespace {

// Letters of the buyer's own that may stand beside the platform's words ("5 stars", "!").
constexpr std::uint32_t kLeftOver = 12;

// Letters outside [start, end).
std::uint32_t letters_beside(const Text& text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((i < start || i >= end) && is_letter(text.units[i])) ++count;
  return count;
}

}  // namespace

bool is_default_text(const Pack& pack, const Reading& reading, const Letters& letters) {
  // An emoji is a word too: a lone thumb up is praise.
  if (!letters.says_something()) return true;
  for (const Evidence& e : reading.evidence)
    if (e.entry == pack.codes.default_text && letters_beside(reading.text, e.start, e.end) <= kLeftOver) return true;
  return false;
}

}  // namespace huiping
