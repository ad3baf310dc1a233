// Stats: counts, Pareto of causes, repeated texts and alarms over a stream of assessed reviews.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "huiping/assessment.h"
#include "huiping/review.h"
#include "pack/pack.h"

namespace huiping {

// Reviews that say more about `code`: how many name it at all, how many first; cumulative is the share (in percent of
// all first causes) of this and all commoner ones.
struct CauseCount {
  std::string code;
  std::int64_t count = 0, primary = 0;
  int cumulative = 0;
};

struct NamedCount {
  std::string name;
  std::int64_t count = 0;
};

struct ProductCount {
  std::string id, name;
  std::int64_t total = 0, negative = 0;
  std::string top_cause;  // empty when no review of it has one
};

struct DayCount {
  std::string date;  // YYYY-MM-DD, as the review wrote it
  std::int64_t total = 0, negative = 0;
};

// The same wording (blanks and signs apart) in several reviews. ids holds at most ten.
struct Repeated {
  std::string text;
  std::int64_t count = 0;
  std::vector<std::string> ids;
};

// code: same_cause, safety, negative_rate, burst, repeated_text. from and until are dates; product and cause may be
// empty. Every alarm follows from counts alone (docs of the rules: alarms.h).
struct Alarm {
  std::string code, product, cause, from, until;
  std::int64_t count = 0;
  Bilingual text;
};

// All lists: largest first, ties by name; days ascending.
struct StatsResult {
  std::int64_t total = 0, unsure = 0, mismatched = 0;
  std::vector<NamedCount> sentiments, flags, bands, platforms, stages, facets;
  std::vector<CauseCount> causes;
  std::vector<ProductCount> products;
  std::vector<DayCount> days;
  std::vector<std::string> mismatched_ids;  // at most 100
  std::vector<Repeated> repeated;           // at most 50
  std::vector<Alarm> alarms;
};

// One complaint in time, for the alarms.
struct Occurrence {
  std::int64_t seconds = 0;
  std::string date;
};

// What is kept of the stream; grows with distinct products, days and texts, not with the length of the reviews.
struct Tally {
  std::map<std::string, std::int64_t> sentiments, flags, bands, platforms, stages, facets;
  std::map<std::string, CauseCount> causes;
  struct Product {
    std::string name;
    std::int64_t total = 0, negative = 0;
    std::map<std::string, std::int64_t> causes;
    std::map<std::string, std::vector<Occurrence>> times_of_cause;
  };
  std::map<std::string, Product> products;
  std::map<std::int64_t, DayCount> days;                                             // by day number
  std::map<std::string, std::map<std::int64_t, std::int64_t>> negatives_of_product;  // product -> day -> count
  std::map<std::uint64_t, Repeated> texts;
  std::int64_t total = 0, unsure = 0, mismatched = 0;
  std::vector<std::string> mismatched_ids;
};

class Stats {
 public:
  // The pack gives the alarms their words and the causes their labels; it must outlive this.
  explicit Stats(const Pack& pack) : pack_(pack) {}
  // review may be null when only the assessment is at hand: then it counts in no day, product or platform.
  void add(const Review* review, const Assessment& assessment);
  StatsResult result() const;

 private:
  const Pack& pack_;
  Tally tally_;
};

}  // namespace huiping
