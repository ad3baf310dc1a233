// What a policy file says about itself: where it holds, how severe it is, what the seller is told.
#pragma once

#include <string_view>

#include "huiping/finding.h"
#include "match/lexicon.h"

namespace huiping {

// Where a text stands. Empty strings mean unknown: then a rule holds with its default severity.
struct Setting {
  std::string_view channel;
  std::string_view platform;
  std::string_view region;  // of the platform: "CN", "global", ...
};

// True when the rule names the channel (a follow-up counts as a private message, a thank-you card as a parcel
// letter, where a rule does not name them) and the platform or its region. A rule of Chinese law holds everywhere.
bool holds_in(const Entry& rule, const Setting& setting);

// The line for the platform decides, then the one for the channel, then the default. Chinese law only advises abroad.
Severity severity_in(const Entry& rule, const Setting& setting);

// A finding with everything but its place and fix. A source known from memory only is left out.
Finding finding_of(const Entry& rule, const Setting& setting);

}  // namespace huiping
