// The guard: every example of every rule, the shared examples where they are at hand, fixes, quotations, whole-text
// rules.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "fixtures.h"
#include "guard/check.h"

namespace huiping {
namespace {

struct Example {
  CheckRequest request;
  bool fires = false;
};

// "@call_script @amazon TEXT" names channel and platform; else the rule's first channel and no platform.
Example read_example(const Entry& rule, std::string text, bool fires) {
  static const std::set<std::string> kChannels = {"public_reply",   "private_message", "call_script", "follow_up",
                                                  "thank_you_card", "parcel_letter",   "listing"};
  Example example;
  example.fires = fires;
  const std::string& channels = rule.field("channels");
  example.request.channel = channels.substr(0, channels.find(' '));
  while (text.size() > 1 && text[0] == '@') {
    const std::size_t blank = text.find(' ');
    const std::string name = text.substr(1, blank - 1);
    (kChannels.count(name) != 0 ? example.request.channel : example.request.platform) = name;
    text = blank == std::string::npos ? "" : text.substr(blank + 1);
  }
  example.request.text = text;
  return example;
}

bool has_rule(const std::vector<Finding>& findings, const std::string& rule) {
  for (const Finding& finding : findings)
    if (finding.rule == rule) return true;
  return false;
}

CheckRequest public_reply(std::string text) {
  CheckRequest request;
  request.text = std::move(text);
  request.channel = "public_reply";
  return request;
}

std::string text_with(const std::string& text, const Fix& fix) {
  const std::u16string units = to_utf16(text);
  return to_utf8(units.substr(0, fix.start) + to_utf16(fix.text) + units.substr(fix.end));
}

}  // namespace

TEST_CASE("every rule finds its fires examples and passes its passes examples") {
  for (const Entry& rule : test_engine().pack().guard.entries) {
    const auto fires = rule.all("fires");
    const auto passes = rule.all("passes");
    if (rule.field("kind") == "text" || rule.field("kind") == "score") {
      INFO(rule.code << ": write at least six fires and six passes examples in shared/data/policy/" << rule.code
                     << ".txt");
      CHECK(fires.size() >= 6);
      CHECK(passes.size() >= 6);
    }
    for (const std::string_view text : fires) {
      const Example example = read_example(rule, std::string(text), true);
      INFO(rule.code << " must find: " << example.request.text);
      CHECK(has_rule(test_engine().check(example.request), rule.code));
    }
    for (const std::string_view text : passes) {
      const Example example = read_example(rule, std::string(text), false);
      INFO(rule.code << " must let pass: " << example.request.text);
      CHECK_FALSE(has_rule(test_engine().check(example.request), rule.code));
    }
  }
}

TEST_CASE("the shared policy examples hold, where they are at hand") {
  const char* const folder = std::getenv("HUIPING_SHARED");
  std::ifstream in(std::string(folder != nullptr ? folder : HUIPING_SHARED) + "/policy-rules.json");
  if (!in) return;
  const std::map<std::string, std::string> channels = {
      {"P", "public_reply"}, {"M", "private_message"}, {"C", "call_script"}, {"L", "parcel_letter"}, {"X", "listing"}};
  for (const auto& rule : nlohmann::json::parse(in)) {
    if (rule.at("kind") != "text") continue;
    const std::string code = rule.at("id");
    CheckRequest request;
    request.channel = channels.at(rule.at("ch").get<std::string>().substr(0, 1));
    for (const std::string kind : {"fires", "passes"}) {
      for (const auto& text : rule.at(kind)) {
        request.text = text;
        INFO(code << " " << kind << ": " << request.text);
        CHECK(has_rule(test_engine().check(request), code) == (kind == "fires"));
      }
    }
  }
}

TEST_CASE("offsets are UTF-16 units of the text as it came") {
  for (const Entry& rule : test_engine().pack().guard.entries) {
    for (const std::string_view text : rule.all("fires")) {
      Example example = read_example(rule, std::string(text), true);
      example.request.text = std::string("\U0001f600\u3000") + example.request.text;
      const std::u16string units = to_utf16(example.request.text);
      for (const Finding& finding : test_engine().check(example.request)) {
        REQUIRE(finding.start < finding.end);
        REQUIRE(finding.end <= units.size());
        CHECK(to_utf8(units.substr(finding.start, finding.end - finding.start)) == finding.quote);
      }
    }
  }
}

TEST_CASE("a fix leaves fewer findings of its rule and brings no new rule") {
  std::size_t fixes = 0;
  for (const Entry& rule : test_engine().pack().guard.entries) {
    for (const std::string_view text : rule.all("fires")) {
      Example example = read_example(rule, std::string(text), true);
      const std::vector<Finding> before = test_engine().check(example.request);
      for (const Finding& finding : before) {
        if (!finding.fix) continue;
        ++fixes;
        CheckRequest mended = example.request;
        mended.text = text_with(example.request.text, *finding.fix);
        INFO(finding.rule << ": " << example.request.text << " -> " << mended.text);
        std::size_t left = 0;
        std::size_t had = 0;
        for (const Finding& other : before) had += other.rule == finding.rule ? 1u : 0u;
        for (const Finding& other : test_engine().check(mended)) {
          left += other.rule == finding.rule ? 1u : 0u;
          const Entry* kind = test_engine().pack().guard.find_entry("policy", other.rule);
          const bool asks_of_whole = kind != nullptr && kind->field("about") == "text";
          if (other.rule != "meaningless-reply" && !asks_of_whole) CHECK(has_rule(before, other.rule));
        }
        CHECK(left < had);
      }
    }
  }
  CHECK(fixes > 100);
}

TEST_CASE(
    "a rule with a replacement offers it, and the text is then clean of the rule and holds nothing new to warn of") {
  for (const Entry& rule : test_engine().pack().guard.entries) {
    if (rule.field("replace zh").empty()) continue;
    std::size_t offered = 0;
    std::size_t clean = 0;
    for (const std::string_view text : rule.all("fires")) {
      Example example = read_example(rule, std::string(text), true);
      for (int round = 0; round < 6; ++round) {
        const std::vector<Finding> before = test_engine().check(example.request);
        const auto mine = std::find_if(before.begin(), before.end(),
                                       [&](const Finding& f) { return f.rule == rule.code && f.fix.has_value(); });
        if (mine == before.end()) break;
        if (round == 0) ++offered;
        example.request.text = text_with(example.request.text, *mine->fix);
      }
      if (!has_rule(test_engine().check(example.request), rule.code)) ++clean;
    }
    INFO(rule.code << ": " << offered << " of " << rule.all("fires").size() << " examples get a fix, " << clean
                   << " end clean");
    CHECK(offered > 0);
    CHECK(clean >= offered);
  }
}

TEST_CASE("all 75 rules are here, and the shop's own words") {
  const std::set<std::string> kKinds = {"text", "meta", "score"};
  std::size_t rules = 0;
  for (const Entry& rule : test_engine().pack().guard.entries) {
    if (rule.kind != "policy") continue;
    ++rules;
    CHECK(kKinds.count(rule.field("kind")) == 1);
  }
  CHECK(rules == 76);
}

TEST_CASE("what is known from memory only is shown to nobody as law") {
  for (const Entry& rule : test_engine().pack().guard.entries)
    if (rule.field("basis") == "M") CHECK(test_engine().explain(rule.code).front().source.empty());
}

TEST_CASE("an act that is denied, or told of as somebody else's words, breaks nothing") {
  const auto rules = [](const std::string& text) {
    std::set<std::string> out;
    CheckRequest request = public_reply(text);
    request.channel = "private_message";
    for (const Finding& f : test_engine().check(request))
      if (f.severity != Severity::advise) out.insert(f.rule);
    return out;
  };
  CHECK(rules("You do not have to close the case, the refund is on its way").empty());
  CHECK(rules("You asked whether we would blacklist you: no, your next order is as welcome").empty());
  CHECK(rules("Please close the case and we will send the refund").count("ask-cancel-complaint") == 1);
}

TEST_CASE("the heads find wordings that no pattern foresaw") {
  CheckRequest request = public_reply("Nudge that rating upward and I'll knock $12 off your next frame");
  request.channel = "private_message";
  CHECK(has_rule(test_engine().check(request), "incentive-for-review-change"));
}

TEST_CASE("who asks for no fixes gets the same findings without them") {
  CheckRequest request =
      public_reply("Delete the bad review and we will send you $5. The new lid ships on 5 December.");
  const std::vector<Finding> mended = test_engine().check(request);
  request.fixes = false;
  const std::vector<Finding> plain = test_engine().check(request);
  REQUIRE(plain.size() == mended.size());
  REQUIRE_FALSE(plain.empty());
  CHECK(mended.front().fix.has_value());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    CHECK(plain[i].rule == mended[i].rule);
    CHECK(plain[i].severity == mended[i].severity);
    CHECK_FALSE(plain[i].fix.has_value());
  }
}

