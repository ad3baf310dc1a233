// Reads the command line by hand: few options, each with one meaning.
#include "options.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace huiping {

const char* const kUsage =
    "usage: huiping CALL [OPTION...] [FILE...]\n"
    "\n"
    "  assess     reviews -> assessments          (contract: one JSON value a line)\n"
    "  draft      {review, shop, options} -> assessment, plan, drafts\n"
    "  check      {text, channel, platform} -> findings of the guard\n"
    "  promises   {text, at} -> promises found in it\n"
    "  stats      reviews or assessments -> one object of counts, trends, alarms\n"
    "  explain    CODE... -> what a cause, flag or rule means; without a code: all codes\n"
    "\n"
    "  --format ndjson|csv|json   form of the input; else by the file's ending, else ndjson\n"
    "  --output ndjson|json|csv|table   form of the output (csv and table: assess only)\n"
    "  --threads N                default 1\n"
    "  --ui zh|en                 language of reasons and messages, default zh\n"
    "  --audit                    check the replies in reviews ({reply:{text}}) too; the last line sums up\n"
    "  --strict                   stop at the first bad line\n"
    "  --pack FILE                data pack; else $HUIPING_PACK, else huiping.pack beside the program\n"
    "  --version, --help\n"
    "\n"
    "Without a file, or with -, standard input is read. Bad lines give {\"error\":...,\"line\":N} in their place\n"
    "and FILE:LINE on standard error; the exit status is then 1.\n";

namespace {

bool find_format(std::string_view name, Format& format) {
  static constexpr std::array<std::string_view, 4> kNames = {"ndjson", "csv", "json", "table"};
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return false;
  format = static_cast<Format>(found - kNames.begin());
  return true;
}

bool find_threads(const std::string& word, unsigned& threads) {
  if (word.empty() || word.size() > 3 || word.find_first_not_of("0123456789") != std::string::npos) return false;
  threads = static_cast<unsigned>(std::stoul(word));
  return threads >= 1 && threads <= 256;
}

// Options with a value; empty when it is fine.
std::string set_option(const std::string& name, const std::string& value, Options& options) {
  if (name == "--format") {
    options.input_given = true;
    return find_format(value, options.input) && options.input != Format::table ? ""
                                                                               : "--format takes ndjson, csv or json";
  }
  if (name == "--output") return find_format(value, options.output) ? "" : "--output takes ndjson, json, csv or table";
  if (name == "--threads") return find_threads(value, options.threads) ? "" : "--threads takes a number from 1 to 256";
  if (name == "--pack") {
    options.pack = value;
    return {};
  }
  if (value != "zh" && value != "en") return "--ui takes zh or en";
  options.ui = value == "en" ? Ui::en : Ui::zh;
  return {};
}

}  // namespace

std::string parse_options(const std::vector<std::string>& arguments, Options& options) {
  static constexpr std::array<std::string_view, 5> kWithValue = {"--format", "--output", "--threads", "--ui", "--pack"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--audit") {
      options.audit = true;
    } else if (word == "--strict") {
      options.strict = true;
    } else if (word.size() > 1 && word[0] == '-' && word != "-") {
      const std::size_t equals = word.find('=');
      const std::string name = word.substr(0, equals);
      if (std::find(kWithValue.begin(), kWithValue.end(), name) == kWithValue.end()) return "no option " + word;
      if (equals == std::string::npos && i + 1 == arguments.size()) return name + " needs a value";
      const std::string wrong =
          set_option(name, equals == std::string::npos ? arguments[++i] : word.substr(equals + 1), options);
      if (!wrong.empty()) return wrong;
    } else if (options.call.empty()) {
      options.call = word;
    } else {
      options.words.push_back(word);
    }
  }
  if (options.call.empty()) return "a call is needed: assess, draft, check, promises, stats or explain";
  if (options.audit && options.call != "check") return "--audit goes with check";
  if (options.audit && options.output != Format::ndjson) return "--audit writes ndjson";
  const bool flat = options.output == Format::csv || options.output == Format::table;
  if (flat && options.call != "assess") return "--output csv and table go with assess";
  return {};
}

}  // namespace huiping
