// Stochastic descent with an adaptive step (Duchi, Hazan and Singer 2011) over sparse rows.
#include "guard_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

namespace huiping::train {
namespace {

using Row = std::vector<std::pair<std::uint32_t, float>>;

struct Table {
  std::vector<Row> rows;
  std::vector<std::uint64_t> keys;   // per feature
  std::vector<std::uint32_t> texts;  // per feature: rows it occurs in
};

Table read_rows(const std::vector<HeadRow>& rows) {
  constexpr std::uint32_t kFewestTexts = 3;
  std::unordered_map<std::uint64_t, std::uint32_t> texts_of;
  std::vector<std::vector<std::pair<std::uint64_t, float>>> counted;
  for (const HeadRow& row : rows) {
    std::vector<std::uint64_t> keys = row.keys;
    std::sort(keys.begin(), keys.end());
    auto& counts = counted.emplace_back();
    for (const std::uint64_t key : keys) {
      if (counts.empty() || counts.back().first != key) {
        counts.emplace_back(key, 0.0f);
        ++texts_of[key];
      }
      counts.back().second += 1;
    }
  }
  Table table;
  std::unordered_map<std::uint64_t, std::uint32_t> number_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto root = static_cast<float>(std::sqrt(static_cast<double>(std::max<std::size_t>(rows[i].keys.size(), 1))));
    Row& sparse = table.rows.emplace_back();
    for (const auto& [key, count] : counted[i]) {
      const std::uint32_t texts = texts_of[key];
      if (texts < kFewestTexts) continue;
      const auto [found, is_new] = number_of.emplace(key, static_cast<std::uint32_t>(table.keys.size()));
      if (is_new) {
        table.keys.push_back(key);
        table.texts.push_back(texts);
      }
      sparse.emplace_back(found->second, count / root);
    }
  }
  return table;
}

struct Fitted {
  std::vector<float> weights;  // feature * heads
  std::vector<float> bias;
};

// `kept` per weight: 1, or 0 where it must stay 0; empty: all are kept.
Fitted descend(const Table& table, const std::vector<HeadRow>& rows, std::size_t heads, const HeadShape& shape,
               const std::vector<float>& kept) {
  constexpr float kStep = 0.35f;
  Fitted fitted;
  fitted.weights.assign(table.keys.size() * heads, 0);
  fitted.bias.assign(heads, -4);
  std::vector<float> steps(fitted.weights.size(), 0.02f);
  std::vector<float> bias_steps(heads, 1e-3f);
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t random = 88172645463325252ull;
  std::vector<float> scores(heads);
  std::vector<std::pair<std::size_t, float>> slopes;  // of the heads that have something to learn
  for (unsigned round = 0; round < shape.rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      random ^= random << 13;
      random ^= random >> 7;
      random ^= random << 17;
      std::swap(order[i - 1], order[random % i]);
    }
    for (const std::uint32_t index : order) {
      const Row& row = table.rows[index];
      scores = fitted.bias;
      for (const auto& [feature, value] : row) {
        const float* weights = fitted.weights.data() + feature * heads;
        for (std::size_t h = 0; h < heads; ++h) scores[h] += weights[h] * value;
      }
      slopes.clear();
      for (std::size_t h = 0; h < heads; ++h) {
        const Side side = rows[index].sides[h];
        if (side == Side::unknown) continue;
        const float chance = 1 / (1 + std::exp(-scores[h]));
        const float worth = h + 1 == heads ? 1.0f : static_cast<float>(shape.positive_weight);
        const float slope = side == Side::yes ? worth * (chance - 1) : chance;
        if (std::fabs(slope) >= 0.003f) slopes.emplace_back(h, slope);
      }
      for (const auto& [h, slope] : slopes) {
        bias_steps[h] += slope * slope;
        fitted.bias[h] -= 0.1f * slope / std::sqrt(bias_steps[h]);
      }
      for (const auto& [feature, value] : row) {
        float* weights = fitted.weights.data() + feature * heads;
        float* sums = steps.data() + feature * heads;
        const float* keep = kept.empty() ? nullptr : kept.data() + feature * heads;
        for (const auto& [h, by] : slopes) {
          if (keep != nullptr && keep[h] == 0) continue;
          const float slope = by * value;
          sums[h] += slope * slope;
          weights[h] -= kStep * slope / std::sqrt(sums[h]);
        }
      }
    }
  }
  return fitted;
}

