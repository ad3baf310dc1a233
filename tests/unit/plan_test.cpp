// The plan: which platform fact decides, when each step is due, which remedy within which limit.
#include "plan/plan.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "draft/phrasebook.h"
#include "fixtures.h"
#include "plan/clock.h"
#include "plan/money.h"
#include "plan/platform.h"

namespace huiping {
namespace {

constexpr const char* kMorning = "2026-11-22T10:00:00+08:00";
constexpr const char* kNight = "2026-11-22T22:30:00+08:00";

Assessment complaint(const char* cause, const char* responsible = "seller", Band band = Band::medium) {
  Assessment a;
  a.sentiment.label = SentimentLabel::negative;
  a.causes.push_back({cause, 0.9, {}});
  a.responsible = responsible;
  a.severity = 2;
  a.risk.band = band;
  a.prior_contact = "not_mentioned";
  return a;
}

Plan plan_on(const char* platform, const Assessment& a, const Shop& shop = {}, const char* now = kMorning) {
  Review review;
  review.platform = platform;
  review.text = "x";
  review.date = "2026-11-21T09:00:00+08:00";
  review.order_price = "129.00";
  review.order_currency = "CNY";
  return plan(test_engine().phrasebook().rules, review, a, shop, now);
}

const Step* find_step(const Plan& plan, std::string_view channel) {
  const auto found =
      std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step& s) { return s.channel == channel; });
  return found == plan.steps.end() ? nullptr : &*found;
}

TEST_CASE("times are read, moved and written in their own offset") {
  CHECK(write_moment(*read_moment("2026-11-20T10:00:00+08:00")) == "2026-11-20T10:00:00+08:00");
  CHECK(write_moment(later(*read_moment("2024-02-28T23:30:00Z"), 86400)) == "2024-02-29T23:30:00Z");
  CHECK(write_moment(later(*read_moment("1970-01-01T00:00:00-05:00"), -1)) == "1969-12-31T23:59:59-05:00");
  CHECK(read_moment("2026-11-20")->seconds == read_moment("2026-11-20T00:00:00Z")->seconds);
  for (const char* wrong :
       {"", "2026", "2026-13-01", "2026-02-30", "2026-11-20T25:00:00Z", "2026-11-20T10:00:00+", "20x6-11-20"})
    CHECK_FALSE(read_moment(wrong));
}

TEST_CASE("nobody is contacted in the quiet hours") {
  const QuietHours quiet;
  CHECK(write_moment(after_quiet(*read_moment(kNight), quiet)) == "2026-11-23T09:00:00+08:00");
  CHECK(write_moment(after_quiet(*read_moment("2026-11-22T03:00:00+08:00"), quiet)) == "2026-11-22T09:00:00+08:00");
  CHECK(write_moment(after_quiet(*read_moment(kMorning), quiet)) == kMorning);
  const Plan late = plan_on("taobao", complaint("product.malfunction"), {}, kNight);
  REQUIRE(find_step(late, "chat") != nullptr);
  CHECK(find_step(late, "chat")->from == "2026-11-23T09:00:00+08:00");
  for (const Step& step : late.steps)
    if (step.channel == "phone") CHECK(read_moment(step.from)->fields().hour >= 9);
}

TEST_CASE("the platform's facts decide between replying and making contact first") {
  const Assessment a = complaint("product.malfunction");
  CHECK(plan_on("etsy", a).advice == ReplyAdvice::contact_first);
  CHECK(plan_on("etsy", a).platform_fact == "etsy.reply_locks_review");
  CHECK(plan_on("ebay", a).platform_fact == "ebay.reply_count");
  CHECK(plan_on("taobao", a).platform_fact == "taobao.buyer_can_change");
  CHECK(plan_on("tmall", a).advice == ReplyAdvice::reply_now);
  CHECK(plan_on("amazon", a).advice == ReplyAdvice::no_reply);
  CHECK(plan_on("amazon", a).platform_fact == "amazon.public_reply");
  CHECK(find_step(plan_on("amazon", a), "phone") == nullptr);
  CHECK(find_step(plan_on("amazon", a), "public_reply") == nullptr);
}