TEST_CASE("circumstances: hours, count of contacts, refusal, answers") {
  CheckRequest request = public_reply("The new lid ships tomorrow, order 112-1234567-1234567.");
  request.channel = "private_message";
  const auto severity = [&]() -> std::optional<Severity> {
    for (const Finding& f : test_engine().check(request))
      if (f.rule == "contact-hours") return f.severity;
    return std::nullopt;
  };
  CHECK_FALSE(severity().has_value());
  request.circumstances.at = "2026-11-28T22:40:00+08:00";
  CHECK(severity() == Severity::block);
  request.circumstances.answers_buyer = true;
  CHECK_FALSE(severity().has_value());
  request.circumstances = {};
  request.circumstances.contacts_today = 2;
  CHECK(severity() == Severity::warn);
  request.circumstances = {};
  request.circumstances.buyer_refused = true;
  CHECK(severity() == Severity::block);
}

TEST_CASE("circumstances: window, second reply, the reply that locks, nobody at the button, unedited drafts") {
  CheckRequest request = public_reply("The strap was weak; a steel clip ships on 5 December.");
  request.review = Review{};
  request.review->text = "The strap snapped.";
  request.review->stars = 1;
  const auto finds = [&](const std::string& rule) { return has_rule(test_engine().check(request), rule); };
  request.platform = "tmall";
  request.review->date = "2026-10-20T10:00:00+08:00";
  request.circumstances.at = "2026-11-28T10:00:00+08:00";
  CHECK(finds("reply-window"));
  request.review->append_days = 30;
  CHECK_FALSE(finds("reply-window"));
  request.platform = "ebay";
  CHECK_FALSE(finds("reply-window"));
  request.review->reply_text = "Thank you";
  CHECK(finds("reply-window"));
  request.review->reply_text.clear();
  request.platform = "etsy";
  request.circumstances.contacts = 0;
  CHECK(finds("reply-window"));
  request.review->stars = 5;
  CHECK_FALSE(finds("reply-window"));
  CHECK_FALSE(finds("auto-post"));
  request.circumstances.automatic = true;
  CHECK(finds("auto-post"));
  CHECK_FALSE(finds("ai-disclosure"));
  request.circumstances.ai_draft = request.text;
  CHECK(finds("ai-disclosure"));
  request.channel = "private_message";
  request.platform = "amazon";
  CHECK_FALSE(finds("amazon-brand-template-only"));
  request.circumstances.source = "product_review";
  CHECK(finds("amazon-brand-template-only"));
}

