// Rule heads: linear classifiers over hashed n-grams, one a rule; a gram names only the few heads it speaks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/features.h"

namespace huiping {

struct RuleHeads {
  std::string name;  // "guard-zh", "guard-en"
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 0;          // 2^slot_bits slots; 3 to 20
  std::vector<std::string> rules;  // ids, one a head; at most 255
  std::vector<float> scale, bias;  // per head
  // Per slot the one gram it belongs to, by fingerprint; then its heads and their weights from first[slot] to
  // first[slot + 1], ascending by head. A gram whose fingerprint differs counts for nothing.
  std::vector<std::uint8_t> fingerprints;
  std::vector<std::uint32_t> first;  // slots + 1
  std::vector<std::uint8_t> head_of;
  std::vector<std::int8_t> weights;

  // Per head, on the log-odds scale: bias + scale * (sum of weights) / root of the number of n-grams. The sum is taken
  // in integers: the same on every target.
  std::vector<double> score(std::u16string_view units) const;
  std::optional<std::size_t> find_head(std::string_view rule) const;
};

// The file that the trainer writes and the packer takes over (data/model/<name>.heads). Empty name: not heads.
std::vector<std::uint8_t> write_rule_heads(const RuleHeads& heads);
RuleHeads read_rule_heads(const std::uint8_t* bytes, std::size_t size);

}  // namespace huiping
