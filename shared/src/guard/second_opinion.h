// Second opinion: what learned heads think of a text, for wordings that no pattern foresaw.
#pragma once

#include <utility>
#include <vector>

#include "guard/offence.h"
#include "guard/rule.h"
#include "pack/pack.h"

namespace huiping {

// What the heads of the text's language think, over every sentence and every two.
class SecondOpinion {
 public:
  // No head says anything when the pack has none for the language.
  SecondOpinion(const Pack& pack, const Text& text, const std::vector<Sign>& signs);

  // True when the rule has a head and no sentence speaks for it at all.
  bool doubts(const Entry& rule) const;

  // At most one offence a rule, over the sentence or two that speak most for it: Voice::likely (it may warn, never
  // block) or Voice::possible (it only advises).
  std::vector<Offence> offences(const Setting& setting) const;

 private:
  const Pack& pack_;
  const RuleHeads* heads_ = nullptr;
  std::vector<double> best_;  // per head
  std::vector<std::pair<std::uint32_t, std::uint32_t>> where_;
};

}  // namespace huiping
