// Money: decimal strings to hundredths and back.
#include "plan/money.h"

namespace huiping {

std::optional<std::int64_t> read_cents(std::string_view text) {
  constexpr std::int64_t kMost = 100'000'000'000'000;
  std::int64_t cents = 0;
  int decimals = -1;
  bool any = false;
  for (const char c : text) {
    if (c == ',' && any && decimals < 0) continue;
    if (c == '.' && any && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return {};
    any = true;
    if (decimals >= 2) continue;
    cents = cents * 10 + (c - '0');
    if (cents > kMost) return {};
    if (decimals >= 0) ++decimals;
  }
  if (!any) return {};
  for (int i = decimals < 0 ? 0 : decimals; i < 2; ++i) cents *= 10;
  return cents;
}

std::string write_cents(std::int64_t cents) {
  std::string fraction = std::to_string(cents % 100);
  if (fraction.size() < 2) fraction.insert(fraction.begin(), '0');
  return std::to_string(cents / 100) + "." + fraction;
}

}  // namespace huiping
