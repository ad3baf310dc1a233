// Platform profile from JSON: {"id","name":{"zh","en"},"region","facts":{name:{"value","confidence","source","date"}}}.
#include "json/platform_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace huiping {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Numbers and lists are kept as text: one form for every fact.
std::string value_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_unsigned()) return std::to_string(value.get<unsigned long>());
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  std::string joined;
  if (value.is_array())
    for (const json& part : value)
      joined += (joined.empty() ? "" : "; ") + (part.is_string() ? part.get<std::string>() : "");
  return joined;
}

bool read_confidence(std::string_view word, Confidence& confidence) {
  if (word == "R")
    confidence = Confidence::read;
  else if (word == "S")
    confidence = Confidence::secondary;
  else if (word == "M")
    confidence = Confidence::memory;
  else if (word == "house")
    confidence = Confidence::house;
  else if (word == "unknown")
    confidence = Confidence::unknown;
  else
    return false;
  return true;
}

std::size_t line_at(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
}

// Learns where the text stops being JSON, without exceptions.
struct ErrorPlace : nlohmann::json_sax<json> {
  std::size_t at = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
    at = position;
    return false;
  }
};

}  // namespace

std::size_t line_of_key(std::string_view text, std::string_view key) {
  const std::size_t at = text.find("\"" + std::string(key) + "\"");
  return at == std::string_view::npos ? 1 : line_at(text, at);
}

void read_platform_json(std::string_view text, std::string_view file, Platform& platform,
                        std::vector<std::string>& errors) {
  const auto complain = [&](std::size_t line, const std::string& what) {
    errors.push_back(std::string(file) + ":" + std::to_string(line) + ": " + what);
  };
  const json root = json::parse(text, nullptr, false);
  if (root.is_discarded()) {
    ErrorPlace place;
    json::sax_parse(text, &place);
    return complain(line_at(text, place.at), "is not JSON");
  }
  if (!root.is_object() || text_of(root, "id").empty()) return complain(1, "must be an object with an id");
  platform.id = text_of(root, "id");
  platform.region = text_of(root, "region");
  if (const auto name = root.find("name"); name != root.end() && name->is_object())
    platform.name = {text_of(*name, "zh"), text_of(*name, "en")};
  if (platform.name.zh.empty() || platform.name.en.empty()) complain(line_of_key(text, "name"), "name needs zh and en");
  const auto facts = root.find("facts");
  if (facts == root.end() || !facts->is_object())
    return complain(line_of_key(text, "facts"), "facts must be an object");
  for (const auto& [name, object] : facts->items()) {
    if (!object.is_object() || !object.contains("value")) {
      complain(line_of_key(text, name), name + " needs a value");
      continue;
    }
    Fact fact;
    fact.value = value_of(object["value"]);
    fact.source = text_of(object, "source");
    fact.date = text_of(object, "date");
    if (!read_confidence(text_of(object, "confidence"), fact.confidence))
      complain(line_of_key(text, name), name + " needs a confidence: R, S, M, house or unknown");
    platform.facts[name] = std::move(fact);
  }
}

}  // namespace huiping
