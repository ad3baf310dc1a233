// Lexicon: compiled phrases and patterns; one pass over a text gives every pattern that matches and where.
#pragma once

#include <algorithm>
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

// Units [start, end).
struct Span {
  std::uint32_t start = 0, end = 0;
};

// An occurrence of a phrase or a built-in class in units [start, end), with the set of symbols that it stands for.
struct Hit {
  std::uint32_t start = 0, end = 0;
  std::uint16_t set = 0;
};

// An occurrence of a pattern in units [start, end).
struct Match {
  std::uint32_t start = 0, end = 0;
  std::uint32_t pattern = 0;
};

// Trie over UTF-16 units. Nodes stand breadth first: the root is node 0, the children of a node stand side by side,
// ascending by unit. A phrase ends at a node with a set: which symbols it stands for, by index into Lexicon::sets
// (0 = none). A phrase that begins with an ASCII letter or digit matches at a word's beginning only.
struct Trie {
  struct Node {
    char16_t unit = 0;
    std::uint16_t set = 0;       // where no ASCII letter or digit follows on one
    std::uint16_t open_set = 0;  // where a word goes on (phrases written with *)
    std::uint16_t children = 0;
    std::uint32_t first_child = 0;
    std::uint32_t units = 0;  // of the children: bit (unit & 31); most walks end here. Made by Lexicon::prepare
  };
  std::vector<Node> nodes;

  // The child of a node by a unit; 0 when there is none.
  std::uint32_t find_child(std::uint32_t node, char16_t unit) const {
    const Node& parent = nodes[node];
    if ((parent.units >> (unit & 31) & 1) == 0) return 0;
    const std::uint32_t end = parent.first_child + parent.children;
    for (std::uint32_t child = parent.first_child; child < end; ++child)
      if (nodes[child].unit >= unit) return nodes[child].unit == unit ? child : 0;
    return 0;
  }
};

constexpr std::uint16_t kNoSymbol = 0xffff;

// The built-in classes `<num>` ... of docs/data-format.md, and the concepts that money and time are built from:
// concepts/number_word.txt, money_unit.txt, money_sign.txt, time_unit.txt, time_phrase.txt.
enum class Builtin : std::uint8_t { num, money, time, phone, email, url, longid, emoji };
enum class Part : std::uint8_t { number_word, money_unit, money_sign, time_unit, time_phrase };

class Scan;

// What a hit with a set of symbols means to the matcher, made at load. A pattern of several elements is looked for
// where the rarer of its first two stands. The numbers stand in Lexicon::Tables::stream from `at` on: `marks` symbols
// of the set that patterns look for, ascending; `wholes` patterns that are this one element; `opens` patterns whose
// first element it is, `closes` patterns whose second.
struct SetTable {
  std::uint32_t at = 0;
  std::uint16_t marks = 0, wholes = 0, opens = 0, closes = 0;
  std::uint8_t parts = 0;  // bit per Part, for the built-in classes
  bool negation = false;

  // Is a hit more than something that patterns may look for?
  bool is_active() const { return wholes != 0 || opens != 0 || closes != 0 || parts != 0 || negation; }
};

// Bits (symbol & 63) of symbols that patterns look for: behind an element, and before one.
struct SymbolMasks {
  std::uint64_t behind = 0, before = 0;
};

// The same for one unit of a text: of hits that begin there, of hits that end there, and of hits that begin in the rest
// of its clause.
struct UnitMasks : SymbolMasks {
  std::uint64_t rest = 0;
};

class Lexicon {
 public:
  std::vector<Entry> entries;  // sorted by kind, then code
  std::vector<Pattern> patterns;
  std::vector<Item> items;
  std::vector<std::vector<std::uint16_t>> sets;  // of symbols, each ascending; set 0 is empty
  std::uint16_t symbol_count = 0;
  std::uint16_t negation_symbol = kNoSymbol;
  // Symbols of the built-in classes by Builtin, and of the concepts they are made of by Part; kNoSymbol: unused.
  std::array<std::uint16_t, 8> builtin_symbol = filled<8>();
  std::array<std::uint16_t, 5> part_symbol = filled<5>();
  Trie trie;

  std::uint16_t symbol_of(Builtin b) const { return builtin_symbol[static_cast<std::size_t>(b)]; }
  std::uint16_t symbol_of(Part p) const { return part_symbol[static_cast<std::size_t>(p)]; }

