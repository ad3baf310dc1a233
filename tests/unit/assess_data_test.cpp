// Every test and allow line of the assess data files holds in the whole engine.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "fixtures.h"

namespace huiping {
namespace {

struct Shown {
  bool there = false;
  std::vector<Quote> quotes;
};

Shown shown_in(const std::vector<Mark>& marks, const std::string& code) {
  for (const Mark& mark : marks)
    if (mark.code == code) return {true, mark.quotes};
  return {};
}

Shown shown_code(const std::vector<std::string>& codes, const std::string& code) {
  for (const std::string& c : codes)
    if (c == code) return {true, {}};
  return {};
}

// What the engine says of `entry` for a review of this text alone.
Shown look_for(const Entry& entry, const std::string& text) {
  Review review;
  review.text = text;
  const Assessment a = test_engine().assess(review);
  if (entry.kind == "flags") return shown_in(a.flags, entry.code);
  if (entry.kind == "signals") return shown_in(a.signals, entry.code);
  if (entry.kind == "remedy_asked") return shown_code(a.remedy_asked, entry.code);
  if (entry.kind == "facets") return shown_code(a.facets, entry.code);
  if (entry.kind == "stages") return {a.stage == entry.code, {}};
  if (entry.kind == "prior_contact") return {a.prior_contact == entry.code, {}};
  for (const Cause& cause : a.causes)
    if (cause.code == entry.code) return {true, cause.quotes};
  return {};
}

bool meets(const std::string& text, const std::string& wanted, const std::vector<Quote>& quotes) {
  const std::u16string whole = to_utf16(text), part = to_utf16(wanted);
  const std::size_t at = whole.find(part);
  if (at == std::u16string::npos) return false;
  for (const Quote& quote : quotes)
    if (quote.start < at + part.size() && at < quote.end) return true;
  return false;
}

// "flags/churn: TEXT" for each line that does not hold.
std::vector<std::string> broken_tests(const Entry& entry) {
  std::vector<std::string> broken;
  for (const std::string_view line : entry.all("test")) {
    const std::size_t arrow = line.find(" => ");
    const std::string text(line.substr(0, arrow));
    const Shown shown = look_for(entry, text);
    const bool quoted = arrow == std::string_view::npos || shown.quotes.empty() ||
                        meets(text, std::string(line.substr(arrow + 4)), shown.quotes);
    if (!shown.there || !quoted) broken.push_back(entry.kind + "/" + entry.code + " test " + std::string(line));
  }
  for (const std::string_view line : entry.all("allow"))
    if (look_for(entry, std::string(line)).there)
      broken.push_back(entry.kind + "/" + entry.code + " allow " + std::string(line));
  return broken;
}

}  // namespace

TEST_CASE("test and allow lines of the assess data hold", "[assess][data]") {
  std::string report;
  int count = 0;
  for (const Entry& entry : test_engine().pack().assess.entries)
    for (const std::string& line : broken_tests(entry)) {
      report += line + "\n";
      ++count;
    }
  INFO(report);
  CHECK(count == 0);
}

TEST_CASE("every cause has labels, meaning, somebody responsible, a severity and examples", "[assess][data]") {
  for (const Entry& entry : test_engine().pack().assess.entries) {
    if (entry.kind != "causes") continue;
    INFO(entry.code);
    CHECK(entry.all("test").size() >= 4);
    CHECK(entry.all("allow").size() >= 3);
    CHECK_FALSE(entry.field("responsible").empty());
    CHECK_FALSE(entry.field("severity").empty());
  }
}

}  // namespace huiping
