// Model: linear heads over hashed n-grams; the heads of one slot stand side by side so that one read serves all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/features.h"
#include "text/text.h"

namespace huiping {

// A slot is `lanes` bytes: the fingerprint of the one n-gram it belongs to, then one int8 weight per head, then
// zeros. An n-gram whose fingerprint differs counts for nothing, so rare grams do not disturb the chosen ones.
struct Model {
  std::string name;
  Grams grams = Grams::units_1_3;
  unsigned slot_bits = 0;            // the table has 2^slot_bits slots; 3 to 24
  std::uint32_t lanes = 0;           // 4 or a multiple of 16, more than the number of heads
  std::vector<std::string> heads;    // sentiment: "negative", "neutral", "positive"; causes: docs/accuracy.md
  std::vector<float> scale, bias;    // per head
  std::vector<std::int8_t> weights;  // lanes << slot_bits

  // One score per head on the log-odds scale, calibrated: see model/probability.h for how scores become
  // probabilities. bias + scale * (sum of weights) / sqrt(number of n-grams); the bias alone for an empty text.
  // The sum is taken in integers: the same bits on every target.
  std::vector<double> score(const Text& text) const;
  // The same for units [first, last) read as a text of their own, e.g. a clause.
  std::vector<double> score(const Text& text, std::uint32_t first, std::uint32_t last) const;
  std::vector<double> score(std::u16string_view units) const;

  // Index of a head by name.
  std::optional<std::size_t> find_head(std::string_view head) const;
};

// The file the trainer writes and the packer takes over (data/model/<name>.bin). Empty name: not a model.
std::vector<std::uint8_t> write_model(const Model& model);
Model read_model(const std::uint8_t* bytes, std::size_t size);

}  // namespace huiping
