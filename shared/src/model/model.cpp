// Sums the table over a text, clause by clause, and judges the sums by the second stage.
#include "model/model.h"

#include <algorithm>
#include <bit>

#include "model/sum.h"
#include "model/wide.h"

namespace huiping {
namespace {

// floor(2^15 / sqrt(grams)), grams at least 1.
constexpr std::int32_t find_inverse_root(std::uint32_t grams) {
  std::uint64_t low = 1;
  std::uint64_t high = 1u << 15;
  while (low < high) {
    const std::uint64_t middle = (low + high + 1) / 2;
    if (middle * middle * grams <= 1ull << 30)
      low = middle;
    else
      high = middle - 1;
  }
  return static_cast<std::int32_t>(low);
}

constexpr std::array<std::int32_t, 1024> kFewRoots = [] {
  std::array<std::int32_t, 1024> roots{};
  for (std::uint32_t i = 1; i < roots.size(); ++i) roots[i] = find_inverse_root(i);
  return roots;
}();

std::int32_t inverse_root(std::uint32_t grams) {
  return grams < kFewRoots.size() ? kFewRoots[grams] : find_inverse_root(grams);
}

constexpr std::int32_t kMostInput = 4095;
// A sum of so many weights (at most 127) times its root stays below 2^31: 127 * n * 2^15 / sqrt(n).
constexpr std::uint32_t kMostNarrow = 200000;

// sum * root / 4096, towards zero, between -4095 and 4095. Whole numbers of 32 bits where they suffice: four at once.
std::int32_t scale_narrow(std::int32_t sum, std::int32_t root) {
  return std::clamp(sum * root / 4096, -kMostInput, kMostInput);
}

std::int32_t scale_wide(std::int32_t sum, std::int32_t root) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(std::int64_t{sum} * root / 4096, -kMostInput, kMostInput));
}

// best = max(best, scaled sums), and dense sums of the second stage: the loops that take most of the time.
HUIPING_WIDE void take_best(const std::int32_t* sums, std::int32_t root, std::int32_t* best) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) best[lane] = std::max(best[lane], scale_narrow(sums[lane], root));
}

HUIPING_WIDE void scale_all(const std::int32_t* sums, std::int32_t root, std::int16_t* out) {
  for (std::size_t lane = 0; lane < kLanes; ++lane)
    out[lane] = static_cast<std::int16_t>(scale_narrow(sums[lane], root));
}

HUIPING_WIDE void add_lanes(const std::int32_t* lanes, std::int32_t* sums) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += lanes[lane];
}

HUIPING_WIDE void multiply(const std::int16_t* weights, const std::int16_t* inputs, std::size_t outputs,
                           std::int32_t* sums) {
  for (std::size_t which = 0; which < outputs; ++which) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < kDenseInputs; ++i) sum += weights[which * kDenseInputs + i] * inputs[i];
    sums[which] = sum;
  }
}

// What one piece of evidence gives every output.
HUIPING_WIDE void add_evidence(const std::int16_t* weights, std::int32_t points, std::size_t outputs,
                               std::int64_t* sums) {
  for (std::size_t which = 0; which < outputs; ++which) sums[which] += std::int32_t{weights[which]} * points;
}

// Stacker::marks, and what Stacker::set makes of lanes: weights turned round, inputs of the first lane asked for.
HUIPING_WIDE void weigh_lanes(const std::int32_t* by, const std::int16_t* inputs, std::size_t count,
                              std::int64_t* sums) {
  for (std::size_t i = 0; i < count; ++i)
    sums[i] = by[i] + std::int64_t{by[kLanes + i]} * std::int32_t{inputs[i]} +
              std::int64_t{by[2 * kLanes + i]} * std::int32_t{inputs[kLanes + i]};
}

// What Stacker::set makes of primary log-odds.
HUIPING_WIDE void weigh_primary(const std::int32_t* by, const std::int32_t* primary, std::int32_t best,
                                std::int32_t none, std::size_t count, std::int64_t* sums) {
  for (std::size_t i = 0; i < count; ++i)
    sums[i] += std::int64_t{by[3 * kLanes + i]} * primary[i] + std::int64_t{by[4 * kLanes + i]} * best +
               std::int64_t{by[5 * kLanes + i]} * none;
}

// Weight after weight, kLanes places each.
template <std::size_t N>
std::vector<std::int32_t> turn_round(const std::vector<std::array<std::int32_t, N>>& rows) {
  std::vector<std::int32_t> by(N * kLanes);
  for (std::size_t i = 0; i < rows.size() && i < kLanes; ++i)
    for (std::size_t k = 0; k < N; ++k) by[k * kLanes + i] = rows[i][k];
  return by;
}

