// Heads: what the learned model of a language says about a review, one reading for causes, severity and marks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/reading.h"
#include "model/model.h"
#include "pack/pack.h"

namespace huiping {

// Scores are log-odds; of several readings (text and follow-up) the higher counts. Without a model there are none.
class Heads {
 public:
  Heads(const Pack& pack, Lang lang, const std::vector<Reading>& readings);

  // Nothing when there is no model or no such head. Names: docs/accuracy.md ("product.damaged", "flags.churn", ...).
  std::optional<double> score(std::string_view name) const;
  // The clause that speaks most for a head; nothing when there is no such head or no word.
  struct Clause {
    std::size_t reading = 0;
    std::uint32_t start = 0, end = 0;
  };
  std::optional<Clause> find_clause(std::string_view name, const std::vector<Reading>& readings) const;
  // Most likely of severity.0 to severity.3.
  std::optional<int> severity() const;

 private:
  const Model* model_;
  std::vector<double> scores_;
};

}  // namespace huiping
