// Rules about when, how often, by whom and in answer to what a text is sent.
#pragma once

#include <vector>

#include "guard/rule.h"
#include "huiping/finding.h"
#include "pack/pack.h"
#include "plan/platform.h"
#include "text/text.h"

namespace huiping {

// Findings of reply-window, contact-hours, call-identity-recording (the recording), auto-post, ai-disclosure and
// amazon-brand-template-only. Each is over the whole text; none where its circumstance is unknown.
std::vector<Finding> check_circumstances(const Pack& pack, const Platform& profile, const CheckRequest& request,
                                         const Text& text, const Setting& setting);

}  // namespace huiping
