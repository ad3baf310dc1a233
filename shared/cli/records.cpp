// Reads NDJSON lines, CSV rows (with libcsv) or a JSON array as records.
#include "records.h"

#include "csv_columns.h"
#include "csv_rows.h"
#include "json/calls.h"

namespace huiping {
namespace {

void read_ndjson(std::istream& in, const std::function<bool(Record&&)>& take) {
  std::string text;
  for (int line = 1; std::getline(in, text); ++line) {
    if (line == 1 && text.rfind("\xef\xbb\xbf", 0) == 0) text.erase(0, 3);
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (!take({std::move(text), "", line})) return;
    text.clear();
  }
}

void read_json(std::istream& in, const std::function<bool(Record&&)>& take) {
  const std::string all((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const Json values = parse_json(all);
  if (!values.is_array()) {
    take({"", "a JSON array is needed", 1});
    return;
  }
  int number = 0;
  for (const Json& value : values)
    if (!take({dump_json(value), "", ++number})) return;
}

void read_csv(std::istream& in, const Pack& pack, const std::function<bool(Record&&)>& take) {
  CsvColumns columns(pack);
  bool header = true;
  read_csv_rows(in, [&](CsvRow&& row) {
    if (!row.error.empty()) return take({"", row.error, row.line});
    if (!header) return take({columns.review_json(row.cells), "", row.line});
    header = false;
    const std::string wrong = columns.read_header(row.cells);
    if (wrong.empty()) return true;
    take({"", wrong, row.line});
    return false;
  });
}

}  // namespace

void read_records(std::istream& in, Format format, const Pack& pack, const std::function<bool(Record&&)>& take) {
  if (format == Format::csv)
    read_csv(in, pack, take);
  else if (format == Format::json)
    read_json(in, take);
  else
    read_ndjson(in, take);
}

}  // namespace huiping
