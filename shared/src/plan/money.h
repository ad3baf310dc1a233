// Money as the contract writes it: decimal strings, counted in hundredths so that no rounding can differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huiping {

// "199", "199.5", "1,299.00" in hundredths; nothing for anything else, negative or above 10^12.
std::optional<std::int64_t> read_cents(std::string_view text);
// "199.00"; whole amounts of 100 and more keep their two digits too.
std::string write_cents(std::int64_t cents);

}  // namespace huiping
