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

// Joins hits to patterns, one alternative at a time.
class PatternMatcher {
 public:
  PatternMatcher(const Lexicon& lexicon, const Text& text, Scan& scan)
      : lexicon_(lexicon),
        sets_(lexicon.tables.sets.data()),
        stream_(lexicon.tables.stream.data()),
        text_(text),
        scan_(scan) {}

  void run() {
    scan_.matches.clear();
    flatten();
    Scan::Room& room = scan_.room;
    note_symbols(room.last_seen.data(), room.marks.data(), room.mark_starts.data(), room.now);
    for (std::size_t k = 0; k < whole_count_; ++k) match_wholes(scan_.hits[room.chosen[k]]);
    if (room.chosen.size() < open_count_) room.chosen.resize(open_count_);
    const std::size_t count = choose_opens(room.last_seen.data(), room.opens.data(), room.open_hits.data(),
                                           scan_.hits.data(), room.now, room.chosen.data());
    for (std::size_t k = 0; k < count; ++k) match_open(room.opens[2 * room.chosen[k]], room.open_hits[room.chosen[k]]);
    if (!std::is_sorted(scan_.matches.begin(), scan_.matches.end(), match_before))
      std::sort(scan_.matches.begin(), scan_.matches.end(), match_before);
  }

 private:
  // Ends reached after each element; more than this many different ones from one start are not followed,
  // which keeps hostile texts linear.
  static constexpr std::size_t kMaxFrontier = 48;
  // So many numbers are copied at once, needed or not; the stream and the rooms are that much longer.
  static constexpr std::size_t kChunk = Lexicon::Tables::kChunk;

  void note_symbols(std::uint32_t* last_seen, const std::uint16_t* marks, const std::uint32_t* starts,
                    std::uint32_t now) const {
    for (std::size_t k = 0; k < mark_count_; ++k) last_seen[marks[k]] = now + starts[k];
  }

  // Patterns whose second element does not stand behind the first are most of all: they go without a branch.
  std::size_t choose_opens(const std::uint32_t* last_seen, const std::uint16_t* opens, const std::uint32_t* open_hits,
                           const Hit* hits, std::uint32_t now, std::uint32_t* chosen) const {
    std::size_t count = 0;
    for (std::size_t k = 0; k < open_count_; ++k) {
      chosen[count] = static_cast<std::uint32_t>(k);
      count += last_seen[opens[2 * k + 1]] >= now + hits[open_hits[k]].end;
    }
    return count;
  }

  // What all hits stand for, one after the other: the loops over it are long and run without surprises.
  void flatten() {
    Scan::Room& room = scan_.room;
    const std::size_t hits = scan_.hits.size();
    if (room.chosen.size() < hits) room.chosen.resize(hits);
    scan_.negations.resize(hits);
    std::size_t marks = 0, opens = 0, wholes = 0, negations = 0;
    for (std::size_t h = 0; h < hits; ++h) {
      const Hit hit = scan_.hits[h];
      const SetTable& set = sets_[hit.set];
      if (marks + set.marks + kChunk > room.marks.size() || opens + set.opens + kChunk > room.open_hits.size())
        grow(marks + set.marks, opens + set.opens);
      const std::uint16_t* const from = stream_ + set.at;
      std::size_t k = 0;
      do {
        std::memcpy(room.marks.data() + marks + k, from + k, kChunk * sizeof *from);
        fill_chunk(room.mark_starts.data() + marks + k, hit.start);
        k += kChunk;
      } while (k < set.marks);
      const std::uint16_t* const open_from = from + set.marks + set.wholes;
      k = 0;
      do {
        std::memcpy(room.opens.data() + 2 * (opens + k), open_from + 2 * k, 2 * kChunk * sizeof *from);
        fill_chunk(room.open_hits.data() + opens + k, static_cast<std::uint32_t>(h));
        k += kChunk;
      } while (k < set.opens);
      marks += set.marks;
      opens += set.opens;
      room.chosen[wholes] = static_cast<std::uint32_t>(h);
      wholes += set.wholes != 0;
      scan_.negations[negations] = {hit.start, hit.end};
      negations += set.negation;
    }
    scan_.negations.resize(negations);
    mark_count_ = marks;
    open_count_ = opens;
    whole_count_ = wholes;
  }

