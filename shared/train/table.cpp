// AdaGrad over all lanes at once, with half of the grams left out at random, so that none relies on another.
#include "table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace huiping::train {
namespace {

constexpr int kEpochs = 8;
constexpr float kRate = 0.3f;
constexpr float kBiasRate = 0.03f;
constexpr float kLastRate = 0.05f;
constexpr float kKeep = 0.6f;       // share of grams that a step sees
constexpr unsigned kToneTurns = 1;  // texts of which only the tone is known take part in every which epoch

using Lanes = std::array<float, kLanes>;

// A small table of saturating counts tells the rare grams from the rest before any of them is stored.
constexpr unsigned kCountBits = 26;

std::size_t count_place(std::uint64_t key) { return key * kGramMix >> (64 - kCountBits); }

// Gradient of the log loss of a group of which one lane is on; none on: the group is unknown.
void slope_of_group(const Sample& sample, std::uint32_t first, std::uint32_t last, const Lanes& z, Lanes& slope) {
  const auto on =
      std::find_if(sample.on.begin(), sample.on.end(), [&](std::uint8_t lane) { return lane >= first && lane < last; });
  if (on == sample.on.end()) return;
  float most = z[first];
  for (std::uint32_t lane = first; lane < last; ++lane) most = std::max(most, z[lane]);
  float total = 0;
  for (std::uint32_t lane = first; lane < last; ++lane) total += slope[lane] = std::exp(z[lane] - most);
  for (std::uint32_t lane = first; lane < last; ++lane) slope[lane] *= sample.weight / total;
  slope[*on] -= sample.weight;
}

void slope_alone(const Sample& sample, std::uint32_t first, std::uint32_t last, const Lanes& z, Lanes& slope) {
  for (std::uint32_t lane = first; lane < last; ++lane) slope[lane] = sample.weight / (1 + std::exp(-z[lane]));
  for (const std::uint8_t lane : sample.on)
    if (lane >= first && lane < last) slope[lane] -= sample.weight;
}

void find_slope(const Sample& sample, const LaneLayout& layout, const Lanes& z, Lanes& slope) {
  slope.fill(0);
  slope_of_group(sample, 0, kFirstCauseLane, z, slope);
  if (sample.tone_only) return;
  const std::uint32_t marks = kFirstCauseLane + layout.causes;
  if (sample.causes_known) slope_alone(sample, kFirstCauseLane, marks, z, slope);
  if (!sample.marks_known) return;
  slope_alone(sample, marks, layout.lanes, z, slope);
  for (const auto& [first, last] : layout.groups) slope_of_group(sample, first, last, z, slope);
}

template <std::size_t Count>
void step(const Row& active, const Lanes& slope, float rate, Weights& weights, std::vector<float>& squares) {
  for (const auto& [feature, value] : active) {
    float* const w = weights.of.data() + std::size_t{feature} * kLanes;
    float* const s = squares.data() + std::size_t{feature} * kLanes;
    for (std::size_t lane = 0; lane < Count; ++lane) {
      const float by = slope[lane] * value;
      s[lane] += by * by;
      w[lane] -= rate * by / std::sqrt(s[lane]);
    }
  }
}

}  // namespace

Weights fit_lanes(const std::vector<Sample>& samples, std::uint32_t features, const LaneLayout& layout,
                  std::uint32_t without_fold, const std::vector<bool>& kept) {
  Weights weights{std::vector<float>(std::size_t{features} * kLanes), std::vector<float>(kLanes)};
  std::fill(weights.bias.begin() + kFirstCauseLane, weights.bias.end(), -2.0f);
  std::vector<float> squares(weights.of.size(), 1e-3f);
  // A weight whose squares are infinite never moves.
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (!kept[i]) squares[i] = std::numeric_limits<float>::infinity();
  Lanes bias_squares;
  bias_squares.fill(1e-2f);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < samples.size(); ++i)
    if (samples[i].fold != without_fold) order.push_back(i);
  std::mt19937 random(1);
  const auto limit = static_cast<std::uint32_t>(kKeep * 4294967295.0);
  const double steps = static_cast<double>(order.size()) * kEpochs;
  double done = 0;
  Row active;
  for (unsigned epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::uint32_t which : order) {
      done += 1;
      const Sample& sample = samples[which];
      if (sample.tone_only && (which + epoch) % kToneTurns != 0) continue;
      const float rate = kRate * std::max(kLastRate, static_cast<float>(1 - done / steps));
      active.clear();
      for (const auto& [feature, value] : sample.row)
        if (random() <= limit) active.emplace_back(feature, value / kKeep);
      Lanes z;
      std::copy(weights.bias.begin(), weights.bias.end(), z.begin());
      for (const auto& [feature, value] : active) {
        const float* const w = weights.of.data() + std::size_t{feature} * kLanes;
        for (std::size_t lane = 0; lane < kLanes; ++lane) z[lane] += value * w[lane];
      }
      Lanes slope;
      find_slope(sample, layout, z, slope);
      if (sample.tone_only)
        step<4>(active, slope, rate, weights, squares);
      else
        step<kLanes>(active, slope, rate, weights, squares);
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        bias_squares[lane] += slope[lane] * slope[lane];
        weights.bias[lane] -= kBiasRate * slope[lane] / std::sqrt(bias_squares[lane]);
      }
    }
  }
  return weights;
}

Vocabulary::Vocabulary(const std::vector<std::u16string_view>& texts, Grams grams, unsigned least) {
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

Slots::Slots(const Vocabulary& vocabulary, const std::vector<double>& importance, unsigned slot_bits)
    : slot_bits_(slot_bits), owner_(std::size_t{1} << slot_bits), taken_(owner_.size()) {
  std::vector<double> best(owner_.size());
  for (std::uint32_t feature = 0; feature < vocabulary.size(); ++feature) {
    const Place place = place_of(vocabulary.key(feature), slot_bits);
    if (importance[feature] <= best[place.slot]) continue;
    best[place.slot] = importance[feature];
    owner_[place.slot] = place.fingerprint;
    taken_[place.slot] = true;
  }
}

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

}  // namespace huiping::train
