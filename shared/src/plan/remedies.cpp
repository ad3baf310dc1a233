// Remedies: what mends the cause, reordered by what the buyer asks, cut to the shop's limits.
#include "plan/remedies.h"

#include <algorithm>
#include <optional>

#include "plan/money.h"

namespace huiping {
namespace {

constexpr std::size_t kMost = 3;

bool holds(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// A bound of price counts only when the price is known; an unknown price is never within bounds.
bool holds_price(const AllowedRemedy& allowed, const Review& review) {
  const auto from = read_cents(allowed.from_price), to = read_cents(allowed.to_price);
  if (!from && !to) return true;
  const auto price = read_cents(review.order_price);
  return price && (!from || *price >= *from) && (!to || *price <= *to);
}

bool may_offer(const RemedyKind& kind, const Shop& shop, std::string_view cause, const Review& review) {
  if (kind.always_allowed) return true;
  if (shop.remedies.empty()) return !kind.costs_money || kind.owed;
  return find_allowed(shop, kind.code, cause, review) != nullptr;
}

// The most the remedy may cost: the shop's own limit, the order's price, whichever is less.
std::string limit_of(const RemedyKind& kind, const Shop& shop, std::string_view cause, const Review& review) {
  if (!kind.costs_money) return {};
  std::optional<std::int64_t> most = read_cents(review.order_price);
  if (const AllowedRemedy* allowed = find_allowed(shop, kind.code, cause, review))
    if (const auto own = read_cents(allowed->max); own && (!most || *own < *most)) most = own;
  if (!most) return {};
  return write_cents(*most) + (review.order_currency.empty() ? "" : " " + review.order_currency);
}

// A full refund over the shop's own limit is not the shop's agent's to give.
bool within_limit(const RemedyKind& kind, const Shop& shop, std::string_view cause, const Review& review) {
  if (kind.code != "refund" && kind.code != "refund_only") return true;
  const AllowedRemedy* allowed = find_allowed(shop, kind.code, cause, review);
  if (allowed == nullptr || allowed->max.empty()) return true;
  const auto own = read_cents(allowed->max), price = read_cents(review.order_price);
  return !own || !price || *price <= *own || kind.code == "refund";
}

bool is_cheap(const Review& review, const Ladders& ladders) {
  const auto price = read_cents(review.order_price);
  const auto bound = ladders.cheap_cents.find(review.order_currency.empty() ? "CNY" : review.order_currency);
  return price && bound != ladders.cheap_cents.end() && *price <= bound->second;
}

bool needs_parcel_back(std::string_view code) {
  return code == "exchange" || code == "refund" || code == "repair" || code == "resend";
}

}  // namespace

bool holds_cause(const std::vector<std::string>& causes, std::string_view cause) {
  return causes.empty() || std::any_of(causes.begin(), causes.end(), [&](const std::string& wanted) {
           if (wanted.size() > 2 && wanted.substr(wanted.size() - 2) == ".*")
             return cause.substr(0, wanted.size() - 1) == std::string_view(wanted).substr(0, wanted.size() - 1);
           return cause == wanted;
         });
}

const AllowedRemedy* find_allowed(const Shop& shop, std::string_view code, std::string_view cause,
                                  const Review& review) {
  const auto found = std::find_if(shop.remedies.begin(), shop.remedies.end(), [&](const AllowedRemedy& r) {
    return r.code == code && holds_cause(r.causes, cause) && holds_price(r, review);
  });
  return found == shop.remedies.end() ? nullptr : &*found;
}

std::vector<Remedy> choose_remedies(const Review& review, const Assessment& assessment, const Shop& shop,
                                    Occasion occasion, const Ladders& ladders, const Sentences& sentences) {
  std::vector<Remedy> chosen;
  if (occasion == Occasion::empty || occasion == Occasion::praise || occasion == Occasion::neutral) return chosen;
  // Beside a threat only the buyer's real complaint earns a remedy.
  const auto real = std::find_if(assessment.causes.begin(), assessment.causes.end(),
                                 [](const Cause& cause) { return cause.code.compare(0, 10, "malicious.") != 0; });
  if (occasion == Occasion::hostile && real == assessment.causes.end()) return chosen;
  const std::string_view cause = occasion == Occasion::safety      ? std::string_view("product.safety")
                                 : real == assessment.causes.end() ? std::string_view("other")
                                                                   : std::string_view(real->code);
  auto ladder = ladders.of_cause.find(cause);
  if (ladder == ladders.of_cause.end()) ladder = ladders.of_cause.find("other");
  if (ladder == ladders.of_cause.end()) return chosen;

  std::vector<std::string> order;
  std::vector<std::string> asked;
  const auto append = [&](const std::string& code) {
    if (!holds(order, code)) order.push_back(code);
  };
  if (occasion == Occasion::safety) append("safety_stop");
  for (const std::string& asks : assessment.remedy_asked) {
    const auto answers = ladders.answering.find(asks);
    if (answers == ladders.answering.end()) continue;
    const bool anyway = asks == "invoice" || asks == "price_difference";
    for (const std::string& code : answers->second)
      if (anyway || holds(ladder->second, code)) {
        append(code);
        asked.push_back(code);
      }
  }
  // Where the shop failed somebody who came with a faulty item, mending the item comes before the talk.
  const bool talk_only =
      cause == "service.no_response" || cause == "service.attitude" || cause == "service.after_sales";
  if (talk_only)
    for (const Cause& other : assessment.causes)
      if (const auto item = ladders.of_cause.find(other.code);
          other.code.compare(0, 8, "product.") == 0 && item != ladders.of_cause.end())
        for (const std::string& code : item->second)
          if (code != "explain") append(code);
  for (const std::string& code : ladder->second) append(code);
  // Cheap goods are refunded without a return before anybody is asked to send them back.
  if (is_cheap(review, ladders) && cause.compare(0, 10, "logistics.") != 0 && !holds(order, "refund_only"))
    if (const auto back = std::find_if(order.begin(), order.end(), needs_parcel_back); back != order.end())
      order.insert(back, "refund_only");

  for (const std::string& code : order) {
    const RemedyKind* kind = ladders.find_remedy(code);
    if (chosen.size() == kMost || kind == nullptr || !may_offer(*kind, shop, cause, review) ||
        !within_limit(*kind, shop, cause, review))
      continue;
    const char* why = occasion == Occasion::hostile                        ? "why.hostile"
                      : holds(asked, code)                                 ? "why.asked"
                      : code == "refund_only" && is_cheap(review, ladders) ? "why.cheap"
                      : chosen.empty()                                     ? "why.first"
                                                                           : "why.next";
    chosen.push_back(
        {code, limit_of(*kind, shop, cause, review), sentences.get(why, {{"label", sentences.get("remedy." + code)}})});
  }
  return chosen;
}

}  // namespace huiping
