// Grams: character 4-grams of a text, to measure how alike two replies are.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace huiping {

// Sorted, distinct. Blanks and punctuation are left out, so that only words count.
using Grams4 = std::vector<std::uint64_t>;
Grams4 grams_of(std::string_view utf8);

// Share of the smaller set found in the other, in percent; 0 when either is empty.
int overlap_percent(const Grams4& a, const Grams4& b);

}  // namespace huiping
