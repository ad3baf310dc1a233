// Scans a text for phrases and joins their hits to patterns.
#include "match/lexicon.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "match/builtins.h"

namespace huiping {
namespace {

bool is_word_unit(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

// Does any letter, digit or ideograph stand in units [from, to)?
bool has_word(const std::u16string& units, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i)
    if (is_word_unit(units[i]) || units[i] > 0xff) {
      // Punctuation above Latin-1 that ends a clause is no word.
      if (units[i] != 0x3001 && units[i] != 0x3002 && units[i] != 0x2026) return true;
    }
  return false;
}

bool match_before(const Match& a, const Match& b) {
  if (a.start != b.start) return a.start < b.start;
  if (a.end != b.end) return a.end < b.end;
  return a.pattern < b.pattern;
}

// Symbols of a set are compared so many at once; kNoSymbol fills up the last lot.
using Marks = std::uint16_t __attribute__((vector_size(16)));
constexpr std::size_t kMarksAtOnce = sizeof(Marks) / sizeof(std::uint16_t);

// Beside the number of a symbol: the element may stand in another clause than the one before it.
constexpr std::uint16_t kBeyondClause = 64;

// Joins hits to patterns, one alternative at a time.
class PatternMatcher {
 public:
  PatternMatcher(const Lexicon& lexicon, const Text& text, Scan& scan)
      : lexicon_(lexicon),
        sets_(lexicon.tables.sets.data()),
        stream_(lexicon.tables.stream.data()),
        text_(text),
        scan_(scan),
        room_(scan.room) {}

  void run() {
    scan_.matches.clear();
    scan_.negations.clear();
    start_clock();
    mark_units();
    for (std::size_t h = 0; h < room_.hit_count; ++h) match(h);
    room_.now += text_.size();
    sort_matches();
  }

 private:
  // Ends reached after each element; more than this many different ones from one start are not followed,
  // which keeps hostile texts linear.
  static constexpr std::size_t kMaxFrontier = 48;

  // Times are 32 bits: after some billion units they begin anew.
  void start_clock() {
    room_.now = room_.now > 0xffffffffu - 2 * (text_.size() + 1) ? 0 : room_.now + 1;
    if (room_.now != 0 && room_.looked_from.size() == lexicon_.patterns.size()) return;
    room_.looked_from.assign(lexicon_.patterns.size(), 0);
    room_.now = 1;
  }

  void mark_units() {
    const std::size_t size = text_.size();
    if (room_.masks.size() < size) {
      room_.masks.resize(2 * size + 64);
      room_.first_hit.resize(2 * size + 64);
    }
    UnitMasks* const units = room_.masks.data();
    std::uint32_t* const first_hit = room_.first_hit.data();
    const SymbolMasks* const masks = lexicon_.tables.masks.data();
    const std::uint16_t* const singles = room_.singles.data();
    const std::uint32_t* const clause = text_.clause.data();
    const Hit* const hits = room_.hits.data();
    for (std::size_t i = 0; i < size; ++i) {
      static_cast<SymbolMasks&>(units[i]) = masks[singles[i]];
      first_hit[i] = 0;
    }
    std::uint32_t longest = 0;
    for (std::size_t h = room_.hit_count; h-- > 0;) {
      const Hit& hit = hits[h];
      units[hit.start].behind |= masks[hit.set].behind;
      units[hit.end - 1].before |= masks[hit.set].before;
      first_hit[hit.start] = static_cast<std::uint32_t>(h + 1);
      longest = std::max(longest, hit.end - hit.start);
    }
    room_.longest = longest;
    std::uint64_t rest = 0;
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) {
      rest = (clause[i] == number ? rest : 0) | units[i].behind;
      number = clause[i];
      units[i].rest = rest;
    }
  }

  // May a pattern's second element stand behind its first? Most of all questions end here.
  bool may_follow(std::uint16_t code, std::uint64_t rest) const {
    return (code & kBeyondClause) != 0 || (rest >> (code & 63) & 1) != 0;
  }

