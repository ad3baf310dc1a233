// Statistics: counts, Pareto, repeated texts, and alarms that ring exactly when they should.
#include "stats/stats.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "json/stats_json.h"

namespace huiping {
namespace {

class Sample {
 public:
  Stats stats{test_engine().pack()};

  void add(const std::string& date, const char* cause, const char* product = "p1", const std::string& text = {}) {
    Review review;
    review.id = "r" + std::to_string(++count_);
    review.text = text.empty() ? "text number " + std::to_string(count_) : text;
    review.date = date;
    review.product_id = product;
    review.platform = "jd";
    Assessment a;
    a.id = review.id;
    a.sentiment.label = cause == nullptr ? SentimentLabel::positive : SentimentLabel::negative;
    if (cause != nullptr) a.causes.push_back({cause, 0.9, {}});
    stats.add(&review, a);
  }
  std::vector<Alarm> alarms(std::string_view code) const {
    std::vector<Alarm> found;
    for (const Alarm& alarm : stats.result().alarms)
      if (alarm.code == code) found.push_back(alarm);
    return found;
  }

 private:
  int count_ = 0;
};

std::string day(int number) { return "2026-10-" + std::string(number < 10 ? "0" : "") + std::to_string(number); }

TEST_CASE("three of one cause on one product within a week ring, spread wider or mixed they do not") {
  Sample close;
  close.add(day(1), "product.damaged");
  close.add(day(4), "product.damaged");
  close.add(day(8), "product.damaged");
  REQUIRE(close.alarms("same_cause").size() == 1);
  CHECK(close.alarms("same_cause").front().from == "2026-10-01");
  CHECK(close.alarms("same_cause").front().until == "2026-10-08");
  CHECK_FALSE(close.alarms("same_cause").front().text.zh.empty());
  Sample wide;
  wide.add(day(1), "product.damaged");
  wide.add(day(4), "product.damaged");
  wide.add(day(9), "product.damaged");
  wide.add(day(5), "product.used");
  wide.add(day(5), "product.damaged", "p2");
  CHECK(wide.stats.result().alarms.empty());
}

TEST_CASE("two about safety within 48 hours ring") {
  Sample sample;
  sample.add("2026-10-01T10:00:00+08:00", "product.safety");
  sample.add("2026-10-03T09:00:00+08:00", "product.safety");
  CHECK(sample.alarms("safety").size() == 1);
  CHECK(sample.stats.result().alarms.front().code == "safety");
}

TEST_CASE("the negative rate rings against its own past only") {
  Sample rising, steady;
  for (int d = 1; d <= 24; ++d)
    for (int i = 0; i < 4; ++i) {
      rising.add(day(d), i == 0 && d % 2 == 0 ? "other" : nullptr, "");
      steady.add(day(d), i == 0 ? "other" : nullptr, "");
    }
  for (int d = 25; d <= 31; ++d)
    for (int i = 0; i < 4; ++i) {
      rising.add(day(d), i < 2 ? "other" : nullptr, "");
      steady.add(day(d), i == 0 ? "other" : nullptr, "");
    }
  CHECK(rising.alarms("negative_rate").size() == 1);
  CHECK(steady.alarms("negative_rate").empty());
}

TEST_CASE("a burst and a repeated text ring") {
  Sample sample;
  for (int i = 0; i < 5; ++i) sample.add(day(20), i % 2 == 0 ? "product.damaged" : "product.used");
  CHECK(sample.alarms("burst").size() == 1);
  for (int i = 0; i < 3; ++i)
    sample.add(day(21), nullptr, "p9", i == 0 ? "Very good item, thanks!" : "very good item thanks");
  REQUIRE(sample.alarms("repeated_text").size() == 1);
  CHECK(sample.stats.result().repeated.front().count == 3);
}

TEST_CASE("counts add up, causes are in Pareto order") {
  Sample sample;
  for (int i = 0; i < 3; ++i) sample.add(day(1 + 10 * i), "product.damaged");
  sample.add(day(2), "logistics.slow");
  sample.add(day(3), nullptr);
  const StatsResult result = sample.stats.result();
  CHECK(result.total == 5);
  REQUIRE(result.causes.size() == 2);
  CHECK(result.causes[0].code == "product.damaged");
  CHECK(result.causes[0].cumulative == 75);
  CHECK(result.causes[1].cumulative == 100);
  REQUIRE(result.products.size() == 1);
  CHECK(result.products[0].negative == 4);
  CHECK(result.products[0].top_cause == "product.damaged");
  CHECK(result.days.size() == 5);
  const Json json = to_json(result, Ui::en);
  CHECK(json["sentiment"]["negative"] == 4);
  CHECK(json["alarms"].size() == result.alarms.size());
}

TEST_CASE("an assessment alone is counted, and damaged input does no harm") {
  Stats stats(test_engine().pack());
  stats.add(nullptr, {});
  Review review;
  review.text = "\xff\xfe broken";
  review.date = "yesterday";
  stats.add(&review, {});
  CHECK(stats.result().total == 2);
  CHECK(stats.result().days.empty());
}

}  // namespace
}  // namespace huiping
