// Point: candidates around the quote, from the whole clause down to the quote itself; the first that is fit is taken.
#include "draft/point.h"

#include <algorithm>

#include "plan/lines.h"
#include "text/text.h"

namespace huiping {
namespace {

constexpr std::size_t kReach = 60;  // UTF-16 units looked at on either side of the quote
constexpr std::size_t kMostQuotes = 8;
constexpr std::size_t kPraiseReach = 400;
constexpr std::size_t kEasyHan = 17;  // more in one breath is better shortened
constexpr std::size_t kMostHan = 22, kLeastHan = 2;
constexpr std::size_t kMostWords = 18, kMostTurned = 16, kLeastWords = 2;

bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || is_han(c) ||
         (c >= 0x00C0 && c <= 0x024F);
}

// Signs that may stand inside a point; everything else ends a clause or spoils it.
bool is_inner_sign(const std::u16string& text, std::size_t at) {
  const char16_t c = text[at];
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= u'0' && text[i] <= u'9'; };
  if (c == u'.' || c == u',' || c == u':') return at > 0 && digit(at - 1) && digit(at + 1);
  if (c == u'\'' || c == 0x2019)
    return at > 0 && at + 1 < text.size() && !is_han(text[at - 1]) && !is_han(text[at + 1]);
  return c == u'%' || c == u'-';
}

// Digits and Chinese numerals, and the sign of ordinals.
bool is_number_unit(char16_t c) {
  constexpr std::u16string_view kNumerals =
      u"\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4e24\u51e0\u534a\u7b2c";
  return (c >= u'0' && c <= u'9') || kNumerals.find(c) != std::u16string_view::npos;
}

bool is_blank(char16_t c) { return c == u' ' || c == u'\t' || c == 0x3000 || c == 0x00A0; }

bool ends_clause(const std::u16string& text, std::size_t at) {
  const char16_t c = text[at];
  if (is_letter(c) || is_inner_sign(text, at)) return false;
  if (!is_blank(c)) return true;
  return at == 0 || at + 1 >= text.size() || is_han(text[at - 1]) || is_han(text[at + 1]);
}

std::size_t han_count(const std::u16string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_han));
}

std::size_t word_count(const std::string& text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
  return words;
}

bool has_long_number(const std::u16string& text) {
  std::size_t run = 0, digits = 0;
  for (const char16_t c : text) {
    run = c >= u'0' && c <= u'9' ? run + 1 : 0;
    digits += run > 0 ? 1 : 0;
    if (run >= 5 || digits >= 8) return true;
  }
  return false;
}

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string upper_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// An ASCII word must stand alone; Chinese words are found anywhere.
std::size_t find_word(const std::string& text, const std::string& word, std::size_t from = 0) {
  const bool ascii = static_cast<unsigned char>(word.front()) < 0x80;
  for (std::size_t at = text.find(word, from); at != std::string::npos; at = text.find(word, at + 1)) {
    if (!ascii) return at;
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]))) return at;
  }
  return std::string::npos;
}

bool holds_any(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return find_word(text, word) != std::string::npos; });
}

bool begins_with(const std::string& text, const std::string& word) {
  return text.compare(0, word.size(), word) == 0 && (static_cast<unsigned char>(word.front()) >= 0x80 ||
                                                     text.size() == word.size() || !is_word_byte(text[word.size()]));
}

bool ends_with(const std::string& text, const std::string& word) {
  return text.size() >= word.size() && text.compare(text.size() - word.size(), word.size(), word) == 0 &&
         (static_cast<unsigned char>(word.front()) >= 0x80 || text.size() == word.size() ||
          !is_word_byte(text[text.size() - word.size() - 1]));
}

// Bytes of the longest word of the list that stands at the end tested for.
std::size_t longest(const std::string& lower, const std::vector<std::string>& list,
                    bool (*stands)(const std::string&, const std::string&)) {
  std::size_t length = 0;
  for (const std::string& word : list)
    if (word.size() > length && stands(lower, word)) length = word.size();
  return length;
}

void cut_fillers(std::string& text, const PointWords& words) {
  for (bool cut = true; cut && !text.empty();) {
    cut = false;
    const std::string lower = lower_ascii(text);
    if (const std::size_t length = longest(lower, words.front, begins_with); length > 0) {
      text = std::string(trim(std::string_view(text).substr(length)));
      cut = true;
    } else if (const std::size_t tail = longest(lower, words.back, ends_with); tail > 0) {
      text = std::string(trim(std::string_view(text).substr(0, text.size() - tail)));
      cut = true;
    }
  }
}

