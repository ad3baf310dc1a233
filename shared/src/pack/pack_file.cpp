// Writes and reads the pack file; reading checks every index, so that a damaged file is refused and never followed.
#include <algorithm>

#include "bytes/bytes.h"
#include "pack/pack.h"

namespace huiping {
namespace {

constexpr std::string_view kMagic = "HUIPING1";

// 256 pages of 256 entries; equal pages are stored once.
void write_fold(ByteWriter& out, const FoldTable& fold) {
  std::vector<std::vector<std::uint16_t>> pages;
  std::vector<std::uint8_t> page_of;
  for (std::size_t page = 0; page < 256; ++page) {
    const auto begin = fold.entries.begin() + static_cast<std::ptrdiff_t>(page * 256);
    std::vector<std::uint16_t> deltas(begin, begin + 256);
    // Units that fold to themselves become 1 (a control character nothing folds to), so that plain pages are equal.
    for (std::size_t i = 0; i < 256; ++i)
      if (deltas[i] == page * 256 + i) deltas[i] = 1;
    auto found = std::find(pages.begin(), pages.end(), deltas);
    page_of.push_back(static_cast<std::uint8_t>(found - pages.begin()));
    if (found == pages.end()) pages.push_back(deltas);
  }
  out.array(page_of);
  out.number(static_cast<std::uint32_t>(pages.size()));
  for (const auto& page : pages) out.array(page);
}

bool read_fold(ByteReader& in, FoldTable& fold) {
  const auto page_of = in.array<std::uint8_t>();
  const auto count = in.number<std::uint32_t>();
  if (page_of.size() != 256 || count > 256) return false;
  std::vector<std::vector<std::uint16_t>> pages(count);
  for (auto& page : pages) {
    page = in.array<std::uint16_t>();
    if (page.size() != 256) return false;
  }
  fold.entries.resize(65536);
  for (std::size_t unit = 0; unit < 65536; ++unit) {
    const std::size_t page = page_of[unit >> 8];
    if (page >= count) return false;
    const std::uint16_t entry = pages[page][unit & 255];
    fold.entries[unit] = entry == 1 ? static_cast<std::uint16_t>(unit) : entry;
  }
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
  return static_cast<std::uint8_t>((p.ignores_negation ? 1 : 0) | (p.at_clause_begin ? 2 : 0) | (p.at_clause_end ? 4 : 0) |
                                   (p.at_text_begin ? 8 : 0) | (p.at_text_end ? 16 : 0));
}

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
  out.number(static_cast<std::uint32_t>(lexicon.phrases.size()));
  for (const Phrase& phrase : lexicon.phrases) {
    out.number(static_cast<std::uint8_t>((phrase.word_begin ? 1 : 0) | (phrase.word_end ? 2 : 0)));
    out.number(phrase.first_symbol);
    out.number(phrase.symbol_count);
    out.number(phrase.open_symbol_count);
  }
  out.array(lexicon.phrase_symbols);
  out.array(lexicon.first_pattern);
  out.array(lexicon.starting_patterns);
  out.number(lexicon.symbol_count);
  out.number(lexicon.negation_symbol);
  for (const std::uint16_t symbol : lexicon.builtin_symbol) out.number(symbol);
  for (const std::uint16_t symbol : lexicon.part_symbol) out.number(symbol);
  std::vector<std::uint16_t> used;
  std::vector<std::uint16_t> used_class;
  for (std::size_t unit = 0; unit < lexicon.trie.classes.size(); ++unit)
    if (lexicon.trie.classes[unit] != 0) {
      used.push_back(static_cast<std::uint16_t>(unit));
      used_class.push_back(lexicon.trie.classes[unit]);
    }
  out.array(used);
  out.array(used_class);
  out.array(lexicon.trie.base);
  out.array(lexicon.trie.check);
  out.array(lexicon.trie.leaf);
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
  for (const Phrase& phrase : lexicon.phrases)
    if (std::size_t{phrase.first_symbol} + phrase.symbol_count + phrase.open_symbol_count > lexicon.phrase_symbols.size())
      return false;
  for (const std::uint16_t symbol : lexicon.phrase_symbols)
    if (symbol >= symbols) return false;
  if (lexicon.first_pattern.size() != symbols + 1 || lexicon.first_pattern.back() != lexicon.starting_patterns.size() ||
      !std::is_sorted(lexicon.first_pattern.begin(), lexicon.first_pattern.end()))
    return false;
  for (const std::uint32_t index : lexicon.starting_patterns)
    if (index >= lexicon.patterns.size()) return false;
  if (!known(lexicon.negation_symbol)) return false;
  if (!std::all_of(lexicon.builtin_symbol.begin(), lexicon.builtin_symbol.end(), known)) return false;
  if (!std::all_of(lexicon.part_symbol.begin(), lexicon.part_symbol.end(), known)) return false;
  const Trie& trie = lexicon.trie;
  if (trie.base.empty() || trie.check.size() != trie.base.size() || trie.leaf.size() != trie.base.size()) return false;
  for (const std::int32_t base : trie.base)
    if (base < 0 || base > (1 << 30)) return false;
  for (const std::int32_t leaf : trie.leaf)
    if (leaf >= static_cast<std::int32_t>(lexicon.phrases.size())) return false;
  return true;
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
  const auto phrases = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < phrases && in.ok(); ++i) {
    Phrase phrase;
    const auto bits = in.number<std::uint8_t>();
    phrase.word_begin = (bits & 1) != 0;
    phrase.word_end = (bits & 2) != 0;
    phrase.first_symbol = in.number<std::uint32_t>();
    phrase.symbol_count = in.number<std::uint16_t>();
    phrase.open_symbol_count = in.number<std::uint16_t>();
    lexicon.phrases.push_back(phrase);
  }
  lexicon.phrase_symbols = in.array<std::uint16_t>();
  lexicon.first_pattern = in.array<std::uint32_t>();
  lexicon.starting_patterns = in.array<std::uint32_t>();
  lexicon.symbol_count = in.number<std::uint16_t>();
  lexicon.negation_symbol = in.number<std::uint16_t>();
  for (std::uint16_t& symbol : lexicon.builtin_symbol) symbol = in.number<std::uint16_t>();
  for (std::uint16_t& symbol : lexicon.part_symbol) symbol = in.number<std::uint16_t>();
  const auto used = in.array<std::uint16_t>();
  const auto used_class = in.array<std::uint16_t>();
  if (used.size() != used_class.size()) return false;
  lexicon.trie.classes.assign(65536, 0);
  for (std::size_t i = 0; i < used.size(); ++i) lexicon.trie.classes[used[i]] = used_class[i];
  lexicon.trie.base = in.array<std::int32_t>();
  lexicon.trie.check = in.array<std::int32_t>();
  lexicon.trie.leaf = in.array<std::int32_t>();
  return in.ok() && is_sound(lexicon);
}

}  // namespace

