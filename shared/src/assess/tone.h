// Tone: how a text sounds, from the sentiment model where there is one, else from cues.
#pragma once

#include "assess/reading.h"
#include "huiping/assessment.h"
#include "pack/pack.h"

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

// model may be null. Adding complaint or turning away never makes the result less negative.
Tone hear_tone(const Model* model, const Text& text, const TonePush& push);

Sentiment sentiment_of(const Tone& tone);

// The model of a language, e.g. find_model(pack, "sentiment", Lang::zh); null when the pack has none.
const Model* find_model(const Pack& pack, std::string_view name, Lang lang);

}  // namespace huiping
