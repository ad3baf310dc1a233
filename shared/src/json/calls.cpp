// Answers calls on JSON: read the value, ask the engine, write the answer.
#include "json/calls.h"

#include "json/stats_json.h"
#include "text/text.h"

namespace huiping {
namespace {

Json error_json(const std::string& what) { return {{"error", what}}; }

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

Json answer_draft(const Engine& engine, const Json& value, Ui ui, Wrong& wrong) {
  const DraftRequest request = draft_request_from_json(value, wrong);
  if (!wrong.empty()) return {};
  const DraftAnswer made = engine.draft(request);
  Json drafts = Json::array();
  for (const Draft& draft : made.drafts) drafts.push_back(to_json(draft, ui));
  return {
      {"assessment", to_json(made.assessment, ui)}, {"plan", to_json(made.plan, ui)}, {"drafts", std::move(drafts)}};
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

Json answer(const Engine& engine, Call call, const Json& value, Ui ui) {
  Wrong wrong;
  Json result;
  switch (call) {
    case Call::assess: {
      const Review review = review_from_json(value, wrong);
      if (wrong.empty()) result = to_json(engine.assess(review), ui);
      break;
    }
    case Call::draft:
      result = answer_draft(engine, value, ui, wrong);
      break;
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
  return wrong.empty() ? result : error_json(wrong);
}

std::string answer_line(const Engine& engine, Call call, std::string_view text, int line, Ui ui) {
  const Json value = parse_json(text);
  Json result = value.is_discarded() ? error_json("not JSON") : answer(engine, call, value, ui);
  if (line != 0 && result.contains("error")) result["line"] = line;
  return dump_json(result);
}

std::string answer_array(const Engine& engine, Call call, std::string_view text, Ui ui) {
  const Json values = parse_json(text);
  if (!values.is_array()) return dump_json(error_json("a JSON array is needed"));
  std::string out = "[";
  int line = 0;
  for (const Json& value : values) {
    Json result = answer(engine, call, value, ui);
    ++line;
    if (result.contains("error")) result["line"] = line;
    if (out.size() > 1) out += ',';
    out += dump_json(result);
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
  if (!values.is_array()) return dump_json(error_json("a JSON array is needed"));
  StatsCall stats(engine);
  for (const Json& value : values) stats.add(StatsCall::read(engine, value));
  return dump_json(stats.result(ui));
}

Json parse_json(std::string_view text) { return Json::parse(repair_utf8(text), nullptr, false); }

std::string dump_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace huiping
