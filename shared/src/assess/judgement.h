// Judgement: all that is decided about one review, as numbers; assess.h turns it into words.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "assess/causes.h"
#include "assess/marks.h"
#include "assess/tone.h"
#include "huiping/assessment.h"

namespace huiping {

// What is known of a review besides its words. Absent means unknown.
struct ReviewFacts {
  std::optional<Lang> lang;
  std::optional<double> stars;
  std::optional<Grade> grade;
  std::optional<int> images, helpful;
  std::optional<int> days_open;  // days since the review, when it has no reply and both dates are known
  bool has_append = false;
  bool high_value = false;
};

// Where the points of the risk score come from; in order of their codes' first appearance in docs/risk.md.
enum class Reason : std::uint8_t {
  unhappy,
  cause,
  more_causes,
  reach,
  detail,
  images,
  helpful,
  append,
  dissuasion,
  price,
  flag,
  signal,
  prior_contact,
  age,
  stars,
  grade
};

struct JudgedReason {
  Reason reason = Reason::unhappy;
  std::uint8_t which = 0;  // index into causes, flags or signals
  std::int16_t points = 0;
  std::int32_t n = 0;  // fills "{n}" of the reason's words
};

struct Judgement {
  Lang lang = Lang::zh;
  SentimentLabel label = SentimentLabel::empty;
  Sentiment sentiment;
  std::vector<FoundCause> causes;  // primary first
  std::vector<FoundMark> flags, signals, facets, stages, contact, remedies;
  int severity = 0;
  int influence = 0;  // 0 to 100
  int risk = 0;       // 0 to 100
  Band band = Band::low;
  std::vector<JudgedReason> reasons;  // largest contribution first
  bool high_value = false;
  bool unsure = false;
  bool default_words = false;  // the whole main text is the platform's; flag default_text shows it
  std::uint16_t contacted = kNoEntry;  // outcome of earlier contact; kNoEntry: not mentioned
};

}  // namespace huiping
