// Alarms: sliding windows over the dates of complaints.
#include "stats/alarms.h"

#include <algorithm>
#include <tuple>

#include "plan/wording.h"

namespace huiping {
namespace {

constexpr std::int64_t kDay = 86400;

struct Window {
  std::int64_t count = 0;
  std::string from, until;
};

// The newest of the fullest windows of this length.
Window fullest(std::vector<Occurrence> times, std::int64_t length) {
  std::sort(times.begin(), times.end(), [](const Occurrence& a, const Occurrence& b) {
    return std::tie(a.seconds, a.date) < std::tie(b.seconds, b.date);
  });
  Window best;
  for (std::size_t last = 0, first = 0; last < times.size(); ++last) {
    while (times[last].seconds - times[first].seconds > length) ++first;
    const auto count = static_cast<std::int64_t>(last - first + 1);
    if (count >= best.count) best = {count, times[first].date, times[last].date};
  }
  return best;
}

Bilingual both(const std::string& text) { return {text, text}; }

class Finder {
 public:
  Finder(const Tally& tally, const Pack& pack) : tally_(tally), pack_(pack), sentences_(pack.documents) {}

  std::vector<Alarm> find() {
    for (const auto& [id, product] : tally_.products) {
      if (id.empty()) continue;
      for (const auto& [cause, times] : product.times_of_cause) look_at_cause(id, product, cause, times);
      look_for_burst(id, product);
    }
    look_at_rate();
    for (const auto& [hash, repeated] : tally_.texts)
      if (repeated.count >= 3)
        raise("repeated_text", {}, {}, {repeated.count, {}, {}}, {{"words", both(repeated.text)}});
    const auto rank = [](const Alarm& alarm) {
      constexpr std::string_view kOrder[] = {"safety", "same_cause", "negative_rate", "burst", "repeated_text"};
      return std::find(std::begin(kOrder), std::end(kOrder), alarm.code) - std::begin(kOrder);
    };
    std::stable_sort(alarms_.begin(), alarms_.end(), [&](const Alarm& a, const Alarm& b) {
      return std::make_tuple(rank(a), std::cref(b.until), -a.count, std::cref(a.product), std::cref(a.cause),
                             std::cref(a.text.en)) < std::make_tuple(rank(b), std::cref(a.until), -b.count,
                                                                     std::cref(b.product), std::cref(b.cause),
                                                                     std::cref(b.text.en));
    });
    return std::move(alarms_);
  }

 private:
  void raise(const char* code, const std::string& product, const std::string& cause, const Window& window,
             std::map<std::string, Bilingual> values) {
    values["count"] = both(std::to_string(window.count));
    values["from"] = both(window.from);
    values["until"] = both(window.until);
    Alarm alarm{code, product, cause, window.from, window.until, window.count, {}};
    alarm.text = sentences_.get(std::string("alarm.") + code, values);
    alarms_.push_back(std::move(alarm));
  }

  Bilingual label_of(const std::string& cause) const {
    const Entry* entry = pack_.assess.find_entry("causes", cause);
    if (entry == nullptr) return both(cause);
    return {entry->field("label zh"), entry->field("label en")};
  }

  static std::string name_of(const std::string& id, const Tally::Product& product) {
    return product.name.empty() ? id : product.name;
  }

  void look_at_cause(const std::string& id, const Tally::Product& product, const std::string& cause,
                     const std::vector<Occurrence>& times) {
    const std::map<std::string, Bilingual> values{{"product", both(name_of(id, product))}, {"cause", label_of(cause)}};
    if (cause == "product.safety")
      if (const Window two_days = fullest(times, 2 * kDay); two_days.count >= 2)
        raise("safety", id, cause, two_days, values);
    if (const Window week = fullest(times, 7 * kDay); week.count >= 3) raise("same_cause", id, cause, week, values);
  }

  void look_for_burst(const std::string& id, const Tally::Product& product) {
    const auto found = tally_.negatives_of_product.find(id);
    if (found == tally_.negatives_of_product.end()) return;
    const auto& days = found->second;
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
      std::int64_t before = 0;
      for (auto other = days.lower_bound(day->first - 30); other != days.end() && other->first < day->first; ++other)
        before += other->second;
      if (day->second < 5 || day->second * 30 < 3 * before) continue;
      const std::string date = tally_.days.at(day->first).date;
      raise("burst", id, {}, {day->second, date, date}, {{"product", both(name_of(id, product))}});
      return;
    }
  }

  void look_at_rate() {
    if (tally_.days.empty()) return;
    const std::int64_t last = tally_.days.rbegin()->first;
    double total = 0, negative = 0, total_before = 0, negative_before = 0;
    for (const auto& [day, count] : tally_.days) {
      if (day > last - 7) {
        total += static_cast<double>(count.total);
        negative += static_cast<double>(count.negative);
      } else if (day > last - 37) {
        total_before += static_cast<double>(count.total);
        negative_before += static_cast<double>(count.negative);
      }
    }
    if (total < 10 || total_before < 30) return;
    const double rate = negative / total, base = negative_before / total_before;
    const double pooled = (negative + negative_before) / (total + total_before);
    const double spread = pooled * (1 - pooled) * (1 / total + 1 / total_before);
    const double rise = rate - base;
    if (rise < 0.05 || rate < 1.5 * base || rise * rise < 4 * spread) return;
    const auto percent = [](double share) { return both(std::to_string(static_cast<int>(share * 100 + 0.5))); };
    const auto first = tally_.days.upper_bound(last - 7);
    raise("negative_rate", {}, {},
          {static_cast<std::int64_t>(negative), first->second.date, tally_.days.rbegin()->second.date},
          {{"rate", percent(rate)}, {"base", percent(base)}});
  }

  const Tally& tally_;
  const Pack& pack_;
  Sentences sentences_;
  std::vector<Alarm> alarms_;
};

}  // namespace

std::vector<Alarm> find_alarms(const Tally& tally, const Pack& pack) { return Finder(tally, pack).find(); }

}  // namespace huiping