TEST_CASE("a recorded call says so") {
  CheckRequest request = public_reply("Hi, this is Lin from Oak Store about the broken lid, is now a good time?");
  request.channel = "call_script";
  CHECK_FALSE(has_rule(test_engine().check(request), "call-identity-recording"));
  request.circumstances.recorded = true;
  CHECK(has_rule(test_engine().check(request), "call-identity-recording"));
}

TEST_CASE("traditional letters, accents and tones are read as the plain ones") {
  // "please delete the bad review" in traditional Chinese
  CHECK(has_rule(test_engine().check(public_reply("\u9ebb\u7169\u60a8\u628a\u5dee\u8a55\u522a\u4e00\u4e0b")),
                 "request-review-change-unpaid"));
}

TEST_CASE("severity depends on platform and channel, and unknown platforms get the default") {
  CheckRequest request =
      public_reply("\u9ebb\u70e6\u60a8\u628a\u5dee\u8bc4\u5220\u4e00\u4e0b");  // please delete the bad review
  const auto severity = [&](const std::string& platform) {
    request.platform = platform;
    for (const Finding& finding : test_engine().check(request))
      if (finding.rule == "request-review-change-unpaid") return finding.severity;
    FAIL("not found on " << platform);
    return Severity::advise;
  };
  CHECK(severity("") == Severity::block);
  CHECK(severity("tmall") == Severity::block);
  CHECK(severity("ebay") == Severity::advise);
  CHECK(severity("etsy") == Severity::warn);
}