  void match(std::size_t h) {
    const Hit& hit = room_.hits[h];
    const SetTable& set = sets_[hit.set];
    if (set.negation) scan_.negations.push_back({hit.start, hit.end});
    const std::uint16_t* next = stream_ + set.at + set.marks;
    for (const std::uint16_t* const end = next + set.wholes; next != end; ++next) {
      const Pattern& pattern = lexicon_.patterns[*next];
      if (begins_well(pattern, hit.start) && ends_well(pattern, hit.end))
        scan_.matches.push_back({hit.start, hit.end, *next});
    }
    const std::uint64_t rest = hit.end < text_.size() ? room_.masks[hit.end].rest : 0;
    for (const std::uint16_t* const end = next + 2 * set.opens; next != end; next += 2)
      if (may_follow(next[1], rest)) match_open(next[0], hit.start, hit.end);
    for (const std::uint16_t* const end = next + set.closes; next != end; ++next) look_before(*next, h);
  }

  // A pattern whose first element is units [start, first_end).
  void match_open(std::uint16_t index, std::uint32_t start, std::uint32_t first_end) {
    const Pattern& pattern = lexicon_.patterns[index];
    const std::uint32_t end = shortest_end(pattern, first_end);
    if (end != 0 && begins_well(pattern, start)) scan_.matches.push_back({start, end, index});
  }

  // A pattern whose second element is a hit: looks for the first, unless it was found from an earlier second.
  void look_before(std::uint16_t index, std::size_t h) {
    const Pattern& pattern = lexicon_.patterns[index];
    const Item& first = lexicon_.items[pattern.first_item];
    const Item& second = lexicon_.items[pattern.first_item + 1];
    const std::uint32_t start = room_.hits[h].start;
    // The last unit of the first element is one of [low, start).
    std::uint32_t low = start > second.gap + 1u ? start - second.gap - 1u : 0;
    if (second.reach == Reach::clause) low = std::max(low, text_.clause_at(start).first);
    if (second.reach == Reach::sentence) low = std::max(low, text_.sentence_at(start).first);
    std::uint32_t& looked_from = room_.looked_from[index];
    if (looked_from >= room_.now) low = std::max(low, looked_from - room_.now);
    looked_from = room_.now + start;
    for (std::uint32_t last = low; last < start; ++last)
      if ((room_.masks[last].before >> (first.symbol & 63) & 1) != 0) match_ending(index, first.symbol, last, h);
  }

  // Where the first element ends with unit `last`, before hit h.
  void match_ending(std::uint16_t index, std::uint16_t symbol, std::uint32_t last, std::size_t h) {
    const std::uint16_t single = room_.singles[last];
    if (stands_for(single, symbol)) match_open(index, last, last + 1);
    while (h-- > 0 && room_.hits[h].start + room_.longest > last) {
      const Hit& hit = room_.hits[h];
      if (hit.end == last + 1 && !is_single(hit) && stands_for(hit.set, symbol)) match_open(index, hit.start, hit.end);
    }
  }

  // Does the hit stand in room.singles too?
  bool is_single(const Hit& hit) const { return hit.end - hit.start == 1 && hit.set == room_.singles[hit.start]; }

  // Nearly in order already.
  void sort_matches() {
    auto& matches = scan_.matches;
    for (std::size_t i = 1; i < matches.size(); ++i)
      for (std::size_t k = i; k > 0 && match_before(matches[k], matches[k - 1]); --k)
        std::swap(matches[k], matches[k - 1]);
  }

  bool begins_well(const Pattern& pattern, std::uint32_t start) const {
    if (pattern.at_text_begin && has_word(text_.units, 0, start)) return false;
    if (pattern.at_clause_begin && has_word(text_.units, text_.clause_at(start).first, start)) return false;
    return true;
  }

