// Tells which phrases of a text are promises and gives each its kind, amount and deadline.
#include "promise/find_promises.h"

#include <algorithm>
#include <numeric>

#include "plan/money.h"
#include "promise/deadline.h"
#include "promise/numeral.h"
#include "promise/phrases.h"
#include "text/normalize.h"

namespace huiping {
namespace {

constexpr std::uint8_t kClear = 3;   // weight from which a cue alone is a promise
constexpr std::uint8_t kVow = 4;     // weight of sign.will: the shop says that it will, whatever the verb
constexpr std::uint8_t kAtOnce = 3;  // weight of sign.will from which a word is as good as a time
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// An amount of money in units [start, end).
struct Amount {
  std::uint32_t start = 0, end = 0;
  std::string value, currency;
};

std::string currency_of(std::u16string_view units) {
  struct Sign {
    std::u16string_view sign;
    std::string_view code;
  };
  static constexpr Sign kSigns[] = {{u"us$", "USD"},    {u"s$", "SGD"},     {u"hk$", "HKD"},     {u"nt$", "TWD"},
                                    {u"\u00a3", "GBP"}, {u"\u20ac", "EUR"}, {u"rm", "MYR"},      {u"pound", "GBP"},
                                    {u"quid", "GBP"},   {u"euro", "EUR"},   {u"ringgit", "MYR"}, {u"$", "USD"},
                                    {u"dollar", "USD"}, {u"buck", "USD"},   {u"\u00a5", "CNY"},  {u"cny", "CNY"},
                                    {u"rmb", "CNY"},    {u"yuan", "CNY"}};
  for (const Sign& sign : kSigns)
    if (units.find(sign.sign) != std::u16string_view::npos) return std::string(sign.code);
  return std::any_of(units.begin(), units.end(), is_han) ? "CNY" : "";
}

// Goods and times are counted with a word of their own behind the number.
bool is_counted(char16_t unit) {
  constexpr std::u16string_view kWords = u"\u4e2a\u4ef6\u53cc\u5929\u70b9\u6708\u53f7\u65e5\u53f0\u5f20\u76d2";
  return kWords.find(unit) != std::u16string_view::npos;
}

// "Nineteen yuan nine": what stands behind the unit counts tenths of it.
std::int64_t smaller_coin(const Text& text, std::uint32_t end) {
  const std::u16string_view units(text.units);
  if (end == 0 || end >= units.size() || (units[end - 1] != u'\u5757' && units[end - 1] != u'\u5143')) return 0;
  std::uint32_t last = end;
  while (last < units.size() && units[last] >= u'0' && units[last] <= u'9') ++last;
  if (last == end) ++last;
  const auto cents = read_number_cents(units.substr(end, last - end));
  if (!cents || *cents <= 0 || *cents > 9900) return 0;
  if (last < units.size() && is_counted(units[last])) return 0;
  return *cents < 1000 ? *cents / 10 : *cents / 100;
}

// "Twenty" before "five dollars".
std::int64_t tens_before(const Text& text, std::uint32_t start) {
  if (start == 0 || (text.units[start - 1] != u'-' && text.units[start - 1] != u' ')) return 0;
  const std::u16string_view ahead = std::u16string_view(text.units).substr(0, start - 1);
  const std::u16string_view word = ahead.substr(ahead.find_last_of(u' ') + 1);  // the whole when there is no blank
  const auto cents = word.size() > 3 && word.substr(word.size() - 2) == u"ty" ? read_number_cents(word) : std::nullopt;
  const std::u16string_view behind = std::u16string_view(text.units).substr(start, 3);
  const bool is_digit_word = behind == u"one" || behind == u"two" || behind == u"thr" || behind == u"fou" ||
                             behind == u"fiv" || behind == u"six" || behind == u"sev" || behind == u"eig" ||
                             behind == u"nin";
  return cents && is_digit_word ? *cents : 0;
}

std::vector<Amount> find_amounts(const Lexicon& lexicon, const Text& text, const Scan& scan) {
  std::vector<Amount> amounts;
  for_each_built(lexicon, scan, Builtin::money, [&](const Hit& hit) {
    const std::u16string_view units = std::u16string_view(text.units).substr(hit.start, hit.end - hit.start);
    std::optional<std::int64_t> cents;
    for (std::size_t first = 0; first < units.size() && !cents; ++first)
      for (std::size_t last = units.size(); last > first && !cents; --last)
        if (units[first] != u' ' && units[last - 1] != u' ')
          cents = read_number_cents(units.substr(first, last - first));
    if (!cents || *cents <= 0) return;
    *cents += smaller_coin(text, hit.end) + tens_before(text, hit.start);
    if (!amounts.empty() && hit.start < amounts.back().end) {  // a longer reading of the same amount
      if (hit.end - hit.start <= amounts.back().end - amounts.back().start) return;
      amounts.pop_back();
    }
    amounts.push_back({hit.start, hit.end, write_cents(*cents), currency_of(units)});
  });
  for (const Match& match : scan.matches) {
    const Pattern& pattern = lexicon.patterns[match.pattern];
    if (pattern.role != Role::cue || lexicon.entries[pattern.entry].code != "sign.money") continue;
    const bool known = std::any_of(amounts.begin(), amounts.end(), [&](const Amount& amount) {
      return amount.start < match.end && match.start < amount.end;
    });
    const auto cents = known ? std::nullopt : read_count_cents(text, match.start, match.end);
    if (cents && *cents > 0) amounts.push_back({match.start, match.end, write_cents(*cents), "CNY"});
  }
  return amounts;
}

// Kinds of one group say the same act in two words, such as an exchange and what is sent for it.
std::string_view group_of(std::string_view kind) {
  struct Member {
    std::string_view kind, group;
  };
  static constexpr Member kGroups[] = {{"exchange", "goods"}, {"resend", "goods"}, {"repair", "goods"},
                                       {"refund", "money"},   {"coupon", "money"}, {"partial_refund", "money"},
                                       {"callback", "word"},  {"check", "word"}};
  for (const Member& member : kGroups)
    if (member.kind == kind) return member.group;
  return kind;
}

// A promise before it is written down: its phrase, and the one that tells its time (kNone: none does).
struct Found {
  std::size_t phrase = 0, time = kNone;
  std::vector<Word> kinds;  // one per group; none: "other"
};

class PromiseFinder {
 public:
  PromiseFinder(const Lexicon& lexicon, const Text& text, const Scan& scan, const Moment& made_at)
      : lexicon_(lexicon),
        phrases_(read_phrases(lexicon, text, scan, made_at)),
        amounts_(find_amounts(lexicon, text, scan)),
        taken_(phrases_.all.size(), false) {}

