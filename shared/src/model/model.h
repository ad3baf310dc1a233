// Model: one table of n-grams for all that is learned of a language, and the small second stage that reads its sums.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/features.h"
#include "text/text.h"

namespace huiping {

// Weights of one slot: 64 bytes, a cache line.
inline constexpr std::size_t kLanes = 64;
// What the second stage reads: 64 lanes of the whole text, 64 of the best clause, and how long the text is.
inline constexpr std::size_t kLengthInputs = 8;
inline constexpr std::size_t kDenseInputs = 2 * kLanes + kLengthInputs;
// Logits are fixed decimals: 256 is one unit of log-odds.
inline constexpr int kLogit = 256;

// The second stage. Codes name what an output or an evidence input stands for.
struct Stacker {
  // Outputs in order: primary cause (one per cause, then "none"), severity 0 to 3, tone (negative, neutral, positive).
  // Each group is read by softmax. weights: outputs x kDenseInputs.
  unsigned shift = 0;  // output = (bias + sum of weight * input) >> shift
  std::vector<std::int64_t> bias;
  std::vector<std::int16_t> weights;
  // Lexicon evidence: "causes/product.quality" and so on; outputs x evidence, for the points of the evidence and for
  // entries that the text speaks of but denies.
  std::vector<std::string> evidence;
  std::vector<std::int16_t> shown, denied;
  std::vector<std::int16_t> cause_of;  // per evidence: the cause that it speaks of, -1 none; not in the file
  // shown and denied turned round, so that what one piece of evidence gives all outputs stands together; not in the
  // file, made by Model::index_evidence.
  std::vector<std::int16_t> shown_to, denied_to;
  // Is a cause in the set? Per cause: bias, then weights of (text lane, clause lane, own primary logit, best primary
  // logit, "none" logit, points, denied), log-odds with 16 more bits.
  std::vector<std::array<std::int32_t, 8>> set;
  // Marks (flags, remedies, prior contact): per lane behind the causes: bias, weights of (text lane, clause lane),
  // log-odds with 16 more bits.
  std::vector<std::array<std::int32_t, 3>> marks;
  // set and marks turned round, weight after weight with kLanes places each; not in the file.
  std::vector<std::int32_t> set_by, marks_by;
};

struct Model {
  std::string name;  // "zh", "en"
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 0;  // the table has 2^slot_bits slots; 3 to 20
  // Names of the lanes in use: tone.negative, tone.neutral, tone.positive, then the causes, then the marks
  // (severity.2, flags.churn, remedy_asked.refund, prior_contact.not_contacted, ...).
  std::vector<std::string> lanes;
  std::uint32_t causes = 0;                // number of lanes that are causes; the first is lane 3
  std::vector<std::uint8_t> fingerprints;  // one per slot, apart from the weights: a strange gram costs one byte read
  std::vector<std::int8_t> weights;        // kLanes << slot_bits
  Stacker stacker;

  std::optional<std::size_t> find_lane(std::string_view name) const;
  // Fills what is not in the file: Stacker::cause_of, shown_to, denied_to, set_by, marks_by. To be called when all else
  // is in place.
  void index_evidence();
};
inline constexpr std::size_t kFirstCauseLane = 3;

// Sums of one clause, or of anything that clauses add up to.
struct alignas(64) Sums {
  std::array<std::int32_t, kLanes> lanes{};
  std::uint32_t grams = 0;  // n-grams read, known or not
};

// Room that scoring uses again and again; grows to the longest text and stays.
struct SumScratch {
  std::vector<std::uint32_t> slots;  // of the known grams, in order of the text
  std::vector<std::uint32_t> ends;   // per clause: one past its last slot
  std::vector<std::uint32_t> grams;  // per clause: n-grams read, known or not
  std::vector<Sums> clauses;         // by number of clause, those of the last text read
  std::size_t clause_count = 0;
};

// One pass: a gram counts for the clause in which its last unit or word begins, the text is the sum of its clauses.
// clause: per unit the number of its clause, ascending from 0 (Text::clause). Returns the sums of the text; integers
// only, so the same on every target.
Sums add_clauses(const Model& model, std::u16string_view units, std::span<const std::uint32_t> clause,
                 SumScratch& scratch);

// What the second stage reads.
struct alignas(16) Inputs {
  std::array<std::int16_t, kDenseInputs> dense{};
};

// 8 * sum / root of the number of grams, between -4095 and 4095.
std::int16_t lane_input(std::int32_t sum, std::uint32_t grams);

// Collects inputs: add every field of the review (text, follow-up), then finish.
class InputBuilder {
 public:
  void add(const Sums& text, const SumScratch& scratch, std::size_t units);
  Inputs finish() const;

 private:
  Sums total_;
  std::array<std::int32_t, kLanes> best_{};
  std::size_t clauses_ = 0, units_ = 0;
};

// One piece of lexicon evidence for the second stage; `index` into Stacker::evidence.
struct EvidenceInput {
  std::uint16_t index = 0;
  std::int16_t points = 0;  // weight_points of assess/causes.h; 0: denied
};

// All in units of 1/256 of log-odds. Sizes: causes + 1, causes, 4, 3, and one per lane behind the causes.
struct Verdict {
  std::array<std::int32_t, kLanes + 1> primary{};
  std::array<std::int32_t, kLanes> set{};
  std::array<std::int32_t, 4> severity{};
  std::array<std::int32_t, 3> tone{};
  std::array<std::int32_t, kLanes> marks{};
};

// The greatest of the first `count`, at least one; every number is looked at, since which is greater cannot be
// predicted.
inline std::int32_t greatest(std::span<const std::int32_t> numbers, std::size_t count) {
  std::int32_t most = numbers[0];
  for (std::size_t i = 1; i < count; ++i) most = numbers[i] > most ? numbers[i] : most;
  return most;
}

void judge(const Model& model, const Inputs& inputs, std::span<const EvidenceInput> evidence, Verdict& verdict);
Verdict judge(const Model& model, const Inputs& inputs, std::span<const EvidenceInput> evidence);

// The file the trainer writes and the packer takes over (data/model/<name>.bin). Empty name: not a model.
std::vector<std::uint8_t> write_model(const Model& model);
Model read_model(const std::uint8_t* bytes, std::size_t size);

}  // namespace huiping