  bool ends_well(const Pattern& pattern, std::uint32_t end) const {
    if (pattern.at_text_end && has_word(text_.units, end, text_.size())) return false;
    if (pattern.at_clause_end && has_word(text_.units, end, text_.clause_at(end - 1).second)) return false;
    return true;
  }

  // One past the end of the shortest match whose first element ends at `end`; 0 when there is none.
  std::uint32_t shortest_end(const Pattern& pattern, std::uint32_t end) {
    const Item* const items = lexicon_.items.data() + pattern.first_item;
    const std::uint32_t last = pattern.item_count - 1u;
    std::uint32_t shortest = 0;
    const auto reach_end = [&](std::uint32_t reached) {
      if ((shortest == 0 || reached < shortest) && ends_well(pattern, reached)) shortest = reached;
    };
    if (last == 1) {
      follow(items[1], end, reach_end);
      return shortest;
    }
    auto& frontier = room_.frontier;
    auto& next = room_.next;
    frontier.assign(1, end);
    for (std::uint32_t i = 1; i < last; ++i) {
      next.clear();
      for (const std::uint32_t from : frontier)
        follow(items[i], from, [&](std::uint32_t reached) {
          if (next.size() < 4 * kMaxFrontier) next.push_back(reached);
        });
      if (next.empty()) return 0;
      if (next.size() > 1) {
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        if (next.size() > kMaxFrontier) next.resize(kMaxFrontier);
      }
      frontier.swap(next);
    }
    for (const std::uint32_t from : frontier) follow(items[last], from, reach_end);
    return shortest;
  }

  bool stands_for(std::uint16_t set_number, std::uint16_t symbol) const {
    const SetTable& set = sets_[set_number];
    const Marks wanted = Marks{} + symbol;
    std::uint64_t same[2] = {0, 0};
    for (std::uint32_t k = 0; k < set.marks; k += kMarksAtOnce) {
      Marks marks;
      std::memcpy(&marks, stream_ + set.at + k, sizeof marks);
      const auto equal = marks == wanted;
      std::uint64_t halves[2];
      std::memcpy(halves, &equal, sizeof halves);
      same[0] |= halves[0];
      same[1] |= halves[1];
    }
    return (same[0] | same[1]) != 0;
  }

  // Calls found(end) for every hit that may be the next element behind `from`.
  template <typename Found>
  void follow(const Item& item, std::uint32_t from, Found found) {
    std::uint32_t end = std::min(from + item.gap + 1u, text_.size());
    if (item.reach == Reach::clause) end = std::min(end, text_.clause_at(from - 1).second);
    if (item.reach == Reach::sentence) end = std::min(end, text_.sentence_at(from - 1).second);
    for (std::uint32_t at = from; at < end; ++at)
      if ((room_.masks[at].behind >> (item.symbol & 63) & 1) != 0) ask_hits(item.symbol, at, found);
  }

  template <typename Found>
  void ask_hits(std::uint16_t symbol, std::uint32_t at, Found found) {
    if (stands_for(room_.singles[at], symbol)) found(at + 1);
    if (room_.first_hit[at] == 0) return;
    for (std::size_t h = room_.first_hit[at] - 1u; h < room_.hit_count && room_.hits[h].start == at; ++h)
      if (!is_single(room_.hits[h]) && stands_for(room_.hits[h].set, symbol)) found(room_.hits[h].end);
  }

  const Lexicon& lexicon_;
  const SetTable* sets_;
  const std::uint16_t* stream_;
  const Text& text_;
  Scan& scan_;
  Scan::Room& room_;
};

// Which bit of Tables::pairs two units have.
std::uint32_t pair_bit(char16_t first, char16_t second) {
  return (std::uint32_t{first} * 0x9e3779b1u + std::uint32_t{second} * 0x85ebca6bu) >> 16;
}

// What may begin at a candidate: a longer phrase, an active one of one unit (Lexicon::kActive / 2).
constexpr std::uint32_t kLonger = 1, kAlone = 2;

// Looks at every unit once: phrases of one unit to room.singles, and where hits may begin to room.candidates. What
// comes next in a text cannot be predicted: it goes without branches but for the rare units.
class UnitScanner {
 public:
  UnitScanner(const Lexicon& lexicon, const std::u16string& units, Scan::Room& room)
      : tables_(lexicon.tables), units_(units.data()), size_(units.size()), room_(room) {}

