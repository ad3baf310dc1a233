// Finds and resolves times in a sentence.
#include "promise/deadline.h"

#include <algorithm>
#include <iterator>

#include "promise/numeral.h"

namespace huiping {
namespace {

constexpr std::int64_t kDay = 86400;

std::int64_t midnight_of(const Moment& moment) {
  const Moment::Fields fields = moment.fields();
  return moment.seconds - (fields.hour * 3600 + fields.minute * 60 + fields.second);
}

// 1 for Monday to 7 for Sunday.
int weekday_of(const Moment& moment) {
  const std::int64_t days = (midnight_of(moment) + moment.offset_minutes * 60) / kDay;
  return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;
}

Moment add_working_days(Moment moment, std::int64_t days) {
  while (days > 0) {
    moment = later(moment, kDay);
    if (weekday_of(moment) <= 5) --days;
  }
  return moment;
}

bool is_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }

// One time that is named in units [start, end): its moment, and whether it is a day that a clock time may go with.
struct Named {
  std::uint32_t start = 0, end = 0;
  Moment moment;
  bool day = false;
};

// All that a sentence says about time.
class TimeReader {
 public:
  TimeReader(const Lexicon& lexicon, const Text& text, const std::vector<Word>& words, const Stretch& where,
             const Moment& made_at)
      : lexicon_(lexicon), text_(text), first_(where.first), last_(where.last), made_at_(made_at) {
    for (const Word& word : words)
      if (word.start >= first_ && word.end <= last_) words_.push_back(word);
  }

  // Of several times the one that the words of a deadline stand by, then the one nearest to the act.
  std::optional<Moment> read(std::uint32_t act) {
    collect();
    const Named* best = nullptr;
    std::int64_t best_distance = 0;
    for (const Named& named : named_) {
      const std::uint32_t apart = act < named.start ? named.start - act : act > named.end ? act - named.end : 0;
      const std::int64_t distance = std::int64_t{apart} - (is_limit(named) ? kLimitIsNearer : 0);
      if (best == nullptr || distance < best_distance) {
        best = &named;
        best_distance = distance;
      }
    }
    if (best != nullptr) return best->day ? on_day(best->moment.seconds) : best->moment;
    if (find_clock() || find("due.part") != nullptr) return on_day(midnight_of(made_at_));
    return std::nullopt;
  }

 private:
  static constexpr std::int64_t kLimitIsNearer = 12;

  const std::string& code_of(const Word& word) const { return lexicon_.entries[word.entry].code; }

  // The longest word of the file, the first of equals.
  const Word* find(std::string_view code) const {
    const Word* best = nullptr;
    for (const Word& word : words_)
      if (code_of(word) == code && (best == nullptr || word.end - word.start > best->end - best->start)) best = &word;
    return best;
  }

  std::u16string_view units(std::uint32_t from, std::uint32_t to) const {
    return std::u16string_view(text_.units).substr(from, std::max(from, std::min(to, last_)) - from);
  }

  // A longer name takes the place of those inside it: "day after tomorrow" is not tomorrow.
  void add(std::uint32_t start, std::uint32_t end, std::int64_t midnight) {
    Moment moment = made_at_;
    moment.seconds = midnight;
    put({start, end, moment, true});
  }

  void put(const Named& named) {
    for (Named& other : named_) {
      if (named.end <= other.start || other.end <= named.start) continue;
      if (named.end - named.start > other.end - other.start) other = named;
      return;
    }
    named_.push_back(named);
  }

  void collect() {
    named_.clear();
    read_dates();
    for (const Word& word : words_)
      if (code_of(word) == "due.weekday") add(word.start, word.end, weekday_midnight(word));
    for (const Word& word : words_) {
      const std::string& code = code_of(word);
      if (code == "due.day") add(word.start, word.end, midnight_of(made_at_) + (word.weight - 1) * kDay);
      if (code == "due.period" && !names_nearer_day(word)) add(word.start, word.end, period_midnight(word.weight));
      if (code == "due.feast") add(word.start, word.end, feast_midnight(word.weight));
      if (code == "due.within")
        if (const auto moment = read_one_length(word)) put({word.start, word.end, *moment, false});
    }
  }

