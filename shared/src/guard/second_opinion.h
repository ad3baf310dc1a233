// Second opinion: what learned heads think of a text, for wordings that no pattern foresaw.
#pragma once

#include <vector>

#include "guard/offence.h"
#include "guard/rule.h"
#include "pack/pack.h"

namespace huiping {

// At most one offence a rule, over the sentence or two that speak most for it, with Voice::likely (it may warn, never
// block) or Voice::possible (it only advises). Nothing when the pack has no heads for the text's language.
std::vector<Offence> ask_heads(const Pack& pack, const Text& text, const std::vector<Sign>& signs,
                               const Setting& setting);

}  // namespace huiping
