// Counts n-grams, numbers the frequent ones and gives each slot of a table to one of them.
#include "rows.h"

#include <algorithm>
#include <cmath>

namespace huiping::train {
namespace {

// A small table of saturating counts tells the rare grams from the rest before any of them is stored.
constexpr unsigned kCountBits = 26;

std::size_t count_place(std::uint64_t key) { return key * 0xd6e8feb86659fd93ull >> (64 - kCountBits); }

// Turns feature occurrences into a row.
Row row_of(std::vector<std::uint32_t>& features, std::size_t grams) {
  std::sort(features.begin(), features.end());
  Row row;
  const auto root = static_cast<float>(1 / std::sqrt(static_cast<double>(std::max<std::size_t>(grams, 1))));
  for (const std::uint32_t feature : features) {
    if (row.empty() || row.back().first != feature) row.emplace_back(feature, 0.0f);
    row.back().second += root;
  }
  return row;
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<std::u16string_view>& texts, Grams grams, unsigned least) : grams_(grams) {
  std::vector<std::uint8_t> counts(std::size_t{1} << kCountBits);
  std::vector<std::uint64_t> keys;
  for (const auto text : texts) {
    keys.clear();
    append_keys(text, grams, keys);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::uint64_t key : keys)
      if (std::uint8_t& count = counts[count_place(key)]; count < 255) ++count;
  }
  for (const auto text : texts) {
    keys.clear();
    append_keys(text, grams, keys);
    for (const std::uint64_t key : keys)
      if (counts[count_place(key)] >= least && feature_of_.emplace(key, size()).second) keys_.push_back(key);
  }
}

Row Vocabulary::row(std::u16string_view units) const {
  std::vector<std::uint64_t> keys;
  append_keys(units, grams_, keys);
  std::vector<std::uint32_t> features;
  for (const std::uint64_t key : keys)
    if (const auto found = feature_of_.find(key); found != feature_of_.end()) features.push_back(found->second);
  return row_of(features, keys.size());
}

Slots::Slots(const Vocabulary& vocabulary, Grams grams, const std::vector<double>& importance, unsigned slot_bits)
    : grams_(grams), slot_bits_(slot_bits), owner_(std::size_t{1} << slot_bits), taken_(owner_.size()) {
  std::vector<double> best(owner_.size());
  for (std::uint32_t feature = 0; feature < vocabulary.size(); ++feature) {
    const Place place = place_of(vocabulary.key(feature), slot_bits);
    if (importance[feature] <= best[place.slot]) continue;
    best[place.slot] = importance[feature];
    owner_[place.slot] = place.fingerprint;
    taken_[place.slot] = true;
  }
}

Row Slots::row(std::u16string_view units) const {
  std::vector<std::uint64_t> keys;
  append_keys(units, grams_, keys);
  std::vector<std::uint32_t> features;
  for (const std::uint64_t key : keys) {
    const Place place = place_of(key, slot_bits_);
    if (taken_[place.slot] && owner_[place.slot] == place.fingerprint) features.push_back(place.slot);
  }
  return row_of(features, keys.size());
}

}  // namespace huiping::train
