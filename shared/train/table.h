// Table: fits all heads of a model, chooses the grams that are kept, and rounds the weights to bytes.
#pragma once

#include <string>
#include <vector>

#include "linear.h"
#include "model/model.h"

namespace huiping::train {

struct HeadTask {
  std::string name;
  std::vector<Side> sides;  // per text
  Fit fit;                  // over all frequent grams
  double voice = 1;         // its share in the choice of the grams that are kept
};

struct TableShape {
  std::string name;
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 15;
  unsigned least = 3;      // texts a gram must occur in
  double second_cost = 1;  // C of the second fit, over the kept grams, relative to the first
  int least_weight = 1;    // smaller rounded weights become zero, which the file stores in one bit
};

// Fits each head over all frequent grams, keeps in every slot the gram that moves the heads most (weight times
// root of its frequency), fits again over the kept grams, and rounds: scale is the head's largest weight / 127,
// so no weight is cut. Throws nothing; equal input gives equal bytes on one machine.
Model train_table(const std::vector<std::u16string_view>& texts, const std::vector<HeadTask>& heads,
                  const TableShape& shape);

}  // namespace huiping::train
