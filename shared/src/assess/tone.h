// Tone: how a text sounds, from the model where there is one, else from cues.
#pragma once

#include <array>
#include <optional>

#include "huiping/assessment.h"

namespace huiping {

// Probabilities that add up to 1.
struct Tone {
  double negative = 0, neutral = 1, positive = 0;
};

// Which words push the tone where there is no model: weights of complaint and of turning away, from the lexicon.
struct TonePush {
  int complaint = 0;        // Gathered::complaint
  bool turns_away = false;  // churn, dissuasion, threat
  bool sarcastic = false;
};

// From log-odds of a model (Heads::tone), which has read the same words.
Tone tone_of(const std::array<double, 3>& log_odds);
// From cues alone; adding complaint or turning away never makes the result less negative.
Tone tone_of(const TonePush& push);

SentimentLabel label_of(const Tone& tone);
Sentiment sentiment_of(const Tone& tone);

}  // namespace huiping
