// Reads log-odds of a model, or points of cues, as probabilities.
#include "assess/tone.h"

#include <algorithm>
#include <cmath>

#include "model/probability.h"

namespace huiping {
namespace {

// Without a model: neutral until cues complain. Log-odds added to "negative" per kind of cue; words of complaint are
// capped.
constexpr int kMostComplaintPoints = 12;
constexpr double kUnheard = -0.6;
constexpr double kPerUnheardPoint = 0.36;
constexpr double kTurnsAway = 1.2;
constexpr double kSarcastic = 0.8;

double round2(double value) { return static_cast<double>(std::lround(value * 100)) / 100; }

}  // namespace

Tone hear_tone(const std::optional<std::array<double, 3>>& learned, const TonePush& push) {
  std::vector<double> scores = {0, 0, 0};
  if (learned) {
    scores.assign(learned->begin(), learned->end());
  } else {
    scores[0] = kUnheard + kPerUnheardPoint * std::min(push.complaint, kMostComplaintPoints);
    if (push.turns_away) scores[0] += kTurnsAway;
    if (push.sarcastic) scores[0] += kSarcastic;
  }
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
