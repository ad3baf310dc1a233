// Remedies: the ladder for a case, bounded by what the shop allows and by the order's price.
#pragma once

#include <vector>

#include "huiping/assessment.h"
#include "huiping/draft.h"
#include "huiping/plan.h"
#include "plan/plan.h"
#include "plan/wording.h"

namespace huiping {

// Best first; at most three. Empty for praise and for empty reviews. An empty list in the shop's settings means that
// nothing is known: then acts, full refunds and what the shop owes anyway are offered, but no sum is named.
std::vector<Remedy> choose_remedies(const Review& review, const Assessment& assessment, const Shop& shop,
                                    Occasion occasion, const Ladders& ladders, const Sentences& sentences);

}  // namespace huiping
