// One switch per enumeration.
#include "huiping/codes.h"

namespace huiping {

const char* lang_code(Lang lang) { return lang == Lang::zh ? "zh" : lang == Lang::en ? "en" : "other"; }

const char* sentiment_code(SentimentLabel label) {
  switch (label) {
    case SentimentLabel::negative:
      return "negative";
    case SentimentLabel::neutral:
      return "neutral";
    case SentimentLabel::positive:
      return "positive";
    case SentimentLabel::empty:
      break;
  }
  return "empty";
}

const char* band_code(Band band) {
  switch (band) {
    case Band::low:
      return "low";
    case Band::medium:
      return "medium";
    case Band::high:
      return "high";
    case Band::critical:
      break;
  }
  return "critical";
}

const char* severity_code(Severity severity) {
  switch (severity) {
    case Severity::block:
      return "block";
    case Severity::warn:
      return "warn";
    case Severity::advise:
      break;
  }
  return "advise";
}

const char* advice_code(ReplyAdvice advice) {
  switch (advice) {
    case ReplyAdvice::contact_first:
      return "contact_first";
    case ReplyAdvice::reply_now:
      return "reply_now";
    case ReplyAdvice::no_reply:
      break;
  }
  return "no_reply";
}

}  // namespace huiping
