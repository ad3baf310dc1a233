// Cuts drafts into the stretches that the guard reads and fits one head a rule.
#include "guard_heads.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

#include "guard/judge.h"
#include "guard/sense.h"
#include "guard_fit.h"

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

// FNV-1a with its bits mixed: the same split of drafts on every machine.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return hash ^ hash >> 16;
}

// One factor and one shift for all heads together, since most are too rare for their own. Least log loss; Newton's
// method on two numbers.
std::pair<double, double> fit_logistic(const std::vector<std::pair<double, bool>>& seen) {
  double factor = 1;
  double shift = 0;
  for (int step = 0; step < 12; ++step) {
    double slope_f = 0, slope_s = 0, bend_ff = 1e-9, bend_fs = 0, bend_ss = 1e-9;
    for (const auto& [x, holds] : seen) {
      const double p = 1 / (1 + std::exp(-(x * factor + shift)));
      const double error = p - (holds ? 1 : 0);
      const double bend = p * (1 - p);
      slope_f += error * x;
      slope_s += error;
      bend_ff += bend * x * x;
      bend_fs += bend * x;
      bend_ss += bend;
    }
    const double determinant = bend_ff * bend_ss - bend_fs * bend_fs;
    if (!(determinant > 0)) break;
    factor -= (bend_ss * slope_f - bend_fs * slope_s) / determinant;
    shift -= (bend_ff * slope_s - bend_fs * slope_f) / determinant;
  }
  return {factor, shift};
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

RuleHeads train_guard(const Pack& pack, const std::string& lang, const std::vector<MarkedDraft>& drafts) {
  constexpr std::uint32_t kFolds = 5;
  std::vector<MarkedStretch> rows;
  // The rules' examples are tested one by one, so they count three times.
  std::vector<MarkedDraft> all_drafts;
  for (int time = 0; time < 3; ++time)
    for (const MarkedDraft& draft : examples_of(pack)) all_drafts.push_back(draft);
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
    std::vector<HeadRow> table;
    for (const MarkedStretch* row : some) {
      table.push_back({row->sense, {}});
      for (std::size_t head = 0; head < heads.size(); ++head) table.back().sides.push_back(side_of(*row, head));
    }
    HeadShape shape;
    shape.name = "guard-" + lang;
    shape.grams = lang == "zh" ? Grams::units_1_3 : Grams::words_1_3;
    return fit_heads(table, heads, shape);
  };

  // Four fifths train, the fifth calibrates; then everything trains.
  std::vector<const MarkedStretch*> most, rest, all;
  for (const MarkedStretch& row : rows) {
    (row.fold == 0 ? rest : most).push_back(&row);
    all.push_back(&row);
  }
  const RuleHeads partial = train_on(most);
  std::vector<std::pair<double, bool>> seen;
  for (const MarkedStretch* row : rest) {
    const std::vector<double> scores = partial.score(row->sense);
    for (std::size_t head = 0; head < heads.size(); ++head)
      if (const Side side = side_of(*row, head); side != Side::unknown)
        seen.emplace_back(scores[head], side == Side::yes);
  }
  const auto [factor, shift] = fit_logistic(seen);
  RuleHeads model = train_on(all);
  for (std::size_t head = 0; head < heads.size(); ++head) {
    model.scale[head] = static_cast<float>(model.scale[head] * factor);
    model.bias[head] = static_cast<float>(model.bias[head] * factor + shift);
  }
  return model;
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
    story += "- " + file.substr(file.rfind('/') + 1) + ": " + std::to_string(drafts.size() - before) + " drafts\n";
  }
  for (const std::string lang : {"zh", "en"}) {
    const RuleHeads heads = train_guard(whole, lang, drafts);
    const std::vector<std::uint8_t> weights = write_rule_heads(heads);
    std::ofstream out(models + "/" + heads.name + ".heads", std::ios::binary);
    out.write(reinterpret_cast<const char*>(weights.data()), static_cast<std::streamsize>(weights.size()));
    std::ofstream card(models + "/" + heads.name + ".md");
    card << "# " << heads.name << ": second opinion of the guard, trained by huiping-train guard\n\n"
         << heads.rules.size() << " heads, one a rule, " << heads.weights.size()
         << " weights; figures and the command in docs/guard.md. Trained on the examples of data/policy, the fragments "
            "of "
            "data/replies and\n"
         << story;
    if (!out || !card) throw std::runtime_error(models + ": cannot be written");
    std::printf("%s: %zu heads, %zu bytes\n", heads.name.c_str(), heads.rules.size(), weights.size());
  }
}

}  // namespace huiping::train
