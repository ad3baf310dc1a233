// One table read and one addition a unit: eight counters stand side by side in one number.
#include "assess/letters.h"

#include <algorithm>
#include <array>

#include "text/text.h"

namespace huiping {
namespace {

enum Script : std::uint8_t { kHan, kLatin, kKana, kForeign, kHangul, kMarks, kOther, kPictures, kNone };

Script script_of(char16_t c) {
  if (is_han(c)) return kHan;
  if ((c >= u'a' && c <= u'z') || (c >= 0xc0 && c <= 0x24f)) return kLatin;
  if (c >= 0x3041 && c <= 0x30ff) return kKana;
  if (c >= 0x370 && c <= 0x1cff) return kForeign;
  if (c >= 0xac00 && c <= 0xd7a3) return kHangul;
  if (c >= 0xc0 && c < 0x2000) return kMarks;
  if (c >= 0xd800 && c <= 0xdbff) return kPictures;
  if (c >= 0x3041 && c < 0xe000) return kOther;
  return c >= 0x2600 && c <= 0x27bf ? kPictures : kNone;
}

const std::array<std::uint8_t, 65536>& scripts() {
  static const std::array<std::uint8_t, 65536> table = [] {
    std::array<std::uint8_t, 65536> all{};
    for (std::size_t unit = 0; unit < all.size(); ++unit) all[unit] = script_of(static_cast<char16_t>(unit));
    return all;
  }();
  return table;
}

}  // namespace

Letters count_letters(std::u16string_view units) {
  constexpr std::size_t kRun = 255;  // so many additions a counter of eight bits takes
  const std::uint8_t* const script = scripts().data();
  // Counter i is byte i; script kNone has none.
  static constexpr std::array<std::uint64_t, 9> kOne = {1ull,       1ull << 8,  1ull << 16, 1ull << 24, 1ull << 32,
                                                        1ull << 40, 1ull << 48, 1ull << 56, 0};
  std::array<std::uint32_t, 8> totals{};
  for (std::size_t first = 0; first < units.size(); first += kRun) {
    std::uint64_t counts = 0;
    const std::size_t last = std::min(units.size(), first + kRun);
    for (std::size_t i = first; i < last; ++i) counts += kOne[script[units[i]]];
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += static_cast<std::uint32_t>(counts >> (8 * i) & 255);
  }
  return {totals[kHan],    totals[kLatin], totals[kKana],  totals[kForeign],
          totals[kHangul], totals[kMarks], totals[kOther], totals[kPictures]};
}

bool is_letter(char16_t unit) {
  const std::uint8_t script = scripts()[unit];
  return script != kNone && script != kPictures;
}

}  // namespace huiping
