// Numerals: reads numbers written in digits, Han numerals or English words.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace huiping {

// Hundredths of the number that `units` is: "20", "1,299.5", "twenty" (ASCII), or Han numerals up to ten thousands,
// with a trailing digit counting the next lower unit ("one hundred eight" as spoken is 180). Nothing for words that
// name no number ("several").
std::optional<std::int64_t> read_number_cents(std::u16string_view units);

}  // namespace huiping
