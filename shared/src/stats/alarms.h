// Alarms: what a shop should look at today, found by counting.
#pragma once

#include <vector>

#include "stats/stats.h"

namespace huiping {

// same_cause: at least 3 reviews with one first cause on one product within 7 days.
// safety: at least 2 reviews about safety on one product within 48 hours.
// negative_rate: of the last 7 days (10 reviews or more) a share of negatives that is at least 1.5 times and 5 points
//   above that of the 30 days before (30 reviews or more), and not by chance (two-proportion z of at least 2).
// burst: on one product 5 negatives or more in a day, at least 3 times the daily mean of the 30 days before.
// repeated_text: at least 3 reviews of 8 letters and more with the same wording.
// "Last" counts from the newest review; windows that moved on still show, newest first within a code.
std::vector<Alarm> find_alarms(const Tally& tally, const Pack& pack);

}  // namespace huiping
