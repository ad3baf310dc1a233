// Tone: how a text sounds, from the sentiment model where there is one, else from cues.
#pragma once

#include <array>
#include <optional>

#include "huiping/assessment.h"

namespace huiping {

// Probabilities that add up to 1.
struct Tone {
  double negative = 0, neutral = 1, positive = 0;
};

// Which words push the tone besides the model: weights of complaint and of turning away, from the lexicon.
struct TonePush {
  int complaint = 0;        // complaint_points of causes.h
  bool turns_away = false;  // churn, dissuasion, threat
  bool sarcastic = false;
};

// learned: log-odds from a model (Heads::tone), which has read the same words; without it cues alone decide, and adding
// complaint or turning away never makes the result less negative.
Tone hear_tone(const std::optional<std::array<double, 3>>& learned, const TonePush& push);

Sentiment sentiment_of(const Tone& tone);

}  // namespace huiping
