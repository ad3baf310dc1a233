// Judge: the one way from the words of a review to what is decided about it; rooms are used again.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string_view>

#include "assess/judgement.h"
#include "assess/letters.h"
#include "assess/reading.h"

namespace huiping {

// Not to be shared by threads. Reads the two texts, then judges them; readings() and judgement() hold until the next
// review.
class Judge {
 public:
  // Texts as UTF-8 bytes (broken ones become U+FFFD) or as UTF-16 units; an empty append means there is none.
  template <typename View>
  void read(const Pack& pack, View text, View append, const ReviewFacts& facts) {
    reader_.read(pack, Field::text, text, readings_[0]);
    count_ = 1;
    if (!append.empty()) {
      reader_.read(pack, Field::append, append, readings_[1]);
      count_ = 2;
    }
    decide(pack, facts);
  }

  std::span<const Reading> readings() const { return {readings_.data(), count_}; }
  const Judgement& judgement() const { return judgement_; }

 private:
  // How main text, follow-up and both sound.
  struct Heard {
    Tone main, append, whole;
  };

  void decide(const Pack& pack, const ReviewFacts& facts);
  void decide_empty(const Pack& pack, const ReviewFacts& facts);
  Heard hear(const Pack& pack, bool says_nothing);
  Tone hear_one(const Pack& pack, std::span<const Reading> one);
  Tone tone_of_cues(const Pack& pack, std::span<const Reading> readings, const Gathered& gathered);
  void add_flags(const Pack& pack, const ReviewFacts& facts, const Heard& heard, bool says_nothing);
  void find_contact(const Pack& pack);
  void add_risk(const Pack& pack, const ReviewFacts& facts);

  FieldReader reader_;
  std::array<Reading, 2> readings_;
  std::size_t count_ = 0;
  std::array<Letters, 2> letters_;
  Gathered gathered_, gathered_one_;
  Heads heads_, heads_one_;
  CauseFinder causes_;
  std::vector<FoundMark> from_text_;
  Judgement judgement_;
};

}  // namespace huiping
