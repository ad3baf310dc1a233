// Trains cause heads on whole reviews, on the readers' quotes and on single clauses together.
#include "causes.h"

#include <algorithm>
#include <functional>

#include "calibrate.h"
#include "model/clauses.h"
#include "model/probability.h"
#include "table.h"
#include "text/normalize.h"

namespace huiping::train {
namespace {

constexpr std::size_t kLeastRows = 8;       // of a cause
constexpr double kMarkVoice = 0.3;          // marks may not crowd the causes out of the table
constexpr std::size_t kLeastMarkRows = 15;  // of a flag, a remedy, a kind of contact

// One training text. Marks (severity, flags, ...) are known of whole reviews only.
struct Piece {
  std::u16string units;
  std::vector<std::string> causes;
  std::vector<std::string> marks;
  bool marks_known = false;
};

std::vector<std::string> marks_of(const LabelledReview& reading) {
  std::vector<std::string> marks = {"severity." + std::to_string(reading.severity),
                                    "prior_contact." + reading.prior_contact};
  for (const auto& code : reading.remedy_asked) marks.push_back("remedy_asked." + code);
  for (const auto& code : reading.flags) marks.push_back("flags." + code);
  return marks;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The causes whose quote lies in this clause, or covers it but for its last character, the mark that ends it.
std::vector<std::string> causes_of_clause(std::u16string_view clause, const LabelledReview& reading,
                                          const std::vector<std::u16string>& quotes) {
  std::vector<std::string> causes;
  for (std::size_t i = 0; i < quotes.size() && i < reading.causes.size(); ++i) {
    if (quotes[i].empty()) continue;
    const bool inside = clause.find(quotes[i]) != std::u16string_view::npos;
    const bool around =
        clause.size() > 2 && quotes[i].find(clause.substr(0, clause.size() - 1)) != std::u16string::npos;
    if (inside || around) causes.push_back(reading.causes[i]);
  }
  return causes;
}

// A whole review counts twice: once with all its causes and once with the primary one alone, so that the same head
// finds the set and ranks it.
void append_pieces(const FoldTable& fold, const LabelledReview& reading, std::vector<Piece>& pieces) {
  const Text& text = reading.text;
  pieces.push_back({text.units, reading.causes, marks_of(reading), true});
  if (!reading.causes.empty()) pieces.push_back({text.units, {reading.causes.front()}, {}, false});
  std::vector<std::u16string> quotes;
  for (const auto& quote : reading.quotes) quotes.push_back(normalize(fold, quote).units);
  for (std::size_t i = 0; i < quotes.size() && i < reading.causes.size(); ++i)
    pieces.push_back({quotes[i], {reading.causes[i]}, {}, false});
  for (std::uint32_t first = 0; first < text.size();) {
    const std::uint32_t last = text.clause_at(first).second;
    const auto clause = std::u16string_view(text.units).substr(first, last - first);
    if (clause.size() < text.size())
      pieces.push_back({std::u16string(clause), causes_of_clause(clause, reading, quotes), {}, false});
    first = last;
  }
}

std::vector<std::string> head_names(const std::vector<LabelledReview>& readings) {
  std::map<std::string, std::size_t> causes, marks;
  for (const LabelledReview& reading : readings) {
    for (const auto& code : reading.causes) ++causes[code];
    for (const auto& mark : marks_of(reading)) ++marks[mark];
  }
  std::vector<std::string> names;
  for (const auto& [name, rows] : causes)
    if (rows >= kLeastRows) names.push_back(name);
  for (const auto& [name, rows] : marks)
    if (rows >= kLeastMarkRows) names.push_back(name);
  return names;
}

bool is_mark(const std::string& head) {
  for (const char* kind : {"severity.", "prior_contact.", "remedy_asked.", "flags."})
    if (head.rfind(kind, 0) == 0) return true;
  return false;
}

Model train_once(const FoldTable& fold, const std::string& lang, const std::vector<LabelledReview>& readings,
                 const std::vector<Review>& pleased, const std::vector<std::string>& names) {
  std::vector<Piece> pieces;
  for (const LabelledReview& reading : readings) append_pieces(fold, reading, pieces);
  for (const Review& review : pleased) pieces.push_back({review.units, {}, {}, false});
  std::vector<std::u16string_view> texts;
  for (const Piece& piece : pieces) texts.emplace_back(piece.units);
  std::vector<HeadTask> tasks;
  for (const auto& name : names) {
    HeadTask task{name, {}, {}, 1};
    task.fit.cost = 3;
    if (is_mark(name)) task.voice = kMarkVoice;
    for (const Piece& piece : pieces) {
      if (is_mark(name) && !piece.marks_known)
        task.sides.push_back(Side::unknown);
      else
        task.sides.push_back(contains(is_mark(name) ? piece.marks : piece.causes, name) ? Side::yes : Side::no);
    }
    tasks.push_back(std::move(task));
  }
  TableShape shape;
  shape.name = "causes-" + lang;
  shape.grams = lang == "zh" ? Grams::units_1_3 : Grams::words_1_3;
  shape.slot_bits = lang == "zh" ? 15 : 14;
  shape.least = 2;
  shape.least_weight = 5;  // a third less to download than 2, for under half a point: docs/accuracy.md
  return train_table(texts, tasks, shape);
}

std::vector<std::size_t> heads_where(const Model& model, const std::function<bool(const std::string&)>& test) {
  std::vector<std::size_t> heads;
  for (std::size_t head = 0; head < model.heads.size(); ++head)
    if (test(model.heads[head])) heads.push_back(head);
  return heads;
}

std::vector<std::size_t> heads_of_kind(const Model& model, const std::string& kind) {
  return heads_where(model, [&](const std::string& head) { return head.rfind(kind, 0) == 0; });
}

// Fits on the partial model and what it has not seen; the same stretches then hold for the full model.
void calibrate(const std::vector<LabelledReview>& unseen, Model& partial, Model& full) {
  Scores whole, by_clause;
  for (const LabelledReview& reading : unseen) {
    whole.push_back(partial.score(reading.text));
    by_clause.push_back(score_by_clause(partial, reading.text).scores);
  }
  const auto stand_alone = [&](const Scores& scores, const std::vector<std::size_t>& heads, auto codes_of) {
    std::vector<std::vector<bool>> holds;
    for (const LabelledReview& reading : unseen) {
      holds.emplace_back();
      for (const std::size_t head : heads) holds.back().push_back(contains(codes_of(reading), partial.heads[head]));
    }
    const Stretch stretch = fit_logistic(scores, heads, holds);
    apply(stretch, heads, partial);
    apply(stretch, heads, full);
  };
  const auto exclusive = [&](const std::string& kind) {
    const std::vector<std::size_t> heads = heads_of_kind(partial, kind);
    std::vector<std::size_t> truth;
    Scores known;
    for (std::size_t i = 0; i < unseen.size(); ++i)
      for (std::size_t k = 0; k < heads.size(); ++k)
        if (contains(marks_of(unseen[i]), partial.heads[heads[k]])) {
          truth.push_back(k);
          known.push_back(whole[i]);
        }
    const Stretch stretch = fit_softmax(known, heads, truth);
    apply(stretch, heads, partial);
    apply(stretch, heads, full);
  };
  stand_alone(by_clause, heads_where(partial, [](const std::string& head) { return !is_mark(head); }),
              [](const LabelledReview& reading) { return reading.causes; });
  stand_alone(whole, heads_of_kind(partial, "remedy_asked."), marks_of);
  stand_alone(whole, heads_of_kind(partial, "flags."), marks_of);
  exclusive("severity.");
  exclusive("prior_contact.");
}

}  // namespace

CauseModels train_causes(const FoldTable& fold, const std::string& lang, const std::vector<LabelledReview>& readings,
                         const std::vector<Review>& pleased) {
  CauseModels models;
  std::vector<LabelledReview> rest;
  for (const LabelledReview& reading : readings)
    (hash_of(reading.id) % 5 == 0 ? models.kept_out : rest).push_back(reading);
  const std::vector<std::string> names = head_names(readings);
  models.partial = train_once(fold, lang, rest, pleased, names);
  models.full = train_once(fold, lang, readings, pleased, names);
  calibrate(models.kept_out, models.partial, models.full);
  return models;
}

}  // namespace huiping::train
