// Answers calls on JSON: read the value, ask the engine, write the answer.
#include "json/calls.h"

#include "json/assessment_json.h"
#include "json/stats_json.h"
#include "text/text.h"

namespace huiping {
namespace {

Json answer_promises(const Engine& engine, const Json& value, Wrong& wrong) {
  if (!value.is_object() || !value.contains("text")) {
    wrong = "text: a string is needed";
    return {};
  }
  const std::string text = string_field(value, "text", wrong);
  const std::string at = string_field(value, "at", wrong);
  Json all = Json::array();
  for (const Promise& promise : engine.promises(text, at)) all.push_back(to_json(promise));
  Json json = Json::object();
  const std::string id = id_field(value, "id", wrong);
  if (!id.empty()) json["id"] = id;
  json["promises"] = std::move(all);
  return json;
}

Json answer_check(const Engine& engine, const Json& value, Ui ui, Wrong& wrong) {
  const CheckRequest request = check_request_from_json(value, wrong);
  if (!wrong.empty()) return {};
  Json findings = Json::array();
  for (const Finding& finding : engine.check(request)) findings.push_back(to_json(finding, ui));
  Json json = Json::object();
  if (!request.id.empty()) json["id"] = request.id;
  json["findings"] = std::move(findings);
  return json;
}

void append_draft(const Engine& engine, const Json& value, Ui ui, Wrong& wrong, std::string& out) {
  const DraftRequest request = draft_request_from_json(value, wrong);
  if (!wrong.empty()) return;
  const DraftAnswer made = engine.draft(request);
  Json drafts = Json::array();
  for (const Draft& draft : made.drafts) drafts.push_back(to_json(draft, ui));
  out += R"({"assessment":)";
  append_json(made.assessment, ui, out);
  out += R"(,"plan":)" + dump_json(to_json(made.plan, ui));
  out += R"(,"drafts":)" + dump_json(drafts) + "}";
}

Json answer_explain(const Engine& engine, const Json& value, Ui ui, Wrong& wrong) {
  if (!value.is_string()) {
    wrong = "a code is needed, as a string";
    return {};
  }
  const auto found = engine.explain(value.get<std::string>());
  if (found.empty()) {
    wrong = "no code " + value.get<std::string>();
    return {};
  }
  return to_json(found.front(), ui);
}

}  // namespace

bool find_call(std::string_view name, Call& call) {
  static constexpr std::pair<std::string_view, Call> kCalls[] = {{"assess", Call::assess},
                                                                 {"draft", Call::draft},
                                                                 {"check", Call::check},
                                                                 {"promises", Call::promises},
                                                                 {"explain", Call::explain}};
  for (const auto& [known, value] : kCalls)
    if (known == name) {
      call = value;
      return true;
    }
  return false;
}

Wrong append_answer(const Engine& engine, Call call, const Json& value, Ui ui, std::string& out) {
  Wrong wrong;
  Json result;
  switch (call) {
    case Call::assess: {
      const Review review = review_from_json(value, wrong);
      if (wrong.empty()) append_json(engine.assess(review), ui, out);
      return wrong;
    }
    case Call::draft:
      append_draft(engine, value, ui, wrong, out);
      return wrong;
    case Call::check:
      result = answer_check(engine, value, ui, wrong);
      break;
    case Call::promises:
      result = answer_promises(engine, value, wrong);
      break;
    case Call::explain:
      result = answer_explain(engine, value, ui, wrong);
      break;
  }
  if (wrong.empty()) out += dump_json(result);
  return wrong;
}

std::string error_line(const std::string& what, int line) {
  Json error = {{"error", what}};
  if (line != 0) error["line"] = line;
  return dump_json(error);
}

std::string answer_line(const Engine& engine, Call call, std::string_view text, int line, Ui ui) {
  const Json value = parse_json(text);
  std::string out;
  const Wrong wrong = value.is_discarded() ? "not JSON" : append_answer(engine, call, value, ui, out);
  return wrong.empty() ? out : error_line(wrong, line);
}

std::string answer_array(const Engine& engine, Call call, std::string_view text, Ui ui) {
  const Json values = parse_json(text);
  if (!values.is_array()) return error_line("a JSON array is needed", 0);
  std::string out = "[";
  int line = 0;
  for (const Json& value : values) {
    ++line;
    if (out.size() > 1) out += ',';
    if (const Wrong wrong = append_answer(engine, call, value, ui, out); !wrong.empty()) out += error_line(wrong, line);
  }
  return out + "]";
}

StatsCall::Item StatsCall::read(const Engine& engine, const Json& value) {
  Item item;
  if (is_assessment(value)) {
    item.assessment = assessment_from_json(value, item.wrong);
    return item;
  }
  const Review review = review_from_json(value, item.wrong);
  if (!item.wrong.empty()) return item;
  item.assessment = engine.assess(review);
  item.review = review;
  return item;
}

void StatsCall::add(const Item& item) {
  if (item.wrong.empty()) stats_.add(item.review ? &*item.review : nullptr, item.assessment);
}

Json StatsCall::result(Ui ui) const { return to_json(stats_.result(), ui); }

std::string answer_stats(const Engine& engine, std::string_view text, Ui ui) {
  const Json values = parse_json(text);
  if (!values.is_array()) return error_line("a JSON array is needed", 0);
  StatsCall stats(engine);
  for (const Json& value : values) stats.add(StatsCall::read(engine, value));
  return dump_json(stats.result(ui));
}

Json parse_json(std::string_view text) {
  return is_utf8(text) ? Json::parse(text, nullptr, false) : Json::parse(repair_utf8(text), nullptr, false);
}

std::string dump_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace huiping
