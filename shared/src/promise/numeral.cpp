// Reads numerals of three scripts.
#include "promise/numeral.h"

#include <array>

#include "plan/money.h"

namespace huiping {
namespace {

int han_digit(char16_t unit) {
  static constexpr std::array<char16_t, 10> kDigits = {u'\u96f6', u'\u4e00', u'\u4e8c', u'\u4e09', u'\u56db',
                                                       u'\u4e94', u'\u516d', u'\u4e03', u'\u516b', u'\u4e5d'};
  for (std::size_t i = 0; i < kDigits.size(); ++i)
    if (kDigits[i] == unit) return static_cast<int>(i);
  if (unit == u'\u4e24' || unit == u'\u5169') return 2;  // the counting word for two
  return unit == u'\u3007' ? 0 : -1;
}

int han_scale(char16_t unit) {
  switch (unit) {
    case u'\u5341':
      return 10;
    case u'\u767e':
      return 100;
    case u'\u5343':
      return 1000;
    case u'\u4e07':
      return 10000;
    default:
      return 0;
  }
}

std::optional<std::int64_t> read_han(std::u16string_view units) {
  if (units == u"\u534a") return 50;  // half
  std::int64_t total = 0;
  std::int64_t digit = -1;
  std::int64_t scale = 0;
  for (const char16_t unit : units) {
    if (const int value = han_digit(unit); value >= 0) {
      if (digit >= 0 && scale == 0) total = (total + digit) * 10;  // digit by digit, as a year is read
      digit = value;
      if (value == 0) scale = 1;
    } else if (const int step = han_scale(unit); step > 0) {
      total += (digit < 0 ? 1 : digit) * step;
      digit = -1;
      scale = step;
    } else {
      return std::nullopt;
    }
    if (total > 100000000) return std::nullopt;
  }
  if (digit > 0) total += scale > 10 ? digit * (scale / 10) : digit;
  return total * 100;
}

std::optional<std::int64_t> read_english(std::u16string_view units) {
  struct Named {
    std::u16string_view word;
    std::int64_t value;
  };
  static constexpr std::array<Named, 34> kNamed = {
      {{u"one", 1},       {u"two", 2},      {u"three", 3},       {u"four", 4},      {u"five", 5},
       {u"six", 6},       {u"seven", 7},    {u"eight", 8},       {u"nine", 9},      {u"ten", 10},
       {u"eleven", 11},   {u"twelve", 12},  {u"fifteen", 15},    {u"twenty", 20},   {u"thirty", 30},
       {u"forty", 40},    {u"fifty", 50},   {u"sixty", 60},      {u"hundred", 100}, {u"a hundred", 100},
       {u"a", 1},         {u"an", 1},       {u"a couple of", 2}, {u"dozen", 12},    {u"thirteen", 13},
       {u"fourteen", 14}, {u"sixteen", 16}, {u"seventeen", 17},  {u"eighteen", 18}, {u"nineteen", 19},
       {u"seventy", 70},  {u"eighty", 80},  {u"ninety", 90},     {u"couple", 2}}};
  for (const Named& named : kNamed)
    if (named.word == units) return named.value * 100;
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> read_number_cents(std::u16string_view units) {
  if (units.empty()) return std::nullopt;
  if (units[0] >= u'0' && units[0] <= u'9') {
    std::string ascii;
    for (const char16_t unit : units) {
      if (unit > 0x7f) return std::nullopt;
      ascii.push_back(static_cast<char>(unit));
    }
    return read_cents(ascii);
  }
  if (const auto english = read_english(units)) return english;
  return read_han(units);
}

}  // namespace huiping
