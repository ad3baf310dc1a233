// Turns directives into entries and patterns, gives every literal and concept a symbol, and builds the trie.
#include "lexicon_compiler.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "directives.h"
#include "pattern.h"
#include "trie_builder.h"

namespace huiping {
namespace {

constexpr std::array<std::string_view, 8> kBuiltinNames = {"num",   "money", "time",   "phone",
                                                           "email", "url",   "longid", "emoji"};
constexpr std::array<std::string_view, 5> kPartNames = {"number_word", "money_unit", "money_sign", "time_unit",
                                                        "time_phrase"};

// A phrase that the trie finds, and the symbols that it stands for.
struct PhraseKey {
  std::u16string text;
  bool open_end = false;
  bool operator<(const PhraseKey& other) const {
    return text != other.text ? text < other.text : open_end < other.open_end;
  }
};

// An element of a pattern after its alternatives were put together again: a name, or any one of some phrases.
struct Choice {
  std::string name;
  std::set<PhraseKey> phrases;
  std::uint16_t gap = 0;
  Reach reach = Reach::adjacent;
  bool operator<(const Choice& o) const {
    return std::tie(name, phrases, gap, reach) < std::tie(o.name, o.phrases, o.gap, o.reach);
  }
};
using Choices = std::vector<Choice>;

// (a|b){3}(c|d) was multiplied out to four sequences; sequences that differ in one phrase only are one choice again,
// which keeps the pack small. What is matched stays the same.
std::vector<Choices> join_alternatives(const std::vector<Sequence>& sequences) {
  std::set<Choices> rows;
  std::size_t longest = 0;
  for (const Sequence& sequence : sequences) {
    Choices row;
    for (const Element& e : sequence.elements) {
      Choice choice{e.name, {}, e.gap, e.reach};
      if (e.kind == Element::Kind::literal) choice.phrases.insert({e.literal, e.open_end});
      row.push_back(std::move(choice));
    }
    longest = std::max(longest, row.size());
    rows.insert(std::move(row));
  }
  for (std::size_t i = 0; i < longest; ++i) {
    std::map<Choices, std::set<PhraseKey>> joined;  // the row without the phrases at i -> those phrases
    std::set<Choices> next;
    for (Choices row : rows) {
      if (i >= row.size() || row[i].phrases.empty()) {
        next.insert(std::move(row));
        continue;
      }
      std::set<PhraseKey> phrases;
      phrases.swap(row[i].phrases);
      joined[row].insert(phrases.begin(), phrases.end());
    }
    for (const auto& [row, phrases] : joined) {
      Choices whole = row;
      whole[i].phrases = phrases;
      next.insert(std::move(whole));
    }
    rows.swap(next);
  }
  return {rows.begin(), rows.end()};
}

// Every order of the parts, a wide gap between them; a single part is left as it is.
std::vector<Choices> in_any_order(const std::vector<std::vector<Choices>>& parts, Reach reach) {
  std::vector<std::size_t> order(parts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<Choices> all;
  do {
    std::vector<Choices> product = {Choices{}};
    for (std::size_t k = 0; k < order.size(); ++k) {
      std::vector<Choices> next;
      for (const Choices& left : product)
        for (const Choices& right : parts[order[k]]) {
          next.push_back(left);
          const std::size_t first = next.back().size();
          next.back().insert(next.back().end(), right.begin(), right.end());
          if (k == 0) continue;
          next.back()[first].gap = reach == Reach::text ? kJoinedGapOver : kJoinedGap;
          next.back()[first].reach = reach;
        }
      product = std::move(next);
    }
    all.insert(all.end(), product.begin(), product.end());
  } while (std::next_permutation(order.begin(), order.end()));
  return all;
}

bool is_word_unit(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

class LexiconCompiler {
 public:
  LexiconCompiler(const FoldTable& fold, const std::vector<DataFile>& concepts, Mistakes& mistakes)
      : fold_(fold), mistakes_(mistakes) {
    for (const DataFile& file : concepts) concepts_[file.name] = &file;
  }

  void add_file(const DataFile& file) {
    Entry entry{file.folder, file.name, {}};
    const auto index = static_cast<std::uint16_t>(lexicon_.entries.size());
    for (const Directive& line : file.lines) {
      PatternLine as_pattern;
      const std::string wrong = check_directive(file.folder, line, as_pattern);
      if (!wrong.empty())
        mistakes_.add(file.path, line.number, wrong);
      else if (as_pattern.is_pattern)
        add_pattern(file, line, index, as_pattern);
      else
        entry.fields.emplace_back(as_pattern.key, as_pattern.text);
    }
    for (const std::string& missing : missing_directives(file.folder, entry)) mistakes_.add(file.path, 1, missing);
    lexicon_.entries.push_back(std::move(entry));
  }

  void add_word_classes() {
    const auto add = [&](const std::string& name, std::uint16_t symbol) {
      Pattern pattern;
      pattern.entry = static_cast<std::uint16_t>(lexicon_.entries.size());
      pattern.role = Role::pattern;
      pattern.first_item = static_cast<std::uint32_t>(lexicon_.items.size());
      pattern.item_count = 1;
      lexicon_.items.push_back({symbol, 0, Reach::adjacent});
      lexicon_.patterns.push_back(pattern);
      lexicon_.entries.push_back({"word_class", name, {}});
    };
    // These two take back what follows them (src/guard/offence.cpp), whether or not a pattern speaks of them.
    for (const std::string name : {"denied", "reported"})
      if (concepts_.count(name) != 0) concept_symbol(name);
    std::map<std::string, std::uint16_t> all = concept_symbols_;
    for (std::size_t i = 0; i < kBuiltinNames.size(); ++i)
      if (lexicon_.builtin_symbol[i] != kNoSymbol) all[std::string(kBuiltinNames[i])] = lexicon_.builtin_symbol[i];
    for (const auto& [name, symbol] : all) add(name, symbol);
  }

  Lexicon finish(std::vector<std::string>& used_concepts) {
    lexicon_.negation_symbol = concepts_.count("negation") != 0 ? concept_symbol("negation") : kNoSymbol;
    for (const auto& [name, symbol] : concept_symbols_) used_concepts.push_back(name);
    set_index({});
    build_phrases();
    lexicon_.prepare();
    return std::move(lexicon_);
  }

 private:
  std::uint16_t new_symbol() {
    if (lexicon_.symbol_count == kNoSymbol - 1) {
      mistakes_.add("lexicon", 0, "more than 65534 different phrases and concepts");
      return 0;
    }
    return lexicon_.symbol_count++;
  }

  // One symbol for each different set of phrases.
  std::uint16_t choice_symbol(const std::set<PhraseKey>& phrases) {
    const auto found = choice_symbols_.find(phrases);
    if (found != choice_symbols_.end()) return found->second;
    const std::uint16_t symbol = new_symbol();
    choice_symbols_[phrases] = symbol;
    for (const PhraseKey& key : phrases) symbols_of_[key].insert(symbol);
    return symbol;
  }

  std::uint16_t concept_symbol(const std::string& name) {
    const auto found = concept_symbols_.find(name);
    if (found != concept_symbols_.end()) return found->second;
    const std::uint16_t symbol = new_symbol();
    concept_symbols_[name] = symbol;
    std::set<std::string> visited;
    add_phrases(*concepts_.at(name), symbol, visited);
    return symbol;
  }

  // Concepts may include others: a line `<other>` stands for all phrases of that concept.
  void add_phrases(const DataFile& file, std::uint16_t symbol, std::set<std::string>& visited) {
    if (!visited.insert(file.name).second) return;
    for (const Directive& line : file.lines) {
      const ParsedPattern parsed = parse_pattern(fold_, line.rest);
      if (!parsed.error.empty()) report_once(file, line, parsed.error);
      for (const Sequence& sequence : parsed.sequences) {
        const Element& only = sequence.elements.front();
        if (sequence.elements.size() != 1) {
          report_once(file, line, "a concept holds plain phrases: no gaps, no <names> inside a phrase");
        } else if (only.kind == Element::Kind::literal) {
          symbols_of_[{only.literal, only.open_end}].insert(symbol);
        } else if (concepts_.count(only.name) != 0) {
          add_phrases(*concepts_.at(only.name), symbol, visited);
        } else {
          report_once(file, line, "no concept <" + only.name + ">");
        }
      }
    }
  }

  void report_once(const DataFile& file, const Directive& line, const std::string& what) {
    if (reported_.insert(file.path + std::to_string(line.number)).second) mistakes_.add(file.path, line.number, what);
  }

  std::optional<std::uint16_t> named_symbol(const std::string& name) {
    const auto builtin = std::find(kBuiltinNames.begin(), kBuiltinNames.end(), name);
    if (builtin != kBuiltinNames.end())
      return builtin_symbol(static_cast<std::size_t>(builtin - kBuiltinNames.begin()));
    if (concepts_.count(name) == 0) return std::nullopt;
    return concept_symbol(name);
  }

  std::uint16_t builtin_symbol(std::size_t index) {
    std::uint16_t& symbol = lexicon_.builtin_symbol[index];
    if (symbol != kNoSymbol) return symbol;
    symbol = new_symbol();
    if (index <= static_cast<std::size_t>(Builtin::time))
      for (std::size_t part = 0; part < kPartNames.size(); ++part)
        if (const std::string name(kPartNames[part]); concepts_.count(name) != 0)
          lexicon_.part_symbol[part] = concept_symbol(name);
    return symbol;
  }

  void add_pattern(const DataFile& file, const Directive& line, std::uint16_t entry, const PatternLine& as) {
    const JoinedPattern joined = split_joined(as.text);
    if (joined.parts.size() > kMaxParts) {
      mistakes_.add(file.path, line.number, "at most three parts may be joined by &");
      return;
    }
    std::vector<std::vector<Choices>> parts;
    Sequence anchors;
    for (const std::string_view part : joined.parts) {
      const ParsedPattern parsed = parse_pattern(fold_, part);
      if (!parsed.error.empty()) {
        mistakes_.add(file.path, line.number, parsed.error);
        return;
      }
      anchors = parsed.sequences.front();
      const bool is_anchored =
          anchors.at_clause_begin || anchors.at_clause_end || anchors.at_text_begin || anchors.at_text_end;
      if (is_anchored && joined.parts.size() > 1) {
        mistakes_.add(file.path, line.number, "^ and $ do not go with &");
        return;
      }
      parts.push_back(join_alternatives(parsed.sequences));
    }
    for (const Choices& choices : in_any_order(parts, joined.reach)) {
      Pattern pattern;
      pattern.entry = entry;
      pattern.role = as.role;
      pattern.weight = as.weight;
      pattern.ignores_negation = as.ignores_negation;
      pattern.at_clause_begin = anchors.at_clause_begin;
      pattern.at_clause_end = anchors.at_clause_end;
      pattern.at_text_begin = anchors.at_text_begin;
      pattern.at_text_end = anchors.at_text_end;
      pattern.first_item = static_cast<std::uint32_t>(lexicon_.items.size());
      pattern.item_count = static_cast<std::uint16_t>(choices.size());
      for (const Choice& choice : choices) {
        const std::optional<std::uint16_t> symbol =
            choice.name.empty() ? choice_symbol(choice.phrases) : named_symbol(choice.name);
        if (!symbol) {
          mistakes_.add(file.path, line.number, "no concept <" + choice.name + ">");
          lexicon_.items.resize(pattern.first_item);
          return;
        }
        lexicon_.items.push_back({*symbol, choice.gap, choice.reach});
      }
      lexicon_.patterns.push_back(pattern);
    }
  }

  void build_phrases() {
    // refund and refund* are one string in the trie with two lists of symbols: closed ones, then open ones.
    std::map<std::u16string, std::pair<std::set<std::uint16_t>, std::set<std::uint16_t>>> by_text;
    for (const auto& [key, symbols] : symbols_of_) {
      auto& [closed, open] = by_text[key.text];
      (key.open_end ? open : closed).insert(symbols.begin(), symbols.end());
    }
    std::vector<TriePhrase> phrases;
    for (const auto& [text, sets] : by_text) {
      const auto& [closed, open] = sets;
      std::set<std::uint16_t> all = open;
      all.insert(closed.begin(), closed.end());
      const std::uint16_t set = set_index(all);
      // Behind an ideograph no word goes on: everything that ends there stands.
      phrases.push_back({text, set, is_word_unit(text.back()) ? set_index(open) : set});
    }
    lexicon_.trie = build_trie(phrases);
  }

  // Phrases of the same concepts share one set.
  std::uint16_t set_index(const std::set<std::uint16_t>& symbols) {
    const auto [it, is_new] = set_numbers_.try_emplace(symbols, static_cast<std::uint16_t>(lexicon_.sets.size()));
    if (is_new) lexicon_.sets.emplace_back(symbols.begin(), symbols.end());
    return it->second;
  }

  const FoldTable& fold_;
  Mistakes& mistakes_;
  Lexicon lexicon_;
  std::map<std::string, const DataFile*> concepts_;
  std::map<std::string, std::uint16_t> concept_symbols_;
  std::map<std::set<PhraseKey>, std::uint16_t> choice_symbols_;
  std::map<PhraseKey, std::set<std::uint16_t>> symbols_of_;
  std::map<std::set<std::uint16_t>, std::uint16_t> set_numbers_;
  std::set<std::string> reported_;
};

}  // namespace

Lexicon compile_lexicon(const FoldTable& fold, const std::vector<DataFile>& files,
                        const std::vector<DataFile>& concepts, Mistakes& mistakes,
                        std::vector<std::string>& used_concepts, bool concepts_as_entries) {
  LexiconCompiler compiler(fold, concepts, mistakes);
  for (const DataFile& file : files) compiler.add_file(file);
  if (concepts_as_entries) compiler.add_word_classes();
  return compiler.finish(used_concepts);
}

}  // namespace huiping