TEST_CASE("a rule of Chinese law only advises on the platforms of other regions") {
  CheckRequest request = public_reply("This is the world's best rice");
  const auto severity = [&](const std::string& platform) -> std::optional<Severity> {
    request.platform = platform;
    for (const Finding& f : test_engine().check(request))
      if (f.rule == "superlative-product") return f.severity;
    return std::nullopt;
  };
  CHECK(severity("taobao") > Severity::advise);
  CHECK(severity("etsy") == Severity::advise);
}

TEST_CASE("disguised words are found, with the original's offsets") {
  CHECK(has_rule(test_engine().check(public_reply("\u52a0*\u5fae*\u4fe1\u9886\u5238")), "offplatform-contact"));
  CHECK(has_rule(test_engine().check(
                     public_reply("\u8bf7\u6253\u4e00\u4e09\u516b\u96f6\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d")),
                 "pii-phone"));
}

TEST_CASE("the buyer's own words in quotation marks are at most a warning") {
  const auto severities = [](const std::string& text) {
    std::vector<Severity> out;
    for (const Finding& finding : test_engine().check(public_reply(text)))
      if (finding.rule == "insult-abuse") out.push_back(finding.severity);
    return out;
  };
  const std::string idiot = "\u767d\u75f4";
  CHECK(severities("\u4f60\u5c31\u662f\u4e2a" + idiot) == std::vector<Severity>{Severity::block});
  CHECK(severities("\u60a8\u5199\u7684\u201c" + idiot + "\u201d\u4e24\u4e2a\u5b57\u6211\u770b\u5230\u4e86") ==
        std::vector<Severity>{Severity::warn});
}

TEST_CASE("the shop's forbidden words are found however they are written") {
  CheckRequest request = public_reply("We sent the ACME lid today, Acme works");
  request.forbidden = {"acme", ""};
  std::size_t found = 0;
  for (const Finding& finding : test_engine().check(request)) found += finding.rule == "shop-forbidden-word" ? 1u : 0u;
  CHECK(found == 2);
}

TEST_CASE("a reply over the platform's limit is blocked, one near it warned") {
  CheckRequest request = public_reply("");
  request.platform = "ebay";
  const auto severity_at = [&](std::size_t length) -> std::optional<Severity> {
    request.text = std::string(length, 'x');
    for (const Finding& finding : test_engine().check(request))
      if (finding.rule == "length-limit") return finding.severity;
    return std::nullopt;
  };
  CHECK(severity_at(501) == Severity::block);
  CHECK(severity_at(460) == Severity::warn);
  CHECK_FALSE(severity_at(440).has_value());
}

TEST_CASE("a near copy of an earlier reply and a heap of stock phrases are boilerplate") {
  CheckRequest request = public_reply("The zip was too small, a new slider ships on 5 May by first class post.");
  request.recent = {"The zip was too small, a new slider ships on 6 May by first class post."};
  CHECK(has_rule(test_engine().check(request), "template-boilerplate"));
  request.recent = {"Thanks for the photo of the cracked mug; the next one has a double box."};
  CHECK_FALSE(has_rule(test_engine().check(request), "template-boilerplate"));
  request.text = "Dear customer, thank you for your valuable feedback. We strive for excellence.";
  CHECK(has_rule(test_engine().check(request), "template-boilerplate"));
}

TEST_CASE("a reply in another script than the review's is noticed") {
  CheckRequest request = public_reply("The new lid ships today, sorry for the crack.");
  request.review = Review{};
  request.review->text = "\u676f\u76d6\u88c2\u4e86,\u5f88\u5931\u671b";
  CHECK(has_rule(test_engine().check(request), "language-match"));
  request.review->text = "The lid was cracked, very disappointing.";
  CHECK_FALSE(has_rule(test_engine().check(request), "language-match"));
}

TEST_CASE("any bytes are a text") {
  TestRandom random(7);
  for (int round = 0; round < 300; ++round) {
    CheckRequest request = public_reply("");
    for (std::uint64_t i = random.below(80); i > 0; --i) request.text.push_back(static_cast<char>(random.below(256)));
    for (const Finding& finding : test_engine().check(request)) CHECK(finding.start <= finding.end);
  }
}

}  // namespace huiping
