// Reads a text sentence by sentence with the heads of data/model/guard-*.heads.
#include "guard/second_opinion.h"

#include "guard/sense.h"

namespace huiping {
namespace {

// On the log-odds scale of the calibrated heads (shared/train/guard_heads.cpp): measured in docs/guard.md.
constexpr double kDoubts = -4.2;
constexpr double kAdvises = -1.8;
constexpr double kWarns = 0.7;

}  // namespace

SecondOpinion::SecondOpinion(const Pack& pack, const Text& text, const std::vector<Sign>& signs) : pack_(pack) {
  const auto heads = pack.heads.find(is_mostly_han(text.units) ? "guard-zh" : "guard-en");
  if (heads == pack.heads.end()) return;
  heads_ = &heads->second;
  best_.assign(heads_->rules.size(), -100);
  where_.resize(heads_->rules.size());
  for (const auto& [first, last] : stretches_of(text)) {
    const std::vector<double> scores = heads_->score(sense_of(text, signs, first, last));
    for (std::size_t head = 0; head < scores.size(); ++head)
      if (scores[head] > best_[head]) {
        best_[head] = scores[head];
        where_[head] = {first, last};
      }
  }
}

bool SecondOpinion::doubts(const Entry& rule) const {
  if (heads_ == nullptr) return false;
  const auto head = heads_->find_head(rule.code);
  return head && best_[*head] < kDoubts;
}

std::vector<Offence> SecondOpinion::offences(const Setting& setting) const {
  std::vector<Offence> found;
  for (std::size_t head = 0; head < best_.size(); ++head) {
    if (best_[head] < kAdvises) continue;
    const Entry* rule = pack_.guard.find_entry("policy", heads_->rules[head]);
    if (rule == nullptr || !holds_in(*rule, setting)) continue;
    const auto index = static_cast<std::uint16_t>(rule - pack_.guard.entries.data());
    const Voice voice = best_[head] >= kWarns ? Voice::likely : Voice::possible;
    found.push_back({index, where_[head].first, where_[head].second, voice});
  }
  return found;
}

}  // namespace huiping
