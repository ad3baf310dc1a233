// Cuts drafts into the stretches that the guard reads and fits one head a rule.
#include "guard_heads.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

#include "guard/check.h"
#include "guard/judge.h"
#include "guard/sense.h"
#include "guard_fit.h"
#include "plan/platform.h"

namespace huiping::train {
namespace {

struct MarkedStretch {
  std::vector<std::uint64_t> keys;
  std::set<std::string> broken, unknown;
  bool is_lawful = false;  // of a draft that breaks no rule
  std::string channel;
};

// Every sentence, every two and the whole text, as the second opinion reads them.
std::vector<MarkedStretch> cut(const Pack& pack, const MarkedDraft& draft, Grams grams) {
  const Text text = read_draft(pack, to_utf16(draft.text));
  std::vector<MarkedStretch> out;
  if (text.size() == 0) return out;
  const std::vector<Sign> signs = find_evidence(pack, text, {}).signs;
  const std::u16string span = to_utf16(draft.span);
  const std::size_t at = span.empty() ? std::u16string::npos : text.original.find(span);
  const std::size_t from = at == std::u16string::npos ? 0 : at;
  const std::size_t until = at == std::u16string::npos ? text.original.size() : at + span.size();
  const std::set<std::string> rules(draft.rules.begin(), draft.rules.end());
  const auto sentences = sentences_of(text);
  const auto add = [&](std::size_t begin_sentence, std::size_t end_sentence) {
    MarkedStretch stretch;
    for (std::size_t i = begin_sentence; i < end_sentence; ++i)
      for_each_sense(text, signs, sentences[i].first, sentences[i].second, grams,
                     [&](std::uint64_t key) { stretch.keys.push_back(key); });
    stretch.channel = draft.channel;
    stretch.is_lawful = rules.empty();
    const std::size_t begin = text.original_begin(sentences[begin_sentence].first);
    const std::size_t end = text.original_end(sentences[end_sentence - 1].second);
    const std::size_t shared =
        std::min(end, until) > std::max(begin, from) ? std::min(end, until) - std::max(begin, from) : 0;
    const bool holds = !rules.empty() && shared * 3 >= (until - from);
    if (holds)
      stretch.broken = rules;
    else if (shared > 0 || at == std::u16string::npos)
      stretch.unknown = rules;
    else
      stretch.unknown = {draft.rules.begin() + (draft.rules.empty() ? 0 : 1), draft.rules.end()};
    if (!holds && !rules.empty() && shared > 0) stretch.unknown.insert(std::string(kAnyRule));
    out.push_back(std::move(stretch));
  };
  for (std::size_t i = 0; i < sentences.size(); ++i) add(i, i + 1);
  for (std::size_t i = 0; i + 1 < sentences.size(); ++i) add(i, i + 2);
  if (sentences.size() > 2) add(0, sentences.size());
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
        drafts.push_back({std::string(text), "", "", "", rules});
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
      drafts.push_back({line, "", "", "", {}});
      if (!before.empty()) drafts.push_back({before + "\n" + line, "", "", "", {}});
      before = line;
    }
  }
  return drafts;
}

Pack load_pack(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::vector<char> chars((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::vector<std::uint8_t> bytes(chars.begin(), chars.end());
  auto loaded = read_pack(bytes);
  if (const LoadError* error = std::get_if<LoadError>(&loaded)) throw std::runtime_error(path + ": " + error->message);
  return std::move(std::get<Pack>(loaded));
}

bool is_json(const std::string& path) { return path.size() > 6 && path.substr(path.size() - 6) == ".jsonl"; }

// What the guard finds among drafts.
struct Tally {
  std::size_t broken = 0, found = 0, warned = 0, clean = 0, flagged = 0, advised = 0;

  void add(const MarkedDraft& draft, const std::vector<Finding>& findings) {
    const auto any = [&](Severity least, bool right_only) {
      return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
        return f.severity >= least && (!right_only || std::count(draft.rules.begin(), draft.rules.end(), f.rule) != 0);
      });
    };
    if (draft.rules.empty()) {
      ++clean;
      flagged += any(Severity::warn, false) ? 1u : 0u;
      advised += any(Severity::advise, false) ? 1u : 0u;
    } else {
      ++broken;
      found += any(Severity::advise, true) ? 1u : 0u;
      warned += any(Severity::warn, true) ? 1u : 0u;
    }
  }
  void print(const char* name) const {
    const auto share = [](std::size_t part, std::size_t whole) {
      return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    std::printf("%-20s %4zu broken: %.3f found, %.3f at block or warn; %4zu clean: %.3f flagged, %.3f with advice\n",
                name, broken, share(found, broken), share(warned, broken), clean, share(flagged, clean),
                share(advised, clean));
  }
};

}  // namespace