// About 64 * log2(value + 1): the bits of the number, then straight lines between powers of two.
std::int16_t length_input(std::size_t value) {
  const std::uint64_t number = std::min<std::uint64_t>(value, 1u << 20) + 1;
  const auto bits = static_cast<unsigned>(std::bit_width(number)) - 1;
  const std::uint64_t rest = ((number << 6) >> bits) - 64;
  return static_cast<std::int16_t>(std::uint64_t{bits} * 64 + rest);
}

// sums / 2^shift, rounded towards minus infinity, between -2^20 and 2^20. Sums are below 2^61, shift is at most 40; the
// shift is made where no number is negative, as vectors can.
HUIPING_WIDE void narrow(const std::int64_t* sums, unsigned shift, std::size_t count, std::int32_t* out) {
  constexpr std::int64_t kMost = 1 << 20, kLift = std::int64_t{1} << 61;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t lifted = static_cast<std::uint64_t>(sums[i] + kLift) >> shift;
    const std::int64_t value = static_cast<std::int64_t>(lifted) - (kLift >> shift);
    const std::int64_t above = value < -kMost ? -kMost : value;
    out[i] = static_cast<std::int32_t>(above > kMost ? kMost : above);
  }
}

}  // namespace

std::optional<std::size_t> Model::find_lane(std::string_view lane) const {
  const auto found = std::find(lanes.begin(), lanes.end(), lane);
  if (found == lanes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lanes.begin());
}

void Model::index_evidence() {
  stacker.cause_of.assign(stacker.evidence.size(), -1);
  for (std::size_t e = 0; e < stacker.evidence.size(); ++e)
    for (std::size_t i = 0; i < causes; ++i)
      if (stacker.evidence[e] == "causes/" + lanes[kFirstCauseLane + i])
        stacker.cause_of[e] = static_cast<std::int16_t>(i);
  stacker.set_by = turn_round(stacker.set);
  stacker.marks_by = turn_round(stacker.marks);
  const std::size_t codes = stacker.evidence.size();
  const std::size_t outputs = stacker.bias.size();
  if (stacker.shown.size() != codes * outputs || stacker.denied.size() != codes * outputs) return;
  stacker.shown_to.resize(codes * outputs);
  stacker.denied_to.resize(codes * outputs);
  for (std::size_t which = 0; which < outputs; ++which)
    for (std::size_t e = 0; e < codes; ++e) {
      stacker.shown_to[e * outputs + which] = stacker.shown[which * codes + e];
      stacker.denied_to[e * outputs + which] = stacker.denied[which * codes + e];
    }
}

Sums add_clauses(const Model& model, std::u16string_view units, std::span<const std::uint32_t> clause,
                 SumScratch& scratch) {
  scratch.clause_count = units.empty() ? 0 : clause.back() + 1;
  if (scratch.clauses.size() < scratch.clause_count) scratch.clauses.resize(scratch.clause_count);
  if (scratch.slots.size() < units.size() * 3) scratch.slots.resize(units.size() * 3);
  scratch.ends.assign(scratch.clause_count, 0);
  scratch.grams.assign(scratch.clause_count, 0);
  // First all places, so that the table's lines are on their way when they are added.
  std::uint32_t* const slots = scratch.slots.data();
  std::uint32_t* const ends = scratch.ends.data();
  std::uint32_t* const grams = scratch.grams.data();
  const std::uint8_t* const fingerprints = model.fingerprints.data();
  const std::int8_t* const weights = model.weights.data();
  std::uint32_t known = 0;
  const auto note = [&](std::uint64_t key) {
    const Place place = place_of(key, model.slot_bits);
    slots[known] = place.slot;
    __builtin_prefetch(weights + std::size_t{place.slot} * kLanes);
    known += fingerprints[place.slot] == place.fingerprint;
  };
  for_each_three(units, model.grams, [&](std::size_t at, std::uint64_t one, std::uint64_t two, std::uint64_t three) {
    note(one);
    note(two);
    note(three);
    ends[clause[at]] = known;
    grams[clause[at]] += 3;
  });
  Sums total;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < scratch.clause_count; ++i) {
    // A clause without a gram (nothing but blanks) has empty sums.
    const std::uint32_t end = std::max(begin, ends[i]);
    Sums& sums = scratch.clauses[i];
    sums.grams = grams[i];
    sum_slots(weights, slots + begin, end - begin, sums.lanes.data());
    add_lanes(sums.lanes.data(), total.lanes.data());
    total.grams += grams[i];
    begin = end;
  }
  return total;
}

