// The pattern language of docs/data-format.md: parses one line into its plain alternatives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/lexicon.h"
#include "text/fold_table.h"

namespace huiping {

// A literal, a `<name>` or a gap; in a sequence gaps are folded into the element behind them.
struct Element {
  enum class Kind : std::uint8_t { literal, name, gap };
  Kind kind = Kind::literal;
  std::u16string literal;  // normalised
  bool open_end = false;   // refund*: the word may go on
  std::string name;        // of a concept or built-in class
  std::uint16_t gap = 0;   // for Kind::gap, and in a finished sequence: how far behind the element before
  Reach reach = Reach::adjacent;
};

struct Sequence {
  std::vector<Element> elements;
  bool at_clause_begin = false, at_clause_end = false, at_text_begin = false, at_text_end = false;
};

// All alternatives of a pattern, or why it is none: then `error` is set and `sequences` is empty.
struct ParsedPattern {
  std::vector<Sequence> sequences;
  std::string error;
};

// At most this many alternatives may come out of one line, or of one part of a line joined by &.
constexpr std::size_t kMaxAlternatives = 16384;

ParsedPattern parse_pattern(const FoldTable& fold, std::string_view utf8);

// `A & B`: both in one sentence, in any order, at most kJoinedGap units between them; `A && B`: over sentence ends
// too, at most kJoinedGapOver units. The parts are patterns of their own. One part: the line holds no & outside
// brackets.
struct JoinedPattern {
  std::vector<std::string_view> parts;
  Reach reach = Reach::sentence;
};
constexpr std::size_t kMaxParts = 3;
constexpr std::uint16_t kJoinedGap = 80;
constexpr std::uint16_t kJoinedGapOver = 200;

JoinedPattern split_joined(std::string_view utf8);

}  // namespace huiping
