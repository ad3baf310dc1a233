// Reads the tab-separated and JSON-lines corpora.
#include "corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_map>

namespace huiping::train {
namespace {

std::ifstream open(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return in;
}

[[noreturn]] void fail(const std::string& path, std::size_t line, const std::string& what) {
  throw std::runtime_error(path + ":" + std::to_string(line) + ": " + what);
}

Tone tone_of(std::string_view name) {
  if (name == "neg") return Tone::negative;
  if (name == "neu") return Tone::neutral;
  if (name == "pos") return Tone::positive;
  throw std::runtime_error("unknown label " + std::string(name));
}

Tone tone_of_reading(const std::string& name) {
  if (name == "positive") return Tone::positive;
  return name == "negative" ? Tone::negative : Tone::neutral;
}

std::vector<std::string> split(std::string_view line, char mark) {
  std::vector<std::string> parts(1);
  for (const char c : line)
    if (c == mark)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

std::vector<std::string> list_of(const std::string& field) {
  return field == "-" || field.empty() ? std::vector<std::string>() : split(field, ',');
}

std::string contact_of(const std::string& letter) {
  if (letter == "m") return "not_mentioned";
  if (letter == "n") return "not_contacted";
  if (letter == "u") return "contacted_unresolved";
  return letter == "r" ? "contacted_resolved" : "";
}

// The readings of a file that come first were sampled from all reviews, the others were chosen; seen by the length of
// the texts and the share of those without a complaint, which change there.
std::size_t count_natural(std::string_view path) {
  if (path.ends_with("causes-zh-train.jsonl")) return 2970;
  return path.ends_with("causes-en-train.jsonl") ? 700 : static_cast<std::size_t>(-1);
}

// False when the row is malformed.
bool take_labels(const std::vector<std::string>& fields, LabelledReview& to) {
  if (fields.size() < 8 || fields[1].size() != 1 || fields[3].size() != 1) return false;
  const auto tone = std::string("nup").find(fields[1]);
  to.severity = fields[3][0] - '0';
  to.prior_contact = contact_of(fields[5]);
  if (tone == std::string::npos || to.severity < 0 || to.severity > 3 || to.prior_contact.empty()) return false;
  to.tone = static_cast<Tone>(tone);
  to.causes = list_of(fields[2]);
  to.flags = list_of(fields[4]);
  to.remedy_asked = list_of(fields[6]);
  if (!to.causes.empty() && fields[7] != "-") to.quotes = {fields[7]};
  to.origin = Origin::ours;
  return true;
}

// Rows that were written for their causes alone say of other marks what the lexicon says: nothing is learnt from that.
void take_marks_of_lexicon(const Pack& pack, LabelledReview& to) {
  to.prior_contact = "not_mentioned";
  for (const Evidence& evidence : to.reading.evidence) {
    const std::string& code = pack.assess.entries[evidence.entry].code;
    if (pack.codes.flags.holds(evidence.entry)) to.flags.push_back(code);
    if (pack.codes.remedy_asked.holds(evidence.entry)) to.remedy_asked.push_back(code);
    if (pack.codes.prior_contact.holds(evidence.entry)) to.prior_contact = code;
  }
}

}  // namespace

std::vector<Review> read_reviews(const Pack& pack, const std::string& path) {
  std::ifstream in = open(path);
  std::vector<Review> reviews;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::string_view rest = line;
    std::string_view columns[4];
    for (auto& column : columns) {
      const auto tab = rest.find('\t');
      if (tab == std::string_view::npos) fail(path, number, "five columns expected");
      column = rest.substr(0, tab);
      rest.remove_prefix(tab + 1);
    }
    try {
      if (columns[0] == "id") continue;
      reviews.push_back(
          {std::string(columns[0]), std::string(columns[1]), tone_of(columns[3]), read_field(pack, Field::text, rest)});
    } catch (const std::runtime_error& error) {
      fail(path, number, error.what());
    }
  }
  return reviews;
}

std::vector<LabelledReview> read_readings(const Pack& pack, const std::string& path, std::string_view lang) {
  std::ifstream in = open(path);
  std::vector<LabelledReview> readings;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    try {
      const auto row = nlohmann::json::parse(line);
      if (row.value("lang", std::string(lang)) != lang) continue;
      std::string text = row.at("text");
      if (const auto append = row.value("append", std::string()); !append.empty()) text += "\n" + append;
      LabelledReview reading;
      reading.id = row.at("id");
      reading.source = row.value("source", std::string("written"));
      reading.origin = reading.source == "written"     ? Origin::written
                       : number <= count_natural(path) ? Origin::natural
                                                       : Origin::chosen;
      reading.reading = read_field(pack, Field::text, text);
      reading.tone = tone_of_reading(row.value("sentiment", std::string()));
      row.at("causes").get_to(reading.causes);
      row.at("quotes").get_to(reading.quotes);
      row.at("severity").get_to(reading.severity);
      if (row.contains("flags")) {
        row.at("flags").get_to(reading.flags);
        row.at("remedy_asked").get_to(reading.remedy_asked);
        row.at("prior_contact").get_to(reading.prior_contact);
      } else {
        take_marks_of_lexicon(pack, reading);
      }
      readings.push_back(std::move(reading));
    } catch (const std::exception& error) {
      fail(path, number, error.what());
    }
  }
  return readings;
}

