// Feeds the stream to libcsv line by line, so that every row knows its line.
#include "csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <memory>
#include <string>

namespace huiping {
namespace {

struct Collector {
  const std::function<bool(CsvRow&&)>* take;
  CsvRow row;
  int next_line = 1;  // the line after the one being fed
  bool open = false;
  bool stopped = false;
};

void on_cell(void* cell, std::size_t size, void* context) {
  auto& collector = *static_cast<Collector*>(context);
  collector.row.cells.emplace_back(cell == nullptr ? "" : static_cast<const char*>(cell), size);
}

void on_row(int, void* context) {
  auto& collector = *static_cast<Collector*>(context);
  const bool blank =
      std::all_of(collector.row.cells.begin(), collector.row.cells.end(), [](const auto& c) { return c.empty(); });
  if (!blank && !collector.stopped) collector.stopped = !(*collector.take)(std::move(collector.row));
  collector.row = CsvRow();
  collector.open = false;
}

unsigned char separator_of(const std::string& first_line) {
  unsigned char best = ',';
  std::ptrdiff_t most = std::count(first_line.begin(), first_line.end(), ',');
  for (const char candidate : {';', '\t'}) {
    const auto count = std::count(first_line.begin(), first_line.end(), candidate);
    if (count > most) {
      most = count;
      best = static_cast<unsigned char>(candidate);
    }
  }
  return best;
}

struct ParserFree {
  void operator()(csv_parser* parser) const {
    csv_free(parser);
    delete parser;
  }
};

}  // namespace

void read_csv_rows(std::istream& in, const std::function<bool(CsvRow&&)>& take) {
  std::unique_ptr<csv_parser, ParserFree> parser(new csv_parser());
  csv_init(parser.get(), 0);
  csv_set_space_func(parser.get(), [](unsigned char) { return 0; });  // blanks in cells are kept
  Collector collector{&take, {}, 1, false, false};
  std::string text;
  for (int line = 1; !collector.stopped && std::getline(in, text); ++line) {
    if (line == 1) {
      if (text.rfind("\xef\xbb\xbf", 0) == 0) text.erase(0, 3);
      csv_set_delim(parser.get(), separator_of(text));
    }
    if (!collector.open) collector.row.line = line;
    collector.open = true;
    text += '\n';
    if (csv_parse(parser.get(), text.data(), text.size(), on_cell, on_row, &collector) != text.size()) {
      collector.row.error = std::string("not CSV: ") + csv_strerror(csv_error(parser.get()));
      take(std::move(collector.row));
      return;
    }
  }
  const int begun = collector.row.line;
  const bool unfinished = collector.open;
  if (!collector.stopped) csv_fini(parser.get(), on_cell, on_row, &collector);
  if (unfinished && !collector.stopped) {
    CsvRow last;
    last.line = begun;
    last.error = "a quoted cell that begins here is never closed";
    take(std::move(last));
  }
}

}  // namespace huiping
