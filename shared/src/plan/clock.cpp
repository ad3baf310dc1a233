// Clock arithmetic: civil dates by the days-from-civil method (H. Hinnant, "chrono-Compatible Low-Level Date
// Algorithms").
#include "plan/clock.h"

#include <array>

namespace huiping {
namespace {

constexpr std::int64_t kDay = 86400;

std::int64_t days_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int64_t>(era) * 146097 + day_of_era - 719468;
}

bool read_number(std::string_view text, std::size_t at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return true;
}

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

int month_length(int year, int month) {
  constexpr std::array<int, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kLengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  while (digits.size() < width) digits.insert(digits.begin(), '0');
  return digits;
}

// Seconds since midnight in the moment's own offset.
std::int64_t second_of_day(const Moment& moment) {
  const std::int64_t local = moment.seconds + moment.offset_minutes * 60;
  return ((local % kDay) + kDay) % kDay;
}

}  // namespace

Moment::Fields Moment::fields() const {
  const std::int64_t local = seconds + offset_minutes * 60;
  const std::int64_t of_day = second_of_day(*this);
  const std::int64_t z = (local - of_day) / kDay + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Fields fields{};
  fields.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  fields.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  fields.year = static_cast<int>(year_of_era + era * 400 + (fields.month <= 2 ? 1 : 0));
  fields.hour = static_cast<int>(of_day / 3600);
  fields.minute = static_cast<int>(of_day / 60 % 60);
  fields.second = static_cast<int>(of_day % 60);
  return fields;
}

std::optional<Moment> read_moment(std::string_view text, int assumed_offset) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (!read_number(text, 0, 4, year) || !read_number(text, 5, 2, month) || !read_number(text, 8, 2, day)) return {};
  if (text[4] != '-' || text[7] != '-' || year < 1 || month < 1 || month > 12) return {};
  if (day < 1 || day > month_length(year, month)) return {};
  Moment moment;
  moment.offset_minutes = assumed_offset;
  std::size_t at = 10;
  if (at < text.size()) {
    if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') return {};
    if (!read_number(text, at + 1, 2, hour) || !read_number(text, at + 4, 2, minute) || text[at + 3] != ':') return {};
    at += 6;
    if (at < text.size() && text[at] == ':') {
      if (!read_number(text, at + 1, 2, second)) return {};
      at += 3;
    }
    if (at < text.size() && text[at] == '.') {
      ++at;
      while (is_digit(text, at)) ++at;
    }
    if (hour > 23 || minute > 59 || second > 60) return {};
    if (at < text.size()) {
      const char sign = text[at];
      if (sign == 'Z' || sign == 'z') {
        moment.offset_minutes = 0;
        moment.written_as_z = true;
        if (at + 1 != text.size()) return {};
      } else if (sign == '+' || sign == '-') {
        int hours = 0, minutes = 0;
        if (!read_number(text, at + 1, 2, hours)) return {};
        const std::size_t rest = at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3;
        if (rest < text.size() && (!read_number(text, rest, 2, minutes) || rest + 2 != text.size())) return {};
        if (hours > 18 || minutes > 59) return {};
        moment.offset_minutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
      } else {
        return {};
      }
    }
  }
  moment.seconds = days_from_civil(year, month, day) * kDay + hour * 3600 + minute * 60 + second -
                   static_cast<std::int64_t>(moment.offset_minutes) * 60;
  return moment;
}

std::string write_moment(const Moment& moment) {
  const Moment::Fields f = moment.fields();
  std::string text = padded(f.year, 4) + "-" + padded(f.month, 2) + "-" + padded(f.day, 2) + "T" + padded(f.hour, 2) +
                     ":" + padded(f.minute, 2) + ":" + padded(f.second, 2);
  if (moment.written_as_z) return text + "Z";
  const int offset = moment.offset_minutes < 0 ? -moment.offset_minutes : moment.offset_minutes;
  return text + (moment.offset_minutes < 0 ? "-" : "+") + padded(offset / 60, 2) + ":" + padded(offset % 60, 2);
}

Moment later(Moment moment, std::int64_t seconds) {
  moment.seconds += seconds;
  return moment;
}

Moment after_quiet(Moment moment, QuietHours quiet) {
  const std::int64_t now = second_of_day(moment);
  const std::int64_t from = quiet.from * 3600, until = quiet.until * 3600;
  if (from == until) return moment;
  const bool over_midnight = from > until;
  const bool inside = over_midnight ? (now >= from || now < until) : (now >= from && now < until);
  if (!inside) return moment;
  return later(moment, now < until ? until - now : until + kDay - now);
}

Moment next_quiet(Moment moment, QuietHours quiet) {
  if (quiet.from == quiet.until) return later(moment, kDay);
  const std::int64_t now = second_of_day(moment), from = quiet.from * 3600;
  return later(moment, now <= from ? from - now : from + kDay - now);
}

std::optional<QuietHours> read_open_hours(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 11 || text[2] != ':' || text[5] != '-' || text[8] != ':') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 3U, 4U, 6U, 7U, 9U, 10U})
    if (!digit(at)) return std::nullopt;
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  const int opens = two(0) + (two(3) > 0 ? 1 : 0), closes = two(6);
  if (opens > 24 || closes > 24 || opens % 24 == closes % 24) return std::nullopt;
  return QuietHours{closes % 24, opens % 24};
}

}  // namespace huiping