  // "Next week" before a weekday and "next month" before a date only say which.
  bool names_nearer_day(const Word& period) const {
    return std::any_of(named_.begin(), named_.end(), [&](const Named& named) {
      return named.day && named.end > period.start && named.start <= period.end + 2;
    });
  }

  bool is_limit(const Named& named) const {
    std::u16string_view behind = units(named.end, named.end + 8);
    for (std::size_t i = 0; i < behind.size(); ++i)
      if (behind[i] == u'\u524d' || behind[i] == u'\u5185') return true;  // "before", "within"
    std::u16string_view ahead = units(named.start < first_ + 8 ? first_ : named.start - 8, named.start);
    for (const std::u16string_view word : {u"by ", u"before ", u"within ", u"than ", u"until "})
      if (ahead.find(word) != std::u16string_view::npos) return true;
    return units(named.start, named.start + 6) == u"within";
  }

  Moment at_second(std::int64_t midnight, std::int64_t second) const {
    Moment moment = made_at_;
    moment.seconds = midnight + second;
    return moment;
  }

  Moment on_day(std::int64_t midnight) const {
    if (const auto clock = find_clock()) {
      const Moment moment = at_second(midnight, clock->second);
      // "Three o'clock" said at noon is that of the afternoon; so is an hour in which nobody works.
      const bool late =
          midnight == midnight_of(made_at_) ? moment.seconds < made_at_.seconds : clock->second < 7 * 3600;
      return late && clock->bare && clock->second < 12 * 3600 ? later(moment, 12 * 3600) : moment;
    }
    if (const Word* part = find("due.part")) {
      constexpr std::int64_t kEnds[] = {12 * 3600, 12 * 3600, 18 * 3600, kDay - 1, 18 * 3600};
      if (part->weight >= 1 && part->weight <= 5) return at_second(midnight, kEnds[part->weight - 1]);
    }
    return at_second(midnight, kDay - 1);
  }

  // Midnight of the last day of a stretch of the calendar; the weights are those of due.period.
  std::int64_t period_midnight(std::uint8_t weight) const {
    const std::int64_t today = midnight_of(made_at_);
    const std::int64_t sunday = today + (7 - weekday_of(made_at_)) * kDay;
    const Moment::Fields fields = made_at_.fields();
    switch (weight) {
      case 1:
        return sunday;
      case 2:
        return sunday + 7 * kDay;
      case 3:
        return month_end(fields.month);
      case 4:
        return month_end(fields.month % 12 + 1);
      case 5:
        return month_end(12);
      case 6:
        return next_date(0, 15, today).value_or(today);
      case 7:
        return weekday_of(made_at_) <= 5 ? sunday - 2 * kDay : sunday + 5 * kDay;
      default:
        return today;
    }
  }

  std::int64_t feast_midnight(std::uint8_t weight) const {
    struct Day {
      std::int64_t month, day;
    };
    constexpr Day kFeasts[] = {{12, 24}, {12, 25}, {12, 31}, {1, 1}, {11, 11}, {12, 12}};
    const std::int64_t today = midnight_of(made_at_);
    if (weight < 1 || weight > std::size(kFeasts)) return today;
    return next_date(kFeasts[weight - 1].month, kFeasts[weight - 1].day, today).value_or(today);
  }

  // Midnight of the last day of the month that is now or comes next.
  std::int64_t month_end(int month) const {
    Moment day = made_at_;
    day.seconds = midnight_of(made_at_);
    while (day.fields().month != month) day = later(day, kDay);
    for (Moment next = later(day, kDay); next.fields().month == month; next = later(next, kDay)) day = next;
    return day.seconds;
  }

  std::int64_t weekday_midnight(const Word& weekday) const {
    const int today = weekday_of(made_at_);
    const auto stands_before = [&](const Word& word) {
      return word.start <= weekday.start && word.end <= weekday.end && word.end + 1 >= weekday.start;
    };
    int ahead = weekday.weight - today;
    bool said_which = false;
    for (const Word& word : words_) {
      if (said_which || !stands_before(word)) continue;
      const std::string& code = code_of(word);
      if (code == "due.next_week") ahead += 7;
      said_which = code == "due.next_week" || (code == "due.period" && word.weight == 1);
    }
    // A weekday alone is the next one; that of today is today only where it is said.
    if (!said_which && ahead <= 0) ahead += 7;
    return midnight_of(made_at_) + std::max(ahead, 0) * kDay;
  }

