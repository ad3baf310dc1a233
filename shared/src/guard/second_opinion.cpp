// Reads a text sentence by sentence with the heads of data/model/guard-*.bin.
#include "guard/second_opinion.h"

#include "guard/sense.h"

namespace huiping {
namespace {

// On the log-odds scale of the calibrated heads (shared/train/guard_heads.cpp): measured in docs/guard.md.
constexpr double kDoubts = -3.2;
constexpr double kAdvises = -1.3;
constexpr double kWarns = 2.1;

}  // namespace

SecondOpinion::SecondOpinion(const Pack& pack, const Text& text, const std::vector<Sign>& signs) : pack_(pack) {
  const auto model = pack.models.find(is_mostly_han(text.units) ? "guard-zh" : "guard-en");
  if (model == pack.models.end()) return;
  model_ = &model->second;
  best_.assign(model_->heads.size(), -100);
  where_.resize(model_->heads.size());
  for (const auto& [first, last] : stretches_of(text)) {
    const std::vector<double> scores = model_->score(std::u16string_view(sense_of(text, signs, first, last)));
    for (std::size_t head = 0; head < scores.size(); ++head)
      if (scores[head] > best_[head]) {
        best_[head] = scores[head];
        where_[head] = {first, last};
      }
  }
}

bool SecondOpinion::doubts(const Entry& rule) const {
  if (model_ == nullptr) return false;
  const auto head = model_->find_head(rule.code);
  return head && best_[*head] < kDoubts;
}

std::vector<Offence> SecondOpinion::offences(const Setting& setting) const {
  std::vector<Offence> found;
  for (std::size_t head = 0; head < best_.size(); ++head) {
    if (best_[head] < kAdvises) continue;
    const Entry* rule = pack_.guard.find_entry("policy", model_->heads[head]);
    if (rule == nullptr || !holds_in(*rule, setting)) continue;
    const auto index = static_cast<std::uint16_t>(rule - pack_.guard.entries.data());
    const Voice voice = best_[head] >= kWarns ? Voice::likely : Voice::possible;
    found.push_back({index, where_[head].first, where_[head].second, voice});
  }
  return found;
}

}  // namespace huiping