TEST_CASE("a fact from memory decides nothing") {
  const Platform douyin = get_platform(test_engine().pack().documents, "douyin");
  CHECK(douyin.facts.at("reply_count").confidence == Confidence::memory);
  CHECK(douyin.firm("reply_count").empty());
  for (const char* platform : {"douyin", "jd", "kuaishou", "ozon", "nowhere", ""})
    CHECK(plan_on(platform, complaint("product.malfunction")).platform_fact.empty());
}

TEST_CASE("an answered, default or overdue review gets no public reply") {
  Assessment empty;
  empty.sentiment.label = SentimentLabel::empty;
  const Plan none = plan_on("taobao", empty);
  CHECK(none.advice == ReplyAdvice::no_reply);
  CHECK(none.steps.empty());
  Review old;
  old.platform = "tmall";
  old.date = "2026-09-01";
  const Plan over = plan(test_engine().phrasebook().rules, old, complaint("product.quality"), {}, kMorning);
  CHECK(over.platform_fact == "tmall.reply_window_days");
  Review answered = old;
  answered.platform = "ebay";
  answered.reply_text = "sorry";
  CHECK(plan(test_engine().phrasebook().rules, answered, complaint("product.quality"), {}, kMorning).platform_fact ==
        "ebay.reply_count");
}

TEST_CASE("deadlines follow the band, and there are none without a clock") {
  CHECK(plan_on("jd", complaint("product.quality", "seller", Band::critical)).respond_by ==
        "2026-11-22T10:15:00+08:00");
  CHECK(plan_on("jd", complaint("product.quality", "seller", Band::high)).respond_by == "2026-11-22T12:00:00+08:00");
  CHECK(plan_on("jd", complaint("product.quality", "seller", Band::low)).respond_by == "2026-11-25T10:00:00+08:00");
  const Plan timeless = plan_on("jd", complaint("product.quality"), {}, "");
  CHECK(timeless.respond_by.empty());
  for (const Step& step : timeless.steps) CHECK((step.from.empty() && step.until.empty()));
}

TEST_CASE("a remedy may be bound to causes and prices") {
  Shop shop;
  shop.remedies = {{"exchange", "", {"product.malfunction"}}, {"partial_refund", "15.00", {"product.*"}, "50", "300"}};
  const auto codes = [&](const std::string& cause, const std::string& price) {
    Review review;
    review.order_price = price;
    review.order_currency = "CNY";
    std::string all;
    const Plan p = plan(test_engine().phrasebook().rules, review, complaint(cause.c_str()), shop, kMorning);
    for (const Remedy& remedy : p.remedies) all += remedy.code + " ";
    return all;
  };
  CHECK(codes("product.malfunction", "100.00").find("exchange") != std::string::npos);
  CHECK(codes("product.quality", "100.00").find("exchange") == std::string::npos);
  CHECK(codes("product.quality", "100.00").find("partial_refund") != std::string::npos);
  CHECK(codes("product.quality", "400.00").find("partial_refund") == std::string::npos);
  CHECK(codes("product.quality", "").find("partial_refund") == std::string::npos);
}

TEST_CASE("nobody is contacted while the shop is closed") {
  CHECK(read_open_hours("10:00-18:00")->from == 18);
  CHECK(read_open_hours("09:30-18:30")->until == 10);
  CHECK_FALSE(read_open_hours("00:00-24:00"));
  CHECK_FALSE(read_open_hours("9-18"));
  Shop shop;
  shop.hours = "14:00-20:00";
  const Plan p = plan_on("taobao", complaint("product.malfunction"), shop, kMorning);
  REQUIRE(find_step(p, "chat") != nullptr);
  CHECK(find_step(p, "chat")->from == "2026-11-22T14:00:00+08:00");
}