// Per slot of the heads' table, the feature that moves the heads most; -1 none.
std::vector<std::int64_t> choose_owners(const Table& table, const Fitted& wide, std::size_t heads, unsigned slot_bits) {
  std::vector<double> best(std::size_t{1} << slot_bits, 0);
  std::vector<std::int64_t> owner(best.size(), -1);
  for (std::size_t feature = 0; feature < table.keys.size(); ++feature) {
    double moves = 0;
    for (std::size_t h = 0; h < heads; ++h) moves += std::fabs(wide.weights[feature * heads + h]);
    moves *= std::sqrt(static_cast<double>(table.texts[feature]));
    const std::uint32_t slot = place_of(table.keys[feature], slot_bits).slot;
    if (moves <= best[slot]) continue;
    best[slot] = moves;
    owner[slot] = static_cast<std::int64_t>(feature);
  }
  return owner;
}

std::vector<float> choose_weights(const Table& table, const Fitted& wide, const std::vector<std::int64_t>& owners,
                                  std::size_t heads, std::size_t most) {
  std::vector<std::pair<double, std::size_t>> moves;
  for (const std::int64_t owner : owners) {
    if (owner < 0) continue;
    const auto feature = static_cast<std::size_t>(owner);
    const double texts = std::sqrt(static_cast<double>(table.texts[feature]));
    for (std::size_t h = 0; h < heads; ++h)
      moves.emplace_back(-std::fabs(wide.weights[feature * heads + h]) * texts, feature * heads + h);
  }
  std::sort(moves.begin(), moves.end());
  std::vector<float> kept(wide.weights.size(), 0);
  for (std::size_t i = 0; i < std::min(most, moves.size()); ++i) kept[moves[i].second] = 1;
  return kept;
}

}  // namespace

RuleHeads fit_heads(const std::vector<HeadRow>& rows, const std::vector<std::string>& rules, const HeadShape& shape) {
  const std::size_t heads = rules.size();
  const Table table = read_rows(rows);
  const Fitted wide = descend(table, rows, heads, shape, {});
  const std::vector<std::int64_t> owners = choose_owners(table, wide, heads, shape.slot_bits);
  const std::vector<float> kept = choose_weights(table, wide, owners, heads, shape.most_weights);
  const Fitted narrow = descend(table, rows, heads, shape, kept);

  RuleHeads out;
  out.name = shape.name;
  out.grams = shape.grams;
  out.slot_bits = shape.slot_bits;
  out.rules = rules;
  out.bias = narrow.bias;
  // One scale for all heads: a step means the same everywhere, and most weights are small numbers that pack well.
  float most = 1e-6f;
  for (const float weight : narrow.weights) most = std::max(most, std::fabs(weight));
  out.scale.assign(heads, most / static_cast<float>(shape.levels));
  out.first.push_back(0);
  for (const std::int64_t owner : owners) {
    const std::size_t before = out.weights.size();
    for (std::size_t h = 0; owner >= 0 && h < heads; ++h) {
      const auto weight =
          static_cast<int>(std::lround(narrow.weights[static_cast<std::size_t>(owner) * heads + h] / out.scale[h]));
      if (weight == 0) continue;
      out.head_of.push_back(static_cast<std::uint8_t>(h));
      out.weights.push_back(static_cast<std::int8_t>(weight));
    }
    const bool is_taken = out.weights.size() > before;
    out.fingerprints.push_back(
        is_taken ? place_of(table.keys[static_cast<std::size_t>(owner)], shape.slot_bits).fingerprint : 0);
    out.first.push_back(static_cast<std::uint32_t>(out.weights.size()));
  }
  return out;
}

}  // namespace huiping::train
