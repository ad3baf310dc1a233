// Scans a text for phrases and joins their hits to patterns.
#include "match/lexicon.h"

#include <algorithm>

#include "match/builtins.h"

namespace huiping {
namespace {

bool is_word_unit(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

bool hit_before(const Hit& a, const Hit& b) {
  if (a.start != b.start) return a.start < b.start;
  if (a.end != b.end) return a.end < b.end;
  return a.symbol < b.symbol;
}

// Does any letter, digit or ideograph stand in units [from, to)?
bool has_word(const std::u16string& units, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i)
    if (is_word_unit(units[i]) || units[i] > 0xff) {
      // Punctuation above Latin-1 that ends a clause is no word.
      if (units[i] != 0x3001 && units[i] != 0x3002 && units[i] != 0x2026) return true;
    }
  return false;
}

// Joins hits to patterns, one alternative at a time; keeps the hits of each symbol together.
class PatternMatcher {
 public:
  PatternMatcher(const Lexicon& lexicon, const Text& text, const std::vector<Hit>& hits)
      : lexicon_(lexicon), text_(text), by_symbol_(hits) {
    std::stable_sort(by_symbol_.begin(), by_symbol_.end(),
                     [](const Hit& a, const Hit& b) { return a.symbol < b.symbol; });
    first_of_.assign(lexicon.symbol_count + std::size_t{1}, 0);
    for (const Hit& hit : by_symbol_) ++first_of_[hit.symbol + std::size_t{1}];
    for (std::size_t s = 1; s < first_of_.size(); ++s) first_of_[s] += first_of_[s - 1];
  }

  std::vector<Match> run(const std::vector<Hit>& hits) {
    std::vector<Match> matches;
    for (const Hit& hit : hits) {
      for (std::uint32_t k = lexicon_.first_pattern[hit.symbol]; k < lexicon_.first_pattern[hit.symbol + 1u]; ++k) {
        const std::uint32_t index = lexicon_.starting_patterns[k];
        const Pattern& pattern = lexicon_.patterns[index];
        if (!begins_well(pattern, hit.start)) continue;
        const std::uint32_t end = shortest_end(pattern, hit.end);
        if (end != 0) matches.push_back({hit.start, end, index});
      }
    }
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
      if (a.start != b.start) return a.start < b.start;
      if (a.end != b.end) return a.end < b.end;
      return a.pattern < b.pattern;
    });
    return matches;
  }

 private:
  // Ends reached after each element; more than this many different ones from one start are not followed,
  // which keeps hostile texts linear.
  static constexpr std::size_t kMaxFrontier = 48;

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
    frontier_.assign(1, end);
    for (std::uint16_t i = 1; i < pattern.item_count; ++i) {
      const Item& item = lexicon_.items[pattern.first_item + i];
      if (first_of_[item.symbol] == first_of_[item.symbol + 1u]) return 0;
      next_.clear();
      for (const std::uint32_t from : frontier_) follow(item, from);
      if (next_.empty()) return 0;
      std::sort(next_.begin(), next_.end());
      next_.erase(std::unique(next_.begin(), next_.end()), next_.end());
      if (next_.size() > kMaxFrontier) next_.resize(kMaxFrontier);
      frontier_.swap(next_);
    }
    for (const std::uint32_t last : frontier_)
      if (ends_well(pattern, last)) return last;
    return 0;
  }

  void follow(const Item& item, std::uint32_t from) {
    const auto begin = by_symbol_.begin() + static_cast<std::ptrdiff_t>(first_of_[item.symbol]);
    const auto stop = by_symbol_.begin() + static_cast<std::ptrdiff_t>(first_of_[item.symbol + 1u]);
    auto it = std::lower_bound(begin, stop, from, [](const Hit& h, std::uint32_t p) { return h.start < p; });
    for (; it != stop && it->start <= from + item.gap && next_.size() < 4 * kMaxFrontier; ++it) {
      if (item.reach == Reach::clause && text_.clause[it->start] != text_.clause[from - 1]) break;
      if (item.reach == Reach::sentence && text_.sentence[it->start] != text_.sentence[from - 1]) break;
      next_.push_back(it->end);
    }
  }

  const Lexicon& lexicon_;
  const Text& text_;
  std::vector<Hit> by_symbol_;  // by symbol, then start, then end
  std::vector<std::uint32_t> first_of_;
  std::vector<std::uint32_t> frontier_, next_;
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

std::vector<Hit> Lexicon::scan(const Text& text) const {
  std::vector<Hit> hits;
  const auto& units = text.units;
  const std::uint32_t size = text.size();
  if (trie.base.empty()) return hits;
  for (std::uint32_t start = 0; start < size; ++start) {
    std::int32_t state = 0;
    for (std::uint32_t i = start; i < size; ++i) {
      const std::uint16_t unit_class = trie.classes[units[i]];
      if (unit_class == 0) break;
      const std::int32_t next = trie.base[static_cast<std::size_t>(state)] + unit_class;
      if (static_cast<std::size_t>(next) >= trie.check.size() || trie.check[static_cast<std::size_t>(next)] != state)
        break;
      state = next;
      const std::int32_t leaf = trie.leaf[static_cast<std::size_t>(state)];
      if (leaf < 0) continue;
      const Phrase& phrase = phrases[static_cast<std::size_t>(leaf)];
      if (phrase.word_begin && start > 0 && is_word_unit(units[start - 1])) continue;
      const bool inside_word = phrase.word_end && i + 1 < size && is_word_unit(units[i + 1]);
      const auto last = static_cast<std::uint16_t>(phrase.symbol_count + phrase.open_symbol_count);
      for (std::uint16_t k = inside_word ? phrase.symbol_count : std::uint16_t{0}; k < last; ++k)
        hits.push_back({start, i + 1, phrase_symbols[phrase.first_symbol + k]});
    }
  }
  scan_builtins(*this, text, hits);
  std::sort(hits.begin(), hits.end(), hit_before);
  hits.erase(std::unique(hits.begin(), hits.end(),
                         [](const Hit& a, const Hit& b) {
                           return a.start == b.start && a.end == b.end && a.symbol == b.symbol;
                         }),
             hits.end());
  return hits;
}

std::vector<Match> Lexicon::match(const Text& text, const std::vector<Hit>& hits) const {
  return PatternMatcher(*this, text, hits).run(hits);
}

bool Lexicon::negated(const Text& text, const std::vector<Hit>& hits, std::uint32_t pos) const {
  if (negation_symbol == kNoSymbol || pos >= text.size()) return false;
  constexpr std::uint32_t kFarthest = 40;  // longest negation phrase plus its reach
  const std::uint32_t low = pos > kFarthest ? pos - kFarthest : 0;
  auto it = std::lower_bound(hits.begin(), hits.end(), low, [](const Hit& h, std::uint32_t p) { return h.start < p; });
  for (; it != hits.end() && it->start < pos; ++it) {
    if (it->symbol != negation_symbol || it->end > pos) continue;
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
