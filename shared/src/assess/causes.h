// Causes: which reasons a review gives, from lexicon evidence and learned heads, with the words that show each.
#pragma once

#include <vector>

#include "assess/heads.h"
#include "assess/reading.h"
#include "assess/tone.h"
#include "huiping/assessment.h"
#include "pack/pack.h"

namespace huiping {

// What is asked: the readings of the main text and the follow-up (those that have text), and how they sound.
struct CauseQuestion {
  const Pack& pack;
  const std::vector<Reading>& readings;
  Lang lang;
  const Tone& tone;
  const Heads& heads;
};

// Points of pieces of evidence for one code: ten per unit of weight of the heaviest, half for the second, a quarter
// for the third. A cause needs 40.
int weight_points(std::vector<int> weights);

// Primary first. buyer.no_reason only in negative text that gives no other reason; what signals say
// together is added by malicious.h. Quotes are never empty and stand in order of the text.
std::vector<Cause> find_causes(const CauseQuestion& question);

// All cue points of causes in a reading, for the tone (tone.h); the catch-all buyer.no_reason counts as well.
int complaint_points(const Lexicon& lexicon, const Reading& reading);

}  // namespace huiping
