// Reads the tab-separated and JSON-lines corpora.
#include "corpus.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "text/normalize.h"

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

}  // namespace

std::vector<Review> read_reviews(const FoldTable& fold, const std::string& path) {
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
      reviews.push_back(
          {std::string(columns[0]), std::string(columns[1]), tone_of(columns[3]), normalize(fold, rest).units});
    } catch (const std::runtime_error& error) {
      fail(path, number, error.what());
    }
  }
  return reviews;
}

std::vector<LabelledReview> read_readings(const FoldTable& fold, const std::string& path, std::string_view lang) {
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
      reading.text = normalize(fold, text);
      row.at("causes").get_to(reading.causes);
      row.at("quotes").get_to(reading.quotes);
      row.at("flags").get_to(reading.flags);
      row.at("remedy_asked").get_to(reading.remedy_asked);
      row.at("severity").get_to(reading.severity);
      row.at("prior_contact").get_to(reading.prior_contact);
      readings.push_back(std::move(reading));
    } catch (const std::exception& error) {
      fail(path, number, error.what());
    }
  }
  return readings;
}

std::uint32_t hash_of(std::string_view id) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool is_aside(std::string_view id) { return (hash_of(id) >> 8 & 1) != 0; }

}  // namespace huiping::train
