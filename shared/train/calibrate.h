// Calibrate: stretches and shifts the scores of a model so that its probabilities mean something.
#pragma once

#include <string_view>
#include <vector>

#include "model/model.h"

namespace huiping::train {

// For models of which exactly one head holds: one factor for all heads and one shift a head, fitted by log loss
// under softmax on texts the model was not trained on.
void calibrate_softmax(Model& model, const std::vector<std::u16string_view>& texts, const std::vector<std::size_t>& head_of);

// For one head that stands alone: factor and shift by log loss under the logistic function.
void calibrate_logistic(Model& model, std::size_t head, const std::vector<double>& scores, const std::vector<bool>& holds);

}  // namespace huiping::train
