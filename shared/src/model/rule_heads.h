// Rule heads: linear classifiers over hashed n-grams, one a rule; a gram names only the few heads it speaks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/features.h"

namespace huiping {

// The last head: does the text break any rule?
inline constexpr std::string_view kAnyRule = "any";

struct RuleHeads {
  // Weights of the known grams of a stretch of text, summed in integers: the same on every target. Stretches add up.
  struct Sums {
    std::vector<std::int32_t> of_head;
    std::uint32_t grams = 0;

    void add(const Sums& other) {
      for (std::size_t head = 0; head < of_head.size(); ++head) of_head[head] += other.of_head[head];
      grams += other.grams;
    }
  };

  std::string name;  // "guard-zh", "guard-en"
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 0;          // 2^slot_bits slots; 3 to 20
  std::vector<std::string> rules;  // ids, one a head, then kAnyRule; at most 255
  std::vector<float> scale, bias;  // per head
  // Per slot the one gram it belongs to, by fingerprint; then its heads and their weights from first[slot] to
  // first[slot + 1], ascending by head. A gram whose fingerprint differs counts for nothing.
  std::vector<std::uint8_t> fingerprints;
  std::vector<std::uint32_t> first;  // slots + 1
  std::vector<std::uint8_t> head_of;
  std::vector<std::int8_t> weights;

  void add(std::uint64_t key, Sums& sums) const {
    ++sums.grams;
    const Place place = place_of(key, slot_bits);
    if (fingerprints[place.slot] != place.fingerprint) return;
    for (std::uint32_t i = first[place.slot]; i < first[place.slot + 1]; ++i) sums.of_head[head_of[i]] += weights[i];
  }
  // best = max(best, log-odds of the sums), and where it is greater, where = number. Log-odds: bias + scale * (sum of
  // weights) / root of the number of n-grams.
  void raise(const Sums& sums, std::uint32_t number, std::vector<float>& best, std::vector<std::uint32_t>& where) const;
};

// The file that the trainer writes and the packer takes over (data/model/<name>.heads). Empty name: not heads.
std::vector<std::uint8_t> write_rule_heads(const RuleHeads& heads);
RuleHeads read_rule_heads(const std::uint8_t* bytes, std::size_t size);

}  // namespace huiping
