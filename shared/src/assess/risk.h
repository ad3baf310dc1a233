// Risk: the score a seller sorts by, as a sum of whole points, each with its reason (docs/risk.md).
#pragma once

#include "assess/influence.h"
#include "assess/judgement.h"
#include "pack/pack.h"

namespace huiping {

// Sets risk, band and reasons from severity, causes, flags, signals and prior contact of the judgement. Monotone in
// each of them.
void weigh_risk(const Pack& pack, const ReviewFacts& facts, const InfluenceParts& influence, Judgement& judgement);

}  // namespace huiping