  static void fill_chunk(std::uint32_t* to, std::uint32_t value) {
    using Four = std::uint32_t __attribute__((vector_size(16)));
    const Four four = {value, value, value, value};
    std::memcpy(to, &four, sizeof four);
    std::memcpy(to + 4, &four, sizeof four);
  }

  void grow(std::size_t marks, std::size_t opens) {
    Scan::Room& room = scan_.room;
    room.marks.resize(std::max(room.marks.size(), 2 * marks + 64 * kChunk));
    room.mark_starts.resize(room.marks.size());
    room.open_hits.resize(std::max(room.open_hits.size(), 2 * opens + 64 * kChunk));
    room.opens.resize(2 * room.open_hits.size());
  }

  void match_wholes(const Hit& hit) {
    const SetTable& set = sets_[hit.set];
    const std::uint16_t* whole = stream_ + set.at + set.marks;
    for (const std::uint16_t* const end = whole + set.wholes; whole != end; ++whole) {
      const Pattern& pattern = lexicon_.patterns[*whole];
      if (begins_well(pattern, hit.start) && ends_well(pattern, hit.end))
        scan_.matches.push_back({hit.start, hit.end, *whole});
    }
  }

  void match_open(std::uint16_t index, std::uint32_t hit_index) {
    const Pattern& pattern = lexicon_.patterns[index];
    const Hit& hit = scan_.hits[hit_index];
    if (!begins_well(pattern, hit.start)) return;
    const std::uint32_t end = shortest_end(pattern, hit.end);
    if (end != 0) scan_.matches.push_back({hit.start, end, index});
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
    auto& frontier = scan_.room.frontier;
    auto& next = scan_.room.next;
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

  bool stands_for(const Hit& hit, std::uint16_t symbol) const {
    const SetTable& set = sets_[hit.set];
    if ((set.mask >> (symbol & 63) & 1) == 0) return false;
    const std::uint16_t* const marks = stream_ + set.at;
    for (std::uint32_t k = 0; k < set.marks; ++k)
      if (marks[k] == symbol) return true;
    return false;
  }

  // Calls found(end) for every hit that may be the next element behind `from`.
  template <typename Found>
  void follow(const Item& item, std::uint32_t from, Found found) {
    if (scan_.room.last_seen[item.symbol] < scan_.room.now + from) return;
    for (std::size_t h = scan_.room.first_hit[from]; h < scan_.hits.size(); ++h) {
      const Hit& hit = scan_.hits[h];
      if (hit.start > from + item.gap) break;
      if (item.reach == Reach::clause && text_.clause[hit.start] != text_.clause[from - 1]) break;
      if (item.reach == Reach::sentence && text_.sentence[hit.start] != text_.sentence[from - 1]) break;
      if (stands_for(hit, item.symbol)) found(hit.end);
    }
  }

  const Lexicon& lexicon_;
  const SetTable* sets_;
  const std::uint16_t* stream_;
  const Text& text_;
  Scan& scan_;
  std::size_t mark_count_ = 0, open_count_ = 0, whole_count_ = 0;
};

// Which bit of Tables::pairs two units have.
std::uint32_t pair_bit(char16_t first, char16_t second) {
  return (std::uint32_t{first} * 0x9e3779b1u + std::uint32_t{second} * 0x85ebca6bu) >> 16;
}

// Phrases of one unit to room.singles, beginnings of longer ones to room.beginnings: one pass without branches, since
// what comes next in a text cannot be predicted.
void look_at_units(const Lexicon& lexicon, const std::u16string& units, Scan::Room& room) {
  const std::size_t size = units.size();
  room.singles.resize(size);
  room.beginnings.resize(size);
  const std::uint16_t* const alone = lexicon.tables.alone.data();
  const std::uint16_t* const alone_open = lexicon.tables.alone_open.data();
  const std::uint64_t* const pairs = lexicon.tables.pairs.data();
  Hit* const singles = room.singles.data();
  std::uint32_t* const beginnings = room.beginnings.data();
  std::size_t single_count = 0;
  std::size_t count = 0;
  bool was_word = false;
  char16_t unit = size > 0 ? units[0] : u'\n';
  bool word = is_word_unit(unit);
  for (std::size_t i = 0; i < size; ++i) {
    const char16_t next = units[i + 1];  // the string ends with a zero, which begins nothing
    const bool next_word = is_word_unit(next);
    const bool may_begin = !(word && was_word);  // a phrase begins with a word's beginning
    const std::uint16_t set = word && next_word ? alone_open[unit] : alone[unit];
    singles[single_count] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1), set};
    single_count += static_cast<std::size_t>(set != 0) & static_cast<std::size_t>(may_begin);
    const std::uint32_t bit = pair_bit(unit, next);
    beginnings[count] = static_cast<std::uint32_t>(i);
    count += static_cast<std::size_t>(pairs[bit >> 6] >> (bit & 63) & 1) & static_cast<std::size_t>(may_begin);
    was_word = word;
    word = next_word;
    unit = next;
  }
  room.singles.resize(single_count);
  room.beginnings.resize(count);
}

