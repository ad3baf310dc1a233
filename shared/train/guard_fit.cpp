// Stochastic descent with an adaptive step (Duchi, Hazan and Singer 2011) over sparse rows.
#include "guard_fit.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace huiping::train {
namespace {

using Row = std::vector<std::pair<std::uint32_t, float>>;

struct Table {
  std::vector<Row> rows;
  std::vector<std::uint64_t> keys;   // per feature
  std::vector<std::uint32_t> texts;  // per feature: rows it occurs in
};

Table read_rows(const std::vector<HeadRow>& rows, Grams grams) {
  Table table;
  std::unordered_map<std::uint64_t, std::uint32_t> number_of;
  for (const HeadRow& row : rows) {
    std::unordered_map<std::uint32_t, float> counts;
    std::size_t all = 0;
    for_each_gram(row.text, grams, [&](std::uint64_t key, std::size_t) {
      const auto [found, is_new] = number_of.emplace(key, static_cast<std::uint32_t>(table.keys.size()));
      if (is_new) {
        table.keys.push_back(key);
        table.texts.push_back(0);
      }
      counts[found->second] += 1;
      ++all;
    });
    Row sparse(counts.begin(), counts.end());
    std::sort(sparse.begin(), sparse.end());
    const auto root = static_cast<float>(std::sqrt(static_cast<double>(std::max<std::size_t>(all, 1))));
    for (auto& [feature, value] : sparse) {
      value /= root;
      ++table.texts[feature];
    }
    table.rows.push_back(std::move(sparse));
  }
  return table;
}

struct Fitted {
  std::vector<float> weights;  // feature * heads
  std::vector<float> bias;
};

// `kept` per feature; empty: all.
Fitted descend(const Table& table, const std::vector<HeadRow>& rows, std::size_t heads, const HeadShape& shape,
               const std::vector<bool>& kept) {
  constexpr float kStep = 0.35f;
  Fitted fitted;
  fitted.weights.assign(table.keys.size() * heads, 0);
  fitted.bias.assign(heads, -4);
  std::vector<float> steps(fitted.weights.size(), 1e-3f);
  std::vector<float> bias_steps(heads, 1e-3f);
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t random = 88172645463325252ull;
  std::vector<float> scores(heads);
  std::vector<float> slopes(heads);
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
        if (!kept.empty() && !kept[feature]) continue;
        const float* weights = fitted.weights.data() + feature * heads;
        for (std::size_t h = 0; h < heads; ++h) scores[h] += weights[h] * value;
      }
      bool any = false;
      for (std::size_t h = 0; h < heads; ++h) {
        const Side side = rows[index].sides[h];
        if (side == Side::unknown) {
          slopes[h] = 0;
          continue;
        }
        const float chance = 1 / (1 + std::exp(-scores[h]));
        slopes[h] = side == Side::yes ? static_cast<float>(shape.positive_weight) * (chance - 1) : chance;
        if (std::fabs(slopes[h]) < 0.003f) slopes[h] = 0;
        any = any || slopes[h] != 0;
      }
      if (!any) continue;
      for (std::size_t h = 0; h < heads; ++h) {
        if (slopes[h] == 0) continue;
        bias_steps[h] += slopes[h] * slopes[h];
        fitted.bias[h] -= 0.1f * slopes[h] / std::sqrt(bias_steps[h]);
      }
      for (const auto& [feature, value] : row) {
        if (!kept.empty() && !kept[feature]) continue;
        float* weights = fitted.weights.data() + feature * heads;
        float* sums = steps.data() + feature * heads;
        for (std::size_t h = 0; h < heads; ++h) {
          const float slope = slopes[h] * value;
          if (slope == 0) continue;
          sums[h] += slope * slope;
          weights[h] -= kStep * slope / std::sqrt(sums[h] + 0.02f);
        }
      }
    }
  }
  return fitted;
}

}  // namespace

RuleHeads fit_heads(const std::vector<HeadRow>& rows, const std::vector<std::string>& rules, const HeadShape& shape) {
  const std::size_t heads = rules.size();
  const Table table = read_rows(rows, shape.grams);
  const Fitted wide = descend(table, rows, heads, shape, {});

  const std::size_t slots = std::size_t{1} << shape.slot_bits;
  std::vector<double> best(slots, 0);
  std::vector<std::uint32_t> owner(slots, 0);
  for (std::uint32_t feature = 0; feature < table.keys.size(); ++feature) {
    double moves = 0;
    for (std::size_t h = 0; h < heads; ++h) moves += std::fabs(wide.weights[feature * heads + h]);
    moves *= std::sqrt(static_cast<double>(table.texts[feature]));
    const std::uint32_t slot = place_of(table.keys[feature], shape.slot_bits).slot;
    if (moves > best[slot]) {
      best[slot] = moves;
      owner[slot] = feature;
    }
  }
  std::vector<bool> kept(table.keys.size());
  for (std::size_t slot = 0; slot < slots; ++slot)
    if (best[slot] > 0) kept[owner[slot]] = true;
  const Fitted narrow = descend(table, rows, heads, shape, kept);

  RuleHeads out;
  out.name = shape.name;
  out.grams = shape.grams;
  out.slot_bits = shape.slot_bits;
  out.rules = rules;
  out.bias = narrow.bias;
  for (std::size_t h = 0; h < heads; ++h) {
    float most = 1e-6f;
    for (std::size_t slot = 0; slot < slots; ++slot)
      if (best[slot] > 0) most = std::max(most, std::fabs(narrow.weights[owner[slot] * heads + h]));
    out.scale.push_back(most / 127);
  }
  out.first.push_back(0);
  for (std::size_t slot = 0; slot < slots; ++slot) {
    const bool taken = best[slot] > 0;
    out.fingerprints.push_back(taken ? place_of(table.keys[owner[slot]], shape.slot_bits).fingerprint : 0);
    for (std::size_t h = 0; taken && h < heads; ++h) {
      const int weight = static_cast<int>(std::lround(narrow.weights[owner[slot] * heads + h] / out.scale[h]));
      if (std::abs(weight) < shape.least_weight) continue;
      out.head_of.push_back(static_cast<std::uint8_t>(h));
      out.weights.push_back(static_cast<std::int8_t>(std::clamp(weight, -127, 127)));
    }
    out.first.push_back(static_cast<std::uint32_t>(out.weights.size()));
  }
  return out;
}

}  // namespace huiping::train
