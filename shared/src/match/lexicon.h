// Lexicon: compiled phrases and patterns; one pass over a text gives every pattern that matches and where.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/text.h"

namespace huiping {

// What a pattern line of a data file is for (docs/data-format.md).
enum class Role : std::uint8_t { cue, veto, pattern, unless, unless_clause, unless_sentence, unless_text };

enum class Reach : std::uint8_t { adjacent, clause, sentence, text };

// One element of a pattern: a symbol, and how far it may stand behind the element before it.
struct Item {
  std::uint16_t symbol = 0;
  std::uint16_t gap = 0;
  Reach reach = Reach::adjacent;
};

// Pattern alternatives that came from the same line share entry, role and weight.
struct Pattern {
  std::uint16_t entry = 0;
  Role role = Role::cue;
  std::uint8_t weight = 0;
  bool ignores_negation = false;
  bool at_clause_begin = false, at_clause_end = false, at_text_begin = false, at_text_end = false;
  std::uint32_t first_item = 0;
  std::uint16_t item_count = 0;
};

// One data file: its folder, its code (file name) and its plain directives in order, e.g. {"label zh", "..."}.
struct Entry {
  std::string kind;
  std::string code;
  std::vector<std::pair<std::string, std::string>> fields;
  // The first value of a directive; empty when it is not there.
  const std::string& field(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
};

// An occurrence of a symbol (a literal, a concept or a built-in class) in units [start, end).
struct Hit {
  std::uint32_t start = 0, end = 0;
  std::uint16_t symbol = 0;
};

// An occurrence of a pattern in units [start, end).
struct Match {
  std::uint32_t start = 0, end = 0;
  std::uint32_t pattern = 0;
};

// Double-array trie over UTF-16 units: base/check per state, unit classes to keep it small.
struct Trie {
  std::vector<std::uint16_t> classes;  // 65536 entries: unit -> dense class, 0 = occurs in no phrase
  std::vector<std::int32_t> base;
  std::vector<std::int32_t> check;
  std::vector<std::int32_t> leaf;  // per state: index of the phrase that ends here, -1 = none
};

// What a phrase of the trie stands for: `symbol_count` symbols that need a word's end behind them (if it ends in an
// ASCII letter or digit), then `open_symbol_count` that do not (written with *).
struct Phrase {
  bool word_begin = false, word_end = false;
  std::uint32_t first_symbol = 0;  // into phrase_symbols
  std::uint16_t symbol_count = 0;
  std::uint16_t open_symbol_count = 0;
};

constexpr std::uint16_t kNoSymbol = 0xffff;

// The built-in classes `<num>` ... of docs/data-format.md, and the concepts that money and time are built from:
// concepts/number_word.txt, money_unit.txt, money_sign.txt, time_unit.txt, time_phrase.txt.
enum class Builtin : std::uint8_t { num, money, time, phone, email, url, longid, emoji };
enum class Part : std::uint8_t { number_word, money_unit, money_sign, time_unit, time_phrase };

class Lexicon {
 public:
  std::vector<Entry> entries;  // sorted by kind, then code
  std::vector<Pattern> patterns;
  std::vector<Item> items;
  std::vector<Phrase> phrases;
  std::vector<std::uint16_t> phrase_symbols;
  std::vector<std::uint32_t> first_pattern;  // per symbol: into starting_patterns; one more at the end
  std::vector<std::uint32_t> starting_patterns;
  std::uint16_t symbol_count = 0;
  std::uint16_t negation_symbol = kNoSymbol;
  // Symbols of the built-in classes by Builtin, and of the concepts they are made of by Part; kNoSymbol: unused.
  std::array<std::uint16_t, 8> builtin_symbol = filled<8>();
  std::array<std::uint16_t, 5> part_symbol = filled<5>();
  Trie trie;

  std::uint16_t symbol_of(Builtin b) const { return builtin_symbol[static_cast<std::size_t>(b)]; }
  std::uint16_t symbol_of(Part p) const { return part_symbol[static_cast<std::size_t>(p)]; }

  // Every symbol occurrence, sorted by start, then end, then symbol.
  std::vector<Hit> scan(const Text& text) const;
  // Every pattern occurrence, sorted by start, then end, then pattern. Of several ways to match one alternative
  // from one start the shortest is given. Linear in the text for any text.
  std::vector<Match> match(const Text& text, const std::vector<Hit>& hits) const;
  // True when a negation ends shortly before `pos` in its clause (see docs/data-format.md, Negation).
  bool negated(const Text& text, const std::vector<Hit>& hits, std::uint32_t pos) const;
  // Index of an entry; nothing when there is none.
  const Entry* find_entry(std::string_view kind, std::string_view code) const;

 private:
  template <std::size_t N>
  static constexpr std::array<std::uint16_t, N> filled() {
    std::array<std::uint16_t, N> all{};
    for (auto& symbol : all) symbol = kNoSymbol;
    return all;
  }
};

}  // namespace huiping
