// Heads: what the learned model of a language says about a review: tone, causes, severity and marks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/reading.h"
#include "model/choose.h"
#include "model/model.h"
#include "pack/pack.h"

namespace huiping {

// What a model's second stage reads of a review: sums of text and follow-up, and the points of the lexicon.
Inputs read_inputs(const Model& model, const std::vector<Reading>& readings);
std::vector<EvidenceInput> read_evidence(const Model& model, const Lexicon& lexicon,
                                         const std::vector<Reading>& readings);

// The model of a language; null when the pack has none.
const Model* find_model(const Pack& pack, Lang lang);

// Text and follow-up are judged as one. Without a model there is nothing to say.
class Heads {
 public:
  Heads(const Pack& pack, Lang lang, const std::vector<Reading>& readings);

  bool has_model() const { return model_ != nullptr; }
  // Log-odds of a mark ("flags.churn", "remedy_asked.refund") or of a cause being in the set; nothing when there is no
  // model or no such lane.
  std::optional<double> score(std::string_view name) const;
  // Log-odds of a cause being the primary one, or of there being none ("none"), up to a common constant.
  std::optional<double> primary(std::string_view code) const;
  // Codes of the causes that the model names, primary first.
  std::vector<std::string_view> causes() const;
  // The likeliest primary cause, whatever the odds; empty without a model.
  std::string_view best_cause() const;
  // The clause that speaks most for a lane; nothing when there is no such lane or no word.
  struct Clause {
    std::size_t reading = 0;
    std::uint32_t start = 0, end = 0;
  };
  std::optional<Clause> find_clause(std::string_view name, const std::vector<Reading>& readings) const;
  // Most likely of 0 to 3.
  std::optional<int> severity() const;
  // Log-odds of negative, neutral, positive, up to a common constant.
  std::optional<std::array<double, 3>> tone() const;

 private:
  const Model* model_;
  Verdict verdict_;
};

}  // namespace huiping