std::vector<MarkedDraft> read_drafts(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<MarkedDraft> drafts;
  std::string line;
  std::string rule;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (!is_json(path)) {
      if (line[0] == '@')
        rule = line.substr(1);
      else if (rule.empty())
        throw std::runtime_error(path + ":" + std::to_string(number) + ": a text before the first @rule");
      else if (line[0] == '~')
        drafts.push_back({line.substr(1), "", "", "", {}});
      else
        drafts.push_back({line, "", "", "", {rule}});
      continue;
    }
    try {
      const auto row = nlohmann::json::parse(line);
      drafts.push_back({row.at("text"), row.value("span", ""), row.value("channel", ""), row.value("platform", ""),
                        row.at("violates").get<std::vector<std::string>>()});
    } catch (const nlohmann::json::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return drafts;
}

RuleHeads train_guard(const Pack& pack, const std::string& lang, const std::vector<MarkedDraft>& drafts) {
  HeadShape shape;
  shape.name = "guard-" + lang;
  shape.grams = lang == "zh" ? Grams::units_1_3 : Grams::words_1_3;
  // The rules' examples are tested one by one, so they count four times.
  std::vector<MarkedDraft> all_drafts;
  for (int time = 0; time < 4; ++time)
    for (const MarkedDraft& draft : examples_of(pack)) all_drafts.push_back(draft);
  for (const MarkedDraft& draft : lawful_fragments(pack)) all_drafts.push_back(draft);
  all_drafts.insert(all_drafts.end(), drafts.begin(), drafts.end());
  std::vector<MarkedStretch> stretches;
  for (const MarkedDraft& draft : all_drafts)
    if (is_read_by(lang, pack, draft))
      for (MarkedStretch& stretch : cut(pack, draft, shape.grams)) stretches.push_back(std::move(stretch));

  std::vector<std::string> heads;
  std::vector<const Entry*> rules;
  for (const Entry& entry : pack.guard.entries) {
    if (entry.kind != "policy") continue;
    const auto known = std::count_if(stretches.begin(), stretches.end(),
                                     [&](const MarkedStretch& s) { return s.broken.count(entry.code) != 0; });
    if (known < 5) continue;
    heads.push_back(entry.code);
    rules.push_back(&entry);
  }
  const auto side_of = [&](const MarkedStretch& stretch, std::size_t head) {
    if (stretch.broken.count(heads[head]) != 0) return Side::yes;
    if (stretch.unknown.count(heads[head]) != 0) return Side::unknown;
    // Rules about the text as a whole are not always named beside others.
    if (!stretch.is_lawful && rules[head]->field("kind") != "text") return Side::unknown;
    if (!stretch.channel.empty() && !holds_in(*rules[head], {stretch.channel, "", ""})) return Side::unknown;
    return Side::no;
  };
  std::vector<HeadRow> table;
  for (MarkedStretch& stretch : stretches) {
    HeadRow row;
    for (std::size_t head = 0; head < heads.size(); ++head) row.sides.push_back(side_of(stretch, head));
    const bool is_known = stretch.unknown.count(std::string(kAnyRule)) == 0;
    row.sides.push_back(!stretch.broken.empty() ? Side::yes : is_known ? Side::no : Side::unknown);
    row.keys = std::move(stretch.keys);
    table.push_back(std::move(row));
  }
  heads.emplace_back(kAnyRule);
  return fit_heads(table, heads, shape);
}

void train_guard_heads(const std::string& pack, const std::string& models, const std::vector<std::string>& files) {
  const Pack whole = load_pack(pack);
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

void leave_hands_out(const std::string& pack, const std::vector<std::string>& files) {
  Pack whole = load_pack(pack);
  Tally all;
  for (const std::string& left_out : files) {
    if (!is_json(left_out)) continue;
    std::vector<MarkedDraft> drafts;
    for (const std::string& file : files) {
      if (file == left_out) continue;
      for (MarkedDraft& draft : read_drafts(file)) drafts.push_back(std::move(draft));
    }
    whole.heads.clear();
    for (const std::string lang : {"zh", "en"}) whole.heads["guard-" + lang] = train_guard(whole, lang, drafts);
    prepare(whole);
    Tally tally;
    for (const MarkedDraft& draft : read_drafts(left_out)) {
      CheckRequest request;
      request.text = draft.text;
      request.channel = draft.channel;
      request.platform = draft.platform;
      request.fixes = false;
      const std::vector<Finding> findings = check(whole, get_platform(whole.documents, draft.platform), request);
      tally.add(draft, findings);
      all.add(draft, findings);
    }
    tally.print(left_out.substr(left_out.rfind('/') + 1).c_str());
    std::fflush(stdout);
  }
  all.print("all");
}

}  // namespace huiping::train
