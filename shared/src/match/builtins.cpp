// Finds the built-in classes by the shape of their characters.
#include "match/builtins.h"

#include <algorithm>
#include <array>

namespace huiping {
namespace {

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_letter(char16_t c) { return c >= u'a' && c <= u'z'; }
bool is_alnum(char16_t c) { return is_digit(c) || is_letter(c); }

// The Han numerals zero to ten, hundred, thousand, ten thousand, both words for two, "half", "several", "how many".
constexpr std::array<char16_t, 21> kHanNumerals = {0x3007, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d,
                                                   0x4e8c, 0x4e94, 0x4fe9, 0x516b, 0x516d, 0x51e0, 0x5341,
                                                   0x5343, 0x534a, 0x56db, 0x591a, 0x6570, 0x767e, 0x96f6};

bool is_han_numeral(char16_t c) { return std::binary_search(kHanNumerals.begin(), kHanNumerals.end(), c); }

class BuiltinScanner {
 public:
  BuiltinScanner(const Lexicon& lexicon, const Text& text, Scan::Room& room)
      : lexicon_(lexicon), units_(text.units), room_(room), hits_(room.built), numbers_(room.numbers) {}

  void run() {
    hits_.clear();
    numbers_.clear();
    // What kinds of units a text holds decides which classes are looked for at all.
    const auto seen = [&](std::uint32_t look) { return (room_.seen & look) != 0; };
    find_parts();
    if (wants(Builtin::num) || wants(Builtin::money) || wants(Builtin::time)) find_numbers();
    if (!room_.parts.empty()) {
      if (wants(Builtin::money)) find_money();
      if (wants(Builtin::time)) find_times();
    }
    const std::size_t numeric = room_.numeric_count;
    if (wants(Builtin::phone) && seen(Lexicon::kDigit) && numeric >= kShortestPhone) find_phones();
    const bool addresses = seen(Lexicon::kLetter) && seen(Lexicon::kDotOrAt);
    const bool ids = seen(Lexicon::kDigit) && numeric >= kShortestId;
    if ((wants(Builtin::longid) && ids) || ((wants(Builtin::url) || wants(Builtin::email)) && addresses)) find_tokens();
    if (wants(Builtin::emoji) && seen(Lexicon::kEmoji)) find_emoji();
  }

 private:
  static constexpr std::size_t kShortestPhone = 8;
  static constexpr std::size_t kShortestId = 9;

  void find_parts() {
    room_.parts.clear();
    for (std::size_t h = 0; h < room_.hit_count; ++h)
      if (lexicon_.tables.sets[room_.hits[h].set].parts != 0) room_.parts.push_back(room_.hits[h]);
  }

  bool wants(Builtin b) const { return lexicon_.symbol_of(b) != kNoSymbol; }
  void add(Builtin b, std::size_t start, std::size_t end) {
    if (wants(b))
      hits_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                       lexicon_.tables.builtin_set[static_cast<std::size_t>(b)]});
  }
  bool is_part(const Hit& hit, Part part) const {
    return (lexicon_.tables.sets[hit.set].parts >> static_cast<unsigned>(part) & 1) != 0;
  }
  bool is_numeral(char16_t c) const { return (lexicon_.tables.units[c] & Lexicon::kNumeral) != 0; }
  char16_t at(std::size_t i) const { return i < units_.size() ? units_[i] : u'\0'; }

  void find_numbers() {
    const std::size_t size = units_.size();
    std::size_t done = 0;
    for (std::size_t k = 0; k < room_.numeric_count; ++k) {
      const std::size_t i = room_.numeric[k];
      if (i < done) continue;
      std::size_t end = i;
      if (is_digit(units_[i])) {
        while (end < size && (is_digit(units_[end]) ||
                              ((units_[end] == u'.' || units_[end] == u',') && is_digit(at(end + 1)) && end > i)))
          ++end;
      } else {
        while (end < size && is_numeral(units_[end])) ++end;
      }
      numbers_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
      add(Builtin::num, i, end);
      done = end;
    }
    for (const Hit& word : room_.parts) {
      if (!is_part(word, Part::number_word)) continue;
      numbers_.push_back({word.start, word.end});
      add(Builtin::num, word.start, word.end);
    }
    std::sort(numbers_.begin(), numbers_.end(), [](const Span& a, const Span& b) { return a.end < b.end; });
  }