  std::vector<Found> find() {
    std::vector<Found> found;
    for (std::size_t i = 0; i < phrases_.all.size(); ++i) {
      if (taken_[i]) continue;
      const Phrase& phrase = phrases_.all[i];
      if (phrase.barred) continue;
      const std::size_t time = phrase.timed ? i : time_for(i);
      if (!is_promise(i, time)) continue;
      taken_[i] = true;
      if (time != kNone) taken_[time] = true;
      found.push_back({i, time, {}});
    }
    // Beside a promise with a time, vague words of the same sentence are no second one.
    std::erase_if(found, [&](const Found& vague) {
      const Phrase& phrase = phrases_.all[vague.phrase];
      return vague.time == kNone && phrase.kinds.empty() &&
             std::any_of(found.begin(), found.end(), [&](const Found& other) {
               return other.time != kNone && phrases_.all[other.phrase].sentence == phrase.sentence;
             });
    });
    for (Found& promise : found) promise.kinds = kinds_of(promise);
    return found;
  }

  // "Tuesday, 9:30": the hour may stand behind a comma.
  bool only_tells_time(std::size_t i, std::uint32_t sentence) const {
    return i < phrases_.all.size() && phrases_.all[i].sentence == sentence && phrases_.all[i].timed &&
           !acts(phrases_.all[i]) && !taken_[i];
  }

  const Phrases& phrases() const { return phrases_; }
  const std::vector<Amount>& amounts() const { return amounts_; }

 private:
  static bool acts(const Phrase& phrase) { return phrase.deed > 0 || phrase.result > 0 || !phrase.kinds.empty(); }

  bool has_amount(const Phrase& phrase) const {
    return std::any_of(amounts_.begin(), amounts_.end(), [&](const Amount& amount) {
      return amount.start >= phrase.where.first && amount.end <= phrase.where.last;
    });
  }

