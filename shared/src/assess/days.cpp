// Counts days with the civil calendar.
#include "assess/days.h"

namespace huiping {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Days since 0000-03-01 of the proleptic Gregorian calendar; years begin in March so that leap days come last.
std::optional<int> day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number(iso.substr(0, 4)), month = number(iso.substr(5, 2)), day = number(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  const int y = *month <= 2 ? *year - 1 : *year;
  const int m = (*month + 9) % 12;
  return 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + *day - 1;
}

}  // namespace

std::optional<int> days_between(std::string_view from, std::string_view to) {
  const auto first = day_number(from), last = day_number(to);
  if (!first || !last) return std::nullopt;
  return *last - *first;
}

}  // namespace huiping
