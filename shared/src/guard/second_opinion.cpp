// Reads a text sentence by sentence with the heads of data/model/guard-*.bin.
#include "guard/second_opinion.h"

#include "guard/sense.h"

namespace huiping {
namespace {

// On the log-odds scale of the calibrated heads (shared/train/guard_heads.cpp): measured in docs/guard.md.
constexpr double kAdvises = 0.0;
constexpr double kWarns = 1.2;

}  // namespace

std::vector<Offence> ask_heads(const Pack& pack, const Text& text, const std::vector<Sign>& signs,
                               const Setting& setting) {
  std::vector<Offence> opinions;
  const auto model = pack.models.find(is_mostly_han(text.units) ? "guard-zh" : "guard-en");
  if (model == pack.models.end()) return opinions;
  const std::vector<std::string>& heads = model->second.heads;
  std::vector<double> best(heads.size(), -100);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> where(heads.size());
  for (const auto& [first, last] : stretches_of(text)) {
    const std::vector<double> scores = model->second.score(std::u16string_view(sense_of(text, signs, first, last)));
    for (std::size_t head = 0; head < heads.size(); ++head)
      if (scores[head] > best[head]) {
        best[head] = scores[head];
        where[head] = {first, last};
      }
  }
  const std::vector<Entry>& entries = pack.guard.entries;
  for (std::size_t head = 0; head < heads.size(); ++head) {
    if (best[head] < kAdvises) continue;
    const Entry* rule = pack.guard.find_entry("policy", heads[head]);
    if (rule == nullptr || !holds_in(*rule, setting)) continue;
    const auto index = static_cast<std::uint16_t>(rule - entries.data());
    const Voice voice = best[head] >= kWarns ? Voice::likely : Voice::possible;
    opinions.push_back({index, where[head].first, where[head].second, voice});
  }
  return opinions;
}

}  // namespace huiping