  // The time of a phrase that names none: in the phrases behind it the one that only says when, or the one before
  // that says nothing else.
  std::size_t time_for(std::size_t i) const {
    const Phrase& phrase = phrases_.all[i];
    for (std::size_t k = i + 1; k < phrases_.all.size() && phrases_.all[k].sentence == phrase.sentence; ++k) {
      const Phrase& next = phrases_.all[k];
      if (next.finishes && !next.barred) return k;
      if (next.timed) break;
    }
    for (std::size_t k = i; k-- > 0 && phrases_.all[k].sentence == phrase.sentence;) {
      const Phrase& before = phrases_.all[k];
      if (before.timed && !before.barred && !taken_[k]) return k;
      // What comes after a promise with a time, and has a name of its own, has the same time.
      if (before.timed && taken_[k] && !before.barred && !phrase.kinds.empty()) return k;
      if (acts(before)) break;
    }
    return kNone;
  }

  // Whatever the verb: a vow, the shop at a time, or something of the buyer's that surely comes by a time.
  static bool is_spoken_for(const Phrase& phrase, std::size_t time) {
    if (phrase.will >= kVow || (phrase.will >= kAtOnce && phrase.shop > 1)) return true;
    if (time == kNone) return false;
    return phrase.shop > 1 || (phrase.timed && ((phrase.will > 1 && (phrase.shop > 0 || phrase.limited)) ||
                                                (phrase.shop > 0 && phrase.buyer) || (phrase.limited && phrase.buyer)));
  }

  bool is_promise(std::size_t i, std::size_t time) const {
    const Phrase& phrase = phrases_.all[i];
    if (!acts(phrase)) return !phrase.idle && is_spoken_for(phrase, time);
    const std::uint8_t cue = std::accumulate(phrase.kinds.begin(), phrase.kinds.end(), std::uint8_t{0},
                                             [](std::uint8_t most, const Word& w) { return std::max(most, w.weight); });
    if (phrase.timed) return true;
    const bool spoken_for = phrase.shop > 0 || phrase.will > 0 || has_amount(phrase) || cue > 1;
    if (time != kNone && (spoken_for || phrase.deed > 1)) return true;
    if (phrase.ongoing || phrase.idle) return false;
    if (phrase.will >= kAtOnce) return true;
    if (cue >= kClear) return true;
    if (phrase.deed == 0 && phrase.result == 0) return false;
    return phrase.will > 1 || (phrase.shop > 1 && (phrase.will > 0 || cue > 1));
  }

  // The strongest and longest cue of each group; without any the nearest of the sentence that no promise has.
  std::vector<Word> kinds_of(const Found& promise) const {
    std::vector<Word> out;
    // An exchange is also sent, and a repaired thing too: the first name of the goods says more.
    const auto better = [&](const Word& a, const Word& b) {
      const std::string& first = lexicon_.entries[a.entry].code;
      const std::string& second = lexicon_.entries[b.entry].code;
      if (first != second && group_of(first) == "goods") return second == "resend" || first == "exchange";
      return a.weight != b.weight ? a.weight > b.weight : a.end - a.start > b.end - b.start;
    };
    const auto gather = [&](const Phrase& phrase) {
      for (const Word& word : phrase.kinds) {
        const std::string_view group = group_of(lexicon_.entries[word.entry].code);
        const auto same = std::find_if(out.begin(), out.end(), [&](const Word& other) {
          return group_of(lexicon_.entries[other.entry].code) == group;
        });
        if (same == out.end())
          out.push_back(word);
        else if (better(word, *same))
          *same = word;
      }
    };
    gather(phrases_.all[promise.phrase]);
    if (out.empty() && promise.time != kNone && promise.time > promise.phrase) gather(phrases_.all[promise.time]);
    if (!out.empty()) return out;
    const Phrase& phrase = phrases_.all[promise.phrase];
    const Word* nearest = nullptr;
    std::uint32_t nearest_apart = 0;
    for (std::size_t k = 0; k < phrases_.all.size(); ++k) {
      if (phrases_.all[k].sentence != phrase.sentence || taken_[k]) continue;
      for (const Word& word : phrases_.all[k].kinds) {
        const std::uint32_t apart = word.start > phrase.act ? word.start - phrase.act : phrase.act - word.start;
        if (nearest != nullptr && apart >= nearest_apart) continue;
        nearest = &word;
        nearest_apart = apart;
      }
    }
    if (nearest != nullptr) out.push_back(*nearest);
    return out;
  }

