// Causes: trains and measures the heads for causes, severity, prior contact, remedies and flags.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus.h"
#include "model/model.h"

namespace huiping::train {

// Heads: the cause codes as they are, then severity.0 to severity.3, prior_contact.<code>, remedy_asked.<code>,
// flags.<code>; codes with too few rows have none. `pleased` are reviews taken to be without a cause.
// A fifth of the readings first serves to calibrate a model trained on the rest, then all are trained on.
struct CauseModels {
  Model full;                            // trained on everything
  Model partial;                         // trained without the fifth below
  std::vector<LabelledReview> kept_out;  // the fifth
};
CauseModels train_causes(const FoldTable& fold, const std::string& lang, const std::vector<LabelledReview>& readings,
                         const std::vector<Review>& pleased);

struct CauseFigures {
  std::size_t rows = 0;
  double primary = 0;                  // best head is the first cause, over rows that have one
  double primary_in_two = 0;           // ... is one of the best two
  double micro_f1 = 0;                 // of the set, heads with at least kLikely
  double kept_free = 0;                // rows without a cause that get none
  double severity = 0;                 // exact
  double prior_contact = 0;            // exact
  double quote = 0;                    // the best clause of the true primary cause meets the reader's words
  double remedy_f1 = 0, flags_f1 = 0;  // micro, at one half
  std::map<std::string, std::pair<double, double>> recall;  // per primary cause: right, rows
};

// Probability from which a cause is counted as found: near the best F1 on the kept-out fifth.
inline constexpr double kLikely = 0.35;

CauseFigures measure_causes(const FoldTable& fold, const Model& model, const std::vector<LabelledReview>& readings);

}  // namespace huiping::train
