// The guard: every rule of law, platform, privacy and tone that a text breaks, with the words, the reason and the fix.
#pragma once

#include <vector>

#include "huiping/finding.h"
#include "pack/pack.h"
#include "plan/platform.h"

namespace huiping {

// Sorted by start, then severity (block first), then rule. One finding per rule and place. A rule's words inside a
// quotation of the buyer's own words are at most a warning. Empty text: nothing.
// profile: of the request's platform, or the generic one.
std::vector<Finding> check(const Pack& pack, const Platform& profile, const CheckRequest& request);

}  // namespace huiping
