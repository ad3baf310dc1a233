// Writes and reads one lexicon of the pack; reading checks every index, so that damage is refused and never followed.
#include "pack/lexicon_file.h"

#include <algorithm>

namespace huiping {
namespace {

// The trie is stored as its nodes, breadth first: how many children, which classes lead to them, where they were
// placed. Phrases are stored in the order in which their nodes come, so that they need no number.
struct StoredNodes {
  std::vector<std::uint16_t> heads;    // per node: children * 2 + (1: a phrase ends here)
  std::vector<std::uint16_t> classes;  // of all children, node after node
  std::vector<std::uint32_t> bases;    // of the nodes that have children
  std::vector<std::uint32_t> phrases;  // which phrase ends at the nodes where one ends
};

StoredNodes nodes_of(const Trie& trie) {
  std::vector<std::vector<std::int32_t>> children(trie.nodes.size());
  for (std::size_t state = 1; state < trie.nodes.size(); ++state)
    if (trie.nodes[state].check >= 0)
      children[static_cast<std::size_t>(trie.nodes[state].check)].push_back(static_cast<std::int32_t>(state));
  StoredNodes nodes;
  std::vector<std::int32_t> order = {0};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto state = static_cast<std::size_t>(order[i]);
    const bool ends = trie.nodes[state].leaf >= 0;
    nodes.heads.push_back(static_cast<std::uint16_t>(children[state].size() * 2 + (ends ? 1 : 0)));
    if (ends) nodes.phrases.push_back(static_cast<std::uint32_t>(trie.nodes[state].leaf));
    if (!children[state].empty()) nodes.bases.push_back(static_cast<std::uint32_t>(trie.nodes[state].base));
    for (const std::int32_t child : children[state]) {
      nodes.classes.push_back(static_cast<std::uint16_t>(child - trie.nodes[state].base));
      order.push_back(child);
    }
  }
  return nodes;
}

// False when the nodes do not fit together.
bool place_nodes(const StoredNodes& nodes, Trie& trie) {
  constexpr std::uint32_t kMostStates = 1u << 24;
  const auto grow_to = [&](std::size_t size) {
    if (size > trie.nodes.size()) trie.nodes.resize(size);
  };
  grow_to(1);
  trie.nodes[0].check = 0;
  std::vector<std::uint32_t> order = {0};
  std::size_t next_class = 0;
  std::size_t next_base = 0;
  std::int32_t next_phrase = 0;
  for (std::size_t i = 0; i < nodes.heads.size(); ++i) {
    if (i >= order.size()) return false;
    const std::uint32_t state = order[i];
    if ((nodes.heads[i] & 1) != 0) trie.nodes[state].leaf = next_phrase++;
    const std::size_t count = nodes.heads[i] / 2u;
    if (count == 0) continue;
    if (next_base >= nodes.bases.size() || nodes.bases[next_base] > kMostStates ||
        count > nodes.classes.size() - next_class)
      return false;
    const std::uint32_t base = nodes.bases[next_base++];
    trie.nodes[state].base = static_cast<std::int32_t>(base);
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint32_t child = base + nodes.classes[next_class++];
      grow_to(std::size_t{child} + 1);
      if (trie.nodes[child].check != -1) return false;
      trie.nodes[child].check = static_cast<std::int32_t>(state);
      order.push_back(child);
    }
  }
  return order.size() == nodes.heads.size() && next_class == nodes.classes.size();
}

void write_phrases(ByteWriter& out, const Lexicon& lexicon) {
  std::vector<std::uint16_t> used;
  std::vector<std::uint16_t> used_class;
  for (std::size_t unit = 0; unit < lexicon.trie.classes.size(); ++unit)
    if (lexicon.trie.classes[unit] != 0) {
      used.push_back(static_cast<std::uint16_t>(unit));
      used_class.push_back(lexicon.trie.classes[unit]);
    }
  const StoredNodes nodes = nodes_of(lexicon.trie);
  std::vector<std::uint8_t> bits;
  std::vector<std::uint16_t> sets;
  std::vector<std::uint16_t> open_sets;  // of the phrases that end in a word's end; the others have none
  for (const std::uint32_t index : nodes.phrases) {
    const Phrase& phrase = lexicon.phrases[index];
    bits.push_back(static_cast<std::uint8_t>((phrase.word_begin ? 1 : 0) | (phrase.word_end ? 2 : 0)));
    sets.push_back(phrase.set);
    if (phrase.word_end) open_sets.push_back(phrase.open_set);
  }
  out.array(used);
  out.array(used_class);
  out.array(nodes.heads);
  out.array(nodes.classes);
  out.array(nodes.bases);
  out.array(bits);
  out.array(sets);
  out.array(open_sets);
  out.number(static_cast<std::uint32_t>(lexicon.sets.size()));
  for (const auto& set : lexicon.sets) out.array(set);
}

bool read_phrases(ByteReader& in, Lexicon& lexicon) {
  const auto used = in.array<std::uint16_t>();
  const auto used_class = in.array<std::uint16_t>();
  StoredNodes nodes;
  nodes.heads = in.array<std::uint16_t>();
  nodes.classes = in.array<std::uint16_t>();
  nodes.bases = in.array<std::uint32_t>();
  const auto bits = in.array<std::uint8_t>();
  const auto sets = in.array<std::uint16_t>();
  const auto open_sets = in.array<std::uint16_t>();
  const auto set_count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < set_count && in.ok(); ++i) lexicon.sets.push_back(in.array<std::uint16_t>());
  if (used.size() != used_class.size() || sets.size() != bits.size()) return false;
  lexicon.trie.classes.assign(65536, 0);
  for (std::size_t i = 0; i < used.size(); ++i) lexicon.trie.classes[used[i]] = used_class[i];
  std::size_t next_open = 0;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    Phrase phrase{(bits[i] & 1) != 0, (bits[i] & 2) != 0, sets[i], 0};
    if (phrase.word_end) {
      if (next_open >= open_sets.size()) return false;
      phrase.open_set = open_sets[next_open++];
    }
    lexicon.phrases.push_back(phrase);
  }
  return place_nodes(nodes, lexicon.trie);
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
  for (const Phrase& phrase : lexicon.phrases)
    if (phrase.set >= lexicon.sets.size() || phrase.open_set >= lexicon.sets.size()) return false;
  for (const auto& set : lexicon.sets) {
    if (!std::is_sorted(set.begin(), set.end())) return false;
    if (!set.empty() && set.back() >= symbols) return false;
  }
  if (!known(lexicon.negation_symbol)) return false;
  if (!std::all_of(lexicon.builtin_symbol.begin(), lexicon.builtin_symbol.end(), known)) return false;
  if (!std::all_of(lexicon.part_symbol.begin(), lexicon.part_symbol.end(), known)) return false;
  const Trie& trie = lexicon.trie;
  if (trie.nodes.empty()) return false;
  for (const Trie::Node& node : trie.nodes)
    if (node.base < 0 || node.base > (1 << 30) || node.leaf >= static_cast<std::int32_t>(lexicon.phrases.size()))
      return false;
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