// Replaces longest forms first, never twice the same place.
std::string turn_person(const std::string& text, const PointWords& words) {
  std::string turned;
  const std::string lower = lower_ascii(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::pair<std::string, std::string>* best = nullptr;
    for (const auto& pair : words.turn)
      if (lower.compare(at, pair.first.size(), pair.first) == 0 && find_word(lower, pair.first, at) == at &&
          (best == nullptr || pair.first.size() > best->first.size()))
        best = &pair;
    turned += best == nullptr ? std::string(1, text[at]) : best->second;
    at += best == nullptr ? 1 : best->first.size();
  }
  return turned;
}

// A piece fit to be said, and how well it names the complaint; empty words when it is not fit.
struct Fit {
  std::string words;
  int merit = 0;
};

constexpr int kWhole = 4, kMarked = 3, kShort = 1, kQuotedCost = 2;

// Whether the words praise and name no fault beside it.
bool is_content(std::string lower, const PointWords& words) {
  bool praises = false;
  for (const std::string& word : words.content)
    for (std::size_t at = find_word(lower, word); at != std::string::npos; at = find_word(lower, word)) {
      praises = true;
      lower.replace(at, word.size(), " ");
    }
  return praises && !holds_any(lower, words.mark);
}

// What the caller wants a piece for.
enum class Mood : std::uint8_t { complaint, praise };

bool is_loose(const std::string& lower, const PointWords& words) {
  for (const std::string& word : words.loose_front)
    if (begins_with(lower, word)) return true;
  for (const std::string& word : words.firm_back)
    if (ends_with(lower, word)) return false;
  // "is ... of" frames a whole statement in Chinese.
  if (ends_with(lower, "\xE7\x9A\x84") && lower.find("\xE6\x98\xAF") != std::string::npos) return false;
  for (const std::string& word : words.loose_back)
    if (ends_with(lower, word)) return true;
  return false;
}

void drop_words(std::string& text, const PointWords& words) {
  for (const std::string& word : words.drop)
    for (std::size_t at = text.find(word); at != std::string::npos && text.size() > word.size();
         at = text.find(word, at))
      text.erase(at, word.size());
}

// Whether the words end in a negation, so that what follows must not be said without them.
bool is_denial(std::u16string_view before) {
  while (!before.empty() && before.back() == u' ') before.remove_suffix(1);
  if (before.empty()) return false;
  constexpr std::u16string_view kHan = u"\u4e0d\u6ca1\u65e0\u672a\u522b\u975e";
  if (kHan.find(before.back()) != std::u16string_view::npos) return true;
  constexpr std::u16string_view kWords[] = {u"no", u"not", u"never", u"without", u"hardly", u"barely", u"n't", u"nt"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::u16string_view word) {
    if (before.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char16_t c = before[before.size() - word.size() + i];
      if ((c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c) != word[i]) return false;
    }
    return word.front() == u'n' || before.size() == word.size() || before[before.size() - word.size() - 1] == u' ';
  });
}

// What follows "then I found that", where that is enough to be said alone.
void keep_finding(std::string& text, const PointWords& words) {
  for (const std::string& word : words.after) {
    const std::size_t at = text.rfind(word);
    if (at == std::string::npos || is_denial(to_utf16(text.substr(0, at)))) continue;
    const std::string rest = text.substr(at + word.size());
    if (han_count(to_utf16(rest)) >= 4) text = rest;
  }
}

// What follows the first word that must not be said again, where that still names the complaint; else empty.
std::string behind_never(const std::string& text, const std::string& lower, const PointWords& words) {
  for (const std::string& word : words.never) {
    const std::size_t at = find_word(lower, word);
    if (at == std::string::npos) continue;
    const std::string behind = text.substr(at + word.size());
    if (is_denial(to_utf16(text.substr(0, at + word.size())))) return {};
    const bool fit = han_count(to_utf16(behind)) >= 4 && holds_any(lower_ascii(behind), words.mark) &&
                     !holds_any(lower_ascii(behind), words.never);
    return fit ? behind : std::string();
  }
  return text;
}

// The piece with a contemptuous end put mildly; only the end, for elsewhere it is an insult.
void soften(std::string& text, const PointWords& words) {
  const std::string lower = lower_ascii(text);
  const std::pair<std::string, std::string>* best = nullptr;
  for (const auto& pair : words.soften)
    if (ends_with(lower, pair.first) && text.size() >= pair.first.size() + 6 &&
        (best == nullptr || pair.first.size() > best->first.size()))
      best = &pair;
  if (best != nullptr) text.replace(text.size() - best->first.size(), std::string::npos, best->second);
}

