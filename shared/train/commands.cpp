// Puts corpora, trainers and measures together.
#include "commands.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "causes.h"
#include "corpus.h"
#include "guard_heads.h"
#include "sentiment.h"
#include "text/fold_table.h"

namespace huiping::train {
namespace {

// The 800 reviews on which causes are measured stand in zh-train.tsv too: nothing learns from them, whatever their id.
std::vector<Review> read_learnable(const FoldTable& fold, const std::string& corpora, const std::string& lang) {
  std::vector<Review> reviews = read_reviews(fold, corpora + "/" + lang + "-train.tsv");
  if (lang != "zh") return reviews;
  std::set<std::u16string> kept_out;
  for (const LabelledReview& reading : read_readings(fold, corpora + "/causes-zh-dev.jsonl", lang))
    kept_out.insert(reading.text.units);
  std::erase_if(reviews, [&](const Review& review) { return kept_out.count(review.units) > 0; });
  return reviews;
}

struct Halves {
  std::vector<Review> tune, aside;
};

Halves read_dev(const FoldTable& fold, const std::string& corpora, const std::string& lang) {
  Halves halves;
  for (Review& review : read_reviews(fold, corpora + "/" + lang + "-dev.tsv"))
    (is_aside(review.id) ? halves.aside : halves.tune).push_back(std::move(review));
  return halves;
}

std::string sentiment_lines(const char* what, const ToneScores& scores) {
  char line[300];
  std::snprintf(line, sizeof line,
                "%s: %zu rows, 2-class %.4f (neutral counted wrong %.4f), 3-class macro-F1 %.4f, neutral F1 %.3f, "
                "calibration error %.3f\n",
                what, scores.rows, scores.two_class, scores.strict_two_class, scores.macro_f1, scores.neutral_f1,
                scores.calibration_error);
  std::string lines = line;
  for (const auto& [source, accuracy] : scores.two_class_by_source) {
    std::snprintf(line, sizeof line, "  %s %.3f\n", source.c_str(), accuracy);
    lines += line;
  }
  return lines;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[11];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

void write_model_and_card(const Model& model, const std::string& folder, const std::string& story) {
  const std::vector<std::uint8_t> bytes = write_model(model);
  std::ofstream out(folder + "/" + model.name + ".bin", std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  std::ofstream card(folder + "/" + model.name + ".md");
  card << "# " << model.name << ": weights trained by huiping-train on " << today() << "\n\n"
       << story << "\nSlots " << (1u << model.slot_bits) << ", heads " << model.heads.size() << ", " << bytes.size()
       << " bytes. Made by `./dev train` (`build/native/shared/huiping-train ../shared/data shared/data/model "
       << model.name
       << "`), figures again by `build/native/shared/huiping-train evaluate ../shared/data shared/data/model`.\n";
  if (!out || !card) throw std::runtime_error(folder + ": cannot be written");
}

void train_sentiment_model(const FoldTable& fold, const std::string& corpora, const std::string& models,
                           const std::string& lang) {
  const std::vector<Review> learn = read_learnable(fold, corpora, lang);
  const Halves dev = read_dev(fold, corpora, lang);
  const Model model = train_sentiment(lang, learn, dev.tune);
  const std::string figures = sentiment_lines("tune", measure_sentiment(model, dev.tune)) +
                              sentiment_lines("aside", measure_sentiment(model, dev.aside));
  std::fputs((model.name + "\n" + figures).c_str(), stdout);
  std::fflush(stdout);
  write_model_and_card(model, models,
                       "Data: " + lang + "-train.tsv, " + std::to_string(learn.size()) +
                           " reviews; calibrated on half of " + lang + "-dev.tsv.\n\n```\n" + figures + "```\n");
}

std::string cause_lines(const char* what, const CauseFigures& figures) {
  char line[400];
  std::snprintf(line, sizeof line,
                "%s: %zu rows, primary cause %.4f (in best two %.4f), set micro-F1 %.4f, no complaint kept free %.3f, "
                "quote %.3f, severity %.3f, prior contact %.3f, remedy F1 %.3f, flags F1 %.3f\n",
                what, figures.rows, figures.primary, figures.primary_in_two, figures.micro_f1, figures.kept_free,
                figures.quote, figures.severity, figures.prior_contact, figures.remedy_f1, figures.flags_f1);
  return line;
}

std::string recall_lines(const CauseFigures& figures) {
  std::string lines;
  char line[120];
  for (const auto& [code, count] : figures.recall) {
    std::snprintf(line, sizeof line, "  %s %.0f of %.0f\n", code.c_str(), count.first, count.second);
    lines += line;
  }
  return lines;
}

// Every eighth or so: enough praise to know what a cause does not sound like.
std::vector<Review> pleased_of(const std::vector<Review>& reviews) {
  constexpr std::size_t kMost = 4000;
  std::vector<Review> pleased;
  for (const Review& review : reviews)
    if (review.tone == Tone::positive && hash_of(review.id) % 8 == 0 && pleased.size() < kMost)
      pleased.push_back(review);
  return pleased;
}

void train_cause_model(const FoldTable& fold, const std::string& corpora, const std::string& models,
                       const std::string& lang) {
  std::vector<LabelledReview> dev;
  if (lang == "zh") dev = read_readings(fold, corpora + "/causes-zh-dev.jsonl", lang);
  std::set<std::u16string> kept_out;
  for (const LabelledReview& reading : dev) kept_out.insert(reading.text.units);
  std::vector<LabelledReview> readings = read_readings(fold, corpora + "/causes-" + lang + "-train.jsonl", lang);
  std::erase_if(readings, [&](const LabelledReview& reading) { return kept_out.count(reading.text.units) > 0; });
  for (LabelledReview& reading : read_readings(fold, corpora + "/rare.jsonl", lang))
    readings.push_back(std::move(reading));
  const CauseModels trained = train_causes(fold, lang, readings, pleased_of(read_learnable(fold, corpora, lang)));
  const CauseFigures kept = measure_causes(fold, trained.partial, trained.kept_out);
  std::string figures = cause_lines("a fifth kept out of a first training", kept);
  if (!dev.empty()) figures += cause_lines("causes-zh-dev.jsonl", measure_causes(fold, trained.full, dev));
  figures += "per primary cause, on the fifth:\n" + recall_lines(kept);
  std::fputs((trained.full.name + "\n" + figures).c_str(), stdout);
  std::fflush(stdout);
  write_model_and_card(trained.full, models,
                       "Data: causes-" + lang + "-train.jsonl and rare.jsonl, " + std::to_string(readings.size()) +
                           " read reviews with their quotes and clauses, and praise from " + lang +
                           "-train.tsv as texts without a cause.\n\n```\n" + figures + "```\n");
}

Model read_model_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::vector<char> bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  Model model = read_model(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  if (model.name.empty()) throw std::runtime_error(path + ": not a model");
  return model;
}

}  // namespace

void train_all(const std::string& corpora, const std::string& models, const std::vector<std::string>& names) {
  std::filesystem::create_directories(models);
  const FoldTable fold = make_fold_table();
  const auto asked = [&](const std::string& name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string lang : {"zh", "en"})
    if (asked("sentiment-" + lang)) train_sentiment_model(fold, corpora, models, lang);
  for (const std::string lang : {"zh", "en"})
    if (asked("causes-" + lang)) train_cause_model(fold, corpora, models, lang);
}

void evaluate(const std::string& corpora, const std::string& models) {
  const FoldTable fold = make_fold_table();
  for (const std::string lang : {"zh", "en"}) {
    const Model model = read_model_file(models + "/sentiment-" + lang + ".bin");
    const std::string what = model.name + ", kept aside";
    std::fputs(sentiment_lines(what.c_str(), measure_sentiment(model, read_dev(fold, corpora, lang).aside)).c_str(),
               stdout);
  }
  const CauseFigures causes = measure_causes(fold, read_model_file(models + "/causes-zh.bin"),
                                             read_readings(fold, corpora + "/causes-zh-dev.jsonl", "zh"));
  std::fputs((cause_lines("causes-zh, causes-zh-dev.jsonl", causes) + recall_lines(causes)).c_str(), stdout);
}

void train_guard_heads(const std::string& pack, const std::string& models, const std::vector<std::string>& files) {
  std::ifstream in(pack, std::ios::binary);
  const std::vector<char> chars((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::vector<std::uint8_t> bytes(chars.begin(), chars.end());
  auto loaded = read_pack(bytes);
  if (const LoadError* error = std::get_if<LoadError>(&loaded)) throw std::runtime_error(pack + ": " + error->message);
  const Pack& whole = std::get<Pack>(loaded);
  std::vector<MarkedDraft> drafts;
  std::string story;
  for (const std::string& file : files) {
    const std::size_t before = drafts.size();
    for (MarkedDraft& draft : read_drafts(file)) drafts.push_back(std::move(draft));
    story += "- " + std::filesystem::path(file).filename().string() + ": " + std::to_string(drafts.size() - before) +
             " drafts\n";
  }
  for (const std::string lang : {"zh", "en"}) {
    const Model model = train_guard(whole, lang, drafts);
    const std::vector<std::uint8_t> weights = write_model(model);
    std::ofstream out(models + "/" + model.name + ".bin", std::ios::binary);
    out.write(reinterpret_cast<const char*>(weights.data()), static_cast<std::streamsize>(weights.size()));
    std::ofstream card(models + "/" + model.name + ".md");
    card << "# " << model.name << ": second opinion of the guard, trained by huiping-train guard on " << today()
         << "\n\n"
         << model.heads.size() << " heads, one a rule; figures and the command in docs/guard.md. Trained on\n"
         << story;
    if (!out || !card) throw std::runtime_error(models + ": cannot be written");
    std::printf("%s: %zu heads, %zu bytes\n", model.name.c_str(), model.heads.size(), weights.size());
  }
}

void train_without(const std::string& source, const std::string& corpora, const std::string& lang) {
  const FoldTable fold = make_fold_table();
  std::vector<Review> learn = read_learnable(fold, corpora, lang);
  Halves dev = read_dev(fold, corpora, lang);
  std::vector<Review> unseen;
  for (auto* part : {&learn, &dev.tune, &dev.aside}) {
    for (const Review& review : *part)
      if (review.source == source) unseen.push_back(review);
    std::erase_if(*part, [&](const Review& review) { return review.source == source; });
  }
  if (unseen.empty()) throw std::runtime_error(source + ": no such source");
  const Model model = train_sentiment(lang, learn, dev.tune);
  std::fputs(sentiment_lines(("without " + source).c_str(), measure_sentiment(model, unseen)).c_str(), stdout);
}

}  // namespace huiping::train
