// Guard fit: linear heads fitted together by stochastic descent, then cut down to the weights that matter.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rule_heads.h"

namespace huiping::train {

enum class Side : std::int8_t { no, yes, unknown };

// The grams of a text and, per head, whether it holds; unknown sides teach nothing.
struct HeadRow {
  std::vector<std::uint64_t> keys;
  std::vector<Side> sides;
};

struct HeadShape {
  std::string name;
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 14;
  std::size_t most_weights = 62000;  // over all grams and heads
  int levels = 31;                   // weights are rounded to -levels to levels
  double positive_weight = 2;        // of a row that holds, relative to one that does not; kAnyRule: 1
  unsigned rounds = 14;
};

// Fits all heads over every gram of three rows and more (logistic loss, adaptive step for each weight), keeps in every
// slot the gram that moves the heads most, and of all weights those that move most; fits these again, and rounds. Equal
// input gives equal bytes on one machine.
RuleHeads fit_heads(const std::vector<HeadRow>& rows, const std::vector<std::string>& rules, const HeadShape& shape);

}  // namespace huiping::train