std::vector<LabelledReview> read_examples(const Pack& pack, std::string_view lang) {
  constexpr int kTimes = 4;
  std::vector<LabelledReview> readings;
  const EntryRange causes = pack.codes.causes;
  const auto add = [&](std::uint16_t entry, std::string_view text, bool complains) {
    LabelledReview reading;
    reading.source = "example";
    reading.origin = Origin::written;
    reading.reading = read_field(pack, Field::text, text.substr(0, text.find(" => ")));
    const auto& units = reading.reading.text.units;
    if (std::any_of(units.begin(), units.end(), is_han) != (lang == "zh")) return;
    const auto speaks = [&](const Evidence& e) { return causes.holds(e.entry); };
    if (!complains && std::any_of(reading.reading.evidence.begin(), reading.reading.evidence.end(), speaks)) return;
    reading.tone = complains ? Tone::negative : Tone::positive;
    reading.severity = complains ? pack.codes.severity[entry] : 0;
    reading.prior_contact = "not_mentioned";
    if (complains) reading.causes = {pack.assess.entries[entry].code};
    // One id for all: cross-fitting keeps them on one side.
    reading.id = pack.assess.entries[entry].code + "-" + std::to_string(readings.size());
    for (int time = 0; time < kTimes; ++time) readings.push_back(reading);
  };
  for (std::uint16_t entry = causes.first; entry < causes.last; ++entry) {
    for (const auto text : pack.assess.entries[entry].all("test")) add(entry, text, true);
    for (const auto text : pack.assess.entries[entry].all("allow")) add(entry, text, false);
  }
  return readings;
}

std::vector<LabelledReview> read_labels(const std::string& folder, std::string_view lang,
                                        const std::vector<Review>& reviews, std::size_t& skipped) {
  std::unordered_map<std::string, const Review*> by_id;
  for (const Review& review : reviews) by_id.emplace(review.id.substr(review.id.rfind('-') + 1), &review);
  std::vector<std::string> paths;
  for (const auto& item : std::filesystem::directory_iterator(folder))
    if (item.path().filename().string().rfind(lang, 0) == 0) paths.push_back(item.path().string());
  std::sort(paths.begin(), paths.end());
  std::vector<LabelledReview> labelled;
  for (const std::string& path : paths) {
    std::ifstream in = open(path);
    std::string line;
    while (std::getline(in, line)) {
      const std::vector<std::string> fields = split(line, line.find('|') == std::string::npos ? '\t' : '|');
      LabelledReview review;
      const auto found = by_id.find(fields[0]);
      if (found == by_id.end() || !take_labels(fields, review)) {
        ++skipped;
        continue;
      }
      review.id = found->second->id;
      review.source = found->second->source;
      review.reading = found->second->reading;
      labelled.push_back(std::move(review));
    }
  }
  return labelled;
}

std::uint32_t hash_of(std::string_view id) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool is_aside(std::string_view id) { return (hash_of(id) >> 8 & 1) != 0; }

bool is_kept(const Review& review) { return (hash_of(review.id) >> 4) % 8 == 0; }

}  // namespace huiping::train
