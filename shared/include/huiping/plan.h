// Plan: what to do about one review, by whom, where and until when (contract.md "Plan").
#pragma once

#include <string>
#include <vector>

#include "huiping/review.h"

namespace huiping {

enum class ReplyAdvice : std::uint8_t { contact_first, reply_now, no_reply };

// One contact or act. from and until are ISO 8601 or empty when no time was given to the engine.
struct Step {
  std::string channel;  // chat, phone, public_reply, report
  std::string from, until;
  Bilingual why;
};

// A remedy from the ladder, within the shop's limits. limit is money as a decimal string with currency, or empty.
struct Remedy {
  std::string code;  // explain, replace_part, resend, exchange, partial_refund, refund, refund_only, goodwill, ...
  std::string limit;
  Bilingual why;
};

struct Plan {
  std::string id;
  ReplyAdvice advice = ReplyAdvice::reply_now;
  Bilingual reason;
  std::string platform_fact;  // "<platform>.<fact>", empty when no platform fact decided
  std::vector<Step> steps;
  std::vector<Remedy> remedies;
  std::string respond_by;   // ISO 8601, empty when "now" is unknown
  std::string recoverable;  // likely, possible, unlikely
  std::vector<Bilingual> reasons;
};

}  // namespace huiping
