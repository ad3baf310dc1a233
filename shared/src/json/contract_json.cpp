// Writes and reads the values of contract.md field by field.
#include "json/contract_json.h"

#include <algorithm>
#include <cmath>

#include "huiping/codes.h"
#include "plan/own_template.h"

namespace huiping {
namespace {

void note(Wrong& wrong, const std::string& what) {
  if (wrong.empty()) wrong = what;
}

const Json* find(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it == json.end() || it->is_null() ? nullptr : &*it;
}

std::optional<double> number_field(const Json& json, const char* key, Wrong& wrong) {
  const Json* value = find(json, key);
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->get<double>();
  note(wrong, std::string(key) + ": a number is needed");
  return std::nullopt;
}

std::optional<int> count_field(const Json& json, const char* key, Wrong& wrong) {
  const auto value = number_field(json, key, wrong);
  if (!value) return std::nullopt;
  if (*value >= 0 && *value <= 1e9) return static_cast<int>(*value);
  note(wrong, std::string(key) + ": a number from 0 to 1000000000 is needed");
  return std::nullopt;
}

// A nested object; absent gives nothing, another type is a mistake.
const Json* object_field(const Json& json, const char* key, Wrong& wrong) {
  const Json* value = find(json, key);
  if (value != nullptr && !value->is_object()) {
    note(wrong, std::string(key) + ": an object is needed");
    return nullptr;
  }
  return value;
}

std::vector<std::string> strings_field(const Json& json, const char* key, Wrong& wrong) {
  std::vector<std::string> all;
  const Json* value = find(json, key);
  if (value == nullptr) return all;
  if (!value->is_array()) {
    note(wrong, std::string(key) + ": an array of strings is needed");
    return all;
  }
  for (const Json& item : *value)
    if (item.is_string())
      all.push_back(item.get<std::string>());
    else
      note(wrong, std::string(key) + ": an array of strings is needed");
  return all;
}

std::optional<Lang> lang_field(const Json& json, Wrong& wrong) {
  const std::string code = string_field(json, "lang", wrong);
  if (code.empty()) return std::nullopt;
  if (code.substr(0, 2) == "zh") return Lang::zh;
  if (code.substr(0, 2) == "en") return Lang::en;
  return Lang::other;
}

std::optional<double> stars_field(const Json& json, Wrong& wrong) {
  const auto stars = number_field(json, "stars", wrong);
  // Some platforms write 0 for "not rated".
  if (!stars || *stars == 0) return std::nullopt;
  if (*stars >= 1 && *stars <= 5) return stars;
  note(wrong, "stars: a number from 1 to 5 is needed");
  return std::nullopt;
}

std::optional<Grade> grade_field(const Json& json, Wrong& wrong) {
  const std::string grade = string_field(json, "grade", wrong);
  if (grade == "bad") return Grade::bad;
  if (grade == "neutral") return Grade::neutral;
  if (grade == "good") return Grade::good;
  if (!grade.empty()) note(wrong, "grade: bad, neutral or good is needed");
  return std::nullopt;
}

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

}  // namespace

std::string string_field(const Json& json, const char* key, Wrong& wrong) {
  const Json* value = find(json, key);
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  note(wrong, std::string(key) + ": a string is needed");
  return {};
}

std::string id_field(const Json& json, const char* key, Wrong& wrong) {
  const Json* value = find(json, key);
  if (value != nullptr && value->is_number()) return value->dump();
  return string_field(json, key, wrong);
}

double two_decimals(double value) { return std::round(value * 100.0) / 100.0; }

Review review_from_json(const Json& json, Wrong& wrong) {
  Review review;
  if (!json.is_object()) {
    note(wrong, "a review must be an object");
    return review;
  }
  review.id = id_field(json, "id", wrong);
  review.platform = string_field(json, "platform", wrong);
  review.text = string_field(json, "text", wrong);
  if (find(json, "text") == nullptr) note(wrong, "text: a string is needed");
  if (const Json* append = object_field(json, "append", wrong)) {
    review.append_text = string_field(*append, "text", wrong);
    review.append_days = count_field(*append, "days", wrong);
  }
  review.stars = stars_field(json, wrong);
  review.grade = grade_field(json, wrong);
  review.date = string_field(json, "date", wrong);
  review.buyer = string_field(json, "buyer", wrong);
  if (const Json* product = object_field(json, "product", wrong)) {
    review.product_id = id_field(*product, "id", wrong);
    review.product_name = string_field(*product, "name", wrong);
    review.product_variant = string_field(*product, "variant", wrong);
  }
  if (const Json* order = object_field(json, "order", wrong)) {
    review.order_id = id_field(*order, "id", wrong);
    review.order_price = id_field(*order, "price", wrong);
    review.order_currency = string_field(*order, "currency", wrong);
    review.order_signed_at = string_field(*order, "signed_at", wrong);
  }
  review.images = count_field(json, "images", wrong);
  review.helpful = count_field(json, "helpful", wrong);
  if (const Json* reply = object_field(json, "reply", wrong)) {
    review.reply_text = string_field(*reply, "text", wrong);
    review.reply_date = string_field(*reply, "date", wrong);
  }
  review.lang = lang_field(json, wrong);
  return review;
}

std::vector<OwnTemplate> templates_field(const Json& json, Wrong& wrong) {
  std::vector<OwnTemplate> templates;
  const Json* all = find(json, "templates");
  if (all == nullptr) return templates;
  if (!all->is_array()) note(wrong, "templates: an array is needed");
  if (all->is_array())
    for (const Json& item : *all) {
      if (!item.is_object()) {
        note(wrong, "templates: an array of objects is needed");
        continue;
      }
      templates.push_back({string_field(item, "name", wrong), string_field(item, "text", wrong),
                           string_field(item, "channel", wrong), string_field(item, "occasion", wrong),
                           strings_field(item, "causes", wrong), lang_field(item, wrong)});
      if (const std::string unknown = unknown_variable(templates.back().text); !unknown.empty())
        note(wrong, "templates: {" + unknown + "} is no variable");
    }
  return templates;
}

Shop shop_from_json(const Json& json, Wrong& wrong) {
  Shop shop;
  shop.name = string_field(json, "name", wrong);
  shop.signature = string_field(json, "signature", wrong);
  shop.greeting = string_field(json, "greeting", wrong);
  shop.forbidden = strings_field(json, "forbidden", wrong);
  shop.high_price = id_field(json, "high_price", wrong);
  shop.hours = string_field(json, "hours", wrong);
  shop.tone = string_field(json, "tone", wrong);
  shop.templates = templates_field(json, wrong);
  const Json* remedies = find(json, "remedies");
  if (remedies == nullptr) return shop;
  if (!remedies->is_array()) {
    note(wrong, "remedies: an array is needed");
    return shop;
  }
  for (const Json& item : *remedies) {
    if (!item.is_object()) {
      note(wrong, "remedies: an array of objects is needed");
      continue;
    }
    shop.remedies.push_back({string_field(item, "code", wrong), id_field(item, "max", wrong),
                             strings_field(item, "causes", wrong), id_field(item, "from_price", wrong),
                             id_field(item, "to_price", wrong)});
  }
  return shop;
}

static Circumstances circumstances_from_json(const Json& json, Wrong& wrong) {
  Circumstances out;
  out.at = string_field(json, "at", wrong);
  out.contacts_today = count_field(json, "contacts_today", wrong);
  out.contacts = count_field(json, "contacts", wrong);
  const auto is_true = [&](const char* name) {
    const Json* value = find(json, name);
    return value != nullptr && value->is_boolean() && value->get<bool>();
  };
  out.buyer_refused = is_true("buyer_refused");
  out.answers_buyer = is_true("answers_buyer");
  out.recorded = is_true("recorded");
  out.automatic = is_true("automatic");
  out.source = string_field(json, "source", wrong);
  out.ai_draft = string_field(json, "ai_draft", wrong);
  return out;
}

CheckRequest check_request_from_json(const Json& json, Wrong& wrong) {
  CheckRequest request;
  if (!json.is_object()) {
    note(wrong, "a text to check must be an object");
    return request;
  }
  request.id = id_field(json, "id", wrong);
  request.text = string_field(json, "text", wrong);
  if (find(json, "text") == nullptr) note(wrong, "text: a string is needed");
  request.channel = string_field(json, "channel", wrong);
  if (request.channel.empty()) request.channel = "public_reply";
  request.platform = string_field(json, "platform", wrong);
  request.lang = lang_field(json, wrong);
  if (const Json* review = object_field(json, "review", wrong)) request.review = review_from_json(*review, wrong);
  if (const Json* shop = object_field(json, "shop", wrong)) request.forbidden = shop_from_json(*shop, wrong).forbidden;
  request.recent = strings_field(json, "recent", wrong);
  if (const Json* fixes = find(json, "fixes"); fixes != nullptr && fixes->is_boolean())
    request.fixes = fixes->get<bool>();
  if (const Json* context = object_field(json, "context", wrong))
    request.circumstances = circumstances_from_json(*context, wrong);
  return request;
}

DraftRequest draft_request_from_json(const Json& json, Wrong& wrong) {
  DraftRequest request;
  const Json* review = json.is_object() ? object_field(json, "review", wrong) : nullptr;
  if (review == nullptr) {
    note(wrong, "review: an object is needed");
    return request;
  }
  request.review = review_from_json(*review, wrong);
  if (const Json* shop = object_field(json, "shop", wrong)) request.shop = shop_from_json(*shop, wrong);
  if (const Json* options = object_field(json, "options", wrong)) {
    request.options.tone = string_field(*options, "tone", wrong);
    request.options.lang = lang_field(*options, wrong);
    request.options.channels = strings_field(*options, "channels", wrong);
    request.options.variant = static_cast<unsigned>(count_field(*options, "variant", wrong).value_or(0));
    request.options.now = string_field(*options, "now", wrong);
    request.options.recent = strings_field(*options, "recent", wrong);
  }
  return request;
}

bool is_assessment(const Json& json) {
  return json.is_object() && json.contains("sentiment") && json.contains("risk") && !json.contains("text");
}

Assessment assessment_from_json(const Json& json, Wrong& wrong) {
  Assessment assessment;
  assessment.id = id_field(json, "id", wrong);
  assessment.lang = lang_field(json, wrong).value_or(Lang::other);
  if (const Json* sentiment = object_field(json, "sentiment", wrong)) {
    const std::string label = string_field(*sentiment, "label", wrong);
    for (const auto candidate :
         {SentimentLabel::negative, SentimentLabel::neutral, SentimentLabel::positive, SentimentLabel::empty})
      if (label == sentiment_code(candidate)) assessment.sentiment.label = candidate;
    assessment.sentiment.score = number_field(*sentiment, "score", wrong).value_or(0);
    assessment.sentiment.confidence = number_field(*sentiment, "confidence", wrong).value_or(0);
  }
  if (const Json* causes = find(json, "causes"); causes != nullptr && causes->is_array())
    for (const Json& item : *causes)
      if (item.is_object())
        assessment.causes.push_back(
            {string_field(item, "code", wrong), number_field(item, "confidence", wrong).value_or(0), {}});
  if (const Json* flags = find(json, "flags"); flags != nullptr && flags->is_array())
    for (const Json& item : *flags)
      if (item.is_object()) assessment.flags.push_back({string_field(item, "code", wrong), {}});
  assessment.responsible = string_field(json, "responsible", wrong);
  assessment.facets = strings_field(json, "facets", wrong);
  assessment.stage = string_field(json, "stage", wrong);
  assessment.severity = count_field(json, "severity", wrong).value_or(0);
  if (const Json* risk = object_field(json, "risk", wrong)) {
    assessment.risk.score = count_field(*risk, "score", wrong).value_or(0);
    const std::string band = string_field(*risk, "band", wrong);
    for (const auto candidate : {Band::low, Band::medium, Band::high, Band::critical})
      if (band == band_code(candidate)) assessment.risk.band = candidate;
  }
  return assessment;
}

Json to_json(const Plan& plan, Ui ui) {
  Json reply = {{"advice", advice_code(plan.advice)}, {"reason", plan.reason.in(ui)}};
  put(reply, "platform_fact", plan.platform_fact);
  Json steps = Json::array();
  for (const Step& step : plan.steps) {
    Json line = {{"channel", step.channel}};
    put(line, "from", step.from);
    put(line, "until", step.until);
    line["why"] = step.why.in(ui);
    steps.push_back(std::move(line));
  }
  Json remedies = Json::array();
  for (const Remedy& remedy : plan.remedies) {
    Json line = {{"code", remedy.code}};
    put(line, "limit", remedy.limit);
    line["why"] = remedy.why.in(ui);
    remedies.push_back(std::move(line));
  }
  Json reasons = Json::array();
  for (const Bilingual& reason : plan.reasons) reasons.push_back(reason.in(ui));
  Json json = Json::object();
  put(json, "id", plan.id);
  json["public_reply"] = std::move(reply);
  json["steps"] = std::move(steps);
  json["remedies"] = std::move(remedies);
  put(json, "respond_by", plan.respond_by);
  json["recoverable"] = plan.recoverable;
  json["reasons"] = std::move(reasons);
  return json;
}

Json to_json(const Draft& draft, Ui ui) {
  Json json = {{"channel", draft.channel}, {"tone", draft.tone}, {"lang", lang_code(draft.lang)}};
  if (draft.steps.empty()) {
    json["text"] = draft.text;
  } else {
    Json steps = Json::array();
    for (const CallStep& step : draft.steps) {
      Json line = {{"say", step.say}};
      Json branches = Json::array();
      for (const Branch& branch : step.branches) branches.push_back({{"if", branch.condition}, {"go", branch.go}});
      if (!branches.empty()) line["branch"] = std::move(branches);
      steps.push_back(std::move(line));
    }
    json["steps"] = std::move(steps);
    json["dont"] = draft.dont;
  }
  json["length"] = draft.length;
  if (draft.limit) json["limit"] = *draft.limit;
  json["slots"] = Json::object();
  for (const auto& [slot, value] : draft.slots) json["slots"][slot] = value;
  Json findings = Json::array();
  for (const Finding& finding : draft.findings) findings.push_back(to_json(finding, ui));
  json["findings"] = std::move(findings);
  put(json, "template", draft.own_template);
  if (!draft.counterexample.empty())
    json["counterexample"] = {{"text", draft.counterexample}, {"why", draft.counterexample_why}};
  return json;
}

Json to_json(const Finding& finding, Ui ui) {
  Json json = {{"rule", finding.rule},   {"severity", severity_code(finding.severity)},
               {"start", finding.start}, {"end", finding.end},
               {"quote", finding.quote}, {"message", finding.message.in(ui)}};
  put(json, "advice", finding.advice.in(ui));
  put(json, "source", finding.source);
  if (finding.fix)
    json["fix"] = {{"text", finding.fix->text}, {"replace", Json::array({finding.fix->start, finding.fix->end})}};
  return json;
}

Json to_json(const Promise& promise) {
  Json json = {{"id", promise.id}};
  put(json, "case", promise.case_id);
  json["what"] = promise.what;
  json["text"] = promise.text;
  json["start"] = promise.start;
  json["end"] = promise.end;
  json["amount"] = promise.amount.empty() ? Json(nullptr) : Json(promise.amount);
  put(json, "currency", promise.currency);
  put(json, "made_at", promise.made_at);
  json["due"] = promise.due.empty() ? Json(nullptr) : Json(promise.due);
  json["state"] = promise.state;
  return json;
}

Json to_json(const Explanation& explanation, Ui ui) {
  Json json = {{"code", explanation.code}, {"kind", explanation.kind}, {"label", explanation.label.in(ui)}};
  put(json, "meaning", explanation.meaning.in(ui));
  put(json, "responsible", explanation.responsible);
  put(json, "severity", explanation.severity);
  put(json, "source", explanation.source);
  json["examples"] = explanation.examples;
  if (!explanation.counterexamples.empty()) json["counterexamples"] = explanation.counterexamples;
  return json;
}

}  // namespace huiping
