// Collects the n-grams of features.h.
#include "model/features.h"

namespace huiping {

void append_keys(std::u16string_view units, Grams grams, std::vector<std::uint64_t>& keys) {
  for_each_gram(units, grams, [&](std::uint64_t key, std::size_t) { keys.push_back(key); });
}

}  // namespace huiping
