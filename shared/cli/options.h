// Options: the command line of the program, parsed.
#pragma once

#include <string>
#include <vector>

#include "huiping/review.h"

namespace huiping {

enum class Format : std::uint8_t { ndjson, csv, json, table };

struct Options {
  std::string call;                // assess, draft, check, promises, stats, explain
  std::vector<std::string> words;  // files, or codes for explain; none: standard input
  Format input = Format::ndjson;
  bool input_given = false;  // else by the file's ending
  Format output = Format::ndjson;
  unsigned threads = 1;
  Ui ui = Ui::zh;
  bool strict = false;
  bool audit = false;  // check: replies that were sent, and a summary line at the end
  std::string pack;    // path; empty: HUIPING_PACK, or beside the program
};

// Fills `options`; returns what is wrong, empty when nothing is.
std::string parse_options(const std::vector<std::string>& arguments, Options& options);

extern const char* const kUsage;

}  // namespace huiping
