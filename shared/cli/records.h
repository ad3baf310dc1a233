// Records: the values of an input stream one by one, with the line where each begins, in constant memory.
#pragma once

#include <functional>
#include <istream>
#include <string>

#include "huiping/engine.h"
#include "options.h"
#include "pack/pack.h"

namespace huiping {

// A value as JSON text, or what is wrong with it (then json is empty).
struct Record {
  std::string json;
  std::string error;
  int line = 0;
};

// Calls `take` for every record until the stream ends or `take` returns false. Blank lines are skipped.
// csv: the first row names the columns (see csv_columns.h); the values become a
// Review object. json: one array, which is the only form that is read whole.
void read_records(std::istream& in, Format format, const Pack& pack, const std::function<bool(Record&&)>& take);

}  // namespace huiping
