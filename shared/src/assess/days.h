// Days: how many days lie between two ISO 8601 times.
#pragma once

#include <optional>
#include <string_view>

namespace huiping {

// Calendar days from the date of `from` to the date of `to`, as written (time of day and offset are ignored).
// Nothing when one of them does not begin with YYYY-MM-DD.
std::optional<int> days_between(std::string_view from, std::string_view to);

}  // namespace huiping
