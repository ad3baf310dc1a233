// Table: learns the lanes of a model by stochastic descent over the n-grams of texts.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/model.h"

namespace huiping::train {

// feature -> count / root of the number of n-grams, ascending by feature.
using Row = std::vector<std::pair<std::uint32_t, float>>;

// What is known of one training text. Lanes that stand alone are on or off, groups have one lane that is on.
struct Sample {
  Row row;
  float weight = 1;
  bool tone_only = false;        // touches the lanes of the tone alone
  bool causes_known = false;     // of every cause lane whether it is on
  bool marks_known = false;      // of every mark as well
  std::vector<std::uint8_t> on;  // lanes
  std::uint32_t fold = 0;
};

// The lanes of a model by how they are learnt.
struct LaneLayout {
  std::uint32_t causes = 0;                                     // from kFirstCauseLane
  std::uint32_t lanes = 0;                                      // all in use
  std::vector<std::pair<std::uint32_t, std::uint32_t>> groups;  // of marks of which one is on, [first, last)
};

struct Weights {
  std::vector<float> of;    // feature * kLanes
  std::vector<float> bias;  // kLanes
};

inline constexpr std::uint32_t kNoFold = 0xffffffff;

// Leaves out the samples of one fold. `kept`: per weight whether it may be other than zero; empty: all. Deterministic.
Weights fit_lanes(const std::vector<Sample>& samples, std::uint32_t features, const LaneLayout& layout,
                  std::uint32_t without_fold, const std::vector<bool>& kept = {});

// The grams that occur in at least `least` texts, numbered in order of appearance.
class Vocabulary {
 public:
  Vocabulary(const std::vector<std::u16string_view>& texts, Grams grams, unsigned least);
  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  std::uint64_t key(std::uint32_t feature) const { return keys_[feature]; }
  // size() for a strange gram.
  std::uint32_t find(std::uint64_t key) const {
    const auto found = feature_of_.find(key);
    return found == feature_of_.end() ? size() : found->second;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> feature_of_;
  std::vector<std::uint64_t> keys_;
};

// Which gram owns each slot of a table: the one that matters most of those that fall there.
class Slots {
 public:
  // importance: per feature of the vocabulary.
  Slots(const Vocabulary& vocabulary, const std::vector<double>& importance, unsigned slot_bits);
  std::uint32_t size() const { return static_cast<std::uint32_t>(owner_.size()); }
  unsigned slot_bits() const { return slot_bits_; }
  std::uint8_t fingerprint(std::uint32_t slot) const { return owner_[slot]; }
  std::uint32_t find(std::uint64_t key) const {
    const Place place = place_of(key, slot_bits_);
    return taken_[place.slot] && owner_[place.slot] == place.fingerprint ? place.slot : size();
  }

 private:
  unsigned slot_bits_;
  std::vector<std::uint8_t> owner_;  // fingerprints
  std::vector<bool> taken_;
};

// Rows of the whole text and of each of its clauses, cut as add_clauses of model.h does; a clause without a gram
// has an empty row. Source is a Vocabulary or Slots.
struct TextRows {
  Row whole;
  std::vector<Row> clauses;
};
Row row_of(std::vector<std::uint32_t>& features, std::size_t grams);
template <typename Source>
TextRows rows_of(const Source& source, Grams grams, std::u16string_view units,
                 const std::vector<std::uint32_t>& clause) {
  TextRows rows;
  const std::size_t count = units.empty() || clause.empty() ? 1 : clause.back() + 1;
  std::vector<std::vector<std::uint32_t>> features(count);
  std::vector<std::size_t> seen(count);
  std::vector<std::uint32_t> all;
  std::size_t total = 0;
  for_each_gram(units, grams, [&](std::uint64_t key, std::size_t at) {
    const std::size_t which = clause.empty() ? 0 : clause[at];
    ++seen[which];
    ++total;
    const std::uint32_t feature = source.find(key);
    if (feature == source.size()) return;
    features[which].push_back(feature);
    all.push_back(feature);
  });
  rows.whole = row_of(all, total);
  for (std::size_t i = 0; i < count; ++i)
    if (seen[i] > 0)
      rows.clauses.push_back(row_of(features[i], seen[i]));
    else
      rows.clauses.emplace_back();
  return rows;
}

}  // namespace huiping::train
