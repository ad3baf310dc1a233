// Promises: every example of every kind, amounts, deadlines, and what is no promise.
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "promise/numeral.h"
#include "promise/phrases.h"

namespace huiping {
namespace {

constexpr const char* kFriday = "2026-11-20T10:00:00+08:00";

// Due times of the promises in the text, "-" for none, joined by blanks.
std::string due_of(const std::string& text) {
  std::string out;
  for (const Promise& promise : test_engine().promises(text, kFriday))
    out += (out.empty() ? "" : " ") + (promise.due.empty() ? std::string("-") : promise.due);
  return out;
}

}  // namespace

TEST_CASE("every kind of promise finds its tests and lets its allows pass") {
  for (const Entry& kind : test_engine().pack().promise.entries) {
    const bool any_kind = is_word_class(kind.code);  // signs are found in any promise, bars leave none
    const auto find = [&](const std::string& text) -> std::string {
      for (const Promise& promise : test_engine().promises(text, kFriday))
        if (any_kind || promise.what == kind.code) return promise.text;
      return {};
    };
    for (const std::string_view line : kind.all("test")) {
      const std::size_t arrow = line.find(" => ");
      const std::string text(line.substr(0, arrow));
      INFO(kind.code << " must be found in: " << text);
      const std::string words = find(text);
      CHECK_FALSE(words.empty());
      if (arrow != std::string_view::npos) CHECK(words.find(line.substr(arrow + 4)) != std::string::npos);
    }
    for (const std::string_view line : kind.all("allow")) {
      INFO(kind.code << " must not be found in: " << line);
      CHECK(find(std::string(line)).empty());
    }
  }
}

TEST_CASE("deadlines count from the time of the text") {
  CHECK(due_of("We will resend it within 3 days") == "2026-11-23T10:00:00+08:00");
  CHECK(due_of("We will refund you within 48 hours") == "2026-11-22T10:00:00+08:00");
  CHECK(due_of("I'll call you tomorrow at 5 pm") == "2026-11-21T17:00:00+08:00");
  CHECK(due_of("We will refund $10 by Monday") == "2026-11-23T23:59:59+08:00");
  CHECK(due_of("We will refund $10 within 3 business days") == "2026-11-25T10:00:00+08:00");
  CHECK(due_of("The new lid ships on 5 December") == "2026-12-05T23:59:59+08:00");
  CHECK(due_of("\u4e09\u5929\u5185\u8865\u53d1") == "2026-11-23T10:00:00+08:00");             // within three days
  CHECK(due_of("\u4eca\u592918\u70b9\u524d\u9000\u6b3e") == "2026-11-20T18:00:00+08:00");     // today before 18:00
  CHECK(due_of("\u4e0b\u5468\u4e09\u8865\u53d1") == "2026-11-25T23:59:59+08:00");             // next Wednesday
  CHECK(due_of("12\u67085\u65e5\u524d\u9000\u60a820\u5143") == "2026-12-05T23:59:59+08:00");  // before 5 December
}

TEST_CASE("deadlines of the calendar") {
  CHECK(due_of("We will refund you by the end of the month") == "2026-11-30T23:59:59+08:00");
  CHECK(due_of("We will fix it this week") == "2026-11-22T23:59:59+08:00");
  CHECK(due_of("We will call you in half an hour") == "2026-11-20T10:30:00+08:00");
  CHECK(due_of("We will call you by Monday noon") == "2026-11-23T12:00:00+08:00");
  CHECK(due_of("The courier will collect it tomorrow from 10:00 to 12:30") == "2026-11-21T12:30:00+08:00");
  CHECK(due_of("We will refund $10 on Friday") == "2026-11-27T23:59:59+08:00");  // a weekday alone is the next one
  CHECK(due_of("We will refund $10 by 5:30pm tomorrow") == "2026-11-21T17:30:00+08:00");
  CHECK(due_of("\u5e74\u5e95\u524d\u9000\u6b3e") == "2026-12-31T23:59:59+08:00");              // before the year ends
  CHECK(due_of("\u4eca\u665a\u516b\u70b9\u524d\u8865\u53d1") == "2026-11-20T20:00:00+08:00");  // tonight before eight
  CHECK(due_of("\u672c\u5468\u65e5\u524d\u8865\u53d1") == "2026-11-22T23:59:59+08:00");        // this Sunday
  CHECK(due_of("\u4e0b\u4e2a\u67083\u53f7\u9000\u6b3e") == "2026-12-03T23:59:59+08:00");       // the 3rd of next month
  CHECK(due_of("\u534a\u5c0f\u65f6\u5185\u56de\u60a8") == "2026-11-20T10:30:00+08:00");        // within half an hour
}

TEST_CASE("two acts of a sentence have their own times, and one act is told once") {
  CHECK(due_of("We'll refund the $15 today and post the screws tomorrow") ==
        "2026-11-20T23:59:59+08:00 2026-11-21T23:59:59+08:00");
  CHECK(due_of("I am going to swap it, and the parcel leaves on Thursday") == "2026-11-26T23:59:59+08:00");
  // "We exchange it for a new one, sent within two working days."
  CHECK(due_of("\u7ed9\u60a8\u6362\u65b0\u7684,\u4e24\u4e2a\u5de5\u4f5c\u65e5\u5185\u53d1\u8d27") ==
        "2026-11-24T10:00:00+08:00");
}

TEST_CASE("without a time of the text no deadline is resolved") {
  const auto promises = test_engine().promises("We will refund $10 within 3 days", "");
  REQUIRE(promises.size() == 1);
  CHECK(promises[0].due.empty());
  CHECK(promises[0].amount == "10.00");
  CHECK(promises[0].currency == "USD");
}

TEST_CASE("amounts are read in Chinese numerals") {
  const auto promises = test_engine().promises("\u660e\u5929\u9000\u60a8\u4e00\u767e\u516b\u5341\u5757", kFriday);
  REQUIRE(promises.size() == 1);
  CHECK(promises[0].amount == "180.00");
  CHECK(promises[0].currency == "CNY");
}

TEST_CASE("numerals of three scripts are read") {
  CHECK(read_number_cents(u"20") == 2000);
  CHECK(read_number_cents(u"12.5") == 1250);
  CHECK(read_number_cents(u"twenty") == 2000);
  CHECK(read_number_cents(u"\u4e8c\u5341") == 2000);
  CHECK(read_number_cents(u"\u4e00\u767e\u516b") == 18000);
  CHECK(read_number_cents(u"\u4e00\u767e\u96f6\u516b") == 10800);
  CHECK(read_number_cents(u"\u4e24") == 200);
  CHECK_FALSE(read_number_cents(u"lid").has_value());
  CHECK_FALSE(read_number_cents(u"").has_value());
}

TEST_CASE("what was done, refused or asked is no promise") {
  CHECK(due_of("The refund was sent yesterday").empty());
  CHECK(due_of("Could you send us a photo by Thursday?").empty());
  CHECK(due_of("If it does not arrive by Friday, please write to us").empty());
  CHECK(due_of("You said you would send it back by Monday").empty());
  CHECK(due_of("Orders usually ship within 24 hours").empty());
  CHECK(due_of("I wish we could have sent it on Monday").empty());
  CHECK(due_of("We cannot refund this item").empty());
  CHECK(due_of("\u9000\u6b3e\u5df2\u5230\u8d26").empty());
  CHECK(due_of("\u6211\u4eec\u4e0d\u4f1a\u8865\u53d1").empty());
}

TEST_CASE("any bytes have their promises") {
  TestRandom random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::uint64_t i = random.below(60); i > 0; --i) text.push_back(static_cast<char>(random.below(256)));
    for (const Promise& promise : test_engine().promises(text, kFriday)) CHECK(promise.start < promise.end);
  }
}

}  // namespace huiping