  // Makes the tables below from everything above; to be called once all is in place.
  void prepare();

  // Finds every pattern occurrence, see Scan. Linear in the text for any text.
  void scan(const Text& text, Scan& scan) const;
  // True when a negation ends shortly before `pos` in its clause (see docs/data-format.md, Negation).
  bool negated(const Text& text, const Scan& scan, std::uint32_t pos) const;
  // Index of an entry; nothing when there is none.
  const Entry* find_entry(std::string_view kind, std::string_view code) const;

  // Tables for the matcher only.
  struct Tables {
    std::vector<SetTable> sets;      // one per set of symbols, then one per built-in class
    std::vector<SymbolMasks> masks;  // beside sets
    std::vector<std::uint16_t> stream;
    std::array<std::uint16_t, 8> builtin_set{};  // by Builtin: index into sets
    // Per unit all that the first look at a text asks: set of the phrase that is this one unit (0 = none) << 16 | Look.
    std::vector<std::uint32_t> units;
    std::array<std::uint32_t, 128> open_units{};  // the same where a word goes on behind the unit
    std::vector<std::uint64_t> pairs;             // 2^16 bits: which pairs of units begin a phrase, hashed
    // Hash table of the trie's second level: the node of two units, found by both; size is a power of two.
    struct Second {
      std::uint32_t units = 0;  // first << 16 | second
      std::uint32_t node = 0;   // 0 = free
    };
    std::vector<Second> seconds;
  };
  Tables tables;

  enum Look : std::uint32_t {
    kBegins = 1,   // first unit of a longer phrase
    kFollows = 2,  // second unit of one
    kActive = 4,   // alone a hit that is_active
    kRare = 8,     // one of those below
    kWord = 16,    // ASCII letter or digit
    kDigit = 32,
    kNumeral = 64,
    kLetter = 128,
    kEmoji = 256,
    kDotOrAt = 512
  };

 private:
  template <std::size_t N>
  static constexpr std::array<std::uint16_t, N> filled() {
    std::array<std::uint16_t, N> all{};
    for (auto& symbol : all) symbol = kNoSymbol;
    return all;
  }
};

// The findings of one text, and the room to make them; kept by the caller, so that text after text needs no memory.
class Scan {
 public:
  // Every pattern occurrence, sorted by start, then end, then pattern. Of several ways to match one alternative
  // from one start the shortest is given.
  std::vector<Match> matches;
  std::vector<Span> negations;  // sorted by start

  // The matcher's own room; it only grows. Phrases of one unit stand in `singles`, per unit, all others and those that
  // are active in `hits`, sorted by start.
  struct Room {
    std::vector<std::uint16_t> singles;     // per unit: set of the phrase that is this one unit
    std::vector<std::uint32_t> candidates;  // where a hit may begin, times 4, and what kinds of hit
    std::vector<std::uint32_t> nodes;       // beside candidates: the trie's node of their two units, 0 none
    std::size_t candidate_count = 0;
    std::vector<std::uint32_t> numeric;  // positions of digits and numerals
    std::size_t numeric_count = 0;
    std::uint32_t seen = 0;  // Look bits of all units that are kRare
    std::vector<Hit> hits;
    std::size_t hit_count = 0;
    std::vector<Hit> built;                  // built-in classes
    std::vector<Span> numbers;               // sorted by end
    std::vector<Hit> parts;                  // phrases that numbers, money and times are made of
    std::uint32_t longest = 0;               // hit
    std::vector<UnitMasks> masks;            // per unit
    std::vector<std::uint32_t> first_hit;    // per unit: one more than the number of its first hit, 0 none
    std::vector<std::uint32_t> looked_from;  // per pattern: from which second element it was looked for last, see now
    std::uint32_t now = 0;                   // time of position 0 of this text; later than all texts before
    std::vector<std::uint32_t> frontier, next;
  };
  Room room;
};

// Calls visit(hit) for every hit of a built-in class, in order of the text.
template <typename Visit>
void for_each_built(const Lexicon& lexicon, const Scan& scan, Builtin builtin, Visit visit) {
  const std::uint16_t set = lexicon.tables.builtin_set[static_cast<std::size_t>(builtin)];
  for (std::size_t h = 0; h < scan.room.hit_count; ++h)
    if (scan.room.hits[h].set == set) visit(scan.room.hits[h]);
}

}  // namespace huiping
