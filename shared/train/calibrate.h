// Calibrate: stretches and shifts the scores of a model so that its probabilities mean something.
#pragma once

#include <vector>

#include "model/model.h"

namespace huiping::train {

// scores[text][head of the model]: on texts the model was not trained on.
using Scores = std::vector<std::vector<double>>;

// score -> score * factor + shift[i], for the i-th of some heads.
struct Stretch {
  double factor = 1;
  std::vector<double> shift;
};

// For heads of which exactly one holds, read by softmax: truth[text] is a position in `heads`. Least log loss.
Stretch fit_softmax(const Scores& scores, const std::vector<std::size_t>& heads, const std::vector<std::size_t>& truth);

// For heads that stand alone, read by the logistic function: holds[text][position in heads]. One factor and one
// shift for all of them together, since most are too rare for their own. Least log loss.
Stretch fit_logistic(const Scores& scores, const std::vector<std::size_t>& heads,
                     const std::vector<std::vector<bool>>& holds);

void apply(const Stretch& stretch, const std::vector<std::size_t>& heads, Model& model);

}  // namespace huiping::train
