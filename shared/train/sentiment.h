// Sentiment: trains the three-class models and measures them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus.h"
#include "model/model.h"

namespace huiping::train {

struct ToneScores {
  std::size_t rows = 0;         // all; two_class counts only the negative and positive ones
  double two_class = 0;         // the more probable of negative and positive is right
  double strict_two_class = 0;  // the same, but an answer "neutral" is wrong
  double macro_f1 = 0;          // over negative, neutral, positive
  double neutral_f1 = 0;
  double calibration_error = 0;  // mean gap of confidence and accuracy over ten equal bands, weighted by rows
  std::map<std::string, double> two_class_by_source;
};

// lang: "zh" or "en". Trains on `learn`, calibrates on `tune`.
Model train_sentiment(const std::string& lang, const std::vector<Review>& learn, const std::vector<Review>& tune);

ToneScores measure_sentiment(const Model& model, const std::vector<Review>& reviews);

}  // namespace huiping::train