std::uint32_t find_second(const Lexicon::Tables& tables, char16_t first, char16_t second) {
  const std::uint32_t units = std::uint32_t{first} << 16 | second;
  const std::size_t mask = tables.seconds.size() - 1;
  for (std::size_t slot = pair_bit(first, second);; ++slot) {
    const auto& entry = tables.seconds[slot & mask];
    if (entry.units == units || entry.node == 0) return entry.node;
  }
}

// Phrases of two and more units to room.longs.
void find_longs(const Lexicon& lexicon, const Text& text, Scan::Room& room) {
  const char16_t* const units = text.units.data();
  const std::uint32_t size = text.size();
  const Trie& trie = lexicon.trie;
  room.longs.clear();
  // First all nodes, so that their lines are on their way when they are read.
  room.second_nodes.resize(room.beginnings.size());
  for (std::size_t i = 0; i < room.beginnings.size(); ++i) {
    const std::uint32_t start = room.beginnings[i];
    room.second_nodes[i] = find_second(lexicon.tables, units[start], units[start + 1]);
    __builtin_prefetch(&trie.nodes[room.second_nodes[i]]);
  }
  for (std::size_t i = 0; i < room.beginnings.size(); ++i) {
    const std::uint32_t start = room.beginnings[i];
    std::uint32_t node = room.second_nodes[i];
    for (std::uint32_t end = start + 2; node != 0; ++end) {
      const Trie::Node& here = trie.nodes[node];
      const bool inside_word = is_word_unit(here.unit) && is_word_unit(units[end]);
      const std::uint16_t set = inside_word ? here.open_set : here.set;
      if (set != 0) room.longs.push_back({start, end, set});
      if (end >= size) break;
      node = trie.find_child(node, units[end]);
    }
  }
}

// All hits in order of their starts, by counting; and where those of each unit begin.
void order_hits(std::size_t size, Scan& scan) {
  Scan::Room& room = scan.room;
  // Two places behind: first_hit[unit + 1] runs ahead while hits are placed and ends as the place of the next unit.
  room.first_hit.assign(size + 2, 0);
  std::uint32_t* const first_hit = room.first_hit.data();
  const std::vector<Hit>* const kinds[] = {&room.singles, &room.longs, &room.built};
  std::size_t total = 0;
  for (const auto* hits : kinds) {
    for (const Hit& hit : *hits) ++first_hit[hit.start + 2];
    total += hits->size();
  }
  for (std::size_t unit = 2; unit < size + 2; ++unit) first_hit[unit] += first_hit[unit - 1];
  scan.hits.resize(total);
  Hit* const out = scan.hits.data();
  for (const auto* hits : kinds)
    for (const Hit& hit : *hits) out[first_hit[hit.start + 1]++] = hit;
}

// Appends, per set, what it means to the matcher.
class TableBuilder {
 public:
  explicit TableBuilder(Lexicon& lexicon) : lexicon_(lexicon), tables_(lexicon.tables) {}

  void run() {
    tables_ = {};
    wanted_.assign(lexicon_.symbol_count, false);
    starting_.assign(lexicon_.symbol_count, {});
    for (std::size_t p = 0; p < lexicon_.patterns.size(); ++p) {
      const Pattern& pattern = lexicon_.patterns[p];
      starting_[lexicon_.items[pattern.first_item].symbol].push_back(static_cast<std::uint16_t>(p));
      for (std::uint32_t i = 1; i < pattern.item_count; ++i)
        wanted_[lexicon_.items[pattern.first_item + i].symbol] = true;
    }
    for (const auto& set : lexicon_.sets) add_set(set);
    // Built-in classes are numbered behind the sets.
    for (std::size_t b = 0; b < lexicon_.builtin_symbol.size(); ++b) {
      tables_.builtin_set[b] = static_cast<std::uint16_t>(tables_.sets.size());
      if (lexicon_.builtin_symbol[b] == kNoSymbol)
        tables_.sets.emplace_back();
      else
        add_set({lexicon_.builtin_symbol[b]});
    }
    tables_.stream.resize(tables_.stream.size() + 2 * Lexicon::Tables::kChunk);
    mark_beginnings();
  }

