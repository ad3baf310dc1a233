// Shares of causes among what was learnt and among what is met; their ratio goes into the biases.
#include "prior.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace huiping::train {
namespace {

constexpr float kWrittenWeight = 3;        // what is rare and was written for this stands for more of its kind
constexpr float kReadWeightOfHard = 0.3f;  // readings that were chosen because they are hard
// How many reviews of each source causes-zh-dev.jsonl holds: the largest, and the others nearly alike.
const std::map<std::string, double> kMix = {{"online_shopping", 373}, {"jd_aircon", 59}, {"jd_nike", 59},
                                            {"jd_washer", 59},        {"zhijiang", 58},  {"jd_midea", 52},
                                            {"eprstmt", 47},          {"jd_goods", 47},  {"waimai", 46}};
constexpr double kDoubt = 20;     // rows' worth of the learnt share that are mixed into the other
constexpr double kLeastRows = 5;  // a cause that is rarer keeps its bias
// A fake is not to be supposed because fakes are frequent: that also hides who feigns one (assess/malicious.h).
constexpr const char* kNeverPresumed = "product.counterfeit";
constexpr double kMostShift = 1;  // log-odds

}  // namespace

float weight_of(Origin origin) {
  return origin == Origin::written ? kWrittenWeight : origin == Origin::chosen ? kReadWeightOfHard : 1;
}

void shift_priors(const std::vector<LabelledReview>& readings, Model& model) {
  std::map<std::string, double> learnt, met, source_rows;
  double all = 0, natural = 0, mixed = 0;
  for (const LabelledReview& reading : readings)
    if (reading.origin == Origin::natural && kMix.contains(reading.source)) ++source_rows[reading.source];
  for (const LabelledReview& reading : readings) {
    if (reading.origin == Origin::written) continue;
    const std::string cause = reading.causes.empty() ? "" : reading.causes.front();
    const auto weight = static_cast<double>(weight_of(reading.origin));
    learnt[cause] += weight;
    all += weight;
    const auto rows = source_rows.find(reading.source);
    if (reading.origin != Origin::natural || rows == source_rows.end()) continue;
    const double share = kMix.at(reading.source) / rows->second;
    met[cause] += share;
    mixed += share;
    ++natural;
  }
  if (natural == 0) return;
  for (std::size_t i = 0; i < model.causes; ++i) {
    const std::string& cause = model.lanes[kFirstCauseLane + i];
    if (learnt[cause] <= kLeastRows || cause == kNeverPresumed) continue;
    const double before = learnt[cause] / all;
    const double after = (met[cause] / mixed * natural + kDoubt * before) / (natural + kDoubt);
    const double shift = std::clamp(std::log(after / before), -kMostShift, kMostShift);
    model.stacker.bias[i] += std::llround(shift * kLogit * static_cast<double>(1u << model.stacker.shift));
  }
}

}  // namespace huiping::train
