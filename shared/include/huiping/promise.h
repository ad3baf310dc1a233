// Promise: something a text says the shop will do, with amount and deadline (contract.md "Promise").
#pragma once

#include <cstdint>
#include <string>

#include "huiping/review.h"

namespace huiping {

struct Promise {
  std::string id;
  std::string case_id;
  std::string what;  // resend, refund, partial_refund, exchange, repair, coupon, callback, invoice, gift, check, other
  std::string text;  // the words of the promise, UTF-8
  std::uint32_t start = 0, end = 0;  // UTF-16 units
  std::string amount;                // decimal string; empty when none is named
  std::string currency;              // CNY, USD, ...; empty when unknown
  std::string made_at;               // ISO 8601, as given
  std::string due;                   // ISO 8601; empty when no time is named or made_at is unknown
  std::string state = "open";
};

}  // namespace huiping
