// Reads the signals together.
#include "assess/malicious.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "assess/marks.h"

namespace huiping {
namespace {

// Never high: the engine hints, a person decides.
constexpr double kConfidence = 0.7;

bool has_cause(const std::vector<Cause>& causes, std::string_view code) {
  return std::any_of(causes.begin(), causes.end(), [&](const Cause& c) { return c.code == code; });
}

void put_first(std::vector<Cause>& causes, const std::vector<Mark>& signals, std::string_view code,
               std::initializer_list<std::string_view> shown_by) {
  const auto gives_way = [&](const Cause& c) { return c.code == "buyer.no_reason" || c.code == code; };
  causes.erase(std::remove_if(causes.begin(), causes.end(), gives_way), causes.end());
  Cause cause;
  cause.code = std::string(code);
  cause.confidence = kConfidence;
  for (const std::string_view signal : shown_by)
    for (const Mark& mark : signals)
      if (mark.code == signal) cause.quotes.insert(cause.quotes.end(), mark.quotes.begin(), mark.quotes.end());
  causes.insert(causes.begin(), std::move(cause));
}

}  // namespace

void judge_signals(const std::vector<Mark>& signals, bool heard, std::vector<Cause>& causes) {
  const auto has = [&](std::string_view code) { return has_mark(signals, code); };
  const bool claims_fake = has_cause(causes, "product.counterfeit");
  const bool beyond = has("demand_beyond_loss") || has("price_for_removal");
  const int conditions = has("condition") + has("threat") + heard;
  const bool all_three = beyond && conditions >= 2;
  const bool sells_removal = has("price_for_removal") && (has("condition") || has("threat"));
  const bool profits = beyond || has("not_opened") || has("burst") || has("template_text");
  if (has("claims_loophole") && profits && !claims_fake) {
    put_first(causes, signals, "malicious.professional", {"claims_loophole", "demand_beyond_loss", "template_text"});
    return;
  }
  if ((all_three || sells_removal) && !claims_fake)
    put_first(causes, signals, "malicious.extortion",
              {"price_for_removal", "threat", "demand_beyond_loss", "condition"});
}

}  // namespace huiping
