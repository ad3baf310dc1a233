// Measures the native engine on texts of a TSV file and prints nanoseconds a review as one JSON object.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "assess/judge.h"
#include "huiping/batch.h"
#include "json/calls.h"
#include "pack/pack.h"
#include "text/normalize.h"

namespace huiping {
namespace {

// The last column of up to `limit` rows, each text once.
std::vector<std::string> read_texts(const char* path, std::size_t limit) {
  std::ifstream in(path, std::ios::binary);
  std::set<std::string> seen;
  std::vector<std::string> texts;
  std::string line;
  while (texts.size() < limit && std::getline(in, line)) {
    const std::string text = repair_utf8(line.substr(line.rfind('\t') + 1));
    if (!text.empty() && seen.insert(text).second) texts.push_back(text);
  }
  return texts;
}

// Best of `rounds` passes over all texts, in ns a text: the least disturbed one.
double best_pass(std::size_t texts, int rounds, const std::function<void()>& pass) {
  double best = 1e300;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    pass();
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
    best = std::min(best, spent.count() / static_cast<double>(texts));
  }
  return best;
}

Review review_of(const std::string& text) {
  Review review;
  review.text = text;
  return review;
}

// Time of one text cut or repeated to `bytes`, per byte.
double per_byte(const Engine& engine, const std::string& pattern, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += pattern;
  const Review review = review_of(repair_utf8(text.substr(0, bytes)));
  const int times = static_cast<int>(std::max<std::size_t>(1, 400000 / bytes));
  return best_pass(static_cast<std::size_t>(times), 5,
                   [&] {
                     for (int i = 0; i < times; ++i) engine.assess(review);
                   }) /
         static_cast<double>(bytes);
}

int run(const char* pack_path, const char* texts_path, std::size_t limit) {
  std::ifstream in(pack_path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto begin = std::chrono::steady_clock::now();
  auto loaded = Engine::load({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  const std::chrono::duration<double, std::milli> load = std::chrono::steady_clock::now() - begin;
  if (std::holds_alternative<LoadError>(loaded)) return 1;
  const Engine& engine = std::get<Engine>(loaded);
  const std::vector<std::string> texts = read_texts(texts_path, limit);
  if (texts.empty()) return 1;
  std::size_t total = 0;
  std::string typical;
  std::vector<std::string> lines;
  for (const std::string& text : texts) {
    total += text.size();
    if (typical.size() < 50000) typical += text + "\n";
    lines.push_back(dump_json({{"text", text}}));
  }
  std::size_t sink = 0;
  Text room;
  const double normalised = best_pass(texts.size(), 5, [&] {
    for (const std::string& text : texts) {
      normalize(engine.pack().fold, text, room);
      sink += room.size();
    }
  });
  // Full triage of ready bytes, as a batch goes: everything that is decided, not yet put into words.
  Judge judge;
  const double judged = best_pass(texts.size(), 5, [&] {
    for (const std::string& text : texts) {
      judge.read<std::string_view>(engine.pack(), text, {}, {});
      sink += static_cast<std::size_t>(judge.judgement().risk);
    }
  });
  std::u16string units;
  std::vector<BatchReview> reviews(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::u16string text = to_utf16(texts[i]);
    reviews[i].text_units = static_cast<std::uint32_t>(text.size());
    units += text;
  }
  std::vector<BatchRecord> records(texts.size());
  Batch batch(engine);
  const double batched = best_pass(texts.size(), 5, [&] {
    batch.assess(units, reviews, records);
    sink += records.back().risk;
  });
  const double assessed = best_pass(texts.size(), 3, [&] {
    for (const auto& text : texts) sink += engine.assess(review_of(text)).causes.size();
  });
  const double lined = best_pass(texts.size(), 3, [&] {
    for (const auto& line : lines) sink += answer_line(engine, Call::assess, line, 0, Ui::zh).size();
  });
  const std::size_t few = std::min<std::size_t>(texts.size(), 500);
  const double drafted = best_pass(few, 3, [&] {
    for (std::size_t i = 0; i < few; ++i) {
      DraftRequest request;
      request.review = review_of(texts[i]);
      request.options.tone = "warm";
      request.options.channels = {"public_reply"};
      sink += engine.draft(request).drafts.size();
    }
  });
  const Json result = {{"reviews", texts.size()},
                       {"bytes", total},
                       {"load_ms", load.count()},
                       {"normalize_ns", normalised},
                       {"batch_ns", batched},
                       {"judge_ns", judged},
                       {"assess_ns", assessed},
                       {"assess_json_ns", lined},
                       {"draft_ns", drafted},
                       {"typical_300_ns_per_byte", per_byte(engine, typical, 300)},
                       {"typical_50k_ns_per_byte", per_byte(engine, typical, 50000)},
                       {"one_letter_ns_per_byte", per_byte(engine, "a", 50000)},
                       {"one_han_ns_per_byte", per_byte(engine, "\xe5\xb7\xae", 50000)},
                       {"one_cue_ns_per_byte", per_byte(engine, "\xe4\xb8\x8d\xe5\x9d\x8f\xe4\xba\x86", 50000)},
                       {"sink", sink % 10}};
  std::printf("%s\n", dump_json(result).c_str());
  return 0;
}

}  // namespace
}  // namespace huiping

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: bench PACK TEXTS.tsv LIMIT\n");
    return 1;
  }
  return huiping::run(argv[1], argv[2], std::stoul(argv[3]));
}
