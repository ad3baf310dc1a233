// Platform profile: dated facts about one marketplace, each with its source and how sure we are of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiping/review.h"
#include "pack/pack.h"
#include "plan/clock.h"

namespace huiping {

// How a fact is known: read in the source itself, read about, from memory, our own choice, not known.
// Only read and secondary facts (and our own choices) may decide anything; memory is never shown as a rule.
enum class Confidence : std::uint8_t { read, secondary, memory, house, unknown };

// value is text: "yes", "no", "unknown", a number, a word or a list joined by "; ".
struct Fact {
  std::string value = "unknown";
  std::string source;
  std::string date;  // when it was last looked at, YYYY-MM-DD
  Confidence confidence = Confidence::unknown;
};

struct Platform {
  std::string id;
  Bilingual name;
  std::string region;  // "CN", "global"
  std::map<std::string, Fact> facts;

  // The value when the fact may decide; empty when it is unknown or only from memory.
  std::string_view firm(std::string_view fact) const;
  std::optional<int> firm_number(std::string_view fact) const;
  QuietHours quiet_hours() const;  // fact "quiet_hours", e.g. "21:00-09:00"
};

// The profile of a platform; that of "generic" when the id is unknown or empty (id is "generic" then).
Platform get_platform(const Documents& documents, std::string_view id);

// Names every profile must state, sorted.
const std::vector<std::string_view>& platform_fact_names();

// Mistakes in platforms/*.json as "platforms/x.json:12: what is wrong".
std::vector<std::string> check_platform_documents(const Documents& documents);

}  // namespace huiping