std::int16_t lane_input(std::int32_t sum, std::uint32_t grams) {
  return grams == 0 ? std::int16_t{0} : static_cast<std::int16_t>(scale_wide(sum, inverse_root(grams)));
}

void InputBuilder::add(const Sums& text, const SumScratch& scratch, std::size_t units) {
  add_lanes(text.lanes.data(), total_.lanes.data());
  total_.grams += text.grams;
  for (std::size_t i = 0; i < scratch.clause_count; ++i) {
    const Sums& sums = scratch.clauses[i];
    if (sums.grams == 0) continue;
    if (clauses_ == 0) best_.fill(-kMostInput);
    const std::int32_t root = inverse_root(sums.grams);
    if (sums.grams < kMostNarrow) {
      take_best(sums.lanes.data(), root, best_.data());
    } else {
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        best_[lane] = std::max(best_[lane], scale_wide(sums.lanes[lane], root));
    }
    ++clauses_;
  }
  units_ += units;
}

Inputs InputBuilder::finish() const {
  Inputs inputs;
  const std::int32_t root = total_.grams == 0 ? 0 : inverse_root(total_.grams);
  if (total_.grams < kMostNarrow)
    scale_all(total_.lanes.data(), root, inputs.dense.data());
  else
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      inputs.dense[lane] = static_cast<std::int16_t>(scale_wide(total_.lanes[lane], root));
  for (std::size_t lane = 0; lane < kLanes; ++lane)
    inputs.dense[kLanes + lane] = static_cast<std::int16_t>(best_[lane]);
  std::int16_t* const length = inputs.dense.data() + 2 * kLanes;
  length[0] = length_input(units_);
  length[1] = length_input(clauses_);
  length[2] = units_ < 8 ? 64 : 0;
  length[3] = clauses_ < 2 ? 64 : 0;
  return inputs;
}

void judge(const Model& model, const Inputs& inputs, std::span<const EvidenceInput> evidence, Verdict& verdict) {
  const Stacker& stacker = model.stacker;
  const std::size_t causes = model.causes;
  const std::size_t outputs = causes + 8;
  std::array<std::int32_t, kLanes + 8> dense{};
  multiply(stacker.weights.data(), inputs.dense.data(), outputs, dense.data());
  std::array<std::int64_t, kLanes + 8> sums{};
  for (std::size_t which = 0; which < outputs; ++which) sums[which] = stacker.bias[which] + dense[which];
  for (const EvidenceInput& e : evidence) {
    // A denial counts as 64 points of its own weights.
    const std::int16_t* const weights =
        (e.points > 0 ? stacker.shown_to : stacker.denied_to).data() + e.index * outputs;
    add_evidence(weights, e.points > 0 ? e.points : 64, outputs, sums.data());
  }
  std::array<std::int32_t, kLanes + 8> logits;
  narrow(sums.data(), stacker.shift, outputs, logits.data());
  std::copy_n(logits.begin(), causes + 1, verdict.primary.begin());
  std::copy_n(logits.begin() + static_cast<std::ptrdiff_t>(causes) + 1, 4, verdict.severity.begin());
  std::copy_n(logits.begin() + static_cast<std::ptrdiff_t>(causes) + 5, 3, verdict.tone.begin());

  const std::int32_t none = verdict.primary[causes];
  const std::int32_t best = causes == 0 ? 0 : greatest(verdict.primary, causes);
  const std::int16_t* const cause_inputs = inputs.dense.data() + kFirstCauseLane;
  std::array<std::int64_t, kLanes> sets;
  weigh_lanes(stacker.set_by.data(), cause_inputs, causes, sets.data());
  weigh_primary(stacker.set_by.data(), verdict.primary.data(), best, none, causes, sets.data());
  for (const EvidenceInput& e : evidence)
    if (const std::int16_t cause = stacker.cause_of[e.index]; cause >= 0) {
      const auto i = static_cast<std::size_t>(cause);
      const auto& w = stacker.set[i];
      sets[i] += e.points > 0 ? std::int64_t{w[6]} * e.points : std::int64_t{w[7]} * 64;
    }
  narrow(sets.data(), 16, causes, verdict.set.data());
  weigh_lanes(stacker.marks_by.data(), cause_inputs + causes, stacker.marks.size(), sets.data());
  narrow(sets.data(), 16, stacker.marks.size(), verdict.marks.data());
}

Verdict judge(const Model& model, const Inputs& inputs, std::span<const EvidenceInput> evidence) {
  Verdict verdict;
  judge(model, inputs, evidence, verdict);
  return verdict;
}

}  // namespace huiping
