// Causes: which reasons a review gives, from lexicon evidence and learned heads, with the words that show each.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "assess/heads.h"
#include "assess/tone.h"

namespace huiping {

// One cause; pieces are never none, the heaviest first, then in order of the text.
struct FoundCause {
  std::uint16_t entry = 0;
  int confidence = 0;  // percent
  std::uint8_t count = 0;
  std::array<Piece, 8> pieces{};
  std::span<const Piece> shown() const { return {pieces.data(), count}; }
};

// What is asked: the readings of the main text and the follow-up (those that have text), and how they sound.
struct CauseQuestion {
  const Pack& pack;
  std::span<const Reading> readings;
  const Gathered& gathered;
  const Tone& tone;
  const Heads& heads;
};

// Finds causes; its rooms are used again from review to review.
class CauseFinder {
 public:
  // Primary first. buyer.no_reason only in negative text that gives no other reason; what signals say together is
  // added by malicious.h.
  void find(const CauseQuestion& question, std::vector<FoundCause>& out);

 private:
  // A code that may be a cause: its pieces are pieces_[first, last), heaviest first, then in order of the text.
  struct Candidate {
    std::uint16_t entry = 0;
    int points = 0;
    std::size_t first = 0, last = 0;
  };

  void gather(const CauseQuestion& q);
  bool is_outdone(const CauseQuestion& q, const Piece& piece) const;
  bool is_plain(const CauseQuestion& q, const Candidate& c, bool praise, bool unsure) const;
  FoundCause show(const CauseQuestion& q, const Candidate& c) const;
  void add_clause(const CauseQuestion& q, FoundCause& cause) const;
  void join_model(const CauseQuestion& q, std::vector<FoundCause>& out);
  void weigh_cues(const CauseQuestion& q, std::vector<FoundCause>& out);
  void give_no_reason(const CauseQuestion& q, std::vector<FoundCause>& out) const;

  struct Nearby {
    std::vector<Evidence> all;  // evidence for causes in one reading, by start
    std::uint32_t longest = 0;
  };
  std::array<Nearby, 2> nearby_;
  std::vector<Piece> pieces_;
  std::vector<Candidate> candidates_;
};

}  // namespace huiping