  // The numbers that end right before `pos`, a blank or one more character (a measure word) between allowed.
  template <typename Found>
  void numbers_before(std::uint32_t pos, std::uint32_t slack, Found found) const {
    const std::uint32_t low = pos > slack ? pos - slack : 0;
    auto it = std::lower_bound(numbers_.begin(), numbers_.end(), low,
                               [](const Span& n, std::uint32_t p) { return n.end < p; });
    for (; it != numbers_.end() && it->end <= pos; ++it)
      if (it->end == pos || at(it->end) == u' ' || at(it->end) == u'-' || slack > 1) found(*it);
  }

  void find_money() {
    for (const Hit& hit : room_.parts) {
      if (is_part(hit, Part::money_unit))
        numbers_before(hit.start, 1, [&](const Span& number) { add(Builtin::money, number.start, hit.end); });
      if (is_part(hit, Part::money_sign)) {
        const std::size_t digits = at(hit.end) == u' ' ? hit.end + 1 : hit.end;
        std::size_t end = digits;
        while (is_digit(at(end)) || ((at(end) == u'.' || at(end) == u',') && is_digit(at(end + 1)) && end > digits))
          ++end;
        if (end > digits) add(Builtin::money, hit.start, end);
      }
    }
  }

  void find_times() {
    for (const Hit& hit : room_.parts) {
      if (is_part(hit, Part::time_phrase)) add(Builtin::time, hit.start, hit.end);
      if (is_part(hit, Part::time_unit))
        numbers_before(hit.start, 1, [&](const Span& number) { add(Builtin::time, number.start, hit.end); });
    }
  }

