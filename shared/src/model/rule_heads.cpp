// Scores with heads, and reads and writes their file.
#include "model/rule_heads.h"

#include <cmath>

#include "bytes/bytes.h"

namespace huiping {

void RuleHeads::raise(const Sums& sums, std::uint32_t number, std::vector<float>& best,
                      std::vector<std::uint32_t>& where) const {
  const float root = std::sqrt(static_cast<float>(sums.grams == 0 ? 1 : sums.grams));
  const std::size_t count = bias.size();
  for (std::size_t head = 0; head < count; ++head) {
    const float odds = bias[head] + scale[head] * (static_cast<float>(sums.of_head[head]) / root);
    const bool is_more = odds > best[head];
    where[head] = is_more ? number : where[head];
    best[head] = is_more ? odds : best[head];
  }
}

namespace {

constexpr std::string_view kMagic = "HPHEADS1";

}  // namespace

std::vector<std::uint8_t> write_rule_heads(const RuleHeads& heads) {
  ByteWriter out;
  for (const char c : kMagic) out.number(static_cast<std::uint8_t>(c));
  out.string(heads.name);
  out.number(static_cast<std::uint32_t>(heads.grams));
  out.number(heads.slot_bits);
  out.number(static_cast<std::uint32_t>(heads.rules.size()));
  for (std::size_t i = 0; i < heads.rules.size(); ++i) {
    out.string(heads.rules[i]);
    out.real(heads.scale[i]);
    out.real(heads.bias[i]);
  }
  out.array(heads.fingerprints);
  std::vector<std::uint8_t> counts;
  for (std::size_t slot = 0; slot + 1 < heads.first.size(); ++slot)
    counts.push_back(static_cast<std::uint8_t>(heads.first[slot + 1] - heads.first[slot]));
  out.array(counts);
  out.array(heads.head_of);
  out.array(heads.weights);
  return out.take();
}

RuleHeads read_rule_heads(const std::uint8_t* bytes, std::size_t size) {
  ByteReader in({bytes, size});
  for (const char c : kMagic)
    if (in.number<std::uint8_t>() != static_cast<std::uint8_t>(c)) return {};
  RuleHeads heads;
  heads.name = in.string();
  const auto grams = in.number<std::uint32_t>();
  heads.grams = static_cast<Grams>(grams);
  heads.slot_bits = in.number<std::uint32_t>();
  const auto count = in.number<std::uint32_t>();
  if (!in.ok() || grams > 1 || heads.slot_bits < 3 || heads.slot_bits > 20 || count > 255) return {};
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    heads.rules.push_back(in.string());
    heads.scale.push_back(in.real());
    heads.bias.push_back(in.real());
  }
  heads.fingerprints = in.array<std::uint8_t>();
  const auto counts = in.array<std::uint8_t>();
  heads.head_of = in.array<std::uint8_t>();
  heads.weights = in.array<std::int8_t>();
  const std::size_t slots = std::size_t{1} << heads.slot_bits;
  if (!in.ok() || heads.fingerprints.size() != slots || counts.size() != slots ||
      heads.head_of.size() != heads.weights.size())
    return {};
  heads.first.push_back(0);
  for (const std::uint8_t n : counts) heads.first.push_back(heads.first.back() + n);
  if (heads.first.back() != heads.weights.size()) return {};
  for (const std::uint8_t head : heads.head_of)
    if (head >= count) return {};
  return heads;
}

}  // namespace huiping
