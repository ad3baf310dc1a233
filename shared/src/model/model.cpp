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

constexpr std::string_view kMagic = "HPMODEL1";

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
  // Lane after lane instead of slot after slot: equal neighbours, which gzip makes much smaller.
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  for (std::size_t lane = 0; lane <= model.heads.size(); ++lane)
    for (std::size_t slot = 0; slot < slots; ++slot) out.number(model.weights[slot * model.lanes + lane]);
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
  const bool sane = in.ok() && grams <= static_cast<std::uint32_t>(Grams::words_1_3) && model.slot_bits >= 1 &&
                    model.slot_bits <= 24 && (model.lanes == 4 || (model.lanes > 0 && model.lanes % 16 == 0)) &&
                    model.lanes <= 1024 && heads < model.lanes;
  if (!sane) return {};
  model.grams = static_cast<Grams>(grams);
  for (std::uint32_t head = 0; head < heads && in.ok(); ++head) {
    model.heads.push_back(in.string());
    model.scale.push_back(in.real());
    model.bias.push_back(in.real());
  }
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  const auto table = in.slice(slots * (heads + std::size_t{1}));
  if (!in.ok()) return {};
  model.weights.resize(slots * model.lanes);
  for (std::size_t lane = 0; lane <= heads; ++lane)
    for (std::size_t slot = 0; slot < slots; ++slot)
      model.weights[slot * model.lanes + lane] = static_cast<std::int8_t>(table[lane * slots + slot]);
  return model;
}

}  // namespace huiping
