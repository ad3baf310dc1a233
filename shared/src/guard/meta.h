// Rules about the text as a whole, which no pattern can see: length, copy and paste, language, emptiness.
#pragma once

#include <vector>

#include "guard/offence.h"
#include "huiping/finding.h"
#include "plan/platform.h"

namespace huiping {

// Findings of length-limit, template-boilerplate, language-match and shop-forbidden-word. `phrases` are the offences
// of template-boilerplate's own patterns (its stock phrases).
std::vector<Finding> check_whole(const Pack& pack, const Platform& profile, const CheckRequest& request,
                                 const Text& text, const Setting& setting, const std::vector<Offence>& phrases);

// True when the offences cover every letter and digit of the text, or nothing but signs is left beside them.
bool covers_all_words(const Text& text, const std::vector<Offence>& offences);

// 0 to 1: cosine of the sets of character 3-grams of both texts, blanks and signs left out.
double similarity(const Text& a, const Text& b);

}  // namespace huiping
