// Linear: one head fitted by liblinear (L2-regularised logistic regression).
#pragma once

#include <cstdint>
#include <vector>

#include "rows.h"

namespace huiping::train {

struct Fit {
  double cost = 1;             // liblinear's C
  double positive_weight = 1;  // cost of an error on a positive row, relative
  // Scales every feature by its log-count ratio between the two sides (Wang and Manning 2012), which lets the
  // regulariser spare the words that tell the sides apart.
  bool by_ratio = true;
};

struct Weights {
  std::vector<double> of;  // per feature
  double bias = 0;
};

// Does a head hold for a row? `unknown` rows are left out.
enum class Side : std::uint8_t { no, yes, unknown };

// sides: per row; at least one yes and one no. Deterministic.
Weights fit_head(const std::vector<Row>& rows, const std::vector<Side>& sides, std::uint32_t features, const Fit& fit);

}  // namespace huiping::train
