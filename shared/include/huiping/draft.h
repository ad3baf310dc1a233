// Draft: a text for one channel, composed from the assessment, the plan and the shop's settings (contract.md "Draft").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "huiping/finding.h"
#include "huiping/review.h"

namespace huiping {

// What the shop allows as a remedy, e.g. {"partial_refund", "20.00"}; max empty means no own limit. It holds for the
// causes named ("product.*" is a family; none: for all) and for orders between the two prices (empty: any).
struct AllowedRemedy {
  std::string code;
  std::string max;
  std::vector<std::string> causes = {};
  std::string from_price = {}, to_price = {};
};

// A reply of the shop's own with variables: {point} {product} {order} {shop} {sign} {by} {soon} {amount} {contact}.
// Empty conditions hold always. It comes before our own drafts of the channel, with what the guard finds in it.
struct OwnTemplate {
  std::string name, text;
  std::string channel;   // public_reply when empty
  std::string occasion;  // complaint, mixed, safety, praise, neutral; complaint when empty
  std::vector<std::string> causes;
  std::optional<Lang> lang;
};

// The shop's settings as far as plan and draft use them; everything may be empty.
struct Shop {
  std::string name, signature, greeting;
  std::vector<std::string> forbidden;
  std::vector<AllowedRemedy> remedies;
  std::vector<OwnTemplate> templates;
  std::string high_price;  // orders from this price on are of the high value tier
  std::string hours;       // "09:00-22:00": when somebody is there to answer; empty: unknown
  std::string tone;        // preferred: formal, warm, brief, personal; it comes first
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
  std::string own_template;  // name of the shop's template it was written from
  std::string counterexample, counterexample_why;
};

}  // namespace huiping
