// Reads blocks of records, lets threads answer them, and writes the answers in order.
#include "run.h"

#include <unistd.h>

#include <deque>
#include <fstream>
#include <future>
#include <iostream>

#include "json/calls.h"
#include "pack/pack.h"
#include "records.h"
#include "rows_out.h"

namespace huiping {
namespace {

constexpr std::size_t kBlockSize = 64;

struct Answers {
  std::string out;
  std::vector<std::string> errors;  // "LINE: what"
};

class CallRunner {
 public:
  CallRunner(const Engine& engine, Call call, const Options& options, std::ostream& out)
      : engine_(engine), call_(call), options_(options), out_(out), colour_(isatty(STDOUT_FILENO) != 0) {}

  int run() {
    if (options_.output == Format::csv) out_ << csv_header();
    if (options_.output == Format::json) out_ << "[";
    if (options_.words.empty()) run_file("-");
    for (const std::string& file : options_.words)
      if (!stopped_) run_file(file);
    if (options_.output == Format::json) out_ << "]\n";
    out_.flush();
    return failed_ ? 1 : 0;
  }

 private:
  void run_file(const std::string& file) {
    file_ = file == "-" ? "<stdin>" : file;
    std::ifstream stream;
    if (file != "-") {
      stream.open(file, std::ios::binary);
      if (!stream) {
        report("1: cannot be read");
        return;
      }
    }
    std::istream& in = file == "-" ? std::cin : stream;
    std::vector<Record> block;
    read_records(in, format_of(file), engine_.pack(), [&](Record&& record) {
      block.push_back(std::move(record));
      if (block.size() == kBlockSize) submit(std::move(block));
      return !stopped_;
    });
    if (!stopped_ && !block.empty()) submit(std::move(block));
    while (!waiting_.empty()) write_next();
  }

  Format format_of(const std::string& file) const {
    if (options_.input_given) return options_.input;
    const auto ends_with = [&](const std::string& tail) {
      return file.size() > tail.size() && file.compare(file.size() - tail.size(), tail.size(), tail) == 0;
    };
    if (ends_with(".csv")) return Format::csv;
    return ends_with(".json") ? Format::json : Format::ndjson;
  }

  void submit(std::vector<Record>&& block) {
    const auto policy = options_.threads > 1 ? std::launch::async : std::launch::deferred;
    waiting_.push_back(std::async(policy, [this, records = std::move(block)] { return answer_block(records); }));
    block.clear();
    while (waiting_.size() >= options_.threads * std::size_t{2}) write_next();
  }

  Answers answer_block(const std::vector<Record>& records) const {
    Answers answers;
    for (const Record& record : records) {
      const Json value = record.error.empty() ? parse_json(record.json) : Json();
      Json result;
      if (!record.error.empty())
        result = {{"error", record.error}};
      else if (value.is_discarded())
        result = {{"error", "not JSON"}};
      else
        result = answer(engine_, call_, value, options_.ui);
      if (result.contains("error")) {
        answers.errors.push_back(std::to_string(record.line) + ": " + result["error"].get<std::string>());
        result["line"] = record.line;
        if (options_.strict) break;
      }
      append(answers.out, value, result);
    }
    return answers;
  }

  void append(std::string& out, const Json& value, const Json& result) const {
    const bool error = result.contains("error");
    switch (options_.output) {
      case Format::csv:
        if (!error) out += csv_row(value, result);
        break;
      case Format::table:
        if (!error) out += table_row(engine_, value, result, options_.ui, colour_);
        break;
      case Format::json:
        out += (out.empty() ? "" : ",\n") + dump_json(result);
        break;
      case Format::ndjson:
        out += dump_json(result) + '\n';
        break;
    }
  }

  void write_next() {
    const Answers answers = waiting_.front().get();
    waiting_.pop_front();
    if (stopped_) return;
    if (options_.output == Format::json && !answers.out.empty() && wrote_) out_ << ",\n";
    wrote_ = wrote_ || !answers.out.empty();
    out_ << answers.out;
    for (const std::string& error : answers.errors) report(error);
    if (options_.strict && !answers.errors.empty()) stopped_ = true;
    // A reader that went away (head, a closed pipe) ends the work.
    if (!out_) stopped_ = true;
  }

  void report(const std::string& error) {
    failed_ = true;
    std::cerr << file_ << ':' << error << '\n';
  }

  const Engine& engine_;
  const Call call_;
  const Options& options_;
  std::ostream& out_;
  const bool colour_;
  std::deque<std::future<Answers>> waiting_;
  std::string file_;
  bool failed_ = false;
  bool stopped_ = false;
  bool wrote_ = false;
};

}  // namespace

int run_call(const Engine& engine, const Options& options, std::ostream& out) {
  Call call = Call::assess;
  if (!find_call(options.call, call)) {
    std::cerr << "huiping: no call " << options.call << '\n';
    return 1;
  }
  return CallRunner(engine, call, options, out).run();
}

}  // namespace huiping
