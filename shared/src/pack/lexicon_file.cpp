// Writes and reads one lexicon of the pack; reading checks every index, so that damage is refused and never followed.
#include "pack/lexicon_file.h"

#include <algorithm>

namespace huiping {
namespace {

// The trie is stored breadth first, property after property; where the children stand follows from their numbers.
void write_trie(ByteWriter& out, const Trie& trie) {
  std::vector<std::uint8_t> heads;  // children * 2 + (1: a phrase ends here); 0xff: the number follows in `many`
  std::vector<std::uint16_t> many, units, sets, open_sets;
  for (const Trie::Node& node : trie.nodes) {
    const bool ends = node.set != 0 || node.open_set != 0;
    const bool is_many = node.children >= 127;
    heads.push_back(static_cast<std::uint8_t>((is_many ? 0xfe : node.children * 2) | (ends ? 1 : 0)));
    if (is_many) many.push_back(node.children);
    units.push_back(static_cast<std::uint16_t>(node.unit));
    if (!ends) continue;
    sets.push_back(node.set);
    // Where a word cannot go on, both sets are the same.
    if (node.unit < 0x80) open_sets.push_back(node.open_set);
  }
  out.array(heads);
  out.array(many);
  out.array(units);
  out.array(sets);
  out.array(open_sets);
}

bool read_trie(ByteReader& in, Trie& trie) {
  const auto heads = in.array<std::uint8_t>();
  const auto many = in.array<std::uint16_t>();
  const auto units = in.array<std::uint16_t>();
  const auto sets = in.array<std::uint16_t>();
  const auto open_sets = in.array<std::uint16_t>();
  if (heads.empty() || units.size() != heads.size()) return false;
  std::size_t next_many = 0, next_set = 0, next_open = 0;
  std::uint64_t next_child = 1;
  trie.nodes.resize(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Trie::Node& node = trie.nodes[i];
    node.unit = units[i];
    node.children = static_cast<std::uint16_t>(heads[i] >> 1);
    if (node.children == 127) {
      if (next_many >= many.size()) return false;
      node.children = many[next_many++];
    }
    // Children stand behind their parent: a walk down the trie ends.
    if (node.children > 0 && next_child <= i) return false;
    node.first_child = static_cast<std::uint32_t>(next_child);
    next_child += node.children;
    if (next_child > heads.size()) return false;
    if ((heads[i] & 1) == 0) continue;
    if (next_set >= sets.size()) return false;
    node.set = node.open_set = sets[next_set++];
    if (node.unit >= 0x80) continue;
    if (next_open >= open_sets.size()) return false;
    node.open_set = open_sets[next_open++];
  }
  return next_child == heads.size();
}

void write_phrases(ByteWriter& out, const Lexicon& lexicon) {
  write_trie(out, lexicon.trie);
  out.number(static_cast<std::uint32_t>(lexicon.sets.size()));
  for (const auto& set : lexicon.sets) out.array(set);
}

bool read_phrases(ByteReader& in, Lexicon& lexicon) {
  if (!read_trie(in, lexicon.trie)) return false;
  const auto sets = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < sets && in.ok(); ++i) lexicon.sets.push_back(in.array<std::uint16_t>());
  return in.ok();
}

void write_entries(ByteWriter& out, const Lexicon& lexicon) {
  out.number(static_cast<std::uint32_t>(lexicon.entries.size()));
  for (const Entry& entry : lexicon.entries) {
    out.string(entry.kind);
    out.string(entry.code);
    out.number(static_cast<std::uint32_t>(entry.fields.size()));
    for (const auto& [key, value] : entry.fields) {
      out.string(key);
      out.string(value);
    }
  }
}

void read_entries(ByteReader& in, Lexicon& lexicon) {
  const auto count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    Entry entry;
    entry.kind = in.string();
    entry.code = in.string();
    const auto fields = in.number<std::uint32_t>();
    for (std::uint32_t k = 0; k < fields && in.ok(); ++k) {
      std::string key = in.string();
      entry.fields.emplace_back(std::move(key), in.string());
    }
    lexicon.entries.push_back(std::move(entry));
  }
}

// The flags of a pattern in one byte.
std::uint8_t pattern_bits(const Pattern& p) {
  return static_cast<std::uint8_t>((p.ignores_negation ? 1 : 0) | (p.at_clause_begin ? 2 : 0) |
                                   (p.at_clause_end ? 4 : 0) | (p.at_text_begin ? 8 : 0) | (p.at_text_end ? 16 : 0));
}

