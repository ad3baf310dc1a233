// Case facts: what the fragments may ask about a case (conditions) and what they may put in (slots).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "draft/phrasebook.h"
#include "huiping/assessment.h"
#include "huiping/draft.h"
#include "huiping/plan.h"
#include "plan/plan.h"
#include "plan/platform.h"
#include "plan/wording.h"

namespace huiping {

// Everything a draft is made from; views must outlive it.
struct DraftCase {
  const Review& review;
  const ReviewText& text;
  const Assessment& assessment;
  const Plan& plan;
  const Shop& shop;
  const DraftOptions& options;
  const Platform& platform;
  const Fragments& fragments;
  const PointWords& words;
  const Ladders& ladders;
  Occasion occasion;
  Lang lang;
};

// What can be said of the review in its buyer's words, found once for all drafts of a case.
struct Said {
  std::string point, second;
  const Cause* second_cause = nullptr;  // null: nothing to add
};

// goods: the kind of goods by the product's name or the review, empty when unknown.
struct CaseWords {
  explicit CaseWords(const DraftCase& c);
  std::string goods;
  Said in_public, in_private;
};

struct CaseFacts {
  Situation situation;
  std::map<std::string, std::string> slots;
};

CaseFacts gather_facts(const DraftCase& c, const CaseWords& words, const std::string& channel, const std::string& tone,
                       std::uint64_t seed);

// A time limit in words, for instance a date when `now` is known, else "within 48 hours".
// form: which of several ways to say it.
std::string time_limit(std::string_view now, int hours, Lang lang, std::uint64_t form = 0);

}  // namespace huiping
