// Finds and resolves times in a sentence.
#include "promise/deadline.h"

#include <algorithm>

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

// All that a sentence says about time.
class TimeReader {
 public:
  TimeReader(const Lexicon& lexicon, const Text& text, const std::vector<Word>& words, std::uint32_t first,
             std::uint32_t last, const Moment& made_at)
      : lexicon_(lexicon), text_(text), first_(first), last_(last), made_at_(made_at) {
    for (const Word& word : words)
      if (word.start >= first && word.end <= last) words_.push_back(word);
  }

  std::optional<Moment> read() {
    if (const auto date = read_date()) return on_day(*date);
    if (const Word* day = find("due.day")) return on_day(midnight_of(made_at_) + (day->weight - 1) * kDay);
    if (const auto end = read_month_end()) return on_day(*end);
    if (const Word* weekday = find("due.weekday")) return on_day(weekday_midnight(*weekday));
    if (const auto length = read_length()) return length;
    if (find_clock()) return on_day(midnight_of(made_at_));
    if (find("due.part") != nullptr) return on_day(midnight_of(made_at_));
    return std::nullopt;
  }

 private:
  // The longest word of the file, the first of equals.
  const Word* find(std::string_view code) const {
    const Word* best = nullptr;
    for (const Word& word : words_)
      if (lexicon_.entries[word.entry].code == code &&
          (best == nullptr || word.end - word.start > best->end - best->start))
        best = &word;
    return best;
  }

  Moment at_second(std::int64_t midnight, std::int64_t second) const {
    Moment moment = made_at_;
    moment.seconds = midnight + second;
    return moment;
  }

  Moment on_day(std::int64_t midnight) const {
    if (const auto clock = find_clock()) return at_second(midnight, *clock);
    if (const Word* part = find("due.part")) {
      constexpr std::int64_t kEnds[] = {12 * 3600, 12 * 3600, 18 * 3600, kDay - 1, 18 * 3600};
      if (part->weight >= 1 && part->weight <= 5) return at_second(midnight, kEnds[part->weight - 1]);
    }
    return at_second(midnight, kDay - 1);
  }

  // Midnight of the last day of this month: "yue di" in Chinese, "end of the month" in English.
  std::optional<std::int64_t> read_month_end() const {
    const std::u16string_view said = std::u16string_view(text_.units).substr(first_, last_ - first_);
    if (said.find(u"\u6708\u5e95") == std::u16string_view::npos &&
        said.find(u"end of the month") == std::u16string_view::npos)
      return std::nullopt;
    Moment day = made_at_;
    day.seconds = midnight_of(made_at_);
    for (Moment next = later(day, kDay); next.fields().month == made_at_.fields().month; next = later(next, kDay))
      day = next;
    return day.seconds;
  }

  std::int64_t weekday_midnight(const Word& weekday) const {
    const int today = weekday_of(made_at_);
    const Word* next = find("due.next_week");
    int ahead = weekday.weight - today;
    if (next != nullptr &&
        (next->end == weekday.start || next->end + 1 == weekday.start || next->start + 1 >= weekday.start))
      ahead += 7;
    else if (next != nullptr && next->start <= weekday.start && weekday.start < next->end)
      ahead += 7;
    else if (ahead < 0)
      ahead += 7;
    return midnight_of(made_at_) + ahead * kDay;
  }

  // Number and unit inside the longest length of time, counted from made_at.
  std::optional<Moment> read_length() const {
    std::optional<Moment> best;
    std::uint32_t best_length = 0;
    for (const Word& within : words_) {
      if (lexicon_.entries[within.entry].code != "due.within") continue;
      const auto moment = read_one_length(within);
      if (moment && within.end - within.start > best_length) {
        best = moment;
        best_length = within.end - within.start;
      }
    }
    return best;
  }

