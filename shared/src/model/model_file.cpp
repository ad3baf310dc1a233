// Writes a model to bytes and reads it back, trusting no byte.
#include <algorithm>

#include "bytes/bytes.h"
#include "model/model.h"

namespace huiping {
namespace {

constexpr std::string_view kMagic = "HPMODEL3";

// A lane is written as one bit per slot and then the weights that are not zero: most lanes need few grams.
void write_lane(const Model& model, std::size_t lane, ByteWriter& out) {
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  const auto weight_at = [&](std::size_t slot) { return model.weights[slot * kLanes + lane]; };
  for (std::size_t first = 0; first < slots; first += 8) {
    unsigned marks = 0;
    for (std::size_t bit = 0; bit < 8; ++bit)
      if (weight_at(first + bit) != 0) marks |= 1u << bit;
    out.number(static_cast<std::uint8_t>(marks));
  }
  for (std::size_t slot = 0; slot < slots; ++slot)
    if (weight_at(slot) != 0) out.number(weight_at(slot));
}

void read_lane(ByteReader& in, std::size_t lane, Model& model) {
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  const auto marks = in.slice(slots / 8);
  for (std::size_t slot = 0; in.ok() && slot < slots; ++slot)
    if ((marks[slot / 8] >> slot % 8 & 1) != 0) model.weights[slot * kLanes + lane] = in.number<std::int8_t>();
}

template <std::size_t N>
void write_rows(const std::vector<std::array<std::int32_t, N>>& rows, ByteWriter& out) {
  for (const auto& row : rows)
    for (const std::int32_t value : row) out.number(value);
}

template <std::size_t N>
void read_rows(std::size_t count, ByteReader& in, std::vector<std::array<std::int32_t, N>>& rows) {
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    auto& row = rows.emplace_back();
    for (std::int32_t& value : row) value = in.number<std::int32_t>();
  }
}

void write_stacker(const Stacker& stacker, ByteWriter& out) {
  out.number(stacker.shift);
  out.array(stacker.bias);
  out.array(stacker.weights);
  out.number(static_cast<std::uint32_t>(stacker.evidence.size()));
  for (const auto& code : stacker.evidence) out.string(code);
  out.array(stacker.shown);
  out.array(stacker.denied);
  write_rows(stacker.set, out);
  write_rows(stacker.marks, out);
}

// Weights that could overflow 32 bits over inputs of at most 4095 are no weights of ours.
bool is_bounded(const Stacker& stacker) {
  for (std::size_t first = 0; first < stacker.weights.size(); first += kDenseInputs) {
    std::int64_t most = 0;
    for (std::size_t i = 0; i < kDenseInputs; ++i) most += std::abs(std::int64_t{stacker.weights[first + i]}) * 4096;
    if (most > INT32_MAX) return false;
  }
  return std::all_of(stacker.bias.begin(), stacker.bias.end(),
                     [](std::int64_t bias) { return bias > -(1ll << 50) && bias < 1ll << 50; });
}

bool read_stacker(ByteReader& in, std::size_t causes, std::size_t marks, Stacker& stacker) {
  const std::size_t outputs = causes + 8;
  stacker.shift = in.number<std::uint32_t>();
  stacker.bias = in.array<std::int64_t>();
  stacker.weights = in.array<std::int16_t>();
  const auto codes = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < codes && in.ok(); ++i) stacker.evidence.push_back(in.string());
  stacker.shown = in.array<std::int16_t>();
  stacker.denied = in.array<std::int16_t>();
  const bool sane = in.ok() && stacker.shift <= 40 && stacker.bias.size() == outputs && codes <= 4096 &&
                    stacker.weights.size() == outputs * kDenseInputs && stacker.shown.size() == outputs * codes &&
                    stacker.denied.size() == outputs * codes;
  if (!sane || !is_bounded(stacker)) return false;
  read_rows(causes, in, stacker.set);
  read_rows(marks, in, stacker.marks);
  return in.ok();
}

}  // namespace

std::vector<std::uint8_t> write_model(const Model& model) {
  ByteWriter out;
  for (const char c : kMagic) out.number(static_cast<std::uint8_t>(c));
  out.string(model.name);
  out.number(static_cast<std::uint32_t>(model.grams));
  out.number(model.slot_bits);
  out.number(model.causes);
  out.number(static_cast<std::uint32_t>(model.lanes.size()));
  for (const auto& lane : model.lanes) out.string(lane);
  for (const std::uint8_t fingerprint : model.fingerprints) out.number(fingerprint);
  for (std::size_t lane = 0; lane < model.lanes.size(); ++lane) write_lane(model, lane, out);
  write_stacker(model.stacker, out);
  return out.take();
}

Model read_model(const std::uint8_t* bytes, std::size_t size) {
  ByteReader in({bytes, size});
  for (const char c : kMagic)
    if (in.number<std::uint8_t>() != static_cast<std::uint8_t>(c)) return {};
  Model model;
  model.name = in.string();
  const auto grams = in.number<std::uint32_t>();
  model.slot_bits = in.number<std::uint32_t>();
  model.causes = in.number<std::uint32_t>();
  const auto lanes = in.number<std::uint32_t>();
  const bool sane = in.ok() && grams <= static_cast<std::uint32_t>(Grams::words_1_3) && model.slot_bits >= 3 &&
                    model.slot_bits <= 20 && lanes <= kLanes && model.causes <= kLanes &&
                    model.causes + kFirstCauseLane <= lanes;
  if (!sane) return {};
  model.grams = static_cast<Grams>(grams);
  for (std::uint32_t lane = 0; lane < lanes && in.ok(); ++lane) model.lanes.push_back(in.string());
  const auto fingerprints = in.slice(std::size_t{1} << model.slot_bits);
  if (!in.ok()) return {};
  model.fingerprints.assign(fingerprints.begin(), fingerprints.end());
  model.weights.resize(kLanes << model.slot_bits);
  for (std::size_t lane = 0; lane < lanes; ++lane) read_lane(in, lane, model);
  if (!in.ok() || !read_stacker(in, model.causes, lanes - kFirstCauseLane - model.causes, model.stacker)) return {};
  model.index_evidence();
  return model;
}

}  // namespace huiping
