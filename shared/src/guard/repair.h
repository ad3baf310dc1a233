// Repair: a rewrite of the clause or sentence that holds an offence, offered only when it leaves the text clean.
#pragma once

#include <optional>
#include <vector>

#include "guard/offence.h"

namespace huiping {

// The smallest rewrite (clauses first, then the sentence, at last the whole text; the rule's own replacement first,
// then leaving the words out) after which the rule no longer holds there and no other rule holds that did not hold
// before. Nothing when there is none. `offences` are those of the same text.
std::optional<Fix> find_fix(const Pack& pack, const Text& text, const Setting& setting, const Offence& offence,
                            const std::vector<Offence>& offences);

}  // namespace huiping
