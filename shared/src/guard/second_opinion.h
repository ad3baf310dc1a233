// Second opinion: what learned heads think of a text, for wordings that no pattern foresaw.
#pragma once

#include <vector>

#include "guard/offence.h"
#include "guard/rule.h"
#include "pack/pack.h"

namespace huiping {

// What the heads of the text's language think, over every sentence, every two and the whole text.
class SecondOpinion {
 public:
  // No head says anything when the pack has none for the language.
  SecondOpinion(const Pack& pack, const Text& text, const std::vector<Sign>& signs);

  // True when the rule has a head and neither it nor the head of any rule speaks for what its patterns found.
  bool doubts(std::uint16_t rule) const;

  // Calls visit(offence) for every rule that the heads name, over the part of the text that speaks most for it:
  // Voice::sure (it may block), Voice::likely (it may warn) or Voice::possible (it only advises).
  template <typename Visit>
  void for_each_offence(Visit visit) const {
    for (std::size_t head = 0; head < rule_of_->size(); ++head)
      if (is_named(head)) visit(offence_of(head));
  }

 private:
  bool is_named(std::size_t head) const;
  Offence offence_of(std::size_t head) const;
  // Log-odds of the head, helped by the head of any rule.
  float odds(std::size_t head) const;

  const Pack& pack_;
  const std::vector<Sign>& signs_;
  const RuleHeads* heads_ = nullptr;
  const std::vector<std::uint16_t>* rule_of_ = nullptr;
  const std::vector<std::int16_t>* head_of_ = nullptr;
  std::vector<float> best_;  // per head
  std::vector<std::uint32_t>
      where_;  // per head: number of the sentence, sentences + that of the first of two, or twice sentences
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences_;
};

}  // namespace huiping
