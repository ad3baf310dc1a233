// Counts the answers of the guard by rule and severity.
#include "json/audit.h"

#include <algorithm>
#include <array>

namespace huiping {
namespace {

constexpr std::array<const char*, 4> kNames = {"clean", "advise", "warn", "block"};

int gravity_of(const Json& finding) {
  const auto found = finding.find("severity");
  if (found == finding.end() || !found->is_string()) return 0;
  const std::string name = found->get<std::string>();
  return static_cast<int>(std::find(kNames.begin() + 1, kNames.end(), name) - kNames.begin()) % 4;
}

}  // namespace

Json AuditCall::request_of(const Json& value) {
  if (!value.is_object()) return value;
  const auto reply = value.find("reply");
  if (reply == value.end() || !reply->is_object()) return value.contains("channel") ? value : Json();
  const auto text = reply->find("text");
  if (text == reply->end() || !text->is_string() || text->get<std::string>().empty()) return {};
  // The reply that is being looked at is no earlier reply.
  Json review = value;
  review.erase("reply");
  Json request = {{"text", *text}, {"channel", "public_reply"}, {"review", std::move(review)}};
  for (const char* const key : {"id", "platform", "shop", "lang"})
    if (const auto found = value.find(key); found != value.end()) request[key] = *found;
  return request;
}

void AuditCall::add(const Json& answer) {
  constexpr std::size_t kMostIds = 5;
  const auto findings = answer.find("findings");
  if (findings == answer.end() || !findings->is_array()) return;
  ++texts_;
  int gravest = 0;
  std::map<std::string, int> in_this;
  for (const Json& finding : *findings) {
    const int gravity = gravity_of(finding);
    gravest = std::max(gravest, gravity);
    int& worst = in_this[finding.value("rule", "")];
    worst = std::max(worst, gravity);
  }
  for (const auto& [code, gravity] : in_this) {
    Rule& rule = rules_[code];
    ++rule.count;
    rule.severity = std::max(rule.severity, gravity);
    const auto id = answer.find("id");
    if (rule.ids.size() < kMostIds && id != answer.end() && id->is_string()) rule.ids.push_back(id->get<std::string>());
  }
  ++by_gravest_[gravest];
}

Json AuditCall::result() const {
  std::vector<const std::pair<const std::string, Rule>*> order;
  for (const auto& rule : rules_) order.push_back(&rule);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    if (a->second.severity != b->second.severity) return a->second.severity > b->second.severity;
    return a->second.count > b->second.count;
  });
  Json rules = Json::array();
  for (const auto* rule : order)
    rules.push_back({{"rule", rule->first},
                     {"count", rule->second.count},
                     {"severity", kNames[static_cast<std::size_t>(rule->second.severity)]},
                     {"ids", rule->second.ids}});
  return {{"audit",
           {{"texts", texts_},
            {"skipped", skipped_},
            {"clean", by_gravest_[0]},
            {"block", by_gravest_[3]},
            {"warn", by_gravest_[2]},
            {"advise", by_gravest_[1]},
            {"rules", std::move(rules)}}}};
}

}  // namespace huiping
