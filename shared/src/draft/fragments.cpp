// Fragments: reads "part NAME", "when KEY=A,B KEY!=C" and fragment lines, and matches them against a case.
#include "draft/fragments.h"

#include <algorithm>

#include "plan/lines.h"

namespace huiping {
namespace {

int weight_of(std::string_view key, bool family) {
  if (key == "says") return 16;
  if (key == "cause") return family ? 4 : 8;
  if (key == "remedy" || key == "second") return 8;
  if (key == "goods") return 4;
  if (key == "occasion" || key == "platform" || key == "greeting") return 2;
  return key == "point" ? 1 : 0;
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// "not", "without", "nor yet" before a Chinese word turn it round.
bool is_denied(const std::string& text, std::size_t at) {
  if (at < 3) return false;
  const std::string_view before = std::string_view(text).substr(at - 3, 3);
  return before == "\xE4\xB8\x8D" || before == "\xE6\xB2\xA1" || before == "\xE6\x97\xA0";
}

// An ASCII word must stand alone or be the beginning of a word ("late" in "lately" counts, in "plate" not).
bool says_word(const std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool ascii = static_cast<unsigned char>(word.front()) < 0x80;
    if (ascii ? at == 0 || !is_word_character(text[at - 1]) : !is_denied(text, at)) return true;
  }
  return false;
}

// How well the value meets the condition: -1 not, 0 by a family, 1 exactly.
int meets(const Condition& condition, const std::string& value) {
  int best = -1;
  for (const std::string_view wanted : condition.values) {
    const bool family = wanted.size() > 2 && wanted.substr(wanted.size() - 2) == ".*";
    if (family && value.compare(0, wanted.size() - 1, wanted.substr(0, wanted.size() - 1)) == 0)
      best = std::max(best, 0);
    if (!family && value == wanted) best = 1;
  }
  return best;
}

}  // namespace

Fragments read_fragments(const Documents& documents, Lang lang) {
  const std::string folder = lang == Lang::zh ? "replies/zh/" : "replies/en/";
  Fragments fragments;
  for (auto file = documents.lower_bound(folder); file != documents.end(); ++file) {
    const std::string_view name = file->first;
    if (name.substr(0, folder.size()) != folder) break;
    std::string_view part = name.substr(folder.size());
    part = part.substr(0, part.find('.'));
    std::size_t section = fragments.sections.size();
    fragments.sections.emplace_back();
    for (Line line : lines_of(file->second)) {
      std::string_view rest = line.text;
      const std::string_view word = take_word(rest);
      if (word == "part") {
        part = rest;
      } else if (word != "when") {
        fragments.parts[part].push_back({line.text, section});
        continue;
      }
      section = fragments.sections.size();
      fragments.sections.emplace_back();
      while (word == "when" && !rest.empty()) {
        const std::string_view term = take_word(rest);
        const std::size_t equals = term.find('=');
        if (equals == std::string_view::npos) continue;
        const bool negative = equals > 0 && term[equals - 1] == '!';
        Condition condition;
        condition.key = term.substr(0, negative ? equals - 1 : equals);
        condition.values = split(term.substr(equals + 1), ',');
        condition.negative = negative;
        fragments.sections[section].conditions.push_back(std::move(condition));
      }
    }
  }
  return fragments;
}

int match_section(const Section& section, const Situation& situation) {
  int score = 1;
  for (const Condition& condition : section.conditions) {
    if (condition.key == "says") {
      const bool said = std::any_of(condition.values.begin(), condition.values.end(),
                                    [&](std::string_view word) { return says_word(situation.says, word); });
      if (said == condition.negative) return 0;
      if (!condition.negative) score += weight_of("says", false);
      continue;
    }
    const auto value = situation.values.find(condition.key);
    const int how = value == situation.values.end() ? -1 : meets(condition, value->second);
    if ((how >= 0) == condition.negative) return 0;
    if (!condition.negative) score += weight_of(condition.key, how == 0);
  }
  return score;
}

}  // namespace huiping