  std::optional<Moment> read_one_length(const Word& within) const {
    const Word* unit = nullptr;
    for (const Word& word : words_)
      if (lexicon_.entries[word.entry].code == "due.unit" && word.start >= within.start && word.end <= within.end &&
          (unit == nullptr || word.end - word.start > unit->end - unit->start))
        unit = &word;
    if (unit == nullptr) return std::nullopt;
    const auto count = read_count_cents(text_, within.start, unit->start);
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
        return later(made_at_, *count * 30 * kDay / 100);
      default:
        return std::nullopt;
    }
  }

  // Seconds after midnight of "18:30", "8 o'clock" in either language, moved by the part of the day.
  std::optional<std::int64_t> find_clock() const {
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (i > first_ && (is_digit(text_.units[i - 1]) || is_numeral(text_.units[i - 1]))) continue;
      std::uint32_t end = i;
      while (end < last_ && (is_digit(text_.units[end]) || is_numeral(text_.units[end]))) ++end;
      if (end == i) continue;
      const auto hour = read_number_cents(std::u16string_view(text_.units).substr(i, end - i));
      if (!hour || *hour % 100 != 0 || *hour > 2400) continue;
      std::int64_t minute = 0;
      const char16_t next = end < last_ ? text_.units[end] : u' ';
      if (next == u'\u70b9' || next == u'\u9ede') {  // the Chinese o'clock; half past may follow
        if (end + 1 < last_ && text_.units[end + 1] == u'\u534a') minute = 30;
      } else if (next == u':' && end + 2 < last_ && is_digit(text_.units[end + 1]) && is_digit(text_.units[end + 2])) {
        minute = (text_.units[end + 1] - u'0') * 10 + (text_.units[end + 2] - u'0');
      } else if (!is_english_hour(end)) {
        continue;
      }
      const std::int64_t hours = in_part_of_day(*hour / 100, i, end);
      if (hours > 24 || minute > 59) continue;
      return std::min(hours * 3600 + minute * 60, kDay - 1);
    }
    return std::nullopt;
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
    return begins(u"pm") || begins(u"am") || begins(u"p.m") || begins(u"a.m") || begins(u"o'clock") || begins(u"noon");
  }

  std::int64_t in_part_of_day(std::int64_t hour, std::uint32_t start, std::uint32_t end) const {
    if (hour > 12) return hour;
    const std::u16string_view glued = std::u16string_view(text_.units).substr(end, 2);  // "6pm" is one word
    if (glued == u"pm" && hour < 12) return hour + 12;
    for (const Word& word : words_) {
      if (lexicon_.entries[word.entry].code != "due.part") continue;
      const bool near = (word.end <= start && start - word.end <= 2) || (word.start >= end && word.start - end <= 4);
      if (!near) continue;
      if ((word.weight == 3 || word.weight == 4) && hour < 12) return hour + 12;
    }
    return hour;
  }

  // Midnight of a date with month and day, or a day of the month alone; the next one that has not passed.
  std::optional<std::int64_t> read_date() const {
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (!is_digit(text_.units[i]) && !is_numeral(text_.units[i])) continue;
      if (i > first_ && (is_digit(text_.units[i - 1]) || is_numeral(text_.units[i - 1]) || text_.units[i - 1] == u'.'))
        continue;
      std::uint32_t end = i;
      const auto number = read_plain(i, end);
      if (!number || end >= last_) continue;
      if (text_.units[end] == u'\u6708') {  // month
        std::uint32_t day_end = end + 1;
        const auto day = day_end < last_ ? read_plain(end + 1, day_end) : std::nullopt;
        if (day && day_end < last_ && is_day_sign(text_.units[day_end])) return next_date(*number, *day);
      } else if (text_.units[end] == u'\u53f7' || text_.units[end] == u'\u865f') {
        if (*number <= 31) return next_date(0, *number);
      }
    }
    return read_english_date();
  }

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
  std::optional<std::int64_t> read_english_date() const {
    const Word* early = find("due.month");
    const Word* late = find("due.month_late");
    const Word* month = late != nullptr ? late : early;
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (!is_digit(text_.units[i]) || (i > first_ && (is_digit(text_.units[i - 1]) || text_.units[i - 1] == u'$')))
        continue;
      std::uint32_t end = i;
      const auto day = read_plain(i, end);
      if (!day || *day < 1 || *day > 31) continue;
      const std::u16string_view ending = std::u16string_view(text_.units).substr(end, 2);
      const bool ordinal = ending == u"st" || ending == u"nd" || ending == u"rd" || ending == u"th";
      const std::uint32_t after = ordinal ? end + 2 : end;
      if (month != nullptr &&
          ((month->end <= i && i - month->end <= 2) || (month->start >= after && month->start - after <= 4)))
        return next_date(month->weight + (month == late ? 9 : 0), *day);
      if (ordinal && month == nullptr) return next_date(0, *day);
    }
    return std::nullopt;
  }

  // Midnight of the first day from made_at on with this day of the month (and month, unless 0).
  std::optional<std::int64_t> next_date(std::int64_t month, std::int64_t day) const {
    Moment moment = made_at_;
    moment.seconds = midnight_of(made_at_);
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
                                    std::uint32_t first, std::uint32_t last, const Moment& made_at) {
  return TimeReader(lexicon, text, words, first, last, made_at).read();
}

}  // namespace huiping
