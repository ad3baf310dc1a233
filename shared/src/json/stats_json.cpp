// Statistics as one JSON object: counts, Pareto of causes, products, days, repeated texts, alarms.
#include "json/stats_json.h"

namespace huiping {
namespace {

Json counts(const std::vector<NamedCount>& list) {
  Json json = Json::object();
  for (const NamedCount& item : list) json[item.name] = item.count;
  return json;
}

void put_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

}  // namespace

Json to_json(const StatsResult& result, Ui ui) {
  Json json = {{"total", result.total}, {"unsure", result.unsure}};
  json["sentiment"] = counts(result.sentiments);
  json["bands"] = counts(result.bands);
  json["causes"] = Json::array();
  for (const CauseCount& cause : result.causes)
    json["causes"].push_back(
        {{"code", cause.code}, {"count", cause.count}, {"primary", cause.primary}, {"cumulative", cause.cumulative}});
  json["flags"] = counts(result.flags);
  json["facets"] = counts(result.facets);
  json["stages"] = counts(result.stages);
  json["platforms"] = counts(result.platforms);
  json["products"] = Json::array();
  for (const ProductCount& product : result.products) {
    Json item = {{"id", product.id}};
    put_text(item, "name", product.name);
    item["total"] = product.total;
    item["negative"] = product.negative;
    put_text(item, "top_cause", product.top_cause);
    json["products"].push_back(std::move(item));
  }
  json["days"] = Json::array();
  for (const DayCount& day : result.days)
    json["days"].push_back({{"date", day.date}, {"total", day.total}, {"negative", day.negative}});
  json["star_text_mismatch"] = {{"count", result.mismatched}, {"ids", result.mismatched_ids}};
  json["repeated"] = Json::array();
  for (const Repeated& repeated : result.repeated)
    json["repeated"].push_back({{"text", repeated.text}, {"count", repeated.count}, {"ids", repeated.ids}});
  json["alarms"] = Json::array();
  for (const Alarm& alarm : result.alarms) {
    Json item = {{"code", alarm.code}};
    put_text(item, "product", alarm.product);
    put_text(item, "cause", alarm.cause);
    item["count"] = alarm.count;
    put_text(item, "from", alarm.from);
    put_text(item, "until", alarm.until);
    item["text"] = alarm.text.in(ui);
    json["alarms"].push_back(std::move(item));
  }
  return json;
}

}  // namespace huiping
