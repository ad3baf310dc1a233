// Malicious: extortion and loophole claims, only on combined signals; a claim for the real loss stays a claim.
#pragma once

#include <vector>

#include "assess/causes.h"
#include "assess/marks.h"

namespace huiping {

// Puts malicious.extortion or malicious.professional before the other causes when the signals allow it:
// extortion needs a threat, a demand beyond the loss and a condition; a price named for removing the review is a demand
// beyond the loss and, with one of the others, the third as well; a loophole claim needs the script and one of demand,
// unopened parcel, burst, form letter. Neither is said of a buyer who claims a fake. `heard` says that a model hears
// extortion too; it stands for a missing threat or condition, never for the demand.
void judge_signals(const Codes& codes, const std::vector<FoundMark>& signals, bool heard,
                   std::vector<FoundCause>& causes);

}  // namespace huiping
