// Collects the cues of promises sentence by sentence and gives each its amount and deadline.
#include "promise/find_promises.h"

#include <algorithm>

#include "plan/money.h"
#include "promise/deadline.h"
#include "promise/numeral.h"
#include "text/normalize.h"

namespace huiping {
namespace {

constexpr std::uint8_t kClear = 3;  // weight from which a cue alone is a promise

bool is_deadline_file(const std::string& code) { return code.compare(0, 4, "due.") == 0; }

bool overlap(const Word& a, const Word& b) { return a.start < b.end && b.start < a.end; }

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
    if (!amounts.empty() && hit.start < amounts.back().end) {  // a longer reading of the same amount
      if (hit.end - hit.start <= amounts.back().end - amounts.back().start) return;
      amounts.pop_back();
    }
    amounts.push_back({hit.start, hit.end, write_cents(*cents), currency_of(units)});
  });
  return amounts;
}

// The promise lexicon's matches of one text.
struct Evidence {
  std::vector<Word> cues, vetoes, times;
};

Evidence gather(const Lexicon& lexicon, const Text& text, const Scan& scan) {
  Evidence evidence;
  for (const Match& match : scan.matches) {
    const Pattern& pattern = lexicon.patterns[match.pattern];
    const Word word{pattern.entry, pattern.weight, match.start, match.end};
    if (is_deadline_file(lexicon.entries[pattern.entry].code))
      evidence.times.push_back(word);
    else if (pattern.role == Role::veto)
      evidence.vetoes.push_back(word);
    else if (pattern.ignores_negation || !lexicon.negated(text, scan, match.start))
      evidence.cues.push_back(word);
  }
  return evidence;
}

// "before Friday" in Chinese ends in a word that alone means "in the past": behind a time it takes nothing back.
bool is_deadline_word(const Word& veto, const Text& text, const std::vector<Word>& times) {
  if (veto.start == 0 || veto.start + 1 >= text.units.size() || text.units[veto.start + 1] != u'\u524d') return false;
  constexpr std::u16string_view kEndsDate = u"\u65e5\u53f7\u70b9\u5e95\u5929";
  return kEndsDate.find(text.units[veto.start - 1]) != std::u16string_view::npos ||
         std::any_of(times.begin(), times.end(), [&](const Word& time) { return time.end == veto.start; });
}

// The cues that stand, one per kind and clause: the strongest, then the longest.
std::vector<Word> standing_cues(const Evidence& evidence, const Text& text) {
  std::vector<Word> out;
  for (const Word& cue : evidence.cues) {
    const bool vetoed = std::any_of(evidence.vetoes.begin(), evidence.vetoes.end(), [&](const Word& veto) {
      return veto.entry == cue.entry && overlap(veto, cue) && !is_deadline_word(veto, text, evidence.times);
    });
    if (vetoed) continue;
    const auto same = std::find_if(out.begin(), out.end(), [&](const Word& other) {
      return other.entry == cue.entry && text.clause[other.end - 1] == text.clause[cue.end - 1];
    });
    if (same == out.end()) {
      out.push_back(cue);
    } else {
      const std::uint32_t start = std::min(same->start, cue.start);
      const std::uint32_t end = std::max(same->end, cue.end);
      *same = {cue.entry, std::max(same->weight, cue.weight), start, end};
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Word& a, const Word& b) { return a.start < b.start; });
  return out;
}

// The first amount of the clause; else the only one of the sentence.
const Amount* amount_for(const std::vector<Amount>& amounts, std::uint32_t clause_first, std::uint32_t clause_last,
                         std::uint32_t sentence_first, std::uint32_t sentence_last) {
  const Amount* only = nullptr;
  std::size_t in_sentence = 0;
  for (const Amount& amount : amounts) {
    if (amount.start >= clause_first && amount.end <= clause_last) return &amount;
    if (amount.start < sentence_first || amount.end > sentence_last) continue;
    only = &amount;
    ++in_sentence;
  }
  return in_sentence == 1 ? only : nullptr;
}

// A date in digits is a time too; any day will do to find out.
bool names_time(const Lexicon& lexicon, const Text& text, const Evidence& evidence, std::uint32_t first,
                std::uint32_t last) {
  if (find_deadline(lexicon, text, evidence.times, first, last, Moment{})) return true;
  return std::any_of(evidence.times.begin(), evidence.times.end(),
                     [&](const Word& w) { return w.start >= first && w.end <= last; });
}

}  // namespace

std::vector<Promise> find_promises(const Pack& pack, std::string_view text_utf8, std::string_view at) {
  const Lexicon& lexicon = pack.promise;
  const Text text = normalize(pack.fold, text_utf8);
  Scan scan;
  lexicon.scan(text, scan);
  const Evidence evidence = gather(lexicon, text, scan);
  const std::vector<Amount> amounts = find_amounts(lexicon, text, scan);
  const std::optional<Moment> made_at = read_moment(at);

  std::vector<Promise> promises;
  for (const Word& cue : standing_cues(evidence, text)) {
    const auto [clause_first, clause_last] =
        std::pair(text.clause_at(cue.start).first, text.clause_at(cue.end - 1).second);
    const auto [sentence_first, sentence_last] =
        std::pair(text.sentence_at(cue.start).first, text.sentence_at(cue.end - 1).second);
    // A weak cue needs a time beside it; with a sum, or of the middle weight, one in the sentence is enough.
    const bool sum = std::any_of(
        amounts.begin(), amounts.end(),
        [&, first = clause_first, last = clause_last](const Amount& a) { return a.start >= first && a.end <= last; });
    const bool timed = names_time(lexicon, text, evidence, clause_first, clause_last) ||
                       ((sum || cue.weight > 1) && names_time(lexicon, text, evidence, sentence_first, sentence_last));
    if (cue.weight < kClear && !timed) continue;
    Promise promise;
    promise.id = "p" + std::to_string(promises.size() + 1);
    promise.what = lexicon.entries[cue.entry].code;
    promise.made_at = std::string(at);
    std::uint32_t first = cue.start;
    std::uint32_t last = cue.end;
    if (const Amount* amount = amount_for(amounts, clause_first, clause_last, sentence_first, sentence_last)) {
      promise.amount = amount->value;
      promise.currency = amount->currency;
      if (amount->start >= clause_first && amount->end <= clause_last) {
        first = std::min(first, amount->start);
        last = std::max(last, amount->end);
      }
    }
    if (made_at) {
      auto due = find_deadline(lexicon, text, evidence.times, clause_first, clause_last, *made_at);
      if (!due) due = find_deadline(lexicon, text, evidence.times, sentence_first, sentence_last, *made_at);
      if (due && due->seconds >= made_at->seconds) promise.due = write_moment(*due);
    }
    for (const Word& time : evidence.times) {
      if (time.start < clause_first || time.end > clause_last) continue;
      first = std::min(first, time.start);
      last = std::max(last, time.end);
    }
    const Quote quote = text.quote(Field::text, first, last);
    promise.start = quote.start;
    promise.end = quote.end;
    promise.text = quote.text;
    promises.push_back(std::move(promise));
  }
  return promises;
}

}  // namespace huiping
