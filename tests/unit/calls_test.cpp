// The JSON door: hostile and wrong input gives an error in its place, everything else goes on.
#include "json/calls.h"

#include <catch2/catch.hpp>

#include "fixtures.h"
#include "json/audit.h"

namespace huiping {
namespace {

Json ask(Call call, const std::string& text) { return parse_json(answer_array(test_engine(), call, text, Ui::en)); }

TEST_CASE("a wrong element is answered in its place with its number") {
  const Json out =
      ask(Call::assess, R"([{"text":"it broke"}, 5, {"text":7}, {"text":"ok","stars":9}, {"text":"fine"}])");
  REQUIRE(out.size() == 5);
  CHECK_FALSE(out[0].contains("error"));
  CHECK(out[1]["error"] == "a review must be an object");
  CHECK(out[1]["line"] == 2);
  CHECK(out[2]["error"] == "text: a string is needed");
  CHECK(out[3]["error"] == "stars: a number from 1 to 5 is needed");
  CHECK_FALSE(out[4].contains("error"));
}

TEST_CASE("text that is no JSON, or too deep, is an error and not a crash") {
  CHECK(ask(Call::assess, "{")["error"] == "a JSON array is needed");
  CHECK(ask(Call::assess, std::string(200000, '[')).contains("error"));
  const Json deep =
      ask(Call::promises, "[{\"text\":\"x\",\"id\":" + std::string(5000, '[') + std::string(5000, ']') + "}]");
  CHECK(deep[0].contains("error"));
}

TEST_CASE("broken UTF-8, bidi controls, NUL and a megabyte of one letter do no harm") {
  const Json broken = ask(Call::assess, "[{\"text\":\"\xff\xe4\xbd it broke\"}]");
  CHECK_FALSE(broken[0].contains("error"));
  const Json bidi = ask(Call::assess, R"([{"text":"\u202eit broke\u0000\u200b after a day"}])");
  REQUIRE(bidi[0]["causes"].size() == 1);
  const Json long_text = ask(Call::assess, "[{\"text\":\"" + std::string(1 << 20, 'a') + "\"}]");
  CHECK(long_text[0]["causes"].empty());
}

TEST_CASE("quotes are UTF-16 slices of the field they name, after emoji too") {
  const std::string text = "\xf0\x9f\x98\x80 the lamp stopped working after two days";
  const Json out = ask(Call::assess, "[{\"text\":\"" + text + "\"}]");
  REQUIRE_FALSE(out[0]["causes"].empty());
  for (const Json& cause : out[0]["causes"]) {
    REQUIRE_FALSE(cause["quotes"].empty());
    for (const Json& quote : cause["quotes"]) {
      const auto start = quote["start"].get<std::size_t>();
      const auto end = quote["end"].get<std::size_t>();
      CHECK(to_utf8(to_utf16(text).substr(start, end - start)) == quote["text"].get<std::string>());
    }
  }
}

TEST_CASE("explain knows every code it lists, in both languages") {
  for (const std::string& code : test_engine().codes()) {
    const auto found = test_engine().explain(code);
    REQUIRE_FALSE(found.empty());
    CHECK_FALSE(found.front().label.zh.empty());
    CHECK_FALSE(found.front().label.en.empty());
  }
  CHECK(ask(Call::explain, R"(["no.such.code"])")[0]["error"] == "no code no.such.code");
}

TEST_CASE("an audit takes replies out of reviews and sums up what there is to mend") {
  const auto request = AuditCall::request_of(
      Json::parse(R"({"id":"r1","text":"bad","platform":"tmall","reply":{"text":"This is the world's best rice"}})"));
  CHECK(request["text"] == "This is the world's best rice");
  CHECK(request["review"]["text"] == "bad");
  CHECK(AuditCall::request_of(Json::parse(R"({"id":"r2","text":"no reply here"})")).is_null());
  AuditCall audit;
  audit.add(Json::parse(answer_line(test_engine(), Call::check, request.dump(), 0, Ui::en)));
  audit.add_skipped();
  const Json sum = audit.result()["audit"];
  CHECK(sum["texts"] == 1);
  CHECK(sum["skipped"] == 1);
  CHECK(sum["clean"] == 0);
  bool named = false;
  for (const Json& rule : sum["rules"])
    named = named || (rule["rule"] == "superlative-product" && rule["ids"][0] == "r1");
  CHECK(named);
}

}  // namespace
}  // namespace huiping
