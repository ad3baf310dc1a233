// Runs a call over the input files: records in blocks to threads, answers out in order, mistakes to standard error.
#include "run.h"

#include <unistd.h>

#include <fstream>
#include <iostream>

#include "json/audit.h"
#include "json/calls.h"
#include "ordered_blocks.h"
#include "pack/pack.h"
#include "rows_out.h"

namespace huiping {
namespace {

Format format_of(const Options& options, const std::string& file) {
  if (options.input_given) return options.input;
  const auto ends_with = [&](const std::string& tail) {
    return file.size() > tail.size() && file.compare(file.size() - tail.size(), tail.size(), tail) == 0;
  };
  if (ends_with(".csv")) return Format::csv;
  return ends_with(".json") ? Format::json : Format::ndjson;
}

// Mistakes of one file as FILE:LINE: WHAT on standard error.
class Complaints {
 public:
  void begin_file(const std::string& file) { file_ = file == "-" ? "<stdin>" : file; }
  void add(int line, const std::string& what) {
    any_ = true;
    std::cerr << file_ << ':' << line << ": " << what << '\n';
  }
  bool any() const { return any_; }

 private:
  std::string file_;
  bool any_ = false;
};

struct Mistake {
  int line = 0;
  std::string what;
};

// Feeds every record of every file to `blocks`; take stops it by returning false.
template <typename Result>
void feed_files(const Engine& engine, const Options& options, Complaints& complaints,
                const std::function<Result(const std::vector<Record>&)>& work,
                const std::function<bool(Result&&)>& take) {
  const std::vector<std::string> files = options.words.empty() ? std::vector<std::string>{"-"} : options.words;
  bool wanted = true;
  for (const std::string& file : files) {
    if (!wanted) return;
    complaints.begin_file(file);
    std::ifstream stream;
    if (file != "-") {
      stream.open(file, std::ios::binary);
      if (!stream) {
        complaints.add(1, "cannot be read");
        if (options.strict) return;
        continue;
      }
    }
    OrderedBlocks<Result> blocks(options.threads, work, [&](Result&& result) {
      wanted = take(std::move(result));
      return wanted;
    });
    read_records(file == "-" ? std::cin : stream, format_of(options, file), engine.pack(),
                 [&](Record&& record) { return blocks.add(std::move(record)); });
    blocks.finish();
  }
}

// The record's value, or why there is none.
Json value_of(const Record& record, std::string& wrong) {
  wrong = record.error;
  if (!wrong.empty()) return {};
  Json value = parse_json(record.json);
  if (value.is_discarded()) wrong = "not JSON";
  return value;
}

// Answers as they are written, and where they are not: errors.
struct Answers {
  std::string out;
  std::vector<Json> checked;  // for an audit: the answers themselves, null where there was nothing to check
  std::vector<Mistake> mistakes;
};

class AnswerWriter {
 public:
  AnswerWriter(const Engine& engine, Call call, const Options& options)
      : engine_(engine), call_(call), options_(options), colour_(isatty(STDOUT_FILENO) != 0) {}

  Answers answer_block(const std::vector<Record>& records) const {
    Answers answers;
    std::string text;
    for (const Record& record : records) {
      std::string wrong;
      Json value = value_of(record, wrong);
      if (options_.audit && wrong.empty()) {
        Json request = AuditCall::request_of(value);
        if (request.is_null()) {
          append_skipped(answers, value);
          continue;
        }
        value = std::move(request);
      }
      text.clear();
      if (wrong.empty()) wrong = append_answer(engine_, call_, value, options_.ui, text);
      if (wrong.empty()) {
        if (options_.audit) answers.checked.push_back(parse_json(text));
        append(answers.out, value, text);
        continue;
      }
      answers.mistakes.push_back({record.line, wrong});
      if (options_.output == Format::ndjson || options_.output == Format::json)
        append(answers.out, value, error_line(wrong, record.line));
      if (options_.strict) break;
    }
    return answers;
  }

 private:
  static void append_skipped(Answers& answers, const Json& value) {
    Json result = {{"findings", Json::array()}, {"skipped", "no reply"}};
    if (const auto id = value.find("id"); id != value.end()) result["id"] = *id;
    answers.out += dump_json(result) + '\n';
    answers.checked.emplace_back();
  }

  void append(std::string& out, const Json& value, const std::string& text) const {
    switch (options_.output) {
      case Format::csv:
        out += csv_row(value, parse_json(text));
        break;
      case Format::table:
        out += table_row(engine_, value, parse_json(text), options_.ui, colour_);
        break;
      case Format::json:
        out += out.empty() ? "" : ",\n";
        out += text;
        break;
      case Format::ndjson:
        out += text;
        out += '\n';
        break;
    }
  }

  const Engine& engine_;
  const Call call_;
  const Options& options_;
  const bool colour_;
};

int run_answers(const Engine& engine, Call call, const Options& options, std::ostream& out) {
  const AnswerWriter writer(engine, call, options);
  Complaints complaints;
  if (options.output == Format::csv) out << csv_header();
  if (options.output == Format::json) out << "[";
  bool wrote = false;
  AuditCall audit;
  feed_files<Answers>(
      engine, options, complaints, [&](const std::vector<Record>& records) { return writer.answer_block(records); },
      [&](Answers&& answers) {
        if (options.output == Format::json && wrote && !answers.out.empty()) out << ",\n";
        wrote = wrote || !answers.out.empty();
        out << answers.out;
        for (const Json& checked : answers.checked) checked.is_null() ? audit.add_skipped() : audit.add(checked);
        for (const Mistake& mistake : answers.mistakes) complaints.add(mistake.line, mistake.what);
        // A reader that went away (head, a closed pipe) ends the work.
        return static_cast<bool>(out) && (!options.strict || answers.mistakes.empty());
      });
  if (options.output == Format::json) out << "]\n";
  if (options.audit) out << dump_json(audit.result()) << '\n';
  out.flush();
  return complaints.any() ? 1 : 0;
}

struct StatsBlock {
  std::vector<StatsCall::Item> items;
  std::vector<int> lines;
};

int run_stats(const Engine& engine, const Options& options, std::ostream& out) {
  StatsCall stats(engine);
  Complaints complaints;
  feed_files<StatsBlock>(
      engine, options, complaints,
      [&](const std::vector<Record>& records) {
        StatsBlock block;
        for (const Record& record : records) {
          std::string wrong;
          const Json value = value_of(record, wrong);
          block.items.push_back(wrong.empty() ? StatsCall::read(engine, value) : StatsCall::Item{{}, {}, wrong});
          block.lines.push_back(record.line);
        }
        return block;
      },
      [&](StatsBlock&& block) {
        bool fine = true;
        for (std::size_t i = 0; i < block.items.size(); ++i) {
          stats.add(block.items[i]);
          if (block.items[i].wrong.empty()) continue;
          complaints.add(block.lines[i], block.items[i].wrong);
          fine = false;
        }
        return fine || !options.strict;
      });
  out << dump_json(stats.result(options.ui)) << '\n';
  out.flush();
  return complaints.any() ? 1 : 0;
}

}  // namespace

int run_call(const Engine& engine, const Options& options, std::ostream& out) {
  if (options.call == "stats") return run_stats(engine, options, out);
  Call call = Call::assess;
  if (find_call(options.call, call)) return run_answers(engine, call, options, out);
  std::cerr << "huiping: no call " << options.call << "; see huiping --help\n";
  return 1;
}

}  // namespace huiping
