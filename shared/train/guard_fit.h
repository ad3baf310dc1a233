// Guard fit: linear heads fitted together by stochastic descent, then cut down to the grams that matter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/rule_heads.h"

namespace huiping::train {

enum class Side : std::int8_t { no, yes, unknown };

// A text and, per head, whether it holds; unknown sides teach nothing.
struct HeadRow {
  std::u16string_view text;
  std::vector<Side> sides;
};

struct HeadShape {
  std::string name;
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 14;
  int least_weight = 8;        // smaller rounded weights become zero
  double positive_weight = 4;  // of a row that holds, relative to one that does not
  unsigned rounds = 24;
};

// Fits all heads over every gram (logistic loss, adaptive step for each weight), keeps in every slot the gram that
// moves the heads most, fits again over the kept grams, and rounds. Equal input gives equal bytes on one machine.
RuleHeads fit_heads(const std::vector<HeadRow>& rows, const std::vector<std::string>& rules, const HeadShape& shape);

}  // namespace huiping::train
