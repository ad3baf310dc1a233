// Prior: moves what a model holds for likely before it reads to the mix of reviews that it will meet.
#pragma once

#include <vector>

#include "corpus.h"
#include "model/model.h"

namespace huiping::train {

// How much a reading counts in the second stage.
float weight_of(Origin origin);

// The second stage has learnt the shares of causes among all readings, of which most are chosen or from few shops. Its
// biases are moved to the shares among the sampled official readings, with their sources mixed as in
// causes-zh-dev.jsonl. Nothing is done where no reading comes from the sources of that mix.
void shift_priors(const std::vector<LabelledReview>& readings, Model& model);

}  // namespace huiping::train
