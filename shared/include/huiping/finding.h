// Finding: one thing the guard objects to in a text, with the words, the reason and the fix (contract.md "Finding").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "huiping/review.h"

namespace huiping {

enum class Severity : std::uint8_t { advise, warn, block };

// A rewrite of text[start, end) (UTF-16 units of the checked text), applied by one click.
struct Fix {
  std::string text;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

struct Finding {
  std::string rule;
  Severity severity = Severity::warn;
  std::uint32_t start = 0;  // UTF-16 units of the checked text
  std::uint32_t end = 0;
  std::string quote;
  Bilingual message;
  Bilingual advice;  // what to write instead
  std::string source;
  std::optional<Fix> fix;
};

// What no text says: when, how often and by whom it is sent. Left out: unknown, and no rule speaks of it.
struct Circumstances {
  std::string at;                     // ISO 8601, in the buyer's time
  std::optional<int> contacts_today;  // calls and messages to this buyer before this one
  std::optional<int> contacts;        // in the whole case
  bool buyer_refused = false;         // the buyer asked not to be contacted
  bool answers_buyer = false;         // the buyer wrote first, a moment ago, or booked the time
  bool recorded = false;              // the call is recorded
  bool automatic = false;             // would be posted with nobody pressing the button
  std::string source;                 // "product_review": a brand's message to the writer of a product review
  std::string ai_draft;               // the machine's draft that this text was made from
};

// What the guard needs to know besides the text. Empty strings mean unknown: the strictest severity holds then.
struct CheckRequest {
  std::string id;
  std::string text;
  std::string channel;  // public_reply, private_message, call_script, follow_up, thank_you_card, parcel_letter, listing
  std::string platform;  // "tmall", ...
  std::optional<Lang> lang;
  std::optional<Review> review;        // for rules that compare the reply with the review
  std::vector<std::string> forbidden;  // the shop's own forbidden words
  Circumstances circumstances;
  std::vector<std::string> recent;  // earlier replies, newest first, for the copy-paste rule
  bool fixes = true;                // false: findings come without fixes, at a fraction of the time
};

}  // namespace huiping
