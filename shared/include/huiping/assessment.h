// Assessment: what the engine says about one review (contract.md "Assessment", codes of taxonomy.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "huiping/review.h"

namespace huiping {

enum class SentimentLabel : std::uint8_t { negative, neutral, positive, empty };

// score is in [-1, 1] (negative to positive), confidence in [0, 1].
struct Sentiment {
  SentimentLabel label = SentimentLabel::neutral;
  double score = 0;
  double confidence = 0;
};

// One cause with the words that show it; quotes is never empty for a reported cause.
struct Cause {
  std::string code;
  double confidence = 0;  // [0, 1]
  std::vector<Quote> quotes;
};

// A flag or a signal: a code with the words that show it (empty when it comes from stars or dates alone).
struct Mark {
  std::string code;
  std::vector<Quote> quotes;
};

// One line of the risk score. The points of all reasons add up to Risk::score before clamping to 0..100.
struct RiskReason {
  std::string code;
  int points = 0;
  Bilingual text;
  std::vector<Quote> quotes;
};

enum class Band : std::uint8_t { low, medium, high, critical };

struct Risk {
  int score = 0;  // 0 to 100
  Band band = Band::low;
  std::vector<RiskReason> reasons;  // largest contribution first
};

struct Assessment {
  std::string id;
  Lang lang = Lang::zh;
  Sentiment sentiment;
  std::vector<Cause> causes;  // primary first
  std::string responsible;    // seller, courier, buyer, shared, third_party, unknown
  std::vector<Mark> flags;
  std::vector<std::string> facets;
  std::string stage;          // browse, purchase, dispatch, delivery, after_sales, care; empty when unknown
  std::string prior_contact;  // not_mentioned, not_contacted, contacted_unresolved, contacted_resolved
  std::vector<std::string> remedy_asked;
  std::vector<Mark> signals;  // suspicion, "not proof"
  int severity = 0;           // 0 to 3
  double influence = 0;       // [0, 1], two decimals
  bool high_value = false;    // value_tier "high" or "regular"
  Risk risk;
  bool unsure = false;
};

}  // namespace huiping