  void run() {
    if (room_.singles.size() < size_) {
      room_.singles.resize(2 * size_ + 64);
      room_.candidates.resize(2 * size_ + 64);
      room_.numeric.resize(2 * size_ + 64);
    }
    room_.numeric_count = 0;
    room_.seen = 0;
    const std::uint32_t* const table = tables_.units.data();
    const std::uint64_t* const pairs = tables_.pairs.data();
    std::uint16_t* const singles = room_.singles.data();
    std::uint32_t* const candidates = room_.candidates.data();
    const char16_t* const units = units_;
    const std::size_t size = size_;
    std::size_t count = 0;
    std::uint32_t next_entry = table[units[0]];
    for (std::size_t i = 0; i < size; ++i) {
      const char16_t unit = units[i];
      const char16_t next = units[i + 1];  // the string ends with a zero, which begins nothing
      std::uint32_t entry = next_entry;
      next_entry = table[next];
      if ((entry & Lexicon::kRare) != 0) entry = note_rare(i, entry, next_entry);
      singles[i] = static_cast<std::uint16_t>(entry >> 16);
      const std::uint32_t bit = pair_bit(unit, next);
      const std::uint32_t pair =
          static_cast<std::uint32_t>(pairs[bit >> 6] >> (bit & 63)) & entry & next_entry >> 1 & 1;
      const std::uint32_t kinds = (entry >> 1 & kAlone) | pair;
      candidates[count] = static_cast<std::uint32_t>(4 * i) | kinds;
      count += kinds != 0;
    }
    room_.candidate_count = count;
  }

 private:
  // The entry that counts here: a phrase begins with a word's beginning.
  std::uint32_t note_rare(std::size_t i, std::uint32_t entry, std::uint32_t next_entry) {
    room_.seen |= entry;
    if ((entry & (Lexicon::kDigit | Lexicon::kNumeral)) != 0)
      room_.numeric[room_.numeric_count++] = static_cast<std::uint32_t>(i);
    if ((entry & Lexicon::kWord) == 0) return entry;
    if (i > 0 && (tables_.units[units_[i - 1]] & Lexicon::kWord) != 0) return 0;
    return (next_entry & Lexicon::kWord) != 0 ? tables_.open_units[units_[i]] : entry;
  }

