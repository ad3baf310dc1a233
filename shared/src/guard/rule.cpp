// Reads the plain directives of a policy file.
#include "guard/rule.h"

namespace huiping {
namespace {

// Calls visit(word) for each blank-separated word until it returns true; true when one did.
template <typename Visit>
bool any_word(std::string_view text, Visit visit) {
  std::size_t i = 0;
  while ((i = text.find_first_not_of(' ', i)) != std::string_view::npos) {
    std::size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    if (visit(text.substr(i, end - i))) return true;
    i = end;
  }
  return false;
}

bool has_word(std::string_view text, std::string_view word) {
  return any_word(text, [&](std::string_view w) { return w == word; });
}

std::string_view stands_for(std::string_view channel) {
  if (channel == "follow_up") return "private_message";
  if (channel == "thank_you_card") return "parcel_letter";
  return channel;
}

Severity read_severity(std::string_view word) {
  if (word == "block") return Severity::block;
  return word == "warn" ? Severity::warn : Severity::advise;
}

// Is the platform, or its region, one that the rule names?
bool is_at_home(const Entry& rule, const Setting& setting) {
  const std::string& regions = rule.field("regions");
  if (regions.empty() || has_word(regions, "ALL") || setting.platform.empty()) return true;
  if (has_word(regions, setting.platform)) return true;
  return setting.region.empty() ? has_word(regions, "CN") : has_word(regions, setting.region);
}

}  // namespace

bool holds_in(const Entry& rule, const Setting& setting) {
  const std::string& channels = rule.field("channels");
  if (!setting.channel.empty() && !has_word(channels, setting.channel) &&
      !has_word(channels, stands_for(setting.channel)))
    return false;
  return is_at_home(rule, setting) || has_word(rule.field("regions"), "CN");
}

Severity severity_in(const Entry& rule, const Setting& setting) {
  if (!is_at_home(rule, setting)) return Severity::advise;
  const std::string at_channel = "@" + std::string(setting.channel);
  const std::string at_kin = "@" + std::string(stands_for(setting.channel));
  int best = 0;
  Severity severity = Severity::warn;
  for (const auto& [key, value] : rule.fields) {
    if (key != "severity") continue;
    const std::size_t blank = value.find(' ');
    const std::string_view level = std::string_view(value).substr(0, blank);
    const std::string_view where =
        blank == std::string::npos ? std::string_view() : std::string_view(value).substr(blank);
    int rank = where.empty() ? 1 : 0;
    if (!setting.platform.empty() && has_word(where, setting.platform))
      rank = 3;
    else if (!setting.channel.empty() && (has_word(where, at_channel) || has_word(where, at_kin)))
      rank = 2;
    if (rank > best) {
      best = rank;
      severity = read_severity(level);
    }
  }
  return severity;
}

Finding finding_of(const Entry& rule, const Setting& setting) {
  Finding finding;
  finding.rule = rule.code;
  finding.severity = severity_in(rule, setting);
  finding.message = {rule.field("message zh"), rule.field("message en")};
  finding.advice = {rule.field("fix zh"), rule.field("fix en")};
  if (rule.field("basis") != "M") finding.source = rule.field("source");
  return finding;
}

}  // namespace huiping
