// Joins patterns and second opinion.
#include "guard/judge.h"

#include <algorithm>

#include "guard/disguise.h"
#include "guard/second_opinion.h"
#include "text/normalize.h"

namespace huiping {

Text read_draft(const Pack& pack, std::u16string_view original) {
  return fold_disguises(normalize(pack.guard_fold, original));
}

std::vector<Offence> judge(const Pack& pack, const Text& text, const Setting& setting) {
  Evidence evidence = find_evidence(pack, text, setting, true);
  const std::size_t certain = evidence.offences.size();
  for (const Offence& opinion : ask_heads(pack, text, evidence.signs, setting)) {
    const auto end = evidence.offences.begin() + static_cast<std::ptrdiff_t>(certain);
    const bool known =
        std::any_of(evidence.offences.begin(), end, [&](const Offence& o) { return o.rule == opinion.rule; });
    if (!known) evidence.offences.push_back(opinion);
  }
  std::stable_sort(evidence.offences.begin(), evidence.offences.end(),
                   [](const Offence& a, const Offence& b) { return a.rule < b.rule; });
  return std::move(evidence.offences);
}

}  // namespace huiping
