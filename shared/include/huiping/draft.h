// Draft: a text for one channel, composed from the assessment, the plan and the shop's settings (contract.md "Draft").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "huiping/finding.h"
#include "huiping/review.h"

namespace huiping {

// What the shop allows as a remedy, e.g. {"partial_refund", "20.00"}; max empty means no own limit.
struct AllowedRemedy {
  std::string code;
  std::string max;
};

// The shop's settings as far as plan and draft use them; everything may be empty.
struct Shop {
  std::string name, signature, greeting;
  std::vector<std::string> forbidden;
  std::vector<AllowedRemedy> remedies;
  std::string high_price;  // orders from this price on are of the high value tier
};

struct DraftOptions {
  std::string tone;                   // formal, warm, brief; empty: all three
  std::optional<Lang> lang;           // else the buyer's language
  std::vector<std::string> channels;  // empty: public_reply, private_message, call_script
  unsigned variant = 0;               // another number gives another wording
  std::string now;                    // ISO 8601; empty: no dates are written
  std::vector<std::string> recent;    // earlier replies of the shop, newest first
};

struct Branch {
  std::string condition;
  int go = 0;  // index into steps
};

struct CallStep {
  std::string say;
  std::vector<Branch> branches;
};

// text is empty for a call script, steps is empty for the others. length counts code points.
struct Draft {
  std::string channel;
  std::string tone;
  Lang lang = Lang::zh;
  std::string text;
  std::vector<CallStep> steps;
  std::vector<std::string> dont;  // what not to say on the phone
  int length = 0;
  std::optional<int> limit;  // of the platform, in code points; absent when unknown
  std::map<std::string, std::string> slots;
  std::vector<Finding> findings;
  std::string counterexample, counterexample_why;
};

}  // namespace huiping