  const Lexicon& lexicon_;
  const Phrases phrases_;
  const std::vector<Amount> amounts_;
  std::vector<bool> taken_;
};

bool within(const Amount& amount, std::uint32_t first, std::uint32_t last) {
  return amount.start >= first && amount.end <= last;
}

// The first amount of the stretch; else the only one of the sentence, unless another promise names it.
const Amount* amount_for(const std::vector<Amount>& amounts, const Stretch& where, const Stretch& sentence,
                         const std::vector<Found>& found, const Phrases& phrases) {
  const Amount* only = nullptr;
  std::size_t in_sentence = 0;
  for (const Amount& amount : amounts) {
    if (within(amount, where.first, where.last)) return &amount;
    if (!within(amount, sentence.first, sentence.last)) continue;
    only = &amount;
    ++in_sentence;
  }
  const bool taken = only != nullptr && std::any_of(found.begin(), found.end(), [&](const Found& other) {
                       const Stretch& said = phrases.all[other.phrase].where;
                       return within(*only, said.first, said.last);
                     });
  return in_sentence == 1 && !taken ? only : nullptr;
}

// Without the blanks and the marks around it.
Stretch trimmed(const Text& text, Stretch where) {
  const auto is_edge = [&](std::uint32_t at) {
    constexpr std::u16string_view kEdges = u" ,;:.!?~\"\n\u3001\u3002\u2026";
    return kEdges.find(text.units[at]) != std::u16string_view::npos;
  };
  while (where.last > where.first + 1 && is_edge(where.last - 1)) --where.last;
  while (where.first + 1 < where.last && is_edge(where.first)) ++where.first;
  return where;
}

}  // namespace

std::vector<Promise> find_promises(const Pack& pack, std::string_view text_utf8, std::string_view at) {
  const Lexicon& lexicon = pack.promise;
  const Text text = normalize(pack.fold, text_utf8);
  Scan scan;
  lexicon.scan(text, scan);
  const std::optional<Moment> made_at = read_moment(at);
  PromiseFinder finder(lexicon, text, scan, made_at.value_or(Moment{}));

  std::vector<Promise> promises;
  const std::vector<Found> all_found = finder.find();
  for (const Found& found : all_found) {
    const std::vector<Phrase>& phrases = finder.phrases().all;
    const Phrase& phrase = phrases[found.phrase];
    const auto [sentence_first, sentence_last] = text.sentence_at(phrase.where.first);
    Stretch where = phrase.where;
    const bool own_time = std::none_of(all_found.begin(), all_found.end(), [&](const Found& other) {
      return &other != &found && other.phrase == found.time;
    });
    if (found.time != kNone && own_time) {
      where.first = std::min(where.first, phrases[found.time].where.first);
      where.last = std::max(where.last, phrases[found.time].where.last);
    }
    Promise promise;
    promise.made_at = std::string(at);
    if (const Amount* amount =
            amount_for(finder.amounts(), where, {sentence_first, sentence_last}, all_found, finder.phrases())) {
      promise.amount = amount->value;
      promise.currency = amount->currency;
    }
    if (made_at && found.time != kNone) {
      Stretch timed = phrases[found.time].where;
      if (finder.only_tells_time(found.time + 1, phrase.sentence)) timed.last = phrases[found.time + 1].where.last;
      const auto due = find_deadline(lexicon, text, finder.phrases().times, timed,
                                     std::clamp(phrase.act, timed.first, timed.last), *made_at);
      if (due && due->seconds >= made_at->seconds) promise.due = write_moment(*due);
    }
    const Stretch said = trimmed(text, where);
    const Quote quote = text.quote(Field::text, said.first, said.last);
    promise.start = quote.start;
    promise.end = quote.end;
    promise.text = quote.text;
    const auto tell = [&](const std::string& what) {
      promise.id = "p" + std::to_string(promises.size() + 1);
      promise.what = what;
      promises.push_back(promise);
    };
    for (const Word& kind : found.kinds) tell(lexicon.entries[kind.entry].code);
    if (found.kinds.empty()) tell("other");
  }
  return promises;
}

}  // namespace huiping
