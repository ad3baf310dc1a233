// Two fits and a rounding: see table.h.
#include "table.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace huiping::train {
namespace {

std::vector<double> importance_of_grams(const std::vector<Row>& rows, const std::vector<HeadTask>& heads,
                                        std::uint32_t features) {
  std::vector<double> frequency(features), importance(features);
  for (const Row& row : rows)
    for (const auto& [feature, value] : row) frequency[feature] += 1;
  for (const HeadTask& head : heads) {
    const Weights weights = fit_head(rows, head.sides, features, head.fit);
    for (std::uint32_t f = 0; f < features; ++f)
      importance[f] += head.voice * std::fabs(weights.of[f]) * std::sqrt(frequency[f]);
  }
  return importance;
}

template <typename Source>
std::vector<Row> rows_of(const std::vector<std::u16string_view>& texts, const Source& source) {
  std::vector<Row> rows;
  for (const auto text : texts) rows.push_back(source.row(text));
  return rows;
}

// A slot all of whose weights were rounded away needs no fingerprint either.
void forget_idle_slots(Model& model) {
  for (std::size_t slot = 0; slot < model.weights.size(); slot += model.lanes) {
    const auto first = model.weights.begin() + static_cast<std::ptrdiff_t>(slot);
    if (std::all_of(first + 1, first + model.lanes, [](std::int8_t weight) { return weight == 0; })) *first = 0;
  }
}

}  // namespace

Model train_table(const std::vector<std::u16string_view>& texts, const std::vector<HeadTask>& heads,
                  const TableShape& shape) {
  const Vocabulary vocabulary(texts, shape.grams, shape.least);
  const Slots slots(vocabulary, shape.grams, importance_of_grams(rows_of(texts, vocabulary), heads, vocabulary.size()),
                    shape.slot_bits);
  const std::vector<Row> rows = rows_of(texts, slots);

  Model model;
  model.name = shape.name;
  model.grams = shape.grams;
  model.slot_bits = shape.slot_bits;
  const auto used = static_cast<std::uint32_t>(heads.size() + 1);
  model.lanes = used <= 4 ? 4 : (used + 15) / 16 * 16;
  model.weights.resize(std::size_t{slots.size()} * model.lanes);
  for (std::uint32_t slot = 0; slot < slots.size(); ++slot)
    model.weights[std::size_t{slot} * model.lanes] = static_cast<std::int8_t>(slots.fingerprint(slot));
  for (std::size_t head = 0; head < heads.size(); ++head) {
    Fit again = heads[head].fit;
    again.cost *= shape.second_cost;
    const Weights weights = fit_head(rows, heads[head].sides, slots.size(), again);
    double most = 1e-9;
    for (const double weight : weights.of) most = std::max(most, std::fabs(weight));
    for (std::uint32_t slot = 0; slot < slots.size(); ++slot) {
      const long rounded = std::lround(weights.of[slot] / most * 127);
      if (std::labs(rounded) >= shape.least_weight)
        model.weights[std::size_t{slot} * model.lanes + head + 1] = static_cast<std::int8_t>(rounded);
    }
    model.heads.push_back(heads[head].name);
    model.scale.push_back(static_cast<float>(most / 127));
    model.bias.push_back(static_cast<float>(weights.bias));
  }
  forget_idle_slots(model);
  return model;
}

}  // namespace huiping::train
