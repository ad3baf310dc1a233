// Reads a text sentence by sentence with the heads of data/model/guard-*.heads.
#include "guard/second_opinion.h"

#include <algorithm>

#include "guard/sense.h"

namespace huiping {
namespace {

// On the scale of odds() below; chosen by leaving one hand out (docs/guard.md).
constexpr float kAnyShare = 0.5f;
constexpr float kDoubts = -2.1f;
constexpr float kAdvises = -1.2f;
constexpr float kWarns = 0.9f;
constexpr float kBlocks = 3.0f;

}  // namespace

SecondOpinion::SecondOpinion(const Pack& pack, const Text& text, const std::vector<Sign>& signs)
    : pack_(pack), signs_(signs) {
  const bool is_chinese = is_mostly_han(text.units);
  rule_of_ = is_chinese ? &pack.policies.rule_zh : &pack.policies.rule_en;
  head_of_ = is_chinese ? &pack.policies.head_zh : &pack.policies.head_en;
  const auto heads = pack.heads.find(is_chinese ? "guard-zh" : "guard-en");
  if (heads == pack.heads.end()) return;
  heads_ = &heads->second;
  const std::size_t count = heads_->rules.size();
  best_.assign(count, -100);
  where_.assign(count, 0);
  sentences_ = sentences_of(text);
  const auto sentences = static_cast<std::uint32_t>(sentences_.size());
  RuleHeads::Sums before;
  RuleHeads::Sums whole;
  whole.of_head.assign(count, 0);
  for (std::uint32_t i = 0; i < sentences; ++i) {
    RuleHeads::Sums sums;
    sums.of_head.assign(count, 0);
    for_each_sense(text, signs, sentences_[i].first, sentences_[i].second, heads_->grams,
                   [&](std::uint64_t key) { heads_->add(key, sums); });
    heads_->raise(sums, i, best_, where_);
    whole.add(sums);
    if (i > 0) {
      before.add(sums);
      heads_->raise(before, sentences + i - 1, best_, where_);
    }
    before = std::move(sums);
  }
  if (sentences > 2) heads_->raise(whole, 2 * sentences, best_, where_);
}

float SecondOpinion::odds(std::size_t head) const { return best_[head] + kAnyShare * best_.back(); }

bool SecondOpinion::doubts(std::uint16_t rule) const {
  if (heads_ == nullptr) return false;
  const std::int16_t head = (*head_of_)[rule];
  return head >= 0 && odds(static_cast<std::size_t>(head)) < kDoubts;
}

bool SecondOpinion::is_named(std::size_t head) const { return (*rule_of_)[head] != kNoEntry && odds(head) >= kAdvises; }

Offence SecondOpinion::offence_of(std::size_t head) const {
  const auto sentences = static_cast<std::uint32_t>(sentences_.size());
  const std::uint32_t number = where_[head];
  Offence offence{(*rule_of_)[head], 0, sentences_.back().second, Voice::possible};
  if (number < 2 * sentences) {
    const std::uint32_t first = number % sentences;
    offence.start = sentences_[first].first;
    offence.end = sentences_[number < sentences ? first : first + 1].second;
  }
  const float sure = odds(head);
  if (sure < kWarns) return offence;
  const std::vector<std::uint16_t>& classes = pack_.policies.of[offence.rule].classes;
  const bool is_backed = std::any_of(signs_.begin(), signs_.end(), [&](const Sign& sign) {
    return offence.start <= sign.start && sign.start < offence.end &&
           std::binary_search(classes.begin(), classes.end(), sign.entry);
  });
  offence.voice = sure >= kBlocks && is_backed ? Voice::sure : Voice::likely;
  return offence;
}

}  // namespace huiping
