// CSV rows of a stream, by libcsv: quoted cells, line breaks inside quotes, any bytes.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace huiping {

// line is where the row begins (from 1). error says what is wrong with the file from there on.
struct CsvRow {
  std::vector<std::string> cells;
  std::string error;
  int line = 0;
};

// Calls `take` for every row until the end or until it returns false. The separator is the commonest of
// comma, semicolon and tab in the first line; a UTF-8 byte order mark is skipped.
void read_csv_rows(std::istream& in, const std::function<bool(CsvRow&&)>& take);

}  // namespace huiping
