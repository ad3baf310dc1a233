// Remedies: the ladder for a case, bounded by what the shop allows and by the order's price.
#pragma once

#include <string_view>
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

// Whether the code is among the causes or of their families; no causes at all stand for every one.
bool holds_cause(const std::vector<std::string>& causes, std::string_view cause);

// The shop's first entry for the remedy that holds for this cause and this order's price; null when there is none.
const AllowedRemedy* find_allowed(const Shop& shop, std::string_view code, std::string_view cause,
                                  const Review& review);

}  // namespace huiping
