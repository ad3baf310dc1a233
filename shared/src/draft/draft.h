// Draft: composes checked texts for a case from the reply fragments, one per channel and tone.
#pragma once

#include <vector>

#include "draft/phrasebook.h"
#include "huiping/assessment.h"
#include "huiping/draft.h"
#include "huiping/plan.h"
#include "huiping/review.h"
#include "pack/pack.h"

namespace huiping {

// Default text gets no draft, content reviews a public reply only, a platform without public replies none of those;
// channels named in the options are answered all the same. Every draft carries the guard's findings; wordings with a
// block or warn finding are passed over while another is left, and so are those like options.recent or like a draft
// before in the same answer. Same input, same drafts.
std::vector<Draft> draft(const Pack& pack, const Phrasebook& book, const Review& review, const Assessment& assessment,
                         const Plan& plan, const Shop& shop, const DraftOptions& options);

}  // namespace huiping