// A whole question that says nothing else unfit, in quotation marks.
Fit fit_question(const std::string& said, const PointWords& words, bool in_public) {
  const std::size_t tail = longest(said, words.ask, ends_with);
  const std::string rest = said.substr(0, said.size() - tail);
  const std::size_t han = han_count(to_utf16(said));
  if (tail == 0 || han < 4 || han > kEasyHan || holds_any(lower_ascii(rest), words.never) ||
      (in_public && holds_any(lower_ascii(rest), words.intimate)))
    return {};
  return {"\xE2\x80\x9C" + said + "\xE2\x80\x9D", kMarked};
}

Fit fit_chinese(std::string text, const PointWords& words, bool in_public, bool whole, Mood mood) {
  const std::string said = text;
  if (whole && mood == Mood::complaint)
    if (Fit question = fit_question(said, words, in_public); !question.words.empty()) return question;
  soften(text, words);
  drop_words(text, words);
  keep_finding(text, words);
  text = behind_never(text, lower_ascii(text), words);
  cut_fillers(text, words);
  const std::u16string units = to_utf16(text);
  const std::size_t han = han_count(units);
  if (han < kLeastHan || units.size() > kMostHan + 4 || han > kMostHan) return {};
  const std::string lower = lower_ascii(text);
  if (holds_any(lower, words.never) || (in_public && holds_any(lower, words.intimate)) ||
      is_content(lower, words) != (mood == Mood::praise))
    return {};
  Fit fit;
  fit.merit =
      (whole ? kWhole : 0) + (holds_any(lower, words.mark) ? kMarked : 0) + (han >= 3 && han <= 14 ? kShort : 0);
  if (!is_loose(lower, words)) {
    fit.words = turn_person(text, words);
    return fit;
  }
  // A torn piece may still stand in quotation marks, as the buyer wrote it.
  if (!whole || han < 4 || holds_any(lower_ascii(said), words.never) || to_utf16(said).size() > kMostHan) return {};
  fit.words = "\xE2\x80\x9C" + said + "\xE2\x80\x9D";
  fit.merit -= kQuotedCost;
  return fit;
}

// A shouted word is said again in a normal voice.
void lower_shouting(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && ((text[end] >= 'A' && text[end] <= 'Z') || text[end] == '\'')) ++end;
    const bool word = (at == 0 || text[at - 1] == ' ') && (end == text.size() || !is_word_byte(text[end]));
    if (word && end - at >= 4)
      for (std::size_t i = at; i < end; ++i) text[i] = lower_ascii(text.substr(i, 1))[0];
    at = end + 1;
  }
}

void drop_leading_number(std::string& text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end > 0 && end + 4 < text.size() && text[end] == ' ' && text.compare(end, 5, " the ") == 0)
    text.erase(0, end + 1);
}

// "weak", "very loud", "not adjustable": said again with "it is" before it.
bool is_state(const std::string& lower, std::size_t count, const PointWords& words) {
  const auto any = [&](const std::vector<std::string>& list, auto test) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& word) { return test(lower, word); });
  };
  return any(words.state, ends_with) && (count == 1 || (count <= 3 && any(words.degree, begins_with)));
}

Fit fit_english(std::string text, const PointWords& words, bool in_public, bool whole, Mood mood) {
  if (text == upper_ascii(text)) text = lower_ascii(std::move(text));
  lower_shouting(text);
  cut_fillers(text, words);
  drop_leading_number(text);
  const std::size_t count = word_count(text);
  const std::string lower = lower_ascii(text);
  const bool state = mood == Mood::complaint && is_state(lower, count, words);
  if ((count < kLeastWords && !state) || count > kMostWords) return {};
  if (holds_any(lower, words.never) || (in_public && holds_any(lower, words.intimate)) || is_loose(lower, words) ||
      is_content(lower, words) != (mood == Mood::praise))
    return {};
  const auto begins = [&](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& word) { return begins_with(lower, word); });
  };
  Fit fit;
  fit.merit = (whole ? kWhole : 0) + (holds_any(lower, words.mark) ? kMarked : 0) + (count <= 10 ? kShort : 0);
  const bool about_us = find_word(lower, "you") != std::string::npos || find_word(lower, "your") != std::string::npos;
  if (state) {
    fit.words = "it is " + lower;
    return fit;
  }
  const bool lent = whole && begins(words.lend);
  if ((!lent && !begins(words.subject)) || about_us || count > kMostTurned) {
    fit.words = "\"" + text + "\"";
    fit.merit -= kQuotedCost;
    return fit;
  }
  text[0] = lower[0];
  fit.words = turn_person(lent ? "it " + text : text, words);
  return fit;
}