 private:
  void add_set(const std::vector<std::uint16_t>& symbols) {
    SetTable set;
    set.at = static_cast<std::uint32_t>(tables_.stream.size());
    std::vector<std::uint16_t> wholes, opens;
    for (const std::uint16_t symbol : symbols) {
      if (wanted_[symbol]) {
        tables_.stream.push_back(symbol);
        ++set.marks;
        set.mask |= std::uint64_t{1} << (symbol & 63);
      }
      set.negation = set.negation || symbol == lexicon_.negation_symbol;
      for (std::size_t part = 0; part < lexicon_.part_symbol.size(); ++part)
        if (symbol == lexicon_.part_symbol[part]) set.parts = static_cast<std::uint8_t>(set.parts | 1u << part);
      for (const std::uint16_t p : starting_[symbol]) {
        const Pattern& pattern = lexicon_.patterns[p];
        if (pattern.item_count == 1) {
          wholes.push_back(p);
        } else {
          opens.push_back(p);
          opens.push_back(lexicon_.items[pattern.first_item + 1].symbol);
        }
      }
    }
    set.wholes = static_cast<std::uint16_t>(wholes.size());
    set.opens = static_cast<std::uint16_t>(opens.size() / 2);
    tables_.stream.insert(tables_.stream.end(), wholes.begin(), wholes.end());
    tables_.stream.insert(tables_.stream.end(), opens.begin(), opens.end());
    tables_.sets.push_back(set);
  }

  // Units alone and pairs of units with which phrases begin: most places of a text are passed over by these.
  void mark_beginnings() {
    const Trie& trie = lexicon_.trie;
    tables_.pairs.assign(1024, 0);
    tables_.alone.assign(65536, 0);
    std::size_t pairs = 0;
    const auto for_each_child = [&](const Trie::Node& node, auto visit) {
      for (std::uint32_t k = 0; k < node.children; ++k) visit(node.first_child + k, trie.nodes[node.first_child + k]);
    };
    if (!trie.nodes.empty())
      for_each_child(trie.nodes[0], [&](std::uint32_t, const Trie::Node& first) { pairs += first.children; });
    tables_.seconds.assign(std::bit_ceil(2 * pairs + 2), {});
    if (trie.nodes.empty()) return;
    for_each_child(trie.nodes[0], [&](std::uint32_t, const Trie::Node& first) {
      tables_.alone[first.unit] = first.set;
      if (first.unit < tables_.alone_open.size()) tables_.alone_open[first.unit] = first.open_set;
      for_each_child(first, [&](std::uint32_t number, const Trie::Node& second) {
        const std::uint32_t bit = pair_bit(first.unit, second.unit);
        tables_.pairs[bit >> 6] |= std::uint64_t{1} << (bit & 63);
        std::size_t slot = bit & (tables_.seconds.size() - 1);
        while (tables_.seconds[slot].node != 0) slot = (slot + 1) & (tables_.seconds.size() - 1);
        tables_.seconds[slot] = {std::uint32_t{first.unit} << 16 | second.unit, number};
      });
    });
  }

  Lexicon& lexicon_;
  Lexicon::Tables& tables_;
  std::vector<bool> wanted_;
  std::vector<std::vector<std::uint16_t>> starting_;
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
  Scan::Room& room = scan.room;
  // Times are 32 bits: after some billion units they begin anew.
  room.now = room.now > 0xffffffffu - 2 * (text.size() + 1) ? 0 : room.now + 1;
  if (room.now == 0 || room.last_seen.size() != symbol_count) {
    room.last_seen.assign(symbol_count, 0);
    room.now = 1;
  }
  look_at_units(*this, text.units, room);
  find_longs(*this, text, room);
  find_builtins(*this, text, room);
  order_hits(text.size(), scan);
  PatternMatcher(*this, text, scan).run();
  room.now += text.size();
}

bool Lexicon::negated(const Text& text, const Scan& scan, std::uint32_t pos) const {
  if (pos >= text.size()) return false;
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
