// Drafts: they say the buyer's point and nothing that harms, keep limits, differ, and pass the guard.
#include "draft/draft.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "draft/grams.h"
#include "draft/phrasebook.h"
#include "draft/point.h"
#include "fixtures.h"
#include "plan/plan.h"
#include "text/text.h"

namespace huiping {
namespace {

// "The zip broke after two days", "customer service ignores me".
const std::string kZip = "\u62c9\u94fe\u7528\u4e24\u5929\u5c31\u574f\u4e86";

Cause cause_in(const std::string& code, const std::string& text, const std::string& words) {
  const std::u16string all = to_utf16(text), part = to_utf16(words);
  const auto at = static_cast<std::uint32_t>(all.find(part));
  return {code, 0.9, {{Field::text, at, at + static_cast<std::uint32_t>(part.size()), words}}};
}

struct Given {
  Review review;
  Assessment assessment;
};

Given given(const std::string& cause, const std::string& text, const std::string& words, Lang lang = Lang::zh) {
  Given g;
  g.review.text = text;
  g.assessment.lang = lang;
  g.assessment.sentiment.label = SentimentLabel::negative;
  g.assessment.severity = 2;
  g.assessment.prior_contact = "not_mentioned";
  g.assessment.causes.push_back(cause_in(cause, text, words));
  const Entry* entry = test_engine().pack().assess.find_entry("causes", cause);
  g.assessment.responsible = entry == nullptr ? "unknown" : entry->field("responsible");
  return g;
}

std::vector<Draft> drafts_of(const Given& g, const DraftOptions& options = {}, const Shop& shop = {}) {
  const Pack& pack = test_engine().pack();
  const Phrasebook& book = test_engine().phrasebook();
  const Plan p = plan(book.rules, g.review, g.assessment, shop, options.now);
  return draft(pack, book, g.review, g.assessment, p, shop, options);
}

std::string point_of(const std::string& text, const std::string& words, Lang lang, bool in_public = true) {
  const PointWords point_words(test_engine().pack().documents, lang);
  return find_point({to_utf16(text), {}}, cause_in("product.malfunction", text, words), point_words, in_public);
}

std::string everything(const Draft& draft) {
  std::string text = draft.text;
  for (const CallStep& step : draft.steps) text += step.say + "\n";
  return text;
}

TEST_CASE("a point is cut to its clause and turned into our person") {
  CHECK(point_of("x\uff0c" + kZip + "\u3002", "\u574f\u4e86", Lang::zh) == kZip);
  // "you (shop) did not send me the screws" -> "we did not send you the screws"
  CHECK(point_of("\u4f60\u4eec\u6ca1\u7ed9\u6211\u87ba\u4e1d", "\u6ca1\u7ed9", Lang::zh) ==
        "\u6211\u4eec\u6ca1\u7ed9\u60a8\u87ba\u4e1d");
  CHECK(point_of("My strap broke after I wore it twice. Bad.", "broke", Lang::en) ==
        "your strap broke after you wore it twice");
  CHECK(point_of("cheap flimsy plastic!", "flimsy", Lang::en) == "\"cheap flimsy plastic\"");
}

TEST_CASE("a piece never loses the negation before it") {
  CHECK(point_of("Has no power like my old one", "power like my old one", Lang::en) != "\"power like my old one\"");
  // "did not find the screen flickers any more": not "the screen flickers"
  CHECK(point_of("\u6ca1\u53d1\u73b0\u5c4f\u5e55\u82b1\u5c4f", "\u82b1\u5c4f", Lang::zh) != "\u5c4f\u5e55\u82b1\u5c4f");
}

TEST_CASE("what harms is not said again") {
  // insult, messaging id, phone, markup, link, order number
  CHECK(point_of("\u9a97\u5b50", "\u9a97\u5b50", Lang::zh).empty());
  for (const char* text : {"broke <b>call</b> 13812345678", "broke, you idiots broke", "broke http://evil.example/x",
                           "it broke 302938475610293847"}) {
    const std::string point = point_of(text, "broke", Lang::en);
    INFO(text << " -> " << point);
    for (const char* bad : {"<", "138", "idiot", "evil", "3029"}) CHECK(point.find(bad) == std::string::npos);
  }
  CHECK(point_of("My son broke it", "broke", Lang::en).find("son") == std::string::npos);
}

TEST_CASE("no draft has a block or warn finding, for every cause, platform, tone, channel and language") {
  const std::vector<std::string> platforms{"taobao", "tmall", "jd",     "pinduoduo", "douyin", "amazon",
                                           "ebay",   "etsy",  "shopee", "ozon",      ""};
  Shop full;
  full.name = "Mulan Home";
  full.signature = "Lin";
  full.remedies = {
      {"partial_refund", "20.00"}, {"exchange", ""}, {"resend", ""}, {"coupon", "10"}, {"price_difference", "30"}};
  std::size_t made = 0;
  for (const Lang lang : {Lang::zh, Lang::en})
    for (const Entry& entry : test_engine().pack().assess.entries) {
      if (entry.kind != "causes") continue;
      for (std::size_t i = 0; i < platforms.size(); ++i) {
        Given g = lang == Lang::zh ? given(entry.code, kZip, kZip)
                                   : given(entry.code, "It stopped working after two days", "stopped working", lang);
        g.review.platform = platforms[i];
        g.review.order_price = i % 2 == 0 ? "9.90" : "199.00";
        g.review.order_currency = "CNY";
        DraftOptions options;
        options.variant = static_cast<unsigned>(i);
        if (i % 2 == 0) options.now = "2026-11-22T10:00:00+08:00";
        options.channels = {"public_reply", "private_message", "call_script", "follow_up", "thank_you_card"};
        for (const Draft& d : drafts_of(g, options, i % 3 == 0 ? full : Shop{})) {
          ++made;
          INFO(entry.code << " " << platforms[i] << " " << d.channel << " " << d.tone << ": " << everything(d));
          for (const Finding& f : d.findings) {
            INFO(f.rule << " " << f.quote);
            CHECK(f.severity == Severity::advise);
          }
          CHECK(everything(d).find('{') == std::string::npos);
          CHECK((!d.limit || d.length <= *d.limit));
          CHECK(d.length == static_cast<int>(code_points(d.steps.empty() ? d.text : everything(d))));
        }
      }
    }
  CHECK(made > 4000);
}

TEST_CASE("the buyer's point is named and filled") {
  const auto drafts = drafts_of(given("product.malfunction", kZip, "\u574f\u4e86"));
  REQUIRE(drafts.size() == 7);
  for (const Draft& d : drafts) {
    if (d.channel == "call_script") continue;
    CHECK(d.slots.at("point") == kZip);
    CHECK(d.text.find(kZip) != std::string::npos);
    CHECK_FALSE(d.counterexample.empty());
    CHECK_FALSE(d.counterexample_why.empty());
  }
}

TEST_CASE("variants differ, and a reply unlike the recent ones is chosen") {
  const Given g = given("product.quality", "The fabric is thin", "fabric is thin", Lang::en);
  DraftOptions options;
  options.channels = {"public_reply"};
  options.tone = "formal";
  std::set<std::string> texts;
  for (unsigned variant = 0; variant < 4; ++variant) {
    options.variant = variant;
    texts.insert(drafts_of(g, options).front().text);
  }
  CHECK(texts.size() >= 3);
  options.variant = 0;
  const std::string first = drafts_of(g, options).front().text;
  CHECK(drafts_of(g, options).front().text == first);
  options.recent = {first};
  CHECK(overlap_percent(grams_of(drafts_of(g, options).front().text), grams_of(first)) < 80);
}

TEST_CASE("default texts get no draft, content ones a thank-you only") {
  Given g;
  g.assessment.sentiment.label = SentimentLabel::empty;
  CHECK(drafts_of(g).empty());
  g.assessment.sentiment.label = SentimentLabel::positive;
  g.review.text = "arrived quickly and works well";
  g.assessment.lang = Lang::en;
  const auto thanks = drafts_of(g);
  REQUIRE(thanks.size() == 3);
  for (const Draft& d : thanks) CHECK((d.channel == "public_reply" && d.counterexample.empty() && !d.text.empty()));
}

TEST_CASE("what is praised is said again, and praise is never taken for a complaint") {
  Given g;
  g.assessment.sentiment.label = SentimentLabel::positive;
  g.assessment.lang = Lang::en;
  g.review.text = "Arrived on Monday. Sound is crisp and clear. My shop name is secret";
  DraftOptions options;
  options.tone = "warm";
  const auto thanks = drafts_of(g, options);
  REQUIRE(thanks.size() == 1);
  CHECK(thanks.front().slots.count("point") == 1);
  CHECK(find_praise({to_utf16("It is not great"), {}}, test_engine().phrasebook().english_points).empty());
  const Cause kind = cause_in("service.attitude", "The service was excellent", "service was excellent");
  CHECK(find_point({to_utf16("The service was excellent"), {}}, kind, test_engine().phrasebook().english_points, true)
            .empty());
  CHECK_FALSE(names_fault(kind, test_engine().phrasebook().english_points));
}

TEST_CASE("the shop's own template comes first, filled and shown to the guard") {
  Given g = given("product.malfunction", "It stopped working", "stopped working", Lang::en);
  Shop shop;
  shop.name = "Mulan Home";
  OwnTemplate own;
  own.name = "broken";
  own.text = "Hello from {shop}. You say {point}. {repair} Give us five stars and we refund you.";
  own.causes = {"product.*"};
  shop.templates = {own};
  DraftOptions options;
  options.channels = {"public_reply"};
  const auto drafts = drafts_of(g, options, shop);
  REQUIRE(drafts.size() == 4);
  CHECK(drafts.front().own_template == "broken");
  CHECK(drafts.front().text.find("Hello from Mulan Home. You say it stopped working. ") == 0);
  CHECK(std::any_of(drafts.front().findings.begin(), drafts.front().findings.end(),
                    [](const Finding& f) { return f.severity == Severity::block; }));
  shop.templates.front().causes = {"service.*"};
  CHECK(drafts_of(g, options, shop).size() == 3);
  shop.templates.front().causes = {};
  shop.templates.front().text = "Order {order}";  // unknown here
  CHECK(drafts_of(g, options, shop).size() == 3);
}

TEST_CASE("the shop's tone is first") {
  Shop shop;
  shop.tone = "warm";
  const auto drafts =
      drafts_of(given("product.malfunction", "It stopped working", "stopped working", Lang::en), {}, shop);
  REQUIRE_FALSE(drafts.empty());
  CHECK(drafts.front().tone == "warm");
}

TEST_CASE("sixty replies on one product never share more than half of their 4-grams") {
  const std::vector<std::string> parts{"zip",    "lid",   "hinge", "cable", "lamp",
                                       "button", "wheel", "strap", "pump",  "fan"};
  const std::vector<std::string> ends{"stopped working after a week", "broke on the first day",
                                      "does not move any more",       "fell off in my hand",
                                      "came loose at once",           "died overnight"};
  DraftOptions options;
  options.channels = {"public_reply"};
  for (const std::string& part : parts)
    for (const std::string& end : ends) {
      const std::string text = "The " + part + " " + end;
      options.tone = options.recent.size() % 2 == 0 ? "formal" : "warm";
      const auto drafts = drafts_of(given("product.malfunction", text, end, Lang::en), options);
      REQUIRE(drafts.size() == 1);
      for (const std::string& before : options.recent)
        CHECK(overlap_percent(grams_of(drafts.front().text), grams_of(before)) <= 50);
      options.recent.insert(options.recent.begin(), drafts.front().text);
    }
}

TEST_CASE("Amazon gets no public reply, a silent buyer no message") {
  Given g = given("product.malfunction", "It stopped working. Do not contact me.", "stopped working", Lang::en);
  for (const Draft& d : drafts_of(g)) CHECK(d.channel == "public_reply");
  g.review.text = "It stopped working";
  g.review.platform = "amazon";
  for (const Draft& d : drafts_of(g)) CHECK(d.channel != "public_reply");
}

TEST_CASE("a call card begins with name and consent, and its branches stay on the card") {
  for (const char* cause : {"product.damaged", "product.safety", "malicious.extortion"}) {
    DraftOptions options;
    options.channels = {"call_script"};
    const auto cards = drafts_of(given(cause, "It stopped working", "stopped working", Lang::en), options);
    REQUIRE(cards.size() == 1);
    const Draft& card = cards.front();
    CHECK(card.text.empty());
    CHECK(card.steps.front().say.find("Is now a good time?") != std::string::npos);
    CHECK_FALSE(card.dont.empty());
    for (const CallStep& step : card.steps)
      for (const Branch& branch : step.branches)
        CHECK((branch.go >= 0 && branch.go < static_cast<int>(card.steps.size())));
    CHECK(everything(card).find("review") == std::string::npos);
  }
}

TEST_CASE("a mistake in the fragments is named with file and line") {
  Documents documents = test_engine().pack().documents;
  CHECK(check_reply_documents(documents).empty());
  documents["replies/en/own.txt"] += "\nwhen cause=product.nothing\nWe {nothing} it.\n";
  const auto errors = check_reply_documents(documents);
  CHECK(std::any_of(errors.begin(), errors.end(), [](const std::string& e) {
    return e.find("replies/en/own.txt:") == 0 && e.find("product.nothing") != std::string::npos;
  }));
  CHECK(std::any_of(errors.begin(), errors.end(),
                    [](const std::string& e) { return e.find("{nothing}") != std::string::npos; }));
}

TEST_CASE("hostile text and damaged data do no harm") {
  for (const std::string& text : {std::string(1000000, 'x') + " broke", std::string("\xff\xfe broke \xed\xa0\x80"),
                                  std::string("{point}{by} broke {contact}")}) {
    Given g = given("product.malfunction", text, "broke", Lang::en);
    for (const Draft& d : drafts_of(g)) CHECK(everything(d).size() < 4000);
  }
  Pack pack = test_engine().pack();
  pack.documents["replies/en/own.txt"] = "{repair}\nx {own}\n";
  pack.documents["replies/en/repair.txt"] = "{own} {contact}\n";
  const Given g = given("product.malfunction", "It broke", "broke", Lang::en);
  draft(pack, Phrasebook(pack.documents), g.review, g.assessment, {}, {}, {});
}

}  // namespace
}  // namespace huiping
