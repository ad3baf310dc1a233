// Call script: a card of steps with branches for the one phone call.
#pragma once

#include <vector>

#include "draft/compose.h"
#include "huiping/draft.h"

namespace huiping {

// Steps of the recipe "recipe_call"; branches lead to steps of the same card only.
std::vector<CallStep> compose_call(Composer& composer, unsigned turn);

}  // namespace huiping
