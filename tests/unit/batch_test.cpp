// The batch door says what the JSON door says, for any text.
#include "huiping/batch.h"

#include <catch2/catch.hpp>

#include "fixtures.h"
#include "text/text.h"

namespace huiping {
namespace {

struct Given {
  std::string text, append;
  double stars = 0;
};

void add(std::u16string& units, std::vector<BatchReview>& reviews, const Given& given) {
  const std::u16string text = to_utf16(given.text), append = to_utf16(given.append);
  BatchReview review;
  review.text_units = static_cast<std::uint32_t>(text.size());
  review.append_units = static_cast<std::uint32_t>(append.size());
  review.stars = static_cast<float>(given.stars);
  reviews.push_back(review);
  units += text + append;
}

}  // namespace

TEST_CASE("a batch says what assess says") {
  const Engine& engine = test_engine();
  const std::vector<Given> all = {
      {"\xe8\xb4\xa8\xe9\x87\x8f\xe5\xa4\xaa\xe5\xb7\xae\xe4\xba\x86\xef\xbc\x8c\xe4\xb8\x80\xe5\xa4\xa9\xe5\xb0\xb1"
       "\xe5"
       "\x9d\x8f\xe4\xba\x86",
       "", 1},
      {"The screen was cracked when it arrived and nobody answers my messages.", "Still no answer, I want a refund.",
       5},
      {"", "", 0},
      {"\xf0\x9f\x98\xa1 \xe2\x80\xae"
       "abc \xff\xfe",
       "", 2},
      {std::string(70000, 'a'), "", 3},
      {"\xe5\xa5\xbd\xe8\xaf\x84\xef\xbc\x81",
       "\xe7\x94\xa8\xe4\xba\x86\xe4\xb8\x80\xe5\x91\xa8\xe6\xbc\x8f\xe6\xb0\xb4", 5},
  };
  std::u16string units;
  std::vector<BatchReview> reviews;
  for (const Given& given : all) add(units, reviews, given);
  std::vector<BatchRecord> records(all.size());
  Batch batch(engine);
  batch.assess(units, reviews, records);
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(i);
    Review review;
    review.text = all[i].text;
    review.append_text = all[i].append;
    if (all[i].stars > 0) review.stars = all[i].stars;
    const Assessment a = engine.assess(review);
    const BatchRecord& r = records[i];
    CHECK(int{r.risk} == a.risk.score);
    CHECK(int{r.band} == static_cast<int>(a.risk.band));
    CHECK(int{r.label} == static_cast<int>(a.sentiment.label));
    CHECK(int{r.severity} == a.severity);
    CHECK((r.unsure == 1) == a.unsure);
    REQUIRE(std::size_t{r.causes} == a.causes.size());
    for (std::size_t c = 0; c < std::min<std::size_t>(a.causes.size(), 4); ++c) {
      CHECK(batch.codes().causes[r.cause[c]] == a.causes[c].code);
      CHECK(r.spans[c].start == a.causes[c].quotes[0].start);
      CHECK(r.spans[c].end == a.causes[c].quotes[0].end);
      CHECK(((r.in_append >> c) & 1) == (a.causes[c].quotes[0].field == Field::append ? 1 : 0));
    }
    for (std::size_t f = 0; f < batch.codes().flags.size(); ++f) {
      const bool told = std::any_of(a.flags.begin(), a.flags.end(),
                                    [&](const Mark& mark) { return mark.code == batch.codes().flags[f]; });
      CHECK(((r.flags >> f) & 1) == (told ? 1u : 0u));
    }
  }
}

TEST_CASE("a batch that claims more units than there are is read as far as they go") {
  Batch batch(test_engine());
  const std::u16string units = u"bad quality, broken";
  std::vector<BatchReview> reviews(3);
  reviews[0].text_units = 19;
  reviews[1].text_units = 0xffffffff;
  reviews[2].append_units = 7;
  std::vector<BatchRecord> records(3);
  batch.assess(units, reviews, records);
  CHECK(records[0].causes > 0);
  CHECK(int{records[1].label} == static_cast<int>(SentimentLabel::empty));
  CHECK(int{records[2].label} == static_cast<int>(SentimentLabel::empty));
}

TEST_CASE("half a surrogate pair in a batch is one replaced character") {
  Batch batch(test_engine());
  const std::u16string broken = {0xd83d, u'b', u'r', u'o', u'k', u'e', u'n', 0xdc00};
  const std::u16string repaired = {0xfffd, u'b', u'r', u'o', u'k', u'e', u'n', 0xfffd};
  std::vector<BatchReview> reviews(2);
  reviews[0].text_units = reviews[1].text_units = 8;
  std::vector<BatchRecord> records(2);
  batch.assess(broken + repaired, reviews, records);
  CHECK(records[0].risk == records[1].risk);
  CHECK(records[0].causes == records[1].causes);
  CHECK(records[0].spans[0].start == records[1].spans[0].start);
}

}  // namespace huiping
