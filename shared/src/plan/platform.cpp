// Platform profile: lookup, and the check that every profile states every fact with a source.
#include "plan/platform.h"

#include <algorithm>

#include "json/platform_json.h"

namespace huiping {
namespace {

constexpr std::string_view kFolder = "platforms/";

bool is_yes_no(std::string_view value) { return value == "yes" || value == "no"; }

std::optional<int> number_in(std::string_view text) {
  if (text.empty() || text.size() > 6) return {};
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<QuietHours> quiet_in(std::string_view text) {
  if (text.size() != 11 || text[5] != '-' || text.substr(2, 3) != ":00" || text.substr(8) != ":00") return {};
  const auto from = number_in(text.substr(0, 2)), until = number_in(text.substr(6, 2));
  if (!from || !until || *from > 23 || *until > 23) return {};
  return QuietHours{*from, *until};
}

// What a value of this fact may look like; empty when it is fine.
std::string objection(std::string_view name, std::string_view value) {
  if (value == "unknown") return {};
  constexpr std::string_view kYesNo[] = {"public_reply", "reply_editable", "reply_locks_review"};
  constexpr std::string_view kNumber[] = {"reply_length", "reply_count", "reply_window_days", "buyer_change_days",
                                          "complaint_window_days"};
  if (std::find(std::begin(kYesNo), std::end(kYesNo), name) != std::end(kYesNo))
    return is_yes_no(value) ? "" : "must be yes, no or unknown";
  if (std::find(std::begin(kNumber), std::end(kNumber), name) != std::end(kNumber))
    return number_in(value) ? "" : "must be a whole number or unknown";
  if (name == "buyer_can_change") return is_yes_no(value) || value == "once" ? "" : "must be yes, no, once or unknown";
  if (name == "private_text") return value == "free" || value == "fixed" ? "" : "must be free, fixed or unknown";
  if (name == "phone") return is_yes_no(value) ? "" : "must be yes, no or unknown";
  if (name == "address_form")
    return value == "qin" || value == "nin" || value == "you" ? "" : "must be qin, nin or you";
  if (name == "quiet_hours") return quiet_in(value) ? "" : "must be like 21:00-09:00";
  return value.empty() ? "is empty" : "";
}

}  // namespace

std::string_view Platform::firm(std::string_view fact) const {
  const auto found = facts.find(std::string(fact));
  if (found == facts.end() || found->second.value == "unknown") return {};
  const Confidence how = found->second.confidence;
  return how == Confidence::memory || how == Confidence::unknown ? std::string_view() : found->second.value;
}

std::optional<int> Platform::firm_number(std::string_view fact) const { return number_in(firm(fact)); }

QuietHours Platform::quiet_hours() const { return quiet_in(firm("quiet_hours")).value_or(QuietHours{}); }

Platform get_platform(const Documents& documents, std::string_view id) {
  auto found = documents.find(std::string(kFolder) + std::string(id) + ".json");
  if (id.empty() || found == documents.end()) found = documents.find(std::string(kFolder) + "generic.json");
  Platform platform;
  if (found == documents.end()) return platform;
  std::vector<std::string> ignored;
  read_platform_json(found->second, found->first, platform, ignored);
  return platform;
}

const std::vector<std::string_view>& platform_fact_names() {
  static const std::vector<std::string_view> names{"address_form",          "buyer_can_change",  "buyer_change_days",
                                                   "complaint_evidence",    "complaint_grounds", "complaint_route",
                                                   "complaint_window_days", "contact_rules",     "phone",
                                                   "private_text",          "public_reply",      "quiet_hours",
                                                   "reply_count",           "reply_editable",    "reply_length",
                                                   "reply_locks_review",    "reply_window_days"};
  return names;
}

std::vector<std::string> check_platform_documents(const Documents& documents) {
  std::vector<std::string> errors;
  bool generic = false;
  for (const auto& document : documents) {
    const std::string& file = document.first;
    const std::string& text = document.second;
    if (file.compare(0, kFolder.size(), kFolder) != 0 || file.size() < 5 || file.substr(file.size() - 5) != ".json")
      continue;
    Platform platform;
    read_platform_json(text, file, platform, errors);
    if (platform.id.empty()) continue;
    generic = generic || platform.id == "generic";
    const auto complain = [&](std::string_view name, const std::string& what) {
      errors.push_back(file + ":" + std::to_string(line_of_key(text, name)) + ": " + std::string(name) + " " + what);
    };
    if (file != std::string(kFolder) + platform.id + ".json") complain("id", "must be the file's name");
    for (const std::string_view name : platform_fact_names())
      if (platform.facts.find(std::string(name)) == platform.facts.end())
        complain("facts", "lacks " + std::string(name));
    for (const auto& [name, fact] : platform.facts) {
      const auto& names = platform_fact_names();
      if (std::find(names.begin(), names.end(), name) == names.end()) complain(name, "is no known fact");
      if (const std::string what = objection(name, fact.value); !what.empty()) complain(name, what);
      if (fact.value != "unknown" && fact.source.empty()) complain(name, "has no source");
      if ((fact.value == "unknown") != (fact.confidence == Confidence::unknown))
        complain(name, "must have confidence unknown exactly when its value is unknown");
      if (!read_moment(fact.date) || fact.date.size() != 10) complain(name, "has no date like 2026-11-21");
    }
  }
  if (!generic) errors.push_back("platforms/generic.json:1: the profile of unknown platforms is missing");
  return errors;
}

}  // namespace huiping
