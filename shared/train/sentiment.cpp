// Trains and measures negative / neutral / positive.
#include "sentiment.h"

#include <algorithm>
#include <cmath>

#include "calibrate.h"
#include "model/probability.h"
#include "table.h"

namespace huiping::train {
namespace {

std::vector<std::u16string_view> texts_of(const std::vector<Review>& reviews) {
  std::vector<std::u16string_view> texts;
  for (const Review& review : reviews) texts.emplace_back(review.units);
  return texts;
}

// What was measured best on the `tune` half of dev: docs/accuracy.md.
TableShape shape_for(const std::string& lang) {
  TableShape shape;
  shape.name = "sentiment-" + lang;
  shape.grams = lang == "zh" ? Grams::units_1_3 : Grams::words_1_3;
  shape.slot_bits = 15;
  shape.second_cost = lang == "zh" ? 7 : 10;
  return shape;
}

// Most corpora have no neutral class, so neutral is rarer in them than among buyers: its odds are doubled.
constexpr float kNeutralLift = 0.7f;

Fit fit_for(const std::string& lang, Tone tone) {
  Fit fit;
  fit.cost = lang == "zh" ? 3 : 1;
  fit.positive_weight = tone == Tone::neutral ? 4 : 1;
  return fit;
}

}  // namespace

Model train_sentiment(const std::string& lang, const std::vector<Review>& learn, const std::vector<Review>& tune) {
  std::vector<HeadTask> tasks;
  for (const Tone tone : {Tone::negative, Tone::neutral, Tone::positive}) {
    HeadTask task{kToneNames[static_cast<int>(tone)], {}, fit_for(lang, tone), 1};
    for (const Review& review : learn) task.sides.push_back(review.tone == tone ? Side::yes : Side::no);
    tasks.push_back(std::move(task));
  }
  Model model = train_table(texts_of(learn), tasks, shape_for(lang));
  std::vector<std::size_t> tones;
  Scores scores;
  for (const Review& review : tune) {
    tones.push_back(static_cast<std::size_t>(review.tone));
    scores.push_back(model.score(review.units));
  }
  const std::vector<std::size_t> heads = {0, 1, 2};
  apply(fit_softmax(scores, heads, tones), heads, model);
  model.bias[static_cast<int>(Tone::neutral)] += kNeutralLift;
  return model;
}

ToneScores measure_sentiment(const Model& model, const std::vector<Review>& reviews) {
  ToneScores result;
  result.rows = reviews.size();
  double found[3][3] = {};  // [truth][answer]
  double confidence_sum[10] = {}, right_sum[10] = {}, band_rows[10] = {};
  double two = 0, two_right = 0, strict_right = 0;
  std::map<std::string, std::pair<double, double>> sources;
  for (const Review& review : reviews) {
    const std::vector<double> share = softmax(model.score(review.units));
    const auto truth = static_cast<std::size_t>(review.tone);
    const auto answer = static_cast<std::size_t>(std::max_element(share.begin(), share.end()) - share.begin());
    found[truth][answer] += 1;
    const auto band = std::min<std::size_t>(9, static_cast<std::size_t>(share[answer] * 10));
    band_rows[band] += 1;
    confidence_sum[band] += share[answer];
    right_sum[band] += answer == truth;
    if (review.tone == Tone::neutral) continue;
    const bool right = (share[2] > share[0]) == (review.tone == Tone::positive);
    two += 1;
    two_right += right;
    strict_right += answer == truth;
    sources[review.source].first += right;
    sources[review.source].second += 1;
  }
  for (int tone = 0; tone < 3; ++tone) {
    double said = 0, is = 0;
    for (int other = 0; other < 3; ++other) said += found[other][tone], is += found[tone][other];
    const double f1 = said + is > 0 ? 2 * found[tone][tone] / (said + is) : 0;
    result.macro_f1 += f1 / 3;
    if (tone == 1) result.neutral_f1 = f1;
  }
  for (int band = 0; band < 10; ++band)
    result.calibration_error += std::fabs(confidence_sum[band] - right_sum[band]) / static_cast<double>(reviews.size());
  result.two_class = two_right / two;
  result.strict_two_class = strict_right / two;
  for (const auto& [source, count] : sources) result.two_class_by_source[source] = count.first / count.second;
  return result;
}

}  // namespace huiping::train