TEST_CASE("remedies stay within the shop's list, its limits and the price") {
  Shop shop;
  shop.remedies = {{"partial_refund", "20.00"}, {"exchange", ""}};
  const Plan p = plan_on("jd", complaint("product.quality"), shop);
  REQUIRE_FALSE(p.remedies.empty());
  CHECK(p.remedies.front().code == "exchange");
  for (const Remedy& remedy : p.remedies) {
    CHECK((remedy.code == "exchange" || remedy.code == "partial_refund" || remedy.code == "refund"));
    if (remedy.code == "partial_refund") CHECK(remedy.limit == "20.00 CNY");
    CHECK_FALSE(remedy.why.zh.empty());
  }
  for (const Remedy& remedy : plan_on("jd", complaint("product.quality")).remedies)
    CHECK(remedy.code != "partial_refund");
  Assessment asks = complaint("product.malfunction");
  asks.remedy_asked = {"refund"};
  CHECK(plan_on("jd", asks).remedies.front().code == "refund");
  CHECK(write_cents(*read_cents("1,299.5")) == "1299.50");
  CHECK_FALSE(read_cents("-3"));
}

TEST_CASE("a threat is reported and answered shortly, and never paid") {
  Assessment a = complaint("malicious.extortion", "third_party");
  const Plan p = plan_on("taobao", a);
  REQUIRE(find_step(p, "report") != nullptr);
  CHECK(p.steps.front().channel == "report");
  CHECK(p.remedies.empty());
  CHECK(p.recoverable == "unlikely");
  CHECK(find_step(p, "phone") == nullptr);
}

TEST_CASE("safety goes first: public word and phone at once") {
  const Plan p = plan_on("tmall", complaint("product.safety", "seller", Band::critical));
  CHECK(p.advice == ReplyAdvice::reply_now);
  CHECK(p.steps.front().channel == "public_reply");
  REQUIRE(find_step(p, "phone") != nullptr);
  CHECK(find_step(p, "phone")->from == kMorning);
  CHECK(p.remedies.front().code == "safety_stop");
}

TEST_CASE("a buyer who wants to be left alone is left alone") {
  Review review;
  review.text = "It broke. Please do not contact me again.";
  const Plan p = plan(test_engine().phrasebook().rules, review, complaint("product.malfunction"), {}, kMorning);
  CHECK(find_step(p, "chat") == nullptr);
  CHECK(find_step(p, "phone") == nullptr);
  CHECK(p.recoverable == "unlikely");
}

TEST_CASE("every sentence of a plan is there in both languages") {
  for (const char* platform : {"taobao", "tmall", "jd", "amazon", "etsy", "ebay", "shopee", "ozon", ""})
    for (const auto& entry : test_engine().pack().assess.entries) {
      if (entry.kind != "causes") continue;
      const Plan p = plan_on(platform, complaint(entry.code.c_str()));
      INFO(platform << " " << entry.code);
      CHECK((!p.reason.zh.empty() && !p.reason.en.empty() && p.reason.zh.find('{') == std::string::npos));
      for (const Step& step : p.steps) CHECK((!step.why.zh.empty() && !step.why.en.empty()));
      for (const Bilingual& reason : p.reasons) CHECK((!reason.zh.empty() && !reason.en.empty()));
    }
}

TEST_CASE("a wrong platform file is named with its line") {
  Documents documents = test_engine().pack().documents;
  documents["platforms/etsy.json"] =
      "{\"id\": \"etsy\",\n \"name\": {\"zh\": \"a\", \"en\": \"b\"},\n \"facts\": {\n  \"reply_count\": {\"value\": "
      "\"many\", \"confidence\": \"R\", \"source\": \"s\", \"date\": \"2026-11-21\"}}}";
  const auto errors = check_platform_documents(documents);
  CHECK(std::any_of(errors.begin(), errors.end(),
                    [](const std::string& e) { return e.find("platforms/etsy.json:4: reply_count") == 0; }));
  documents["platforms/etsy.json"] = "{\n\"id\": \n";
  CHECK(check_platform_documents(documents).front().find("platforms/etsy.json:") == 0);
  CHECK(check_platform_documents(test_engine().pack().documents).empty());
}

}  // namespace
}  // namespace huiping
