// Judge: everything in one text that breaks a rule, by the rules' own patterns or in the second opinion.
#pragma once

#include <vector>

#include "guard/offence.h"
#include "guard/rule.h"
#include "pack/pack.h"

namespace huiping {

// The text as the guard reads it: normalised, letters that look or mean the same made one, disguises undone.
Text read_draft(const Pack& pack, std::u16string_view original);

// The offences of find_evidence, doubted where the heads see nothing of the kind, and an opinion of the heads for each
// rule whose patterns found nothing. Sorted by rule, then start.
std::vector<Offence> judge(const Pack& pack, const Text& text, const Setting& setting);

}  // namespace huiping
