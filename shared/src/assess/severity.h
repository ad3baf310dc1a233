// Severity: 0 no complaint, 1 mild, 2 clear dissatisfaction, 3 serious (boundaries of the taxonomy).
#pragma once

#include <optional>

#include "huiping/assessment.h"
#include "match/lexicon.h"

namespace huiping {

// Reads sentiment, causes, flags and signals of an assessment whose other fields are not set yet. `learned` is what a
// model says (Heads::severity); it decides between the bounds that the boundaries leave open.
int judge_severity(const Lexicon& lexicon, const Assessment& assessment, std::optional<int> learned);

}  // namespace huiping
