// Clock arithmetic on ISO 8601 times that are given from outside; the engine itself has no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huiping {

// A moment with the offset it was written in: seconds since 1970-01-01T00:00:00Z, and the offset in minutes.
struct Moment {
  std::int64_t seconds = 0;
  int offset_minutes = 0;
  bool written_as_z = false;
  // Calendar fields in the moment's own offset.
  struct Fields {
    int year, month, day, hour, minute, second;
  };
  Fields fields() const;
};

// "2026-11-20T10:00:00+08:00", "...Z", without seconds, with fractions, or a date alone (midnight). A time without
// offset takes `assumed_offset`. Nothing when the text is no time.
std::optional<Moment> read_moment(std::string_view text, int assumed_offset = 0);
// The same form with seconds and offset, e.g. "2026-11-20T10:00:00+08:00".
std::string write_moment(const Moment& moment);

Moment later(Moment moment, std::int64_t seconds);

// Hours of the day in [0, 24) between which nobody is contacted; may run over midnight. Equal: no such hours.
struct QuietHours {
  int from = 21;
  int until = 9;
};

// "09:00-22:00", the hours in which somebody of the shop is there, as the hours in which nobody is; minutes are dropped
// on the safe side. Nothing when the text is no such span or the shop never closes.
std::optional<QuietHours> read_open_hours(std::string_view text);

// The same moment, or the end of the quiet hours it falls into.
Moment after_quiet(Moment moment, QuietHours quiet);
// The next time the quiet hours begin at or after `moment`; `moment` plus a day when there are none.
Moment next_quiet(Moment moment, QuietHours quiet);

}  // namespace huiping
