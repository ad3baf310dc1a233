// Writes and reads the pack file; reading checks every index, so that a damaged file is refused and never followed.
#include <algorithm>

#include "bytes/bytes.h"
#include "pack/lexicon_file.h"
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
  fold.prepare();
  return in.ok();
}

// Only what differs from the plain table: unit and what it becomes.
void write_guard_fold(ByteWriter& out, const Pack& pack) {
  std::vector<std::uint16_t> pairs;
  for (std::size_t unit = 0; unit < pack.guard_fold.entries.size(); ++unit)
    if (pack.guard_fold.entries[unit] != pack.fold.entries[unit]) {
      pairs.push_back(static_cast<std::uint16_t>(unit));
      pairs.push_back(pack.guard_fold.entries[unit]);
    }
  out.array(pairs);
}

bool read_guard_fold(ByteReader& in, Pack& pack) {
  const auto pairs = in.array<std::uint16_t>();
  if (pairs.size() % 2 != 0) return false;
  pack.guard_fold = pack.fold;
  for (std::size_t i = 0; i < pairs.size(); i += 2) pack.guard_fold.entries[pairs[i]] = pairs[i + 1];
  pack.guard_fold.prepare();
  return in.ok();
}

}  // namespace

void prepare(Pack& pack) {
  pack.codes = find_codes(pack.assess);
  pack.lanes.clear();
  for (const auto& [name, model] : pack.models) pack.lanes[name] = map_lanes(pack.assess, model);
  pack.policies = find_policies(pack.guard, pack.heads);
}

std::vector<std::uint8_t> write_pack(const Pack& pack) {
  ByteWriter out;
  for (const char c : kMagic) out.number(static_cast<std::uint8_t>(c));
  write_fold(out, pack.fold);
  write_guard_fold(out, pack);
  write_lexicon(out, pack.assess);
  write_lexicon(out, pack.guard);
  write_lexicon(out, pack.promise);
  out.number(static_cast<std::uint32_t>(pack.models.size()));
  for (const auto& [name, model] : pack.models) {
    out.string(name);
    const std::vector<std::uint8_t> bytes = write_model(model);
    out.array(bytes);
  }
  out.number(static_cast<std::uint32_t>(pack.heads.size()));
  for (const auto& [name, heads] : pack.heads) {
    out.string(name);
    out.array(write_rule_heads(heads));
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
    if (in.number<std::uint8_t>() != static_cast<std::uint8_t>(c))
      return LoadError{"not a pack of this version of Huiping"};
  Pack pack;
  if (!read_fold(in, pack.fold)) return LoadError{"the pack's fold table is damaged"};
  if (!read_guard_fold(in, pack)) return LoadError{"the guard's fold table is damaged"};
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
  const auto heads = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < heads && in.ok(); ++i) {
    const std::string name = in.string();
    const auto slice = in.slice(in.number<std::uint32_t>());
    RuleHeads of_guard = read_rule_heads(slice.data(), slice.size());
    if (of_guard.name.empty()) return LoadError{"the guard's heads " + name + " are damaged"};
    pack.heads.emplace(name, std::move(of_guard));
  }
  const auto documents = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < documents && in.ok(); ++i) {
    std::string name = in.string();
    pack.documents.emplace(std::move(name), in.string());
  }
  if (!in.ok() || !in.at_end()) return LoadError{"the pack is cut short or has bytes too many"};
  prepare(pack);
  return pack;
}

}  // namespace huiping
