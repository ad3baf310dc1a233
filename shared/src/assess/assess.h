// Assess: from a review to everything the engine says about it (contract.md "Assessment").
#pragma once

#include <string_view>

#include "assess/judgement.h"
#include "huiping/engine.h"
#include "pack/pack.h"

namespace huiping {

// now: ISO 8601, empty when unknown; only the age of the review depends on it. Models of the pack are optional:
// without them cues alone decide. Total: any review gives an assessment.
Assessment assess(const Pack& pack, const Review& review, const Shop& shop, std::string_view now);

// The facts of a review as the judge wants them.
ReviewFacts facts_of(const Review& review, const Shop& shop, std::string_view now);

}  // namespace huiping
