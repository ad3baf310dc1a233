// Severity: 0 no complaint, 1 mild, 2 clear dissatisfaction, 3 serious (boundaries of the taxonomy).
#pragma once

#include "huiping/assessment.h"
#include "match/lexicon.h"

namespace huiping {

// Reads sentiment, causes, flags, signals and prior contact of an assessment whose other fields are not set yet.
int judge_severity(const Lexicon& lexicon, const Assessment& assessment);

}  // namespace huiping
