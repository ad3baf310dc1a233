// Scores a text with a model, and reads and writes the model's file.
#include "model/model.h"

#include <bit>
#include <cmath>
#include <cstring>

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

class Writer {
 public:
  void number(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  void string(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }
  std::vector<std::uint8_t> bytes_;
};

// Every read is checked; after the first one past the end all give zero and `good` is false.
class Reader {
 public:
  Reader(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), left_(size) {}
  std::uint32_t number() {
    const std::uint8_t* at = take(4);
    return at ? at[0] | std::uint32_t{at[1]} << 8 | std::uint32_t{at[2]} << 16 | std::uint32_t{at[3]} << 24 : 0;
  }
  std::string string() {
    const std::uint32_t size = number();
    const std::uint8_t* at = take(size);
    return at ? std::string(reinterpret_cast<const char*>(at), size) : std::string();
  }
  const std::uint8_t* take(std::size_t size) {
    if (size > left_) {
      good = false;
      left_ = 0;
      return nullptr;
    }
    const std::uint8_t* at = bytes_;
    bytes_ += size;
    left_ -= size;
    return at;
  }
  bool good = true;

 private:
  const std::uint8_t* bytes_;
  std::size_t left_;
};

}  // namespace

std::vector<std::uint8_t> write_model(const Model& model) {
  Writer out;
  out.bytes_.assign(kMagic.begin(), kMagic.end());
  out.string(model.name);
  out.number(static_cast<std::uint32_t>(model.grams));
  out.number(model.slot_bits);
  out.number(model.lanes);
  out.number(static_cast<std::uint32_t>(model.heads.size()));
  for (std::size_t head = 0; head < model.heads.size(); ++head) {
    out.string(model.heads[head]);
    out.number(std::bit_cast<std::uint32_t>(model.scale[head]));
    out.number(std::bit_cast<std::uint32_t>(model.bias[head]));
  }
  // Lane after lane instead of slot after slot: equal neighbours, which gzip makes much smaller.
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  for (std::size_t lane = 0; lane <= model.heads.size(); ++lane)
    for (std::size_t slot = 0; slot < slots; ++slot)
      out.bytes_.push_back(static_cast<std::uint8_t>(model.weights[slot * model.lanes + lane]));
  return out.bytes_;
}

Model read_model(const std::uint8_t* bytes, std::size_t size) {
  Reader in(bytes, size);
  const std::uint8_t* magic = in.take(kMagic.size());
  if (magic == nullptr || std::memcmp(magic, kMagic.data(), kMagic.size()) != 0) return {};
  Model model;
  model.name = in.string();
  const std::uint32_t grams = in.number();
  model.slot_bits = in.number();
  model.lanes = in.number();
  const std::uint32_t heads = in.number();
  const bool sane = grams <= static_cast<std::uint32_t>(Grams::words_1_3) && model.slot_bits >= 1 &&
                    model.slot_bits <= 24 && (model.lanes == 4 || (model.lanes > 0 && model.lanes % 16 == 0)) &&
                    model.lanes <= 1024 && heads < model.lanes;
  if (!sane) return {};
  model.grams = static_cast<Grams>(grams);
  for (std::uint32_t head = 0; head < heads && in.good; ++head) {
    model.heads.push_back(in.string());
    model.scale.push_back(std::bit_cast<float>(in.number()));
    model.bias.push_back(std::bit_cast<float>(in.number()));
  }
  const std::size_t slots = std::size_t{1} << model.slot_bits;
  const std::uint8_t* table = in.take(slots * (heads + 1));
  if (!in.good || table == nullptr) return {};
  model.weights.resize(slots * model.lanes);
  for (std::size_t lane = 0; lane <= heads; ++lane)
    for (std::size_t slot = 0; slot < slots; ++slot)
      model.weights[slot * model.lanes + lane] = static_cast<std::int8_t>(table[lane * slots + slot]);
  return model;
}

}  // namespace huiping