bool is_clean(const std::u16string& text) {
  for (std::size_t i = 3; i < text.size(); ++i)
    if (is_han(text[i]) && text[i] == text[i - 1] && text[i] == text[i - 2]) return false;  // a cry
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!is_letter(text[i]) && !is_inner_sign(text, i) && text[i] != u' ') return false;
  return !has_long_number(text);
}

}  // namespace

PointWords::PointWords(const Documents& documents, Lang language) : lang(language) {
  for (Line line :
       lines_of(find_document(documents, lang == Lang::zh ? "replies/quoting/zh.txt" : "replies/quoting/en.txt"))) {
    const std::string_view word = take_word(line.text);
    if (word == "turn" || word == "soften") {
      const std::size_t arrow = line.text.find("=>");
      if (arrow != std::string_view::npos)
        (word == "turn" ? turn : soften)
            .emplace_back(trim(line.text.substr(0, arrow)), trim(line.text.substr(arrow + 2)));
      continue;
    }
    std::vector<std::string>* list = word == "never"         ? &never
                                     : word == "intimate"    ? &intimate
                                     : word == "front"       ? &front
                                     : word == "back"        ? &back
                                     : word == "loose_front" ? &loose_front
                                     : word == "loose_back"  ? &loose_back
                                     : word == "firm_back"   ? &firm_back
                                     : word == "subject"     ? &subject
                                     : word == "own_words"   ? &own_words
                                     : word == "drop"        ? &drop
                                     : word == "after"       ? &after
                                     : word == "mark"        ? &mark
                                     : word == "content"     ? &content
                                     : word == "lend"        ? &lend
                                     : word == "ask"         ? &ask
                                     : word == "state"       ? &state
                                     : word == "degree"      ? &degree
                                                             : nullptr;
    if (list != nullptr)
      for (const std::string_view item : split(line.text, '|'))
        if (!trim(item).empty()) list->emplace_back(trim(item));
  }
}

namespace {

// Reads the piece [first, last); empty when it holds what must not be said.
Fit read_piece(const std::u16string& text, std::size_t first, std::size_t last, const PointWords& words, bool in_public,
               bool whole, Mood mood) {
  std::u16string piece = text.substr(first, last - first);
  for (char16_t& c : piece)
    if (is_blank(c))
      c = u' ';
    else if (c == 0x2019)
      c = u'\'';
  if (!is_clean(piece)) return {};
  const std::string said(trim(to_utf8(piece)));
  if (said.empty()) return {};
  return words.lang == Lang::zh ? fit_chinese(said, words, in_public, whole, mood)
                                : fit_english(said, words, in_public, whole, mood);
}

// Beside a word that was struck out a piece is torn.
bool is_masked(const std::u16string& text, std::size_t first, std::size_t last) {
  const auto mask = [](char16_t c) { return c == u'*' || c == u'#'; };
  return (first > 0 && mask(text[first - 1])) || (last < text.size() && mask(text[last]));
}

// A piece of the review between two units; whole: nothing of its clause is left out.
struct Piece {
  std::size_t first, last;
  bool whole;
};

// English clauses run on; the joint before the quote and the one behind it bound what is said about one thing.
std::pair<std::size_t, std::size_t> between_joints(const std::u16string& text, std::size_t from, std::size_t until,
                                                   std::size_t start, std::size_t end) {
  constexpr std::u16string_view kJoints[] = {u" and ", u" but ", u" because ", u" so ",    u" when ",  u" while ",
                                             u" if ",  u" as ",  u" which ",   u" after ", u" since ", u" that "};
  std::size_t first = from, last = until;
  const std::u16string_view before = std::u16string_view(text).substr(from, start - from);
  const std::u16string_view behind = std::u16string_view(text).substr(end, until - end);
  for (const std::u16string_view joint : kJoints) {
    if (const std::size_t at = before.rfind(joint); at != std::u16string_view::npos)
      first = std::max(first, from + at + joint.size());
    if (const std::size_t at = behind.find(joint); at != std::u16string_view::npos) last = std::min(last, end + at);
  }
  return {first, last};
}

}  // namespace