  const Lexicon::Tables& tables_;
  const char16_t* units_;
  std::size_t size_;
  Scan::Room& room_;
};

std::uint32_t find_second(const Lexicon::Tables& tables, char16_t first, char16_t second) {
  const std::uint32_t units = std::uint32_t{first} << 16 | second;
  const std::size_t mask = tables.seconds.size() - 1;
  for (std::size_t slot = pair_bit(first, second);; ++slot) {
    const auto& entry = tables.seconds[slot & mask];
    if (entry.units == units || entry.node == 0) return entry.node;
  }
}

// Active phrases of one unit and all longer ones to room.hits.
void find_phrases(const Lexicon& lexicon, const Text& text, Scan::Room& room) {
  const char16_t* const units = text.units.data();
  const std::uint32_t size = text.size();
  const Trie& trie = lexicon.trie;
  std::size_t count = 0;
  const auto add = [&](const Hit& hit, bool wanted) {
    if (count == room.hits.size()) room.hits.resize(2 * count + 64);
    room.hits[count] = hit;
    count += wanted;
  };
  // The tables are larger than the nearest memory: all their lines are sent for before the first is read.
  const auto& seconds = lexicon.tables.seconds;
  for (std::size_t i = 0; i < room.candidate_count; ++i) {
    const std::uint32_t start = room.candidates[i] / 4;
    __builtin_prefetch(&seconds[pair_bit(units[start], units[start + 1]) & (seconds.size() - 1)]);
  }
  if (room.nodes.size() < room.candidate_count) room.nodes.resize(room.candidates.size());
  for (std::size_t i = 0; i < room.candidate_count; ++i) {
    const std::uint32_t start = room.candidates[i] / 4;
    const bool longer = (room.candidates[i] & kLonger) != 0;
    room.nodes[i] = longer ? find_second(lexicon.tables, units[start], units[start + 1]) : 0;
    __builtin_prefetch(&trie.nodes[room.nodes[i]]);
  }
  for (std::size_t i = 0; i < room.candidate_count; ++i) {
    const std::uint32_t candidate = room.candidates[i];
    const std::uint32_t start = candidate / 4;
    add({start, start + 1, room.singles[start]}, (candidate & kAlone) != 0);
    std::uint32_t node = room.nodes[i];
    for (std::uint32_t end = start + 2; node != 0; ++end) {
      const Trie::Node& here = trie.nodes[node];
      const bool inside_word = is_word_unit(here.unit) && is_word_unit(units[end]);
      const std::uint16_t set = inside_word ? here.open_set : here.set;
      add({start, end, set}, set != 0);
      if (end >= size) break;
      node = trie.find_child(node, units[end]);
    }
  }
  room.hit_count = count;
}

// Puts the built-in classes among the phrases, by start; behind those that begin with them.
void merge_built(Scan::Room& room) {
  auto& built = room.built;
  if (built.empty()) return;
  const auto starts_before = [](const Hit& a, const Hit& b) { return a.start < b.start; };
  if (!std::is_sorted(built.begin(), built.end(), starts_before))
    std::stable_sort(built.begin(), built.end(), starts_before);
  std::size_t from = room.hit_count;
  room.hit_count += built.size();
  if (room.hits.size() < room.hit_count) room.hits.resize(2 * room.hit_count);
  std::size_t to = room.hit_count;
  for (std::size_t b = built.size(); b > 0;) {
    if (from > 0 && room.hits[from - 1].start > built[b - 1].start)
      room.hits[--to] = room.hits[--from];
    else
      room.hits[--to] = built[--b];
  }
}

// Appends, per set, what it means to the matcher.
class TableBuilder {
 public:
  explicit TableBuilder(Lexicon& lexicon) : lexicon_(lexicon), tables_(lexicon.tables) {}

  void run() {
    tables_ = {};
    behind_.assign(lexicon_.symbol_count, false);
    before_.assign(lexicon_.symbol_count, false);
    wholes_.assign(lexicon_.symbol_count, {});
    opens_ = closes_ = wholes_;
    guess_frequencies();
    for (std::size_t p = 0; p < lexicon_.patterns.size(); ++p) add_pattern(static_cast<std::uint16_t>(p));
    for (const auto& set : lexicon_.sets) add_set(set);
    // Built-in classes are numbered behind the sets.
    for (std::size_t b = 0; b < lexicon_.builtin_symbol.size(); ++b) {
      tables_.builtin_set[b] = static_cast<std::uint16_t>(tables_.sets.size());
      add_set(lexicon_.builtin_symbol[b] == kNoSymbol ? std::vector<std::uint16_t>{}
                                                      : std::vector{lexicon_.builtin_symbol[b]});
    }
    mark_units();
  }

