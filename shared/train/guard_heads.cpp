// Cuts drafts into the stretches that the guard reads and fits one head a rule.
#include "guard_heads.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

#include "calibrate.h"
#include "corpus.h"
#include "guard/judge.h"
#include "guard/sense.h"
#include "table.h"

namespace huiping::train {
namespace {

struct MarkedStretch {
  std::u16string sense;
  std::set<std::string> broken, unknown;
  std::string channel;
  bool is_whole = false;  // the whole draft or the part with the words that break the rule
  std::uint32_t fold = 0;
};

std::vector<MarkedStretch> cut(const Pack& pack, const MarkedDraft& draft, std::uint32_t fold) {
  const Text text = read_draft(pack, to_utf16(draft.text));
  std::vector<MarkedStretch> out;
  if (text.size() == 0) return out;
  const std::vector<Sign> signs = find_evidence(pack, text, {}, true).signs;
  const std::u16string span = to_utf16(draft.span);
  const std::size_t at = span.empty() ? std::u16string::npos : text.original.find(span);
  const std::size_t from = at == std::u16string::npos ? 0 : at;
  const std::size_t until = at == std::u16string::npos ? text.original.size() : at + span.size();
  const std::set<std::string> rules(draft.rules.begin(), draft.rules.end());
  for (const auto& [first, last] : stretches_of(text)) {
    MarkedStretch stretch;
    stretch.sense = sense_of(text, signs, first, last);
    stretch.channel = draft.channel;
    stretch.fold = fold;
    const std::size_t begin = text.original_begin(first);
    const std::size_t end = text.original_end(last);
    const std::size_t shared =
        std::min(end, until) > std::max(begin, from) ? std::min(end, until) - std::max(begin, from) : 0;
    const bool holds = !rules.empty() && shared * 3 >= (until - from);
    if (holds)
      stretch.broken = rules;
    else if (shared > 0 || at == std::u16string::npos)
      stretch.unknown = rules;
    else
      stretch.unknown = {draft.rules.begin() + (draft.rules.empty() ? 0 : 1), draft.rules.end()};
    out.push_back(std::move(stretch));
  }
  return out;
}

bool is_read_by(std::string_view lang, const Pack& pack, const MarkedDraft& draft) {
  return is_mostly_han(read_draft(pack, to_utf16(draft.text)).units) == (lang == "zh");
}

// The rules' own examples, without the @channel and @platform before them.
std::vector<MarkedDraft> examples_of(const Pack& pack) {
  std::vector<MarkedDraft> drafts;
  for (const Entry& entry : pack.guard.entries)
    for (const std::string directive : {"fires", "passes"})
      for (std::string_view text : entry.all(directive)) {
        while (!text.empty() && text[0] == '@') text.remove_prefix(std::min(text.find(' '), text.size() - 1) + 1);
        std::vector<std::string> rules;
        if (directive == "fires") rules.push_back(entry.code);
        drafts.push_back({std::string(text), "", "", rules, true});
      }
  return drafts;
}

// The product's own words: what it writes itself must pass its own guard. Counter-examples are no such words.
std::vector<MarkedDraft> lawful_fragments(const Pack& pack) {
  std::vector<MarkedDraft> drafts;
  for (const auto& [name, text] : pack.documents) {
    if (name.rfind("replies/", 0) != 0 || name.find("counter") != std::string::npos) continue;
    std::istringstream lines(text);
    std::string line;
    std::string before;
    while (std::getline(lines, line)) {
      if (line.empty() || line[0] == '#' || line.rfind("when ", 0) == 0) continue;
      for (std::size_t open = line.find('{'); open != std::string::npos; open = line.find('{')) {
        const std::size_t close = line.find('}', open);
        line.erase(open, close == std::string::npos ? std::string::npos : close + 1 - open);
      }
      drafts.push_back({line, "", "", {}, true});
      if (!before.empty()) drafts.push_back({before + "\n" + line, "", "", {}, true});
      before = line;
    }
  }
  return drafts;
}

}  // namespace

std::vector<MarkedDraft> read_drafts(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  const bool is_json = path.size() > 6 && path.substr(path.size() - 6) == ".jsonl";
  std::vector<MarkedDraft> drafts;
  std::string line;
  std::string rule;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (!is_json) {
      if (line[0] == '@')
        rule = line.substr(1);
      else if (rule.empty())
        throw std::runtime_error(path + ":" + std::to_string(number) + ": a text before the first @rule");
      else if (line[0] == '~')
        drafts.push_back({line.substr(1), "", "", {}, true});
      else
        drafts.push_back({line, "", "", {rule}, true});
      continue;
    }
    try {
      const auto row = nlohmann::json::parse(line);
      drafts.push_back({row.at("text"), row.value("span", ""), row.value("channel", ""),
                        row.at("violates").get<std::vector<std::string>>(), false});
    } catch (const nlohmann::json::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return drafts;
}

Model train_guard(const Pack& pack, const std::string& lang, const std::vector<MarkedDraft>& drafts) {
  constexpr std::uint32_t kFolds = 5;
  std::vector<MarkedStretch> rows;
  std::vector<MarkedDraft> all_drafts = examples_of(pack);
  for (const MarkedDraft& draft : lawful_fragments(pack)) all_drafts.push_back(draft);
  all_drafts.insert(all_drafts.end(), drafts.begin(), drafts.end());
  for (const MarkedDraft& draft : all_drafts)
    if (is_read_by(lang, pack, draft))
      for (MarkedStretch& row : cut(pack, draft, hash_of(draft.text) % kFolds)) rows.push_back(std::move(row));

  std::vector<std::string> heads;
  std::vector<const Entry*> rules;
  for (const Entry& entry : pack.guard.entries) {
    if (entry.kind != "policy") continue;
    const auto known = std::count_if(rows.begin(), rows.end(),
                                     [&](const MarkedStretch& r) { return r.broken.count(entry.code) != 0; });
    if (known < 5) continue;
    heads.push_back(entry.code);
    rules.push_back(&entry);
  }
  const auto side_of = [&](const MarkedStretch& row, std::size_t head) {
    if (row.broken.count(heads[head]) != 0) return Side::yes;
    if (row.unknown.count(heads[head]) != 0) return Side::unknown;
    if (!row.channel.empty() && !holds_in(*rules[head], {row.channel, "", ""})) return Side::unknown;
    return Side::no;
  };
  const auto train_on = [&](const std::vector<const MarkedStretch*>& some) {
    std::vector<std::u16string_view> texts;
    std::vector<HeadTask> tasks(heads.size());
    for (const MarkedStretch* row : some) texts.push_back(row->sense);
    for (std::size_t head = 0; head < heads.size(); ++head) {
      tasks[head].name = heads[head];
      tasks[head].fit.cost = 200;
      tasks[head].fit.positive_weight = 4;
      tasks[head].fit.by_ratio = false;
      for (const MarkedStretch* row : some) tasks[head].sides.push_back(side_of(*row, head));
    }
    TableShape shape;
    shape.name = "guard-" + lang;
    shape.grams = lang == "zh" ? Grams::units_1_3 : Grams::words_1_3;
    shape.slot_bits = 14;
    shape.least_weight = 2;
    shape.least = 1;
    return train_table(texts, tasks, shape);
  };

  // Four fifths train, the fifth calibrates; then everything trains.
  std::vector<const MarkedStretch*> most, rest, all;
  for (const MarkedStretch& row : rows) {
    (row.fold == 0 ? rest : most).push_back(&row);
    all.push_back(&row);
  }
  const Model partial = train_on(most);
  Scores scores;
  std::vector<std::vector<bool>> holds;
  std::vector<std::size_t> numbers(heads.size());
  for (std::size_t head = 0; head < heads.size(); ++head) numbers[head] = head;
  for (const MarkedStretch* row : rest) {
    scores.push_back(partial.score(std::u16string_view(row->sense)));
    std::vector<bool> truth;
    for (std::size_t head = 0; head < heads.size(); ++head) truth.push_back(side_of(*row, head) == Side::yes);
    holds.push_back(std::move(truth));
  }
  Model model = train_on(all);
  apply(fit_logistic(scores, numbers, holds), numbers, model);
  return model;
}

}  // namespace huiping::train