std::string find_point(const ReviewText& review, const Cause& cause, const PointWords& words, bool in_public,
                       bool plainly) {
  if (std::find(words.own_words.begin(), words.own_words.end(), cause.code) != words.own_words.end()) return {};
  Fit best;
  for (std::size_t i = 0; i < cause.quotes.size() && i < kMostQuotes; ++i) {
    const Quote& quote = cause.quotes[i];
    const std::u16string& text = quote.field == Field::append ? review.append : review.text;
    if (quote.start >= quote.end || quote.end > text.size() || quote.end - quote.start > 2 * kReach) continue;
    std::size_t from = quote.start, until = quote.end;
    while (from > 0 && quote.start - from < kReach && !ends_clause(text, from - 1)) --from;
    while (until < text.size() && until - quote.end < kReach && !ends_clause(text, until)) ++until;
    // A clause that runs on past the reach has no known edge there: keep to the quote on that side.
    const bool known = (from == 0 || ends_clause(text, from - 1)) && (until >= text.size() || ends_clause(text, until));
    if (from > 0 && !ends_clause(text, from - 1)) from = quote.start;
    if (until < text.size() && !ends_clause(text, until)) until = quote.end;
    std::vector<Piece> candidates{{from, until, known}};
    if (words.lang != Lang::zh) {
      const auto [first, last] = between_joints(text, from, until, quote.start, quote.end);
      candidates.push_back({first, last, known});
    }
    // A quote of several clauses is looked at clause by clause.
    for (std::size_t first = from, at = from; at <= until; ++at) {
      if (at < until && !ends_clause(text, at)) continue;
      if (at > quote.start && first < quote.end && (first > from || at < until))
        candidates.push_back({first, at, known});
      first = at + 1;
    }
    candidates.push_back({quote.start, until, false});
    candidates.push_back({from, quote.end, false});
    candidates.push_back({quote.start, quote.end, false});
    for (const auto& [first, last, whole] : candidates) {
      const bool exact = first == quote.start && last == quote.end;
      if (first >= last || (!exact && is_masked(text, first, last))) continue;
      if (first > from && is_denial(std::u16string_view(text).substr(from, first - from))) continue;
      if (first > from && is_number_unit(text[first - 1])) continue;  // "three | days only" would lose its number
      Fit fit = read_piece(text, first, last, words, in_public, whole, Mood::complaint);
      if (fit.words.empty()) continue;
      if (plainly && !holds_any(lower_ascii(fit.words), words.mark)) continue;
      if (best.words.empty() || fit.merit > best.merit) best = std::move(fit);
    }
  }
  return best.words;
}

bool names_fault(const Cause& cause, const PointWords& words) {
  return std::any_of(cause.quotes.begin(), cause.quotes.end(),
                     [&](const Quote& quote) { return !is_content(lower_ascii(quote.text), words); });
}

std::string find_praise(const ReviewText& review, const PointWords& words) {
  Fit best;
  std::size_t from = 0;
  const std::u16string& text = review.text;
  for (std::size_t at = 0; at <= text.size() && at < kPraiseReach; ++at) {
    if (at < text.size() && !ends_clause(text, at)) continue;
    if (at > from) {
      Fit fit = read_piece(text, from, at, words, true, true, Mood::praise);
      // The longer of two says more.
      fit.merit += static_cast<int>(fit.words.size() / 6);
      if (!fit.words.empty() && (best.words.empty() || fit.merit > best.merit)) best = std::move(fit);
    }
    from = at + 1;
  }
  return best.words;
}

std::vector<std::string> check_point_documents(const Documents& documents) {
  std::vector<std::string> errors;
  for (const std::string file : {"replies/quoting/zh.txt", "replies/quoting/en.txt"}) {
    const auto lines = lines_of(find_document(documents, file));
    if (lines.empty()) errors.push_back(file + ":1: is missing or empty");
    for (Line line : lines) {
      const std::string_view word = take_word(line.text);
      constexpr std::string_view kWords[] = {"never",      "intimate",  "front",   "back",      "loose_front",
                                             "loose_back", "firm_back", "subject", "own_words", "drop",
                                             "after",      "mark",      "content", "lend",      "state",
                                             "degree",     "ask",       "soften",  "turn"};
      if (std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords))
        errors.push_back(file + ":" + std::to_string(line.number) + ": " + std::string(word) + " is no directive");
      else if (line.text.empty() ||
               ((word == "turn" || word == "soften") && line.text.find("=>") == std::string_view::npos))
        errors.push_back(file + ":" + std::to_string(line.number) + ": " + std::string(word) + " is unfinished");
    }
  }
  return errors;
}

}  // namespace huiping
