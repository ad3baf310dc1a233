// Cuts a text into phrases and weighs the signs and bars of each.
#include "promise/phrases.h"

#include <algorithm>
#include <array>

namespace huiping {
namespace {

// The files sign.* and bar.* of shared/data/promises in the order of kNames; `kind` is any kind of promise.
enum class Sign : std::uint8_t {
  shop,
  will,
  deed,
  result,
  done,
  buyer,
  past,
  ask,
  other_says,
  rule,
  condition,
  negation,
  wish,
  doing,
  limit,
  state,
  time,
  kind
};

constexpr std::array<std::string_view, 16> kNames = {
    "sign.shop", "sign.will", "sign.deed", "sign.result", "sign.done", "sign.buyer", "bar.past",   "bar.ask",
    "bar.buyer", "bar.rule",  "bar.if",    "bar.not",     "bar.wish",  "bar.doing",  "sign.limit", "bar.state"};

Sign sign_of(const std::string& code) {
  if (code.compare(0, 4, "due.") == 0) return Sign::time;
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (code == kNames[i]) return static_cast<Sign>(i);
  return Sign::kind;
}

bool overlap(const Word& a, const Word& b) { return a.start < b.end && b.start < a.end; }

constexpr std::uint8_t kClause = 2, kSentence = 3;  // weights of bars: how far they reach

class PhraseReader {
 public:
  PhraseReader(const Lexicon& lexicon, const Text& text, const Scan& scan, const Moment& made_at)
      : lexicon_(lexicon), text_(text), made_at_(made_at) {
    for (const Entry& entry : lexicon.entries) signs_.push_back(sign_of(entry.code));
    sort_words(scan);
  }

  Phrases read() {
    cut();
    for (Phrase& phrase : out_.all) weigh(phrase);
    for (Phrase& phrase : out_.all) bar(phrase);
    out_.times = std::move(words(Sign::time));
    return std::move(out_);
  }

 private:
  std::vector<Word>& words(Sign sign) { return words_[static_cast<std::size_t>(sign)]; }
  const std::vector<Word>& words(Sign sign) const { return words_[static_cast<std::size_t>(sign)]; }

  void sort_words(const Scan& scan) {
    std::vector<Word> vetoes;
    for (const Match& match : scan.matches) {
      const Pattern& pattern = lexicon_.patterns[match.pattern];
      const Word word{pattern.entry, pattern.weight, match.start, match.end};
      if (pattern.role == Role::veto)
        vetoes.push_back(word);
      else if (pattern.ignores_negation || !lexicon_.negated(text_, scan, match.start))
        words(signs_[pattern.entry]).push_back(word);
    }
    for (auto& some : words_)
      std::erase_if(some, [&](const Word& word) {
        return std::any_of(vetoes.begin(), vetoes.end(), [&](const Word& veto) {
          return veto.entry == word.entry && overlap(veto, word) && !is_deadline_word(veto);
        });
      });
    std::erase_if(words(Sign::past), [&](const Word& word) { return is_deadline_word(word); });
  }

  // "Before Friday" in Chinese ends in a word that alone means "in the past": behind a time it takes nothing back.
  bool is_deadline_word(const Word& word) const {
    if (word.start == 0 || word.start + 1 >= text_.size() || text_.units[word.start + 1] != u'\u524d') return false;
    constexpr std::u16string_view kEndsTime = u"\u65e5\u53f7\u70b9\u5e95\u5929\u534a\u5206";
    return kEndsTime.find(text_.units[word.start - 1]) != std::u16string_view::npos ||
           std::any_of(words(Sign::time).begin(), words(Sign::time).end(),
                       [&](const Word& time) { return time.end == word.start; });
  }

  bool acts_within(std::uint32_t first, std::uint32_t last) const {
    for (const Sign sign : {Sign::deed, Sign::result, Sign::kind})
      for (const Word& word : words(sign))
        if (word.start >= first && word.end <= last) return true;
    return false;
  }

  void cut() {
    for (std::uint32_t first = 0; first < text_.size();) {
      const std::uint32_t last = text_.clause_at(first).second;
      std::uint32_t begin = first;
      for (std::uint32_t i = first + 1; i < last; ++i) {
        const std::uint32_t joint = joint_at(i, last);
        if (joint == 0 || !acts_within(i + joint, last)) continue;
        if (!acts_within(begin, i) && !begins_anew(i + joint, last)) continue;
        add(begin, i);
        begin = i + joint;
      }
      add(begin, last);
      first = last;
    }
  }

  // The shop speaks of itself once more.
  bool begins_anew(std::uint32_t at, std::uint32_t last) const {
    const std::u16string_view rest = std::u16string_view(text_.units).substr(at, last - at);
    for (const std::u16string_view word : {u"we ", u"we'", u"i ", u"i'", u"\u6211"})
      if (rest.substr(0, word.size()) == word) return true;
    return false;
  }

