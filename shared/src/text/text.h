// Text: a review or draft in normalised form, with a map from every unit back to the original UTF-16 offsets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "huiping/review.h"

namespace huiping {

// All positions named "pos" are indexes into `units`. `original` is what the caller gave, as UTF-16;
// a broken UTF-8 sequence counts as one U+FFFD per maximal subpart, as browsers decode it.
struct Text {
  std::u16string original;
  std::u16string units;  // NFKC, case folded, house folding (quotes, blanks); see normalize.h
  // Per unit: first original index it came from, and one past the last; both empty where every unit is in its place,
  // as in most texts. Read them through original_begin and original_end.
  std::vector<std::uint32_t> begin_of, end_of;
  std::vector<std::uint32_t> clause;    // per unit: number of its clause, ascending from 0
  std::vector<std::uint32_t> sentence;  // per unit: number of its sentence, ascending from 0
  std::vector<std::uint32_t> marks;     // positions of blanks and of characters that may end a clause, ascending
  std::vector<std::uint32_t> clauses;   // positions where clauses begin, ascending; clauses[k] is that of clause k

  std::uint32_t size() const { return static_cast<std::uint32_t>(units.size()); }
  // Original UTF-16 range of units [start, end); requires start < end <= size().
  std::uint32_t original_begin(std::uint32_t start) const { return begin_of.empty() ? start : begin_of[start]; }
  std::uint32_t original_end(std::uint32_t end) const { return end_of.empty() ? end : end_of[end - 1]; }
  // Bounds [first, last) of the clause or sentence that holds pos.
  std::pair<std::uint32_t, std::uint32_t> clause_at(std::uint32_t pos) const {
    const std::uint32_t number = clause[pos];
    return {clauses[number], number + 1u < clauses.size() ? clauses[number + 1u] : size()};
  }
  std::pair<std::uint32_t, std::uint32_t> sentence_at(std::uint32_t pos) const;
  // The quote of units [start, end) with original offsets and UTF-8 text.
  Quote quote(Field field, std::uint32_t start, std::uint32_t end) const;
};

// UTF-8 to UTF-16; every maximal broken subpart becomes U+FFFD (Unicode 15, section 3.9, as in the WHATWG decoder).
std::u16string to_utf16(std::string_view utf8);
// The same into a string whose room is used again.
void to_utf16(std::string_view utf8, std::u16string& out);
// UTF-16 to UTF-8; a lone surrogate becomes U+FFFD.
std::string to_utf8(std::u16string_view utf16);
// The same bytes with every broken sequence replaced by U+FFFD: valid UTF-8 whatever comes in.
std::string repair_utf8(std::string_view bytes);
// Are the bytes valid UTF-8 (nothing for repair_utf8 to do)?
bool is_utf8(std::string_view bytes);
// Number of code points.
std::size_t code_points(std::string_view utf8);

// Han ideographs: the letters between which a blank ends a clause.
bool is_han(char16_t unit);

}  // namespace huiping
