// Wording: reads the plan's sentences and ladders, and says what is wrong with them.
#include "plan/wording.h"

#include <algorithm>

#include "plan/lines.h"
#include "plan/money.h"

namespace huiping {
namespace {

const std::string kSentences = "replies/plan/sentences.txt";
const std::string kLadders = "replies/plan/ladders.txt";

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

bool read_hours(std::string_view word, int& hours) {
  if (word.empty() || word.size() > 4) return false;
  hours = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return false;
    hours = hours * 10 + (c - '0');
  }
  return hours > 0;
}

// Reads one line of ladders.txt; the complaint is empty when it is fine.
std::string read_ladder_line(std::string_view text, Ladders& ladders) {
  const std::string_view word = take_word(text);
  if (word == "stop") {
    if (text.empty()) return "stop needs a phrase";
    ladders.stop_phrases.emplace_back(text);
    return {};
  }
  const std::string key(take_word(text));
  if (key.empty() || text.empty()) return "is unfinished";
  if (word == "remedy") {
    RemedyKind remedy;
    remedy.code = key;
    if (!read_hours(take_word(text), remedy.hours)) return "remedy needs a number of hours";
    const std::string_view kind = take_word(text);
    if (kind != "money" && kind != "act") return "remedy must be money or act";
    remedy.costs_money = kind == "money";
    const std::string_view last = take_word(text);
    if (!last.empty() && last != "always" && last != "owed") return "only 'always' or 'owed' may stand last";
    remedy.always_allowed = last == "always";
    remedy.owed = last == "owed";
    ladders.remedies.push_back(remedy);
    return {};
  }
  if (word == "cheap") {
    const auto cents = read_cents(text);
    if (!cents) return "cheap needs an amount";
    ladders.cheap_cents[key] = *cents;
    return {};
  }
  if (word != "ladder" && word != "asks") return "must begin with remedy, ladder, asks, cheap or stop";
  auto& codes = (word == "ladder" ? ladders.of_cause : ladders.answering)[key];
  if (!codes.empty()) return key + " stands twice";
  while (!text.empty()) {
    codes.emplace_back(take_word(text));
    if (ladders.find_remedy(codes.back()) == nullptr) return codes.back() + " is no remedy defined above";
  }
  return {};
}

}  // namespace

Sentences::Sentences(const Documents& documents) {
  for (Line line : lines_of(find_document(documents, kSentences))) {
    const std::string key(take_word(line.text));
    const std::string_view lang = take_word(line.text);
    (lang == "zh" ? sentences_[key].zh : sentences_[key].en) = std::string(line.text);
  }
}

bool Sentences::has(std::string_view key) const { return sentences_.find(key) != sentences_.end(); }

Bilingual Sentences::get(std::string_view key, const std::map<std::string, Bilingual>& values) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return {};
  Bilingual text = found->second;
  for (const auto& [name, value] : values) {
    replace_all(text.zh, "{" + name + "}", value.zh);
    replace_all(text.en, "{" + name + "}", value.en);
  }
  return text;
}

Ladders::Ladders(const Documents& documents) {
  for (const Line& line : lines_of(find_document(documents, kLadders))) read_ladder_line(line.text, *this);
}

const RemedyKind* Ladders::find_remedy(std::string_view code) const {
  const auto found = std::find_if(remedies.begin(), remedies.end(), [&](const auto& r) { return r.code == code; });
  return found == remedies.end() ? nullptr : &*found;
}

std::vector<std::string> check_plan_documents(const Documents& documents) {
  std::vector<std::string> errors;
  const auto complain = [&](const std::string& file, std::size_t line, const std::string& what) {
    errors.push_back(file + ":" + std::to_string(line) + ": " + what);
  };
  std::map<std::string, std::pair<int, std::size_t>> languages;  // key -> bits zh 1, en 2; last line
  for (Line line : lines_of(find_document(documents, kSentences))) {
    const std::string key(take_word(line.text));
    const std::string_view lang = take_word(line.text);
    if ((lang != "zh" && lang != "en") || line.text.empty()) {
      complain(kSentences, line.number, "must be: KEY zh TEXT or KEY en TEXT");
      continue;
    }
    auto& [bits, last] = languages[key];
    const int bit = lang == "zh" ? 1 : 2;
    if ((bits & bit) != 0) complain(kSentences, line.number, key + " stands twice in " + std::string(lang));
    bits |= bit;
    last = line.number;
  }
  for (const auto& [key, state] : languages)
    if (state.first != 3) complain(kSentences, state.second, key + " needs zh and en");
  Ladders ladders{Documents{}};
  for (const Line& line : lines_of(find_document(documents, kLadders)))
    if (const std::string what = read_ladder_line(line.text, ladders); !what.empty())
      complain(kLadders, line.number, what);
  for (const RemedyKind& remedy : ladders.remedies)
    if (languages.find("remedy." + remedy.code) == languages.end())
      complain(kSentences, 1, "remedy." + remedy.code + " is missing");
  if (languages.empty()) complain(kSentences, 1, "is missing or empty");
  if (ladders.of_cause.find("other") == ladders.of_cause.end()) complain(kLadders, 1, "needs a ladder for other");
  return errors;
}

}  // namespace huiping