 private:
  // How often a symbol is met in a unit of text, guessed: characters of many phrases are frequent, and so are phrases
  // of few characters.
  void guess_frequencies() {
    const auto& nodes = lexicon_.trie.nodes;
    std::vector<double> share(65536);
    for (std::size_t i = 1; i < nodes.size(); ++i) share[nodes[i].unit] += 1.0 / static_cast<double>(nodes.size());
    frequency_.assign(lexicon_.symbol_count, 0);
    // Children stand behind their parents.
    std::vector<double> chance(nodes.size(), 1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (std::uint32_t k = 0; k < nodes[i].children; ++k) {
        const std::uint32_t child = nodes[i].first_child + k;
        chance[child] = chance[i] * share[nodes[child].unit];
      }
      for (const std::uint16_t symbol : lexicon_.sets[nodes[i].set]) frequency_[symbol] += chance[i];
    }
    constexpr double kNumber = 0.03, kOtherBuiltin = 0.005;
    for (const std::uint16_t symbol : lexicon_.builtin_symbol)
      if (symbol != kNoSymbol)
        frequency_[symbol] += symbol == lexicon_.symbol_of(Builtin::num) ? kNumber : kOtherBuiltin;
  }

  void add_pattern(std::uint16_t index) {
    const Pattern& pattern = lexicon_.patterns[index];
    const Item* const items = lexicon_.items.data() + pattern.first_item;
    const std::uint16_t first = items[0].symbol;
    if (pattern.item_count == 1) {
      wholes_[first].push_back(index);
      return;
    }
    for (std::uint32_t i = 1; i < pattern.item_count; ++i) behind_[items[i].symbol] = true;
    if (frequency_[first] <= frequency_[items[1].symbol]) {
      const bool beyond = items[1].reach == Reach::sentence || items[1].reach == Reach::text;
      opens_[first].push_back(index);
      opens_[first].push_back(static_cast<std::uint16_t>((items[1].symbol & 63) | (beyond ? kBeyondClause : 0)));
    } else {
      closes_[items[1].symbol].push_back(index);
      before_[first] = true;
    }
  }

  // Appends what the symbols of a set have in one of the lists; gives how many.
  std::uint16_t append(const std::vector<std::uint16_t>& symbols,
                       const std::vector<std::vector<std::uint16_t>>& lists) {
    const std::size_t from = tables_.stream.size();
    for (const std::uint16_t symbol : symbols)
      tables_.stream.insert(tables_.stream.end(), lists[symbol].begin(), lists[symbol].end());
    return static_cast<std::uint16_t>(tables_.stream.size() - from);
  }

  void add_set(const std::vector<std::uint16_t>& symbols) {
    SetTable set;
    SymbolMasks masks;
    set.at = static_cast<std::uint32_t>(tables_.stream.size());
    for (const std::uint16_t symbol : symbols) {
      const std::uint64_t bit = std::uint64_t{1} << (symbol & 63);
      if (behind_[symbol]) masks.behind |= bit;
      if (before_[symbol]) masks.before |= bit;
      if (behind_[symbol] || before_[symbol]) tables_.stream.push_back(symbol);
      set.negation = set.negation || symbol == lexicon_.negation_symbol;
      for (std::size_t part = 0; part < lexicon_.part_symbol.size(); ++part)
        if (symbol == lexicon_.part_symbol[part]) set.parts = static_cast<std::uint8_t>(set.parts | 1u << part);
    }
    while ((tables_.stream.size() - set.at) % kMarksAtOnce != 0) tables_.stream.push_back(kNoSymbol);
    set.marks = static_cast<std::uint16_t>(tables_.stream.size() - set.at);
    set.wholes = append(symbols, wholes_);
    set.opens = static_cast<std::uint16_t>(append(symbols, opens_) / 2);
    set.closes = append(symbols, closes_);
    tables_.sets.push_back(set);
    tables_.masks.push_back(masks);
  }