bool is_sound(const Lexicon& lexicon) {
  const std::size_t symbols = lexicon.symbol_count;
  const auto known = [&](std::uint16_t symbol) { return symbol < symbols || symbol == kNoSymbol; };
  for (const Pattern& p : lexicon.patterns)
    if (p.entry >= lexicon.entries.size() || p.item_count == 0 || p.first_item > lexicon.items.size() ||
        p.item_count > lexicon.items.size() - p.first_item || p.role > Role::unless_text)
      return false;
  for (const Item& item : lexicon.items)
    if (item.symbol >= symbols || item.reach > Reach::text) return false;
  // Built-in classes are numbered behind the sets.
  if (lexicon.sets.empty() || !lexicon.sets.front().empty() || lexicon.sets.size() > 65500) return false;
  for (const Trie::Node& node : lexicon.trie.nodes)
    if (node.set >= lexicon.sets.size() || node.open_set >= lexicon.sets.size()) return false;
  for (const auto& set : lexicon.sets) {
    if (!std::is_sorted(set.begin(), set.end())) return false;
    if (!set.empty() && set.back() >= symbols) return false;
  }
  if (!known(lexicon.negation_symbol)) return false;
  if (!std::all_of(lexicon.builtin_symbol.begin(), lexicon.builtin_symbol.end(), known)) return false;
  if (!std::all_of(lexicon.part_symbol.begin(), lexicon.part_symbol.end(), known)) return false;
  return true;
}

}  // namespace

void write_lexicon(ByteWriter& out, const Lexicon& lexicon) {
  write_entries(out, lexicon);
  out.number(static_cast<std::uint32_t>(lexicon.patterns.size()));
  for (const Pattern& p : lexicon.patterns) {
    out.number(p.entry);
    out.number(static_cast<std::uint8_t>(p.role));
    out.number(p.weight);
    out.number(pattern_bits(p));
    out.number(p.first_item);
    out.number(p.item_count);
  }
  out.number(static_cast<std::uint32_t>(lexicon.items.size()));
  for (const Item& item : lexicon.items) {
    out.number(item.symbol);
    out.number(item.gap);
    out.number(static_cast<std::uint8_t>(item.reach));
  }
  write_phrases(out, lexicon);
  out.number(lexicon.symbol_count);
  out.number(lexicon.negation_symbol);
  for (const std::uint16_t symbol : lexicon.builtin_symbol) out.number(symbol);
  for (const std::uint16_t symbol : lexicon.part_symbol) out.number(symbol);
}

bool read_lexicon(ByteReader& in, Lexicon& lexicon) {
  read_entries(in, lexicon);
  const auto patterns = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < patterns && in.ok(); ++i) {
    Pattern p;
    p.entry = in.number<std::uint16_t>();
    p.role = static_cast<Role>(in.number<std::uint8_t>());
    p.weight = in.number<std::uint8_t>();
    const auto bits = in.number<std::uint8_t>();
    p.ignores_negation = (bits & 1) != 0;
    p.at_clause_begin = (bits & 2) != 0;
    p.at_clause_end = (bits & 4) != 0;
    p.at_text_begin = (bits & 8) != 0;
    p.at_text_end = (bits & 16) != 0;
    p.first_item = in.number<std::uint32_t>();
    p.item_count = in.number<std::uint16_t>();
    lexicon.patterns.push_back(p);
  }
  const auto items = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < items && in.ok(); ++i) {
    Item item;
    item.symbol = in.number<std::uint16_t>();
    item.gap = in.number<std::uint16_t>();
    item.reach = static_cast<Reach>(in.number<std::uint8_t>());
    lexicon.items.push_back(item);
  }
  if (!read_phrases(in, lexicon)) return false;
  lexicon.symbol_count = in.number<std::uint16_t>();
  lexicon.negation_symbol = in.number<std::uint16_t>();
  for (std::uint16_t& symbol : lexicon.builtin_symbol) symbol = in.number<std::uint16_t>();
  for (std::uint16_t& symbol : lexicon.part_symbol) symbol = in.number<std::uint16_t>();
  if (!in.ok() || !is_sound(lexicon)) return false;
  lexicon.prepare();
  return true;
}

}  // namespace huiping
