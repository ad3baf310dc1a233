// Rows: texts as sparse vectors of n-grams, first over every frequent gram, later over the slots of a table.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/features.h"

namespace huiping::train {

// feature -> count / sqrt(number of n-grams of the text), ascending by feature: what Model::score multiplies.
using Row = std::vector<std::pair<std::uint32_t, float>>;

// The grams that occur in at least `least` texts, numbered in order of appearance.
class Vocabulary {
 public:
  Vocabulary(const std::vector<std::u16string_view>& texts, Grams grams, unsigned least);
  Row row(std::u16string_view units) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  std::uint64_t key(std::uint32_t feature) const { return keys_[feature]; }

 private:
  Grams grams_;
  std::unordered_map<std::uint64_t, std::uint32_t> feature_of_;
  std::vector<std::uint64_t> keys_;
};

// Which gram owns each slot of a table: the one that matters most of those that fall there.
class Slots {
 public:
  // importance: per feature of the vocabulary.
  Slots(const Vocabulary& vocabulary, Grams grams, const std::vector<double>& importance, unsigned slot_bits);
  Row row(std::u16string_view units) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(owner_.size()); }
  unsigned slot_bits() const { return slot_bits_; }
  bool is_taken(std::uint32_t slot) const { return taken_[slot]; }
  std::uint8_t fingerprint(std::uint32_t slot) const { return owner_[slot]; }

 private:
  Grams grams_;
  unsigned slot_bits_;
  std::vector<std::uint8_t> owner_;  // fingerprints
  std::vector<bool> taken_;
};

}  // namespace huiping::train
