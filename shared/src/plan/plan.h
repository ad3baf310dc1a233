// Plan: decides for one review whether to reply or to make contact first, by which way, when and with which remedy.
#pragma once

#include <string_view>

#include "huiping/assessment.h"
#include "huiping/draft.h"
#include "huiping/plan.h"
#include "huiping/review.h"
#include "plan/rulebook.h"

namespace huiping {

// now: ISO 8601 or empty (then no times are given). Remedies are chosen from the cause and the loss alone and never
// depend on what the buyer does with the review. Only facts the platform profile is sure of decide anything.
Plan plan(const Rulebook& rules, const Review& review, const Assessment& assessment, const Shop& shop,
          std::string_view now);

// What sort of answer a review needs; plan and draft agree on it through this one function.
// empty: a default text, nothing to answer. hostile: threat, advertising or a serial pattern; short and neutral.
// safety: somebody may be harmed. complaint: something to put right. mixed: content with one thing amiss.
// praise and neutral: nothing amiss.
enum class Occasion : std::uint8_t { empty, hostile, safety, complaint, mixed, praise, neutral };
Occasion occasion_of(const Assessment& assessment);
std::string_view occasion_name(Occasion occasion);

// The buyer asked to be left alone: no message and no call, only the public reply.
bool wants_silence(const Review& review, const Ladders& ladders);

bool has_flag(const Assessment& assessment, std::string_view code);
bool has_signal(const Assessment& assessment, std::string_view code);
// Code of the first cause; "other" for a complaint without one.
std::string_view primary_cause(const Assessment& assessment);

}  // namespace huiping