  // The length of a word for "and" that begins at `at`.
  std::uint32_t joint_at(std::uint32_t at, std::uint32_t last) const {
    const std::u16string_view rest = std::u16string_view(text_.units).substr(at, last - at);
    for (const std::u16string_view word : {u" and ", u" then ", u" but ", u" so ", u"\u5e76\u4e14", u"\u5e76",
                                           u"\u540c\u65f6", u"\u53e6\u5916", u"\u7136\u540e"})
      if (rest.substr(0, word.size()) == word) return static_cast<std::uint32_t>(word.size());
    return 0;
  }

  void add(std::uint32_t first, std::uint32_t last) {
    if (first >= last) return;
    Phrase phrase;
    phrase.where = {first, last};
    phrase.sentence = text_.sentence[first];
    phrase.act = first;
    out_.all.push_back(std::move(phrase));
  }

  static bool inside(const Word& word, const Stretch& where) {
    return word.start >= where.first && word.start < where.last;
  }

  std::uint8_t highest(Sign sign, const Stretch& where) const {
    std::uint8_t most = 0;
    for (const Word& word : words(sign))
      if (inside(word, where)) most = std::max(most, word.weight);
    return most;
  }

  // Months, units and "next" say nothing by themselves.
  bool is_time(const Word& word) const {
    const std::string& code = lexicon_.entries[word.entry].code;
    return code == "due.day" || code == "due.weekday" || code == "due.period" || code == "due.within" ||
           code == "due.part" || code == "due.feast";
  }

  bool names_time(const Stretch& where) const {
    return std::any_of(words(Sign::time).begin(), words(Sign::time).end(),
                       [&](const Word& word) { return inside(word, where) && is_time(word); }) ||
           find_deadline(lexicon_, text_, words(Sign::time), where, where.first, made_at_).has_value();
  }

  void weigh(Phrase& phrase) {
    const Stretch& where = phrase.where;
    phrase.shop = highest(Sign::shop, where);
    phrase.will = highest(Sign::will, where);
    phrase.deed = highest(Sign::deed, where);
    phrase.result = highest(Sign::result, where);
    phrase.timed = names_time(where);
    phrase.buyer = highest(Sign::buyer, where) > 0;
    phrase.limited = phrase.timed && highest(Sign::limit, where) > 0;
    for (const Word& word : words(Sign::kind))  // a cue may begin with the "we will" of the phrase before
      if (word.end > where.first && word.end <= where.last) phrase.kinds.push_back(word);
    bool found = false;
    bool only_finishes = true;
    for (const Sign sign : {Sign::deed, Sign::result})
      for (const Word& word : words(sign)) {
        if (!inside(word, where)) continue;
        phrase.act = found ? std::min(phrase.act, word.start) : word.start;
        found = true;
        only_finishes = only_finishes && std::any_of(words(Sign::done).begin(), words(Sign::done).end(),
                                                     [&](const Word& done) { return overlap(done, word); });
      }
    if (!found && !phrase.kinds.empty()) phrase.act = phrase.kinds.front().start;
    phrase.finishes = phrase.timed && only_finishes;
  }

  bool reaches(const Word& word, const Phrase& phrase) const {
    if (word.weight >= kSentence) return text_.sentence[word.start] == phrase.sentence;
    if (word.weight == kClause) return text_.clause[word.start] == text_.clause[phrase.where.first];
    return inside(word, phrase.where);
  }

  bool any(Sign sign, const Phrase& phrase) const {
    return std::any_of(words(sign).begin(), words(sign).end(), [&](const Word& word) { return reaches(word, phrase); });
  }

  // Tomorrow, a weekday that "last" does not stand before, a length of time with "within".
  bool is_ahead(const Word& time, const Word& past) const {
    const std::string& code = lexicon_.entries[time.entry].code;
    if (code == "due.day") return time.weight > 1;
    const bool english = text_.units[past.start] < 0x80;  // "sent it on Tuesday" is over, "arranged" in Chinese is not
    if (english && code == "due.weekday") return false;
    if (code == "due.weekday" || code == "due.period" || code == "due.next_week") return time.start > past.end + 1;
    return code == "due.within" && (text_.units[time.end - 1] == u'\u5185' || text_.units[time.start] == u'w');
  }

  // "We will see what went wrong": the vow is what counts.
  bool vows_before(const Word& past, const Phrase& phrase) const {
    constexpr std::uint8_t kVow = 4;
    return std::any_of(words(Sign::will).begin(), words(Sign::will).end(), [&](const Word& word) {
      return word.weight >= kVow && inside(word, phrase.where) && word.end <= past.start;
    });
  }

  // What was done is over, unless something still to come stands behind the word.
  bool is_over(const Phrase& phrase) const {
    const auto comes_after = [&](const Word& past) {
      const auto stands_behind = [&](const Word& word) { return inside(word, phrase.where) && word.start >= past.end; };
      return std::any_of(words(Sign::will).begin(), words(Sign::will).end(),
                         [&](const Word& word) { return stands_behind(word) && word.weight > 1; }) ||
             std::any_of(words(Sign::time).begin(), words(Sign::time).end(),
                         [&](const Word& word) { return stands_behind(word) && is_ahead(word, past); });
    };
    return std::any_of(words(Sign::past).begin(), words(Sign::past).end(), [&](const Word& past) {
      return reaches(past, phrase) && !vows_before(past, phrase) && (past.weight > 1 || !comes_after(past));
    });
  }

