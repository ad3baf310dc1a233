// Maps header names to fields and rows to reviews.
#include "csv_columns.h"

#include <algorithm>
#include <cstdlib>

#include "json/calls.h"
#include "text/fold_table.h"
#include "text/normalize.h"

namespace huiping {
namespace {

// Header names are compared folded and without blanks, dashes and underscores.
std::string fold_name(const std::string& name) {
  static const FoldTable kFold = make_fold_table();
  std::u16string kept;
  for (const char16_t c : normalize(kFold, name).units)
    if (c != u' ' && c != u'_' && c != u'-') kept.push_back(c);
  return to_utf8(kept);
}

bool is_number_field(const std::string& field) {
  return field == "stars" || field == "images" || field == "helpful" || field == "append.days";
}

void set_field(Json& review, const std::string& field, const std::string& cell) {
  const std::size_t dot = field.find('.');
  Json& place = dot == std::string::npos ? review[field] : review[field.substr(0, dot)][field.substr(dot + 1)];
  if (!is_number_field(field)) {
    place = cell;
    return;
  }
  // "5.0", "4 stars", "5/5": the leading number counts; anything else stays as it is and is reported.
  char* end = nullptr;
  const double number = std::strtod(cell.c_str(), &end);
  if (end != cell.c_str())
    place = number;
  else
    place = cell;
}

}  // namespace

CsvColumns::CsvColumns(const std::string& columns_json) {
  const Json columns = parse_json(columns_json);
  if (!columns.is_object()) return;
  for (const auto& [field, names] : columns.items())
    for (const Json& name : names)
      if (name.is_string()) field_of_name_.emplace(fold_name(name.get<std::string>()), field);
}

std::string CsvColumns::read_header(const std::vector<std::string>& cells) {
  fields_.clear();
  for (const std::string& cell : cells) {
    const auto found = field_of_name_.find(fold_name(cell));
    const bool fresh = found != field_of_name_.end() && std::find(fields_.begin(), fields_.end(), found->second) == fields_.end();
    fields_.push_back(fresh ? found->second : "");
  }
  if (std::find(fields_.begin(), fields_.end(), "text") != fields_.end()) return {};
  return "no column for the review's text; name it text, content or the like in the first row";
}

std::string CsvColumns::review_json(const std::vector<std::string>& cells) const {
  Json review = Json::object();
  for (std::size_t i = 0; i < cells.size() && i < fields_.size(); ++i)
    if (!fields_[i].empty() && (!cells[i].empty() || fields_[i] == "text")) set_field(review, fields_[i], cells[i]);
  return dump_json(review);
}

}  // namespace huiping