  // Number and unit inside a length of time, counted from made_at.
  std::optional<Moment> read_one_length(const Word& within) const {
    const Word* unit = nullptr;
    for (const Word& word : words_)
      if (code_of(word) == "due.unit" && word.start >= within.start && word.end <= within.end &&
          (unit == nullptr || word.end - word.start > unit->end - unit->start))
        unit = &word;
    if (unit == nullptr) return std::nullopt;
    const auto count = count_before(within.start, unit->start);
    if (!count || *count < 0 || *count > 10000000) return std::nullopt;
    switch (unit->weight) {
      case 1:
        return later(made_at_, *count * 60 / 100);
      case 2:
        return later(made_at_, *count * 3600 / 100);
      case 3:
        return later(made_at_, *count * kDay / 100);
      case 4:
        return *count <= 40000 ? std::optional(add_working_days(made_at_, *count / 100)) : std::nullopt;
      case 5:
        return later(made_at_, *count * 7 * kDay / 100);
      case 6:
        return *count % 100 == 0 && *count <= 120000 ? later_months(*count / 100)
                                                     : later(made_at_, *count * 30 * kDay / 100);
      case 8:
        return later(made_at_, *count * 15 * 60 / 100);
      case 9:
        return later(made_at_, *count * 14 * kDay / 100);
      case 7:
        return *count <= 1000 ? std::optional(later_months(*count * 12 / 100)) : std::nullopt;
      default:
        return std::nullopt;
    }
  }

  // The same day of a later month, or the last one that it has.
  Moment later_months(std::int64_t months) const {
    const Moment::Fields from = made_at_.fields();
    const std::int64_t month = (from.month - 1 + months) % 12 + 1;
    Moment day = later(made_at_, months * 28 * kDay);
    while (day.fields().month != month) day = later(day, kDay);
    while (day.fields().day > from.day) day = later(day, -kDay);
    while (day.fields().day < from.day && later(day, kDay).fields().month == month) day = later(day, kDay);
    return day;
  }

  // "half an", "the" (within the hour) and one and a half in Chinese are counts too.
  std::optional<std::int64_t> count_before(std::uint32_t start, std::uint32_t end) const {
    const std::u16string_view near = units(end < first_ + 12 ? first_ : end - 12, end);
    const auto ends_with = [&](std::u16string_view word) {
      return near.size() >= word.size() && near.substr(near.size() - word.size()) == word;
    };
    if (ends_with(u"half an ") || ends_with(u"half a ") || ends_with(u"half ") || ends_with(u"half-")) return 50;
    if (ends_with(u"\u4e2a\u534a") && end >= first_ + 3) {
      const auto whole = read_number_cents(units(end - 3, end - 2));
      if (whole) return *whole + 50;
    }
    if (ends_with(u"in the ") || ends_with(u"in the next ")) return 100;
    return read_count_cents(text_, start, end);
  }

  // One o'clock in Chinese is also "a little", unless a part of the day stands before it or a limit behind.
  bool is_a_little(std::uint32_t start, std::uint32_t end) const {
    if (end - start != 1 || text_.units[start] != u'\u4e00') return false;
    constexpr std::u16string_view kBehind = u"\u524d\u534a\u949f\u4e4b\u6574";
    if (end + 1 < last_ && kBehind.find(text_.units[end + 1]) != std::u16string_view::npos) return false;
    return std::none_of(words_.begin(), words_.end(),
                        [&](const Word& word) { return code_of(word) == "due.part" && word.end == start; });
  }

  struct Clock {
    std::int64_t second = 0;
    bool bare = false;  // no part of the day is said with it
  };

