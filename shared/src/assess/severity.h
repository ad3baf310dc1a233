// Severity: 0 no complaint, 1 mild, 2 clear dissatisfaction, 3 serious (boundaries of the taxonomy).
#pragma once

#include <optional>

#include "assess/judgement.h"
#include "pack/codes.h"

namespace huiping {

// Reads sentiment, causes, flags and signals of a judgement whose other fields are not set yet. `learned` is what a
// model says (Heads::severity); it decides between the bounds that the boundaries leave open.
int judge_severity(const Codes& codes, const Judgement& judgement, std::optional<int> learned);

}  // namespace huiping