  // The buyer is the subject: he stands first, or right behind the time, and neither the shop nor what he gets follows.
  bool is_buyers_deed(const Phrase& phrase) const {
    if (phrase.result > 0) return false;
    for (const Word& buyer : words(Sign::buyer)) {
      if (!inside(buyer, phrase.where)) continue;
      std::uint32_t first = phrase.where.first;
      while (first < buyer.start && (text_.units[first] == u' ' || text_.units[first] == u'"')) ++first;
      const bool stands_first =
          buyer.start == first ||
          std::any_of(words(Sign::time).begin(), words(Sign::time).end(), [&](const Word& time) {
            return time.start == first &&
                   (time.end == buyer.start || (time.end + 1 == buyer.start && text_.units[time.end] == u' '));
          });
      if (!stands_first) continue;
      constexpr std::u16string_view kOwns = u"\u7684\u8fd9\u90a3\u5bb6\u8ba2\u5355";  // his, this of his, his order
      if (buyer.end < text_.size() && kOwns.find(text_.units[buyer.end]) != std::u16string_view::npos) return false;
      constexpr std::uint32_t kTopic = 4;  // what he said, wants, got: the topic of the clause
      const std::uint32_t last = std::min(buyer.end + kTopic, phrase.where.last);
      if (std::u16string_view(text_.units).substr(buyer.end, last - buyer.end).find(u'\u7684') !=
          std::u16string_view::npos)
        return false;
      return std::none_of(words(Sign::shop).begin(), words(Sign::shop).end(),
                          [&](const Word& shop) { return inside(shop, phrase.where) && shop.start >= buyer.end; });
    }
    return false;
  }

  // Between quotation marks that hold more than the name of a button.
  bool is_quoted(const Phrase& phrase) const {
    const std::u16string_view units(text_.units);
    std::size_t open = units.find(u'"');
    while (open != std::u16string_view::npos) {
      const std::size_t close = units.find(u'"', open + 1);
      if (close == std::u16string_view::npos) return false;
      if (open <= phrase.act && phrase.act < close && close - open > 8) return true;
      open = units.find(u'"', close + 1);
    }
    return false;
  }

  bool is_asked(const Phrase& phrase) const {
    const auto [first, last] = text_.sentence_at(phrase.where.first);
    const std::u16string_view said = std::u16string_view(text_.units).substr(first, last - first);
    if (said.find(u'?') == std::u16string_view::npos) return false;
    const bool at_end = text_.clause[phrase.where.first] == text_.clause[last - 1] ||
                        std::u16string_view(text_.units)
                                .substr(phrase.where.first, phrase.where.last - phrase.where.first)
                                .find(u'?') != std::u16string_view::npos;
    return at_end || !(phrase.timed && phrase.shop > 1);
  }

  // A condition of the buyer's holds for the rest of the sentence, but not for what has its own day.
  bool is_conditional(const Phrase& phrase) const {
    constexpr std::uint8_t kAtOnce = 3;
    const bool own_day = phrase.will == kAtOnce ||
                         (phrase.timed && (phrase.shop > 1 || phrase.finishes) &&
                          std::any_of(words(Sign::time).begin(), words(Sign::time).end(), [&](const Word& word) {
                            const std::string& code = lexicon_.entries[word.entry].code;
                            return inside(word, phrase.where) && (code == "due.day" || code == "due.weekday");
                          }));
    return std::any_of(words(Sign::condition).begin(), words(Sign::condition).end(), [&](const Word& word) {
      return reaches(word, phrase) && !(own_day && text_.clause[word.start] != text_.clause[phrase.where.first]);
    });
  }

  void bar(Phrase& phrase) const {
    phrase.ongoing = any(Sign::doing, phrase);
    phrase.idle = any(Sign::state, phrase);
    phrase.barred = any(Sign::ask, phrase) || any(Sign::other_says, phrase) || any(Sign::rule, phrase) ||
                    any(Sign::negation, phrase) || any(Sign::wish, phrase) || is_conditional(phrase) ||
                    is_over(phrase) || is_buyers_deed(phrase) || is_quoted(phrase) || is_asked(phrase);
  }

  const Lexicon& lexicon_;
  const Text& text_;
  const Moment& made_at_;
  std::vector<Sign> signs_;  // by entry
  std::array<std::vector<Word>, kNames.size() + 2> words_;
  Phrases out_;
};

}  // namespace

bool is_word_class(std::string_view code) {
  return code.substr(0, 4) == "due." || code.substr(0, 5) == "sign." || code.substr(0, 4) == "bar.";
}

Phrases read_phrases(const Lexicon& lexicon, const Text& text, const Scan& scan, const Moment& made_at) {
  return PhraseReader(lexicon, text, scan, made_at).read();
}

}  // namespace huiping
