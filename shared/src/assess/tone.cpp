// Reads log-odds of a model, or points of cues, as probabilities.
#include "assess/tone.h"

#include <algorithm>
#include <cmath>

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

Tone tone_of(const std::array<double, 3>& log_odds) {
  const double most = std::max({log_odds[0], log_odds[1], log_odds[2]});
  const double negative = std::exp(log_odds[0] - most);
  const double neutral = std::exp(log_odds[1] - most);
  const double positive = std::exp(log_odds[2] - most);
  const double total = negative + neutral + positive;
  return {negative / total, neutral / total, positive / total};
}

Tone tone_of(const TonePush& push) {
  double negative = kUnheard + kPerUnheardPoint * std::min(push.complaint, kMostComplaintPoints);
  if (push.turns_away) negative += kTurnsAway;
  if (push.sarcastic) negative += kSarcastic;
  return tone_of(std::array<double, 3>{negative, 0, 0});
}

SentimentLabel label_of(const Tone& tone) {
  const double most = std::max({tone.negative, tone.neutral, tone.positive});
  if (tone.negative == most) return SentimentLabel::negative;
  return tone.positive == most ? SentimentLabel::positive : SentimentLabel::neutral;
}

Sentiment sentiment_of(const Tone& tone) {
  return {label_of(tone), round2(tone.positive - tone.negative),
          round2(std::max({tone.negative, tone.neutral, tone.positive}))};
}

}  // namespace huiping
