// Scores a text with a model, and reads and writes the model's file.
#include "model/model.h"

#include <cmath>

#include "bytes/bytes.h"
#include "model/sum.h"

namespace huiping {

std::vector<double> Model::score(std::u16string_view units) const {
  std::vector<double> scores(bias.begin(), bias.end());
  std::vector<std::uint64_t> keys;
  keys.reserve(units.size() * 3);
  append_keys(units, grams, keys);
  if (keys.empty()) return scores;

  std::vector<std::uint32_t> slots(keys.size());
  std::size_t known = 0;
  for (const std::uint64_t key : keys) {
    const Place place = place_of(key, slot_bits);
    slots[known] = place.slot;
    const auto fingerprint = static_cast<std::uint8_t>(weights[std::size_t{place.slot} * lanes]);
    known += fingerprint == place.fingerprint;
  }
  std::vector<std::int32_t> sums(lanes);
  add_slots(weights.data(), lanes, slots.data(), known, sums.data());

  const double root = std::sqrt(static_cast<double>(keys.size()));
  for (std::size_t head = 0; head < scores.size(); ++head)
    scores[head] += static_cast<double>(scale[head]) * (sums[head + 1] / root);
  return scores;
}

std::vector<double> Model::score(const Text& text) const { return score(std::u16string_view(text.units)); }

std::vector<double> Model::score(const Text& text, std::uint32_t first, std::uint32_t last) const {
  return score(std::u16string_view(text.units).substr(first, last - first));
}

std::optional<std::size_t> Model::find_head(std::string_view head) const {
  for (std::size_t i = 0; i < heads.size(); ++i)
    if (heads[i] == head) return i;
  return std::nullopt;
}

namespace {

constexpr std::string_view kMagic = "HPMODEL2";

// A lane is written as one bit per slot and then the weights that are not zero: most heads need few grams.
void write_lane(const Model& model, std::size_t lane, ByteWriter& out) {
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  const auto weight_at = [&](std::size_t slot) { return model.weights[slot * model.lanes + lane]; };
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
    if ((marks[slot / 8] >> slot % 8 & 1) != 0) model.weights[slot * model.lanes + lane] = in.number<std::int8_t>();
}

}  // namespace

std::vector<std::uint8_t> write_model(const Model& model) {
  ByteWriter out;
  for (const char c : kMagic) out.number(static_cast<std::uint8_t>(c));
  out.string(model.name);
  out.number(static_cast<std::uint32_t>(model.grams));
  out.number(model.slot_bits);
  out.number(model.lanes);
  out.number(static_cast<std::uint32_t>(model.heads.size()));
  for (std::size_t head = 0; head < model.heads.size(); ++head) {
    out.string(model.heads[head]);
    out.real(model.scale[head]);
    out.real(model.bias[head]);
  }
  for (std::size_t lane = 0; lane <= model.heads.size(); ++lane) write_lane(model, lane, out);
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
  model.lanes = in.number<std::uint32_t>();
  const auto heads = in.number<std::uint32_t>();
  const bool sane = in.ok() && grams <= static_cast<std::uint32_t>(Grams::words_1_3) && model.slot_bits >= 3 &&
                    model.slot_bits <= 24 && (model.lanes == 4 || (model.lanes > 0 && model.lanes % 16 == 0)) &&
                    model.lanes <= 1024 && heads < model.lanes;
  if (!sane) return {};
  model.grams = static_cast<Grams>(grams);
  for (std::uint32_t head = 0; head < heads && in.ok(); ++head) {
    model.heads.push_back(in.string());
    model.scale.push_back(in.real());
    model.bias.push_back(in.real());
  }
  if (!in.ok()) return {};
  model.weights.resize(std::size_t{model.lanes} << model.slot_bits);
  for (std::size_t lane = 0; lane <= heads; ++lane) read_lane(in, lane, model);
  if (!in.ok()) return {};
  return model;
}

}  // namespace huiping
