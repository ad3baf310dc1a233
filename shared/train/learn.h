// Learn: trains one language's model from reviews of known tone and reviews that people have read.
#pragma once

#include <string>
#include <vector>

#include "assess/heads.h"
#include "corpus.h"
#include "model/model.h"
#include "stack.h"

namespace huiping::train {

struct Material {
  std::string lang;                      // "zh" or "en"
  std::vector<Review> reviews;           // tone alone
  std::vector<LabelledReview> readings;  // everything
};

struct Learnt {
  Model model;
  std::vector<Case> cases;  // what the second stage learnt from: sums of first stages that had not seen the text
};

// Cross-fits the first stage, learns the second from what it says of unseen texts, and rounds all to integers.
Learnt learn(const Pack& pack, const Material& material);

// What a model's second stage reads of a review, and what is known of it.
Case case_of(const LanguageModel& language, const LabelledReview& reading);
Case case_of(const LanguageModel& language, const Review& review);

}  // namespace huiping::train
