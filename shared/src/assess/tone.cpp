// Corrects the model's scores by cues, then reads them as probabilities.
#include "assess/tone.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "model/probability.h"

namespace huiping {
namespace {

// Log-odds added to "negative" per kind of cue. Words of complaint are capped, so that a long detailed praise with
// one complaint stays what the model hears.
constexpr double kPerComplaintPoint = 0.06;
constexpr int kMostComplaintPoints = 12;
// Without a model: neutral until cues complain.
constexpr double kUnheard = -0.6;
constexpr double kPerUnheardPoint = 0.3;
constexpr double kTurnsAway = 1.2;
constexpr double kSarcastic = 0.8;

double round2(double value) { return static_cast<double>(std::lround(value * 100)) / 100; }

}  // namespace

const Model* find_model(const Pack& pack, std::string_view name, Lang lang) {
  if (lang == Lang::other) return nullptr;
  const auto it = pack.models.find(std::string(name) + (lang == Lang::zh ? "-zh" : "-en"));
  return it == pack.models.end() ? nullptr : &it->second;
}

Tone hear_tone(const Model* model, const Text& text, const TonePush& push) {
  std::vector<double> scores = {0, 0, 0};
  if (model != nullptr) {
    const std::vector<double> raw = model->score(text);
    const char* const names[] = {"negative", "neutral", "positive"};
    for (std::size_t i = 0; i < 3; ++i)
      if (const auto head = model->find_head(names[i])) scores[i] = raw[*head];
  } else {
    scores[0] = kUnheard + kPerUnheardPoint * std::min(push.complaint, kMostComplaintPoints);
  }
  scores[0] += kPerComplaintPoint * std::min(push.complaint, kMostComplaintPoints);
  if (push.turns_away) scores[0] += kTurnsAway;
  if (push.sarcastic) scores[0] += kSarcastic;
  const std::vector<double> p = softmax(scores);
  return {p[0], p[1], p[2]};
}

Sentiment sentiment_of(const Tone& tone) {
  Sentiment sentiment;
  const double most = std::max({tone.negative, tone.neutral, tone.positive});
  if (tone.negative == most)
    sentiment.label = SentimentLabel::negative;
  else
    sentiment.label = tone.positive == most ? SentimentLabel::positive : SentimentLabel::neutral;
  sentiment.score = round2(tone.positive - tone.negative);
  sentiment.confidence = round2(most);
  return sentiment;
}

}  // namespace huiping
