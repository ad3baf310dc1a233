// Maps header names to columns and rows to reviews.
#include "csv_columns.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "json/calls.h"
#include "text/normalize.h"

namespace huiping {
namespace {

// Where a column's cell goes in a Review.
struct CellPlace {
  std::string_view column, object, key;
  bool number = false;
};

constexpr std::array<CellPlace, 21> kPlaces = {{
    {"text", "", "text"},
    {"append", "append", "text"},
    {"append_days", "append", "days", true},
    {"stars", "", "stars", true},
    {"grade", "", "grade"},
    {"date", "", "date"},
    {"buyer", "", "buyer"},
    {"platform", "", "platform"},
    {"id", "", "id"},
    {"product_name", "product", "name"},
    {"product_id", "product", "id"},
    {"variant", "product", "variant"},
    {"order_id", "order", "id"},
    {"price", "order", "price"},
    {"currency", "order", "currency"},
    {"signed_at", "order", "signed_at"},
    {"images", "", "images", true},
    {"helpful", "", "helpful", true},
    {"reply", "reply", "text"},
    {"reply_date", "reply", "date"},
    {"lang", "", "lang"},
}};

// "5.0", "4 stars", "5/5": the leading number counts; anything else stays as it is and is reported.
Json number_or_text(const std::string& cell) {
  char* end = nullptr;
  const double number = std::strtod(cell.c_str(), &end);
  return end == cell.c_str() ? Json(cell) : Json(number);
}

}  // namespace

CsvColumns::CsvColumns(const Pack& pack) : fold_(pack.fold) {
  const auto found = pack.documents.find("columns.json");
  const Json json = found == pack.documents.end() ? Json() : parse_json(found->second);
  const auto read = [&](const char* part, std::map<std::string, std::string>& names_to) {
    if (!json.is_object() || !json.contains(part)) return;
    for (const auto& [value, names] : json[part].items())
      for (const Json& name : names)
        if (name.is_string()) names_to.emplace(fold_name(name.get<std::string>()), value);
  };
  read("columns", column_of_name_);
  read("grades", grade_of_name_);
}

// Header names are compared folded and without blanks and punctuation.
std::string CsvColumns::fold_name(const std::string& name) const {
  std::u16string kept;
  for (const char16_t c : normalize(fold_, name).units)
    if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c > 0x7f) kept.push_back(c);
  return to_utf8(kept);
}

std::string CsvColumns::read_header(const std::vector<std::string>& cells) {
  columns_.clear();
  for (const std::string& cell : cells) {
    const auto found = column_of_name_.find(fold_name(cell));
    const bool fresh =
        found != column_of_name_.end() && std::find(columns_.begin(), columns_.end(), found->second) == columns_.end();
    columns_.push_back(fresh ? found->second : "");
  }
  if (std::find(columns_.begin(), columns_.end(), "text") != columns_.end()) return {};
  return "no column for the review's text; name it text, content or the like in the first row";
}

std::string CsvColumns::review_json(const std::vector<std::string>& cells) const {
  Json review = {{"text", ""}};
  for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    if (cells[i].empty()) continue;
    for (const CellPlace& place : kPlaces) {
      if (place.column != columns_[i]) continue;
      Json& object = place.object.empty() ? review : review[std::string(place.object)];
      const auto grade = place.key == "grade" ? grade_of_name_.find(fold_name(cells[i])) : grade_of_name_.end();
      Json& value = object[std::string(place.key)];
      if (grade != grade_of_name_.end())
        value = grade->second;
      else
        value = place.number ? number_or_text(cells[i]) : Json(cells[i]);
    }
  }
  return dump_json(review);
}

}  // namespace huiping
