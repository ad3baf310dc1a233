// Letters: what scripts a text is written in, counted in one pass.
#pragma once

#include <cstdint>
#include <string_view>

namespace huiping {

// Numbers of units per script. Latin: a-z and U+00C0 to U+024F; foreign: Greek, Cyrillic, Hebrew, Arabic, Indic
// scripts, Thai, Georgian; marks: phonetic and other letters up to U+1FFF; pictures: emoji and other astral characters,
// dingbats.
struct Letters {
  std::uint32_t han = 0, latin = 0, kana = 0, foreign = 0, hangul = 0, marks = 0, other = 0, pictures = 0;

  bool says_something() const {
    return (han | latin | kana | foreign | hangul | marks | other | pictures) != 0;
  }
};

Letters count_letters(std::u16string_view units);

// Is the unit a letter of any script (no digit, sign or picture)?
bool is_letter(char16_t unit);

}  // namespace huiping
