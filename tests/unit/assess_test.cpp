// What assess promises about single reviews: boundaries of the taxonomy, monotone risk, exact quotes, any input.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "fixtures.h"

namespace huiping {
namespace {

Review review_of(const std::string& text) {
  Review review;
  review.text = text;
  return review;
}

Assessment assess_text(const std::string& text) { return test_engine().assess(review_of(text)); }

bool has_cause(const Assessment& a, const std::string& code) {
  return std::any_of(a.causes.begin(), a.causes.end(), [&](const Cause& c) { return c.code == code; });
}

bool has_flag(const Assessment& a, const std::string& code) {
  return std::any_of(a.flags.begin(), a.flags.end(), [&](const Mark& m) { return m.code == code; });
}

const char* const kComplaints[] = {
    "The zipper broke after two days and it does not close.",
    "Battery life is terrible and the fan is very loud.",
    "Arrived late and the box was crushed.",
    "It is okay, a bit small.",
    "Love it, works great.",
};

}  // namespace

TEST_CASE("a risk score is the sum of its reasons, at most 100", "[assess]") {
  for (const char* text : kComplaints) {
    Review review = review_of(text);
    review.stars = 1;
    review.images = 3;
    review.helpful = 12;
    const Risk risk = test_engine().assess(review).risk;
    int sum = 0;
    for (const RiskReason& reason : risk.reasons) {
      CHECK(reason.points > 0);
      CHECK_FALSE(reason.code.empty());
      CHECK_FALSE(reason.text.zh.empty());
      CHECK_FALSE(reason.text.en.empty());
      sum += reason.points;
    }
    CHECK(risk.score == std::min(sum, 100));
  }
}

TEST_CASE("pictures, votes, low stars and age never lower the risk", "[assess]") {
  for (const char* text : kComplaints) {
    int last = 0;
    for (int images = 0; images <= 6; ++images) {
      Review review = review_of(text);
      review.images = images;
      const int score = test_engine().assess(review).risk.score;
      CHECK(score >= last);
      last = score;
    }
    last = 0;
    for (const int helpful : {0, 1, 2, 5, 20, 60, 500}) {
      Review review = review_of(text);
      review.helpful = helpful;
      const int score = test_engine().assess(review).risk.score;
      CHECK(score >= last);
      last = score;
    }
    last = 0;
    for (const double stars : {5.0, 4.0, 3.0, 2.0, 1.0}) {
      Review review = review_of(text);
      review.stars = stars;
      const Assessment a = test_engine().assess(review);
      // The flag of stars against text has its own weight; without it the order is strict.
      int score = a.risk.score;
      for (const RiskReason& reason : a.risk.reasons)
        if (reason.code == "flag.star_text_mismatch") score -= reason.points;
      CHECK(score >= last);
      last = score;
    }
    last = 0;
    for (const char* now : {"2026-11-01", "2026-11-02", "2026-11-05", "2026-11-10T08:00:00+08:00", "2027-01-01"}) {
      Review review = review_of(text);
      review.date = "2026-11-01";
      const int score = test_engine().assess(review, {}, now).risk.score;
      CHECK(score >= last);
      last = score;
    }
  }
}

TEST_CASE("a threat or a hazard added to a text never lowers the risk", "[assess]") {
  for (const char* text : kComplaints) {
    const int before = assess_text(text).risk.score;
    for (const char* more : {" Refund me or I will report you to the BBB.", " It caught fire.",
                             " My lawyer will be in touch.", " Stay away, do not buy."})
      CHECK(assess_text(std::string(text) + more).risk.score >= before);
  }
}

TEST_CASE("a claim for the real loss is never extortion", "[assess]") {
  for (const char* text : {
           "The motor died on day three. Please refund me, otherwise I can only leave one star.",
           "Two of four cups arrived broken. Send the two cups or I open a case with the platform.",
           "It gave my son a rash, the doctor cost 80 dollars. Pay the medical bill or I go to consumer protection.",
           "Wrong size sent. Exchange it or refund me, or else I return it.",
       }) {
    INFO(text);
    CHECK_FALSE(has_cause(assess_text(text), "malicious.extortion"));
  }
}

TEST_CASE("praise without complaint has no causes and low risk", "[assess]") {
  for (const char* text : {"Excellent product, works perfectly, very happy with it.",
                           "Great quality and fast delivery, thank you!", "I love this book, could not put it down."}) {
    const Assessment a = assess_text(text);
    CHECK(a.causes.empty());
    CHECK(a.severity == 0);
    CHECK(a.risk.band == Band::low);
  }
}

TEST_CASE("texts without words are empty, not positive", "[assess]") {
  for (const char* text : {"", "...", "11111", "!!!", "System default rating: 5 stars"}) {
    Review review = review_of(text);
    review.stars = 5;
    const Assessment a = test_engine().assess(review);
    CHECK(a.sentiment.label == SentimentLabel::empty);
    CHECK(has_flag(a, "default_text"));
    CHECK(a.causes.empty());
  }
}

TEST_CASE("the follow-up is read on its own", "[assess]") {
  Review review = review_of("Great little thing, love it.");
  review.append_text = "Stopped working after two weeks, terrible, do not buy.";
  review.stars = 5;
  const Assessment a = test_engine().assess(review);
  CHECK(a.sentiment.label == SentimentLabel::negative);
  CHECK(has_flag(a, "append_turned_negative"));
  CHECK(has_flag(a, "star_text_mismatch"));
  REQUIRE(has_cause(a, "product.malfunction"));
  CHECK(a.causes.front().quotes.front().field == Field::append);
}

TEST_CASE("languages other than Chinese and English are said to be unsure", "[assess]") {
  for (const char* text : {"Das Paket ist leider nicht angekommen und der Kundenservice antwortet auch nicht.",
                           "El producto no funciona y la calidad es muy mala, no lo recomiendo para nada.",
                           "\xd0\x9e\xd1\x87\xd0\xb5\xd0\xbd\xd1\x8c \xd0\xbf\xd0\xbb\xd0\xbe\xd1\x85\xd0\xbe\xd0\xb9 "
                           "\xd1\x82\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x80"}) {
    const Assessment a = assess_text(text);
    CHECK(a.lang == Lang::other);
    CHECK(a.unsure);
  }
}

TEST_CASE("every quote is a slice of the buyer's own words", "[assess]") {
  TestRandom random(7);
  const std::string pieces[] = {
      "it broke ", "never arrived ", "\xf0\x9f\x98\xa1",   "\xe5\x9d\x8f\xe4\xba\x86", "\xef\xbc\x8c", "rude seller ",
      "\xff",      "\xe2\x80\x8b",   "refund me or else ", "smells burned. ",          "\n",           "A\xcc\x81"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (std::uint64_t i = 0, n = random.below(14); i < n; ++i) text += pieces[random.below(std::size(pieces))];
    const Assessment a = assess_text(text);
    const std::u16string whole = to_utf16(text);
    for (const Cause& cause : a.causes) {
      CHECK_FALSE(cause.quotes.empty());
      for (const Quote& quote : cause.quotes) {
        REQUIRE(quote.start < quote.end);
        REQUIRE(quote.end <= whole.size());
        CHECK(quote.text == to_utf8(std::u16string_view(whole).substr(quote.start, quote.end - quote.start)));
      }
    }
  }
}

}  // namespace huiping
