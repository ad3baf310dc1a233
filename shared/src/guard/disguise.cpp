// Undoes disguises inside words.
#include "guard/disguise.h"

#include <array>

#include "text/fold_table.h"

namespace huiping {
namespace {

bool is_squeezed_mark(char16_t unit) {
  return unit == u'*' || unit == u'_' || unit == u'|' || unit == u'^' || unit == u'`' || unit == u'\u00b7' ||
         unit == u'\u2022' || unit == u'\u30fb';
}

// 0 to 9 for an ASCII or a Han digit (including "yao", the spoken one), -1 for anything else.
int digit_of(char16_t unit) {
  if (unit >= u'0' && unit <= u'9') return unit - u'0';
  static constexpr std::array<char16_t, 10> kHanDigits = {u'\u96f6', u'\u4e00', u'\u4e8c', u'\u4e09', u'\u56db',
                                                          u'\u4e94', u'\u516d', u'\u4e03', u'\u516b', u'\u4e5d'};
  for (std::size_t i = 0; i < kHanDigits.size(); ++i)
    if (kHanDigits[i] == unit) return static_cast<int>(i);
  if (unit == u'\u3007') return 0;
  if (unit == u'\u5e7a') return 1;
  return -1;
}

// Does a mark stand between two Han letters?
bool is_squeezed(const Text& text, std::uint32_t i) {
  return is_squeezed_mark(text.units[i]) && i > 0 && i + 1 < text.size() && is_han(text.units[i - 1]) &&
         is_han(text.units[i + 1]);
}

bool has_squeezed_mark(const Text& text) {
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (is_squeezed(text, i)) return true;
  return false;
}

void read_spoken_numbers(Text& text) {
  constexpr std::uint32_t kShortestNumber = 8;
  constexpr std::uint32_t kFewestHan = 4;
  for (std::uint32_t start = 0; start + kShortestNumber <= text.size();) {
    // A number that begins here or shortly behind would hold this unit.
    if (digit_of(text.units[start + kShortestNumber - 1]) < 0) {
      start += kShortestNumber;
      continue;
    }
    std::uint32_t end = start;
    std::uint32_t han = 0;
    for (; end < text.size() && digit_of(text.units[end]) >= 0; ++end) han += is_han(text.units[end]) ? 1u : 0u;
    if (end - start >= kShortestNumber && han >= kFewestHan)
      for (std::uint32_t i = start; i < end; ++i) text.units[i] = static_cast<char16_t>(u'0' + digit_of(text.units[i]));
    start = end + 1;
  }
}

}  // namespace

Text fold_disguises(Text text) {
  if (!has_squeezed_mark(text)) {
    read_spoken_numbers(text);
    return text;
  }
  Text folded;
  folded.original = text.original;
  const std::uint32_t size = text.size();
  folded.units.reserve(size);
  folded.begin_of.reserve(size);
  folded.end_of.reserve(size);
  folded.clause.reserve(size);
  folded.sentence.reserve(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (is_squeezed(text, i)) continue;
    if (folded.units.empty() || folded.clause.back() != text.clause[i])
      folded.clauses.push_back(static_cast<std::uint32_t>(folded.units.size()));
    folded.units.push_back(text.units[i]);
    folded.begin_of.push_back(text.original_begin(i));
    folded.end_of.push_back(text.original_end(i + 1));
    folded.clause.push_back(text.clause[i]);
    folded.sentence.push_back(text.sentence[i]);
    if (may_break(text.units[i])) folded.marks.push_back(folded.size() - 1);
  }
  read_spoken_numbers(folded);
  return folded;
}

}  // namespace huiping
