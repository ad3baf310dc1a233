// Codes: the words of contract.md for the engine's enumerations.
#pragma once

#include "huiping/assessment.h"
#include "huiping/finding.h"
#include "huiping/plan.h"
#include "huiping/review.h"

namespace huiping {

const char* lang_code(Lang lang);
const char* sentiment_code(SentimentLabel label);
const char* band_code(Band band);
const char* severity_code(Severity severity);
const char* advice_code(ReplyAdvice advice);

}  // namespace huiping
