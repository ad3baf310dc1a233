// Puts samples together, fits the table in folds and as a whole, and hands the second stage its cases.
#include "learn.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>

#include "assess/heads.h"
#include "prior.h"
#include "table.h"
#include "text/normalize.h"

namespace huiping::train {
namespace {

constexpr std::uint32_t kFolds = 3;
constexpr std::size_t kLeastMarkRows = 25;
constexpr std::size_t kMostLanes = kLanes;
constexpr unsigned kLeastTexts = 2;
constexpr int kLevels = 15;      // sizes that a weight may have, growing by squares
constexpr float kToneVoice = 2;  // in the choice of the weights that are kept, against causes
constexpr float kMarkVoice = 0.3f;
constexpr float kSignalVoice = 3;  // few texts show them, and much depends on them
// Weights that are not zero: with fingerprints about 270 and 170 KB, gzip.
std::size_t most_weights(const std::string& lang) { return lang == "zh" ? 200000 : 105000; }
constexpr float kNeutralWeight = 3;    // neutral is rare in the corpora
constexpr float kPraiseWeight = 0.1f;  // in the second stage: praise without a cause
constexpr unsigned kToneCases = 1;     // every which review of known tone teaches the second stage

std::vector<std::string> marks_of(const LabelledReview& reading) {
  std::vector<std::string> marks = {"severity." + std::to_string(reading.severity),
                                    "prior_contact." + reading.prior_contact};
  for (const auto& code : reading.remedy_asked) marks.push_back("remedy_asked." + code);
  for (const auto& code : reading.flags) marks.push_back("flags." + code);
  // Not causes that the model may name, but it may hear them (assess/malicious.h).
  for (const auto kind : kMaliciousNames)
    if (std::find(reading.causes.begin(), reading.causes.end(), "malicious." + std::string(kind)) !=
        reading.causes.end())
      marks.push_back("signals." + std::string(kind));
  return marks;
}

// Causes that a model may name: all of the lexicon but malicious ones.
void name_lanes(const Pack& pack, const Material& material, Model& model) {
  for (const char* tone : kToneNames) model.lanes.push_back(std::string("tone.") + tone);
  const EntryRange range = pack.codes.causes;
  for (std::uint16_t i = range.first; i < range.last; ++i)
    if (const auto& code = pack.assess.entries[i].code; code.rfind("malicious.", 0) != 0) model.lanes.push_back(code);
  model.causes = static_cast<std::uint32_t>(model.lanes.size() - kFirstCauseLane);
  std::map<std::string, std::size_t> counts;
  for (const LabelledReview& reading : material.readings)
    for (const auto& mark : marks_of(reading)) ++counts[mark];
  std::vector<std::pair<std::size_t, std::string>> frequent;
  for (const auto& [mark, count] : counts)
    if (mark.rfind("severity.", 0) == 0 || mark.rfind("signals.", 0) == 0)
      frequent.emplace_back(material.readings.size(), mark);
    else if (count >= kLeastMarkRows)
      frequent.emplace_back(count, mark);
  std::sort(frequent.rbegin(), frequent.rend());
  if (frequent.size() > kMostLanes - model.lanes.size()) frequent.resize(kMostLanes - model.lanes.size());
  std::vector<std::string> marks;
  for (const auto& [count, mark] : frequent) marks.push_back(mark);
  std::sort(marks.begin(), marks.end());
  model.lanes.insert(model.lanes.end(), marks.begin(), marks.end());
  for (const Entry& entry : pack.assess.entries)
    if (entry.kind != "languages") model.stacker.evidence.push_back(entry.kind + "/" + entry.code);
  model.index_evidence();
}

LaneLayout layout_of(const Model& model) {
  LaneLayout layout;
  layout.causes = model.causes;
  layout.lanes = static_cast<std::uint32_t>(model.lanes.size());
  for (const std::string kind : {"severity.", "prior_contact."}) {
    std::pair<std::uint32_t, std::uint32_t> group{0, 0};
    for (std::uint32_t lane = kFirstCauseLane; lane < layout.lanes; ++lane)
      if (model.lanes[lane].rfind(kind, 0) == 0) {
        if (group.second == 0) group.first = lane;
        group.second = lane + 1;
      }
    if (group.second > 0) layout.groups.push_back(group);
  }
  return layout;
}

std::uint32_t fold_of(const Review& review) { return (hash_of(review.id) >> 12) % kFolds; }

// Praise that is taken to be without a cause, so that the model knows what a cause does not sound like.
bool is_pleased(const Review& review) { return review.tone == Tone::positive && hash_of(review.id) % 16 == 0; }

std::vector<std::uint8_t> lanes_of(const Model& model, const std::vector<std::string>& names) {
  std::vector<std::uint8_t> lanes;
  for (const auto& name : names)
    if (const auto lane = model.find_lane(name)) lanes.push_back(static_cast<std::uint8_t>(*lane));
  return lanes;
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

// The whole review, each quote as a text of its own, each clause.
template <typename Source>
void append_samples(const Pack& pack, const Model& model, const Source& source, const LabelledReview& reading,
                    std::vector<Sample>& samples) {
  const Text& text = reading.reading.text;
  TextRows rows = rows_of(source, model.grams, text.units, text.clause);
  const std::uint32_t fold = fold_of(reading);
  const auto add = [&](Row row, const std::vector<std::string>& names, bool marks) {
    const float weight = reading.origin == Origin::written ? weight_of(reading.origin) : 1;
    samples.push_back({std::move(row), weight, false, true, marks, lanes_of(model, names), fold});
  };
  std::vector<std::string> all = marks_of(reading);
  all.insert(all.end(), reading.causes.begin(), reading.causes.end());
  add(std::move(rows.whole), all, true);
  std::vector<std::u16string> quotes;
  for (const auto& quote : reading.quotes) quotes.push_back(normalize(pack.fold, quote).units);
  for (std::size_t i = 0; i < quotes.size() && i < reading.causes.size(); ++i)
    if (!quotes[i].empty()) add(rows_of(source, model.grams, quotes[i], {}).whole, {reading.causes[i]}, false);
  if (rows.clauses.size() < 2 || quotes.size() < reading.causes.size()) return;
  for (std::uint32_t first = 0; first < text.size();) {
    const std::uint32_t last = text.clause_at(first).second;
    const auto clause = std::u16string_view(text.units).substr(first, last - first);
    add(std::move(rows.clauses[text.clause[first]]), causes_of_clause(clause, reading, quotes), false);
    first = last;
  }
}

template <typename Source>
std::vector<Sample> samples_of(const Pack& pack, const Material& material, const Model& model, const Source& source) {
  std::vector<Sample> samples;
  for (const LabelledReview& reading : material.readings) append_samples(pack, model, source, reading, samples);
  for (const Review& review : material.reviews) {
    const Text& text = review.reading.text;
    samples.push_back({rows_of(source, model.grams, text.units, {}).whole,
                       review.tone == Tone::neutral ? kNeutralWeight : 1,
                       true,
                       false,
                       false,
                       {static_cast<std::uint8_t>(review.tone)},
                       fold_of(review)});
    if (!is_pleased(review)) continue;
    samples.push_back(samples.back());
    samples.back().tone_only = false;
    samples.back().causes_known = true;
  }
  return samples;
}

// How much each weight moves what is said: its size times the root of the texts it moves.
std::vector<float> moves_of(const std::vector<Sample>& samples, const Weights& weights, std::uint32_t features,
                            const Model& model) {
  std::vector<float> tone_seen(features), read_seen(features), moves(weights.of.size());
  for (const Sample& sample : samples)
    for (const auto& [feature, value] : sample.row) (sample.tone_only ? tone_seen : read_seen)[feature] += 1;
  for (std::uint32_t f = 0; f < features; ++f)
    for (std::size_t lane = 0; lane < model.lanes.size(); ++lane) {
      const bool tone = lane < kFirstCauseLane;
      const float voice = tone                                          ? kToneVoice
                          : lane < kFirstCauseLane + model.causes       ? 1
                          : model.lanes[lane].rfind("signals.", 0) == 0 ? kSignalVoice
                                                                        : kMarkVoice;
      const std::size_t at = std::size_t{f} * kLanes + lane;
      moves[at] = voice * std::fabs(weights.of[at]) * std::sqrt(tone ? tone_seen[f] : read_seen[f]);
    }
  return moves;
}

std::vector<double> importance_of(const std::vector<float>& moves, std::uint32_t features) {
  std::vector<double> importance(features);
  for (std::size_t i = 0; i < moves.size(); ++i) importance[i / kLanes] += static_cast<double>(moves[i]);
  return importance;
}

// The weights that move most, as many as the download allows.
std::vector<bool> keep_most(const std::vector<float>& moves, std::size_t most) {
  std::vector<float> sorted = moves;
  const auto limit = sorted.begin() + static_cast<std::ptrdiff_t>(std::min(most, sorted.size() - 1));
  std::nth_element(sorted.begin(), limit, sorted.end(), std::greater<>());
  std::vector<bool> kept;
  for (const float move : moves) kept.push_back(move > *limit);
  return kept;
}

// The largest weight of each lane, which becomes 127: nothing is cut.
std::vector<float> scale_of(const Weights& weights) {
  std::vector<float> scale(kLanes, 1e-9f);
  for (std::size_t i = 0; i < weights.of.size(); ++i)
    scale[i % kLanes] = std::max(scale[i % kLanes], std::fabs(weights.of[i]));
  return scale;
}

// Few sizes are quick to download; squares are fine where most weights are.
std::int8_t round_weight(float part) {
  const float root = std::sqrt(std::min(1.0f, std::fabs(part))) * kLevels;
  const double level = root < 1.5f ? 0 : static_cast<double>(std::lround(root));
  const long size = std::lround(127 * level * level / (kLevels * kLevels));
  return static_cast<std::int8_t>(part < 0 ? -size : size);
}

void round_table(const Weights& weights, const std::vector<float>& scale, Model& model) {
  model.weights.assign(kLanes << model.slot_bits, 0);
  for (std::size_t i = 0; i < weights.of.size(); ++i)
    if (i % kLanes < model.lanes.size()) model.weights[i] = round_weight(weights.of[i] / scale[i % kLanes]);
}

// A slot without weights needs no fingerprint either.
void forget_idle_slots(Model& model) {
  for (std::size_t slot = 0; slot < model.fingerprints.size(); ++slot) {
    const auto first = model.weights.begin() + static_cast<std::ptrdiff_t>(slot * kLanes);
    if (std::all_of(first, first + kLanes, [](std::int8_t w) { return w == 0; })) model.fingerprints[slot] = 0;
  }
}

void read_inputs(const LanguageModel& language, const Reading& reading, Case& c) {
  const std::span<const Reading> readings(&reading, 1);
  ReadingSums sums;
  c.inputs = read_inputs(language, readings, {&sums, 1});
  Gathered gathered;
  gathered.gather(readings);
  read_evidence(language, readings, gathered, c.evidence);
}

// The same review as a case without a cause.
Case praise_of(const Model& model, Case c) {
  c.tone = -1;
  c.primary = static_cast<int>(model.causes);
  c.severity = 0;
  c.set_known = true;
  c.weight = kPraiseWeight;
  c.is_praise = true;
  for (const char* mark : {"severity.0", "prior_contact.not_mentioned"})
    if (const auto lane = model.find_lane(mark))
      c.marks.push_back(static_cast<std::uint8_t>(*lane - kFirstCauseLane - model.causes));
  return c;
}

}  // namespace

Case case_of(const LanguageModel& language, const LabelledReview& reading) {
  const Model& model = *language.model;
  Case c;
  read_inputs(language, reading.reading, c);
  const auto number = [&](const std::string& code) {
    const auto lane = model.find_lane(code);
    return lane ? static_cast<int>(*lane - kFirstCauseLane) : -1;
  };
  c.primary = reading.causes.empty() ? static_cast<int>(model.causes) : number(reading.causes.front());
  c.severity = reading.severity;
  c.set_known = true;
  for (const auto& code : reading.causes)
    if (const int n = number(code); n >= 0) c.set.push_back(static_cast<std::uint8_t>(n));
  for (const auto& mark : marks_of(reading))
    if (const int n = number(mark); n >= 0)
      c.marks.push_back(static_cast<std::uint8_t>(n - static_cast<int>(model.causes)));
  c.origin = reading.origin;
  c.weight = weight_of(reading.origin);
  c.fold = fold_of(reading);
  return c;
}

Case case_of(const LanguageModel& language, const Review& review) {
  Case c;
  read_inputs(language, review.reading, c);
  c.tone = static_cast<int>(review.tone);
  c.fold = fold_of(review);
  return c;
}

Learnt learn(const Pack& pack, const Material& material) {
  Learnt learnt;
  Model& model = learnt.model;
  model.name = material.lang;
  model.grams = material.lang == "zh" ? Grams::units_1_3 : Grams::words_1_3;
  model.slot_bits = 15;
  name_lanes(pack, material, model);
  const LaneMap lanes = map_lanes(pack.assess, model);
  const LaneLayout layout = layout_of(model);

  std::vector<std::u16string_view> texts;
  for (const LabelledReview& reading : material.readings) texts.emplace_back(reading.reading.text.units);
  for (const Review& review : material.reviews) texts.emplace_back(review.reading.text.units);
  const Vocabulary vocabulary(texts, model.grams, kLeastTexts);
  std::vector<double> importance;
  {
    const std::vector<Sample> samples = samples_of(pack, material, model, vocabulary);
    const Weights weights = fit_lanes(samples, vocabulary.size(), layout, kNoFold);
    importance = importance_of(moves_of(samples, weights, vocabulary.size(), model), vocabulary.size());
  }
  std::fprintf(stderr, "%s: %u grams, %zu lanes\n", material.lang.c_str(), vocabulary.size(), model.lanes.size());
  const Slots slots(vocabulary, importance, model.slot_bits);
  for (std::uint32_t slot = 0; slot < slots.size(); ++slot) model.fingerprints.push_back(slots.fingerprint(slot));

  const std::vector<Sample> samples = samples_of(pack, material, model, slots);
  const Weights dense = fit_lanes(samples, slots.size(), layout, kNoFold);
  const std::vector<bool> kept = keep_most(moves_of(samples, dense, slots.size(), model), most_weights(material.lang));
  const Weights whole = fit_lanes(samples, slots.size(), layout, kNoFold, kept);
  const std::vector<float> scale = scale_of(whole);
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    round_table(fit_lanes(samples, slots.size(), layout, fold, kept), scale, model);
    for (const LabelledReview& reading : material.readings)
      if (fold_of(reading) == fold) learnt.cases.push_back(case_of({&model, &lanes}, reading));
    for (std::size_t i = 0; i < material.reviews.size(); i += kToneCases)
      if (fold_of(material.reviews[i]) == fold) {
        learnt.cases.push_back(case_of({&model, &lanes}, material.reviews[i]));
        if (is_pleased(material.reviews[i])) learnt.cases.push_back(praise_of(model, learnt.cases.back()));
      }
  }
  round_table(whole, scale, model);
  forget_idle_slots(model);
  fit_stacker(learnt.cases, kNoFold, model);
  return learnt;
}

}  // namespace huiping::train