  // "Five o'clock", "nine am", "half past two" in English words.
  std::optional<Clock> find_spoken_clock() const {
    const std::u16string_view said = units(first_, last_);
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (i > 0 && said[i - 1] != u' ') continue;
      const std::size_t end = std::min(said.find(u' ', i), said.size());
      const bool word = said[i] >= u'a' && said[i] <= u'z' && end - i > 2;
      const std::int64_t hour = word ? read_number_cents(said.substr(i, end - i)).value_or(0) : 0;
      const auto at = static_cast<std::uint32_t>(first_ + i);
      const bool half = i >= 10 && said.substr(i - 10, 10) == u"half past ";
      if (hour < 100 || hour > 1200 || !(half || is_english_hour(static_cast<std::uint32_t>(first_ + end)))) continue;
      bool bare = true;
      const std::int64_t hours = in_part_of_day(hour / 100, at, static_cast<std::uint32_t>(first_ + end), bare);
      return Clock{std::min(hours * 3600 + (half ? 1800 : 0), kDay - 1), bare};
    }
    return std::nullopt;
  }

  // "Between 10 and 12": the later hour counts.
  bool joins_range(std::uint32_t from, std::uint32_t to) const {
    constexpr std::u16string_view kJoints = u"\u5230\u81f3-~";
    const std::u16string_view between = units(from, to);
    return between.size() <= 8 &&
           (between.find_first_of(kJoints) != std::u16string_view::npos ||
            between.find(u" and ") != std::u16string_view::npos || between.find(u" to ") != std::u16string_view::npos);
  }