  // Units alone and pairs of units with which phrases begin: most places of a text are passed over by these.
  void mark_units() {
    Trie& trie = lexicon_.trie;
    tables_.pairs.assign(1024, 0);
    tables_.units.assign(65536, 0);
    for (std::size_t unit = 0; unit < 65536; ++unit) tables_.units[unit] = look_of(static_cast<char16_t>(unit));
    std::copy_n(tables_.units.begin(), tables_.open_units.size(), tables_.open_units.begin());
    std::size_t pairs = 0;
    const auto for_each_child = [&](const Trie::Node& node, auto visit) {
      for (std::uint32_t k = 0; k < node.children; ++k) visit(node.first_child + k, trie.nodes[node.first_child + k]);
    };
    for (Trie::Node& node : trie.nodes)
      for_each_child(node, [&](std::uint32_t, const Trie::Node& child) { node.units |= 1u << (child.unit & 31); });
    if (!trie.nodes.empty())
      for_each_child(trie.nodes[0], [&](std::uint32_t, const Trie::Node& first) { pairs += first.children; });
    tables_.seconds.assign(std::bit_ceil(2 * pairs + 2), {});
    if (trie.nodes.empty()) return;
    for_each_child(trie.nodes[0], [&](std::uint32_t, const Trie::Node& first) {
      const std::uint32_t begins = first.children > 0 ? Lexicon::kBegins : 0u;
      tables_.units[first.unit] |= entry_of(first.set) | begins;
      if (first.unit < tables_.open_units.size()) tables_.open_units[first.unit] |= entry_of(first.open_set) | begins;
      for_each_child(first, [&](std::uint32_t number, const Trie::Node& second) {
        tables_.units[second.unit] |= Lexicon::kFollows;
        const std::uint32_t bit = pair_bit(first.unit, second.unit);
        tables_.pairs[bit >> 6] |= std::uint64_t{1} << (bit & 63);
        std::size_t slot = bit & (tables_.seconds.size() - 1);
        while (tables_.seconds[slot].node != 0) slot = (slot + 1) & (tables_.seconds.size() - 1);
        tables_.seconds[slot] = {std::uint32_t{first.unit} << 16 | second.unit, number};
      });
    });
  }

  // What Tables::units says of the phrase that is one unit.
  std::uint32_t entry_of(std::uint16_t set) const {
    return std::uint32_t{set} << 16 | (tables_.sets[set].is_active() ? Lexicon::kActive : 0u);
  }

  Lexicon& lexicon_;
  Lexicon::Tables& tables_;
  std::vector<double> frequency_;                                    // per symbol
  std::vector<bool> behind_, before_;                                // per symbol: is it looked for there?
  std::vector<std::vector<std::uint16_t>> wholes_, opens_, closes_;  // per symbol: patterns, see SetTable
};

}  // namespace

const std::string& Entry::field(std::string_view name) const {
  static const std::string kEmpty;
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return kEmpty;
}

std::vector<std::string_view> Entry::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields)
    if (key == name) values.emplace_back(value);
  return values;
}

void Lexicon::prepare() { TableBuilder(*this).run(); }

void Lexicon::scan(const Text& text, Scan& scan) const {
  UnitScanner(*this, text.units, scan.room).run();
  find_phrases(*this, text, scan.room);
  find_builtins(*this, text, scan.room);
  merge_built(scan.room);
  PatternMatcher(*this, text, scan).run();
}

bool Lexicon::negated(const Text& text, const Scan& scan, std::uint32_t pos) const {
  if (scan.negations.empty() || pos >= text.size()) return false;
  constexpr std::uint32_t kFarthest = 40;  // longest negation phrase plus its reach
  const std::uint32_t low = pos > kFarthest ? pos - kFarthest : 0;
  auto it = std::lower_bound(scan.negations.begin(), scan.negations.end(), low,
                             [](const Span& n, std::uint32_t p) { return n.start < p; });
  for (; it != scan.negations.end() && it->start < pos; ++it) {
    if (it->end > pos) continue;
    const std::uint32_t reach = is_han(text.units[it->end - 1]) ? 3 : 12;
    if (it->end + reach >= pos && text.clause[it->start] == text.clause[pos]) return true;
  }
  return false;
}

const Entry* Lexicon::find_entry(std::string_view kind, std::string_view code) const {
  for (const Entry& entry : entries)
    if (entry.kind == kind && entry.code == code) return &entry;
  return nullptr;
}

}  // namespace huiping
