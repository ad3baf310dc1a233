// FoldTable: for every UTF-16 unit what normalisation makes of it, so that the common case is one table read.
#pragma once

#include <cstdint>
#include <vector>

namespace huiping {

// entries[unit] is the folded unit, or one of the marks below. Made from utf8proc by make_fold_table
// (pack tool) and stored in the pack; the engine only reads it.
struct FoldTable {
  static constexpr std::uint16_t kDrop = 0x0000;  // zero-width, bidi and control characters
  static constexpr std::uint16_t kSlow = 0xffff;  // needs utf8proc: expansion, surrogate, noncharacter
  static constexpr std::uint16_t kJoin = 0xfffe;  // combines with the character before it: needs utf8proc
  std::vector<std::uint16_t> entries;             // 65536

  // One read per unit tells everything the common case needs: the folded unit in the low 16 bits, and these.
  static constexpr std::uint32_t kMark = 1u << 16;  // a blank or a character that may end a clause
  static constexpr std::uint32_t kRare = 1u << 17;  // drop, slow or join: the text takes the slow path
  std::vector<std::uint32_t> quick;                 // 65536, made from entries by prepare()
  void prepare();

  std::uint16_t operator[](char16_t unit) const { return entries[unit]; }
};

// Blanks and the characters that may end a clause, in folded text (docs/data-format.md, Patterns).
bool may_break(char16_t unit);

// NFKC_Casefold (Unicode 14 by utf8proc 2.8) of each unit plus house folding: curly quotes to straight,
// dashes to '-', every white space to ' ' (line breaks to '\n'). Takes about 50 ms.
FoldTable make_fold_table();

// House folding of one code point that is already NFKC_Casefold.
char32_t fold_house(char32_t code_point);

}  // namespace huiping