  // Seconds after midnight of "18:30", "8 o'clock" in either language, moved by the part of the day.
  std::optional<Clock> find_clock() const {
    if (const auto clock = find_spoken_clock()) return clock;
    std::optional<Clock> clock;
    std::uint32_t clock_end = 0;
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (i > first_ && (is_digit(text_.units[i - 1]) || is_numeral(text_.units[i - 1]))) continue;
      std::uint32_t end = i;
      while (end < last_ && (is_digit(text_.units[end]) || is_numeral(text_.units[end]))) ++end;
      if (end == i) continue;
      const auto hour = read_number_cents(std::u16string_view(text_.units).substr(i, end - i));
      if (!hour || *hour % 100 != 0 || *hour > 2400) continue;
      std::int64_t minute = 0;
      const char16_t next = end < last_ ? text_.units[end] : u' ';
      if (next == u'\u70b9' || next == u'\u9ede') {  // the Chinese o'clock; half past or minutes may follow
        if (is_a_little(i, end)) continue;
        if (end + 1 < last_ && text_.units[end + 1] == u'\u534a') {
          minute = 30;
        } else {
          std::uint32_t minute_end = end + 1;
          const auto minutes = end + 1 < last_ ? read_plain(end + 1, minute_end) : std::nullopt;
          if (minutes && minute_end < last_ && text_.units[minute_end] == u'\u5206') minute = *minutes;
        }
      } else if ((next == u':' || (next == u'.' && is_english_hour(std::min(end + 3, last_)))) && end + 2 < last_ &&
                 is_digit(text_.units[end + 1]) && is_digit(text_.units[end + 2])) {
        minute = (text_.units[end + 1] - u'0') * 10 + (text_.units[end + 2] - u'0');
      } else if (!is_english_hour(end)) {
        continue;
      }
      bool bare = next != u':';
      const std::int64_t hours = in_part_of_day(*hour / 100, i, end, bare);
      if (hours > 24 || minute > 59) continue;
      if (clock && !joins_range(clock_end, i)) break;
      const bool afternoon = clock && bare && hours * 3600 < clock->second && hours < 12;
      clock = Clock{std::min((afternoon ? hours + 12 : hours) * 3600 + minute * 60, kDay - 1), bare};
      clock_end = end;
    }
    return clock;
  }

  static bool is_numeral(char16_t unit) {
    return unit == u'\u5341' || unit == u'\u4e00' || unit == u'\u4e8c' || unit == u'\u4e24' || unit == u'\u4e09' ||
           unit == u'\u56db' || unit == u'\u4e94' || unit == u'\u516d' || unit == u'\u4e03' || unit == u'\u516b' ||
           unit == u'\u4e5d';
  }

  // "5 pm", "5pm", "5 o'clock".
  bool is_english_hour(std::uint32_t end) const {
    std::u16string_view rest = std::u16string_view(text_.units).substr(end, std::min<std::uint32_t>(10, last_ - end));
    while (!rest.empty() && rest.front() == u' ') rest.remove_prefix(1);
    const auto begins = [&](std::u16string_view word) { return rest.substr(0, word.size()) == word; };
    return begins(u"pm") || begins(u"am") || begins(u"p.m") || begins(u"a.m") || begins(u"o'clock") ||
           begins(u"noon") || begins(u"tomorrow") || begins(u"tonight") || begins(u"in the morning");
  }

  std::int64_t in_part_of_day(std::int64_t hour, std::uint32_t start, std::uint32_t end, bool& bare) const {
    if (hour > 12) return hour;
    std::u16string_view glued = std::u16string_view(text_.units).substr(end, 2);  // "6pm" is one word
    if (glued.substr(0, 1) == u":" || glued.substr(0, 1) == u".")
      glued = std::u16string_view(text_.units).substr(std::min(end + 3, last_), 2);
    if (start > first_ && text_.units[start - 1] == u'\u665a' && (start < 2 || text_.units[start - 2] != u'\u6700')) {
      bare = false;  // "evening eight" in Chinese, but not "at the latest eight"
      return hour + 12;
    }
    if (glued == u"pm" || glued == u"am") bare = false;
    if (glued == u"pm" && hour < 12) return hour + 12;
    for (const Word& word : words_) {
      if (lexicon_.entries[word.entry].code != "due.part") continue;
      const bool near = (word.end <= start && start - word.end <= 2) || (word.start >= end && word.start - end <= 4);
      if (!near) continue;
      bare = false;
      if (word.weight == 4 && hour == 12) return 24;
      if ((word.weight == 3 || word.weight == 4) && hour < 12) return hour + 12;
      if (word.weight == 2 && hour < 4) return hour + 12;
    }
    return hour;
  }

  // Dates with month and day, or a day of the month alone; the next ones that have not passed.
  void read_dates() {
    const std::int64_t today = midnight_of(made_at_);
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (!is_digit(text_.units[i]) && !is_numeral(text_.units[i])) continue;
      if (i > first_ && (is_digit(text_.units[i - 1]) || is_numeral(text_.units[i - 1]) || text_.units[i - 1] == u'.'))
        continue;
      std::uint32_t end = i;
      const auto number = read_plain(i, end);
      if (!number || end >= last_) continue;
      std::optional<std::int64_t> date;
      std::uint32_t date_end = end + 1;
      if (text_.units[end] == u'\u6708') {  // month
        std::uint32_t day_end = end + 1;
        const auto day = day_end < last_ ? read_plain(end + 1, day_end) : std::nullopt;
        if (day && day_end < last_ && is_day_sign(text_.units[day_end])) {
          date = coming_date(*number, *day);
          date_end = day_end + 1;
        } else if (*number >= 1 && *number <= 12 && day_end < last_ &&
                   (text_.units[day_end] == u'\u5e95' || text_.units[day_end] == u'\u672b')) {
          date = month_end(static_cast<int>(*number));
          date_end = day_end + 1;
        }
      } else if (text_.units[end] == u'\u53f7' || text_.units[end] == u'\u865f' || is_day_of_month(end)) {
        if (*number >= 1 && *number <= 31) date = next_date(0, *number, is_next_month(i) ? next_month_first() : today);
      }
      if (date) add(i, date_end, *date);
    }
    read_english_dates();
  }

  // The sign for a day after a number: a day of the month, unless a word of a length of time stands behind it.
  bool is_day_of_month(std::uint32_t at) const {
    if (text_.units[at] != u'\u65e5') return false;
    constexpr std::u16string_view kLength = u"\u5185\u540e\u5f8c\u91cc\u8fbe\u5de6\u65e0\u81ea";
    for (std::uint32_t i = at + 1; i < std::min(at + 3, last_); ++i)
      if (kLength.find(text_.units[i]) != std::u16string_view::npos) return false;
    return at + 1 < last_;
  }

  bool is_next_month(std::uint32_t at) const {
    return std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
      return code_of(word) == "due.period" && word.weight == 4 && word.end <= at && at - word.end <= 1;
    });
  }

  std::int64_t next_month_first() const { return month_end(made_at_.fields().month) + kDay; }

  static bool is_day_sign(char16_t unit) { return unit == u'\u65e5' || unit == u'\u53f7' || unit == u'\u865f'; }

  std::optional<std::int64_t> read_plain(std::uint32_t start, std::uint32_t& end) const {
    end = start;
    while (end < last_ && (is_digit(text_.units[end]) || is_numeral(text_.units[end]))) ++end;
    if (end == start) return std::nullopt;
    const auto cents = read_number_cents(std::u16string_view(text_.units).substr(start, end - start));
    if (!cents || *cents % 100 != 0) return std::nullopt;
    return *cents / 100;
  }

  // "5 May", "May 5", "the 12th".
  void read_english_dates() {
    const Word* early = find("due.month");
    const Word* late = find("due.month_late");
    const Word* month = late != nullptr ? late : early;
    if (month != nullptr && month->start >= first_ + 7 && units(month->start - 7, month->start) == u"end of ")
      add(month->start - 7, month->end, month_end(month->weight + (month == late ? 9 : 0)));
    const std::int64_t today = midnight_of(made_at_);
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (!is_digit(text_.units[i]) || (i > first_ && (is_digit(text_.units[i - 1]) || text_.units[i - 1] == u'$')))
        continue;
      std::uint32_t end = i;
      const auto day = read_plain(i, end);
      if (!day || *day < 1 || *day > 31) continue;
      const std::u16string_view ending = std::u16string_view(text_.units).substr(end, 2);
      const bool ordinal = ending == u"st" || ending == u"nd" || ending == u"rd" || ending == u"th";
      const std::uint32_t after = ordinal ? end + 2 : end;
      std::optional<std::int64_t> date;
      if (month != nullptr &&
          ((month->end <= i && i - month->end <= 5) || (month->start >= after && month->start - after <= 4)))
        date = coming_date(month->weight + (month == late ? 9 : 0), *day);
      else if (ordinal && month == nullptr)
        date = next_date(0, *day, today);
      if (date) add(i, after, *date);
    }
  }

  // The same for a date with its month; one that was a short while ago is no time to come.
  std::optional<std::int64_t> coming_date(std::int64_t month, std::int64_t day) const {
    constexpr std::int64_t kShortWhile = 60;
    const std::int64_t today = midnight_of(made_at_);
    const auto date = next_date(month, day, today);
    return date && made_at_.seconds != 0 && *date - today > (365 - kShortWhile) * kDay ? std::nullopt : date;
  }

  // Midnight of the first day from `from` on with this day of the month (and month, unless 0).
  std::optional<std::int64_t> next_date(std::int64_t month, std::int64_t day, std::int64_t from) const {
    Moment moment = made_at_;
    moment.seconds = from;
    for (int i = 0; i <= 366; ++i) {
      const Moment::Fields fields = moment.fields();
      if (fields.day == day && (month == 0 || fields.month == month)) return moment.seconds;
      moment = later(moment, kDay);
    }
    return std::nullopt;
  }

  const Lexicon& lexicon_;
  const Text& text_;
  std::uint32_t first_, last_;
  const Moment& made_at_;
  std::vector<Word> words_;
  std::vector<Named> named_;
};

}  // namespace

std::optional<std::int64_t> read_count_cents(const Text& text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t last = end;
  while (last > start && text.units[last - 1] == u' ') --last;
  const std::u16string_view units(text.units);
  for (std::uint32_t first = start; first < last; ++first) {
    if (first > start && is_digit(units[first - 1])) continue;
    if (const auto cents = read_number_cents(units.substr(first, last - first))) return *cents;
  }
  return std::nullopt;
}

std::optional<Moment> find_deadline(const Lexicon& lexicon, const Text& text, const std::vector<Word>& words,
                                    const Stretch& where, std::uint32_t act, const Moment& made_at) {
  return TimeReader(lexicon, text, words, where, made_at).read(act);
}

}  // namespace huiping
