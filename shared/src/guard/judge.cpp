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
  Evidence evidence = find_evidence(pack, text, setting);
  std::vector<Offence>& offences = evidence.offences;
  const SecondOpinion second(pack, text, evidence.signs);
  for (Offence& offence : offences) {
    const Policy& policy = pack.policies.of[offence.rule];
    const bool stands_alone = !policy.is_of_text || policy.counts_alone;
    if (!stands_alone && second.doubts(offence.rule)) offence.voice = Voice::doubted;
  }
  // Doubt spares clean texts. Where one rule is broken for certain, what the patterns of others found is believed.
  const bool is_barred = std::any_of(offences.begin(), offences.end(), [&](const Offence& offence) {
    return offence.voice == Voice::pattern && severity_in(pack.guard.entries[offence.rule], setting) == Severity::block;
  });
  if (is_barred)
    for (Offence& offence : offences) offence.voice = Voice::pattern;
  const std::size_t certain = offences.size();
  second.for_each_offence([&](const Offence& opinion) {
    const auto end = offences.begin() + static_cast<std::ptrdiff_t>(certain);
    const bool known = std::any_of(offences.begin(), end, [&](const Offence& o) { return o.rule == opinion.rule; });
    const bool excused = std::any_of(evidence.excuses.begin(), evidence.excuses.end(), [&](const Offence& excuse) {
      return excuse.rule == opinion.rule && excuse.start < opinion.end && opinion.start < excuse.end;
    });
    if (!known && !excused && holds_in(pack.guard.entries[opinion.rule], setting)) offences.push_back(opinion);
  });
  std::stable_sort(offences.begin(), offences.end(),
                   [](const Offence& a, const Offence& b) { return a.rule < b.rule; });
  return std::move(offences);
}

}  // namespace huiping