  // Telephone numbers: Chinese mobile (11 digits from 13 to 19), Chinese landline and 400/800 numbers,
  // North American with separators, and +country numbers. Blanks, dots, dashes and brackets may separate digits.
  void find_phones() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const bool plus = units_[i] == u'+' && is_digit(at(i + 1));
      const bool bracket = units_[i] == u'(' && is_digit(at(i + 1));
      if (!plus && !bracket && !is_digit(units_[i])) continue;
      if (i > 0 && (is_alnum(units_[i - 1]) || units_[i - 1] == u'.' || units_[i - 1] == u'+' || units_[i - 1] == u'('))
        continue;
      std::u16string digits;
      std::array<std::size_t, 16> ends{};
      bool separated = bracket;
      std::size_t end = plus || bracket ? i + 1 : i;
      while (digits.size() < 15) {
        if (is_digit(at(end))) {
          digits.push_back(units_[end]);
          ends[digits.size()] = ++end;
        } else if ((at(end) == u' ' || at(end) == u'-' || at(end) == u'.' || at(end) == u')' || at(end) == u'(') &&
                   !digits.empty() &&
                   (is_digit(at(end + 1)) ||
                    ((at(end + 1) == u' ' || at(end + 1) == u'(' || at(end + 1) == u'-') && is_digit(at(end + 2))))) {
          separated = true;
          ++end;
        } else {
          break;
        }
      }
      const std::size_t length = phone_length(digits, plus, separated);
      if (length == 0) continue;
      const std::size_t phone_end = ends[length];
      if (is_alnum(at(phone_end))) continue;
      add(Builtin::phone, i, phone_end);
      i = phone_end - 1;
    }
  }

  static std::size_t phone_length(const std::u16string& digits, bool plus, bool separated) {
    const auto has = [&](std::size_t n) { return digits.size() >= n; };
    if (has(11) && digits[0] == u'1' && digits[1] >= u'3') return 11;
    if (has(13) && digits[0] == u'8' && digits[1] == u'6' && digits[2] == u'1' && digits[3] >= u'3') return 13;
    if (digits.size() == 10 && (digits[0] == u'4' || digits[0] == u'8') && digits[1] == u'0' && digits[2] == u'0')
      return 10;
    if (digits.size() >= 10 && digits.size() <= 12 && digits[0] == u'0') return digits.size();
    if (separated && digits.size() == 10 && digits[0] >= u'2') return 10;
    if (separated && digits.size() == 11 && digits[0] == u'1' && digits[1] >= u'2') return 11;
    if (plus && digits.size() >= 8) return digits.size();
    return 0;
  }

  // Tokens without blanks: mail addresses, web addresses and long ids.
  void find_tokens() {
    for (std::size_t i = 0; i < units_.size();) {
      if (!is_alnum(units_[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      std::size_t at_sign = 0;
      while (end < units_.size() &&
             (is_alnum(units_[end]) || (is_joiner(units_[end]) && is_alnum(at(end + 1))) || starts_scheme(end))) {
        if (units_[end] == u'@') at_sign = end;
        end += starts_scheme(end) ? 3 : 1;
      }
      classify(i, end, at_sign);
      i = end;
    }
  }

  bool starts_scheme(std::size_t i) const {
    return at(i) == u':' && at(i + 1) == u'/' && at(i + 2) == u'/' && is_alnum(at(i + 3));
  }
  static bool is_joiner(char16_t c) {
    return c == u'.' || c == u'-' || c == u'_' || c == u'@' || c == u'/' || c == u'?' || c == u'=' || c == u'%' ||
           c == u'&' || c == u'#';
  }

  void classify(std::size_t start, std::size_t end, std::size_t at_sign) {
    const std::u16string_view token = std::u16string_view(units_).substr(start, end - start);
    if (at_sign > start && token.find(u'.', at_sign - start) != std::u16string_view::npos) {
      add(Builtin::email, start, end);
      return;
    }
    if (token.find(u"://") != std::u16string_view::npos || token.substr(0, 4) == u"www." || has_domain(token)) {
      add(Builtin::url, start, end);
      return;
    }
    std::size_t digits = 0;
    bool plain = true;
    for (const char16_t c : token) {
      digits += is_digit(c) ? 1 : 0;
      plain = plain && (is_alnum(c) || c == u'-');
    }
    if (digits >= 9 && plain) add(Builtin::longid, start, end);
  }

  // name.tld or name.tld/path with one of the common top-level domains and a name of letters.
  static bool has_domain(std::u16string_view token) {
    static constexpr std::array<std::u16string_view, 22> kDomains = {
        u"com", u"cn",  u"net", u"org",  u"shop", u"store", u"io",     u"co",   u"me",  u"cc", u"top",
        u"xyz", u"vip", u"ly",  u"info", u"biz",  u"site",  u"online", u"link", u"app", u"tv", u"gl"};
    const std::u16string_view host = token.substr(0, token.find_first_of(u"/?#"));
    const std::size_t dot = host.rfind(u'.');
    if (dot == std::u16string_view::npos || dot == 0 || !is_alnum(host[dot - 1])) return false;
    if (!std::any_of(host.begin(), host.begin() + static_cast<std::ptrdiff_t>(dot), is_letter)) return false;
    return std::find(kDomains.begin(), kDomains.end(), host.substr(dot + 1)) != kDomains.end();
  }

  void find_emoji() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const char16_t c = units_[i];
      if (c >= 0x2600 && c <= 0x27bf) add(Builtin::emoji, i, i + 1);
      // Astral pictographs U+1F000 to U+1FAFF have the high surrogates D83C to D83E.
      if (c >= 0xd83c && c <= 0xd83e && at(i + 1) >= 0xdc00) add(Builtin::emoji, i, i + 2);
    }
  }

  const Lexicon& lexicon_;
  const std::u16string& units_;
  Scan::Room& room_;
  std::vector<Hit>& hits_;      // room.built
  std::vector<Span>& numbers_;  // room.numbers
};

}  // namespace

std::uint32_t look_of(char16_t unit) {
  if (is_digit(unit)) return Lexicon::kRare | Lexicon::kWord | Lexicon::kDigit;
  if (is_letter(unit)) return Lexicon::kRare | Lexicon::kWord | Lexicon::kLetter;
  if (is_han_numeral(unit)) return Lexicon::kRare | Lexicon::kNumeral;
  if (unit == u'.' || unit == u'@') return Lexicon::kRare | Lexicon::kDotOrAt;
  const bool emoji = (unit >= 0x2600 && unit <= 0x27bf) || (unit >= 0xd83c && unit <= 0xd83e);
  return emoji ? Lexicon::kRare | Lexicon::kEmoji : 0u;
}

void find_builtins(const Lexicon& lexicon, const Text& text, Scan::Room& room) {
  BuiltinScanner(lexicon, text, room).run();
}

}  // namespace huiping