std::vector<std::uint8_t> write_pack(const Pack& pack) {
  ByteWriter out;
  for (const char c : kMagic) out.number(static_cast<std::uint8_t>(c));
  write_fold(out, pack.fold);
  write_lexicon(out, pack.assess);
  write_lexicon(out, pack.guard);
  write_lexicon(out, pack.promise);
  out.number(static_cast<std::uint32_t>(pack.models.size()));
  for (const auto& [name, model] : pack.models) {
    out.string(name);
    const std::vector<std::uint8_t> bytes = write_model(model);
    out.array(bytes);
  }
  out.number(static_cast<std::uint32_t>(pack.documents.size()));
  for (const auto& [name, text] : pack.documents) {
    out.string(name);
    out.string(text);
  }
  return out.take();
}

std::variant<Pack, LoadError> read_pack(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  for (const char c : kMagic)
    if (in.number<std::uint8_t>() != static_cast<std::uint8_t>(c)) return LoadError{"not a pack of this version of Huiping"};
  Pack pack;
  if (!read_fold(in, pack.fold)) return LoadError{"the pack's fold table is damaged"};
  for (Lexicon* lexicon : {&pack.assess, &pack.guard, &pack.promise})
    if (!read_lexicon(in, *lexicon)) return LoadError{"one of the pack's lexicons is damaged"};
  const auto models = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < models && in.ok(); ++i) {
    const std::string name = in.string();
    const auto slice = in.slice(in.number<std::uint32_t>());
    Model model = read_model(slice.data(), slice.size());
    if (model.name.empty()) return LoadError{"the pack's model " + name + " is damaged"};
    pack.models.emplace(name, std::move(model));
  }
  const auto documents = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < documents && in.ok(); ++i) {
    std::string name = in.string();
    pack.documents.emplace(std::move(name), in.string());
  }
  if (!in.ok() || !in.at_end()) return LoadError{"the pack is cut short or has bytes too many"};
  return pack;
}

}  // namespace huiping
