// Malicious: extortion, loophole claims, rivals; only on combined signals or when the model is sure; a claim stays a
// claim.
#pragma once

#include <vector>

#include "assess/causes.h"
#include "assess/marks.h"

namespace huiping {

// Puts a malicious cause before the others when the signals allow it: extortion needs a threat, a demand beyond the
// loss and a condition; a price named for removing the review is a demand beyond the loss and, with one of the others,
// the third as well; a loophole claim needs the script and one of demand, unopened parcel, burst, form letter. What the
// model hears stands for a missing threat or condition; where it is sure it needs no words of the lexicon, and where it
// hears nothing they do not count. Neither is said of a buyer who claims a fake. `pleased`: the text sounds positive.
void judge_signals(const Codes& codes, const Heads& heads, bool pleased, const std::vector<FoundMark>& signals,
                   std::vector<FoundCause>& causes);

}  // namespace huiping
