// Point: candidates around the quote, from the whole clause down to the quote itself; the first that is fit is taken.
#include "draft/point.h"

#include <algorithm>

#include "plan/lines.h"
#include "text/text.h"

namespace huiping {
namespace {

constexpr std::size_t kReach = 60;  // UTF-16 units looked at on either side of the quote
constexpr std::size_t kMostQuotes = 8;
constexpr std::size_t kMostHan = 18, kLeastHan = 2;
constexpr std::size_t kMostWords = 14, kMostTurned = 12, kLeastWords = 2;

bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || is_han(c) ||
         (c >= 0x00C0 && c <= 0x024F);
}

// Signs that may stand inside a point; everything else ends a clause or spoils it.
bool is_inner_sign(const std::u16string& text, std::size_t at) {
  const char16_t c = text[at];
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= u'0' && text[i] <= u'9'; };
  if (c == u'.' || c == u',' || c == u':') return at > 0 && digit(at - 1) && digit(at + 1);
  return c == u'%' || c == u'-' || c == u'\'' || c == 0x2019;
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

void cut_fillers(std::string& text, const PointWords& words) {
  for (bool cut = true; cut && !text.empty();) {
    cut = false;
    const std::string lower = lower_ascii(text);
    for (const std::string& word : words.front)
      if (begins_with(lower, word)) {
        text = std::string(trim(std::string_view(text).substr(word.size())));
        cut = true;
        break;
      }
    if (cut) continue;
    for (const std::string& word : words.back)
      if (ends_with(lower, word)) {
        text = std::string(trim(std::string_view(text).substr(0, text.size() - word.size())));
        cut = true;
        break;
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

// The piece as it may be said, or empty.
std::string fit_chinese(std::string text, const PointWords& words, bool in_public) {
  cut_fillers(text, words);
  const std::u16string units = to_utf16(text);
  const std::size_t han = han_count(units);
  if (han < kLeastHan || units.size() > kMostHan + 4 || han > kMostHan) return {};
  const std::string lower = lower_ascii(text);
  if (holds_any(lower, words.never) || (in_public && holds_any(lower, words.intimate))) return {};
  for (const std::string& word : words.loose_front)
    if (begins_with(lower, word)) return {};
  for (const std::string& word : words.loose_back)
    if (ends_with(lower, word)) return {};
  return turn_person(text, words);
}

std::string fit_english(std::string text, const PointWords& words, bool in_public) {
  if (text == upper_ascii(text))
    text = lower_ascii(std::move(text));  // what was shouted is said again in a normal voice
  cut_fillers(text, words);
  const std::size_t count = word_count(text);
  if (count < kLeastWords || count > kMostWords) return {};
  const std::string lower = lower_ascii(text);
  if (holds_any(lower, words.never) || (in_public && holds_any(lower, words.intimate))) return {};
  for (const std::string& word : words.loose_front)
    if (begins_with(lower, word)) return {};
  for (const std::string& word : words.loose_back)
    if (ends_with(lower, word)) return {};
  const bool complete = std::any_of(words.subject.begin(), words.subject.end(),
                                    [&](const std::string& word) { return begins_with(lower, word); });
  const bool about_us = find_word(lower, "you") != std::string::npos || find_word(lower, "your") != std::string::npos;
  if (!complete || about_us || count > kMostTurned) return "\"" + text + "\"";
  text[0] = lower[0];
  return turn_person(text, words);
}

bool is_clean(const std::u16string& text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!is_letter(text[i]) && !is_inner_sign(text, i) && text[i] != u' ') return false;
  return !has_long_number(text);
}

}  // namespace

PointWords::PointWords(const Documents& documents, Lang language) : lang(language) {
  for (Line line :
       lines_of(find_document(documents, lang == Lang::zh ? "replies/quoting/zh.txt" : "replies/quoting/en.txt"))) {
    const std::string_view word = take_word(line.text);
    if (word == "turn") {
      const std::size_t arrow = line.text.find("=>");
      if (arrow != std::string_view::npos)
        turn.emplace_back(trim(line.text.substr(0, arrow)), trim(line.text.substr(arrow + 2)));
      continue;
    }
    std::vector<std::string>* list = word == "never"         ? &never
                                     : word == "intimate"    ? &intimate
                                     : word == "front"       ? &front
                                     : word == "back"        ? &back
                                     : word == "loose_front" ? &loose_front
                                     : word == "loose_back"  ? &loose_back
                                     : word == "subject"     ? &subject
                                     : word == "own_words"   ? &own_words
                                                             : nullptr;
    if (list != nullptr)
      for (const std::string_view item : split(line.text, '|'))
        if (!trim(item).empty()) list->emplace_back(trim(item));
  }
}

std::string find_point(const ReviewText& review, const Cause& cause, const PointWords& words, bool in_public) {
  if (std::find(words.own_words.begin(), words.own_words.end(), cause.code) != words.own_words.end()) return {};
  for (std::size_t i = 0; i < cause.quotes.size() && i < kMostQuotes; ++i) {
    const Quote& quote = cause.quotes[i];
    const std::u16string& text = quote.field == Field::append ? review.append : review.text;
    if (quote.start >= quote.end || quote.end > text.size() || quote.end - quote.start > 2 * kReach) continue;
    std::size_t from = quote.start, until = quote.end;
    while (from > 0 && quote.start - from < kReach && !ends_clause(text, from - 1)) --from;
    while (until < text.size() && until - quote.end < kReach && !ends_clause(text, until)) ++until;
    // A clause that runs on past the reach has no known edge there: keep to the quote on that side.
    if (from > 0 && !ends_clause(text, from - 1)) from = quote.start;
    if (until < text.size() && !ends_clause(text, until)) until = quote.end;
    const std::pair<std::size_t, std::size_t> candidates[] = {
        {from, until}, {quote.start, until}, {from, quote.end}, {quote.start, quote.end}};
    for (const auto& [first, last] : candidates) {
      if (first > from && is_number_unit(text[first - 1])) continue;  // "three | days only" would lose its number
      std::u16string piece = text.substr(first, last - first);
      for (char16_t& c : piece)
        if (is_blank(c))
          c = u' ';
        else if (c == 0x2019)
          c = u'\'';
      if (!is_clean(piece)) continue;
      const std::string said(trim(to_utf8(piece)));
      if (said.empty()) continue;
      std::string fit =
          words.lang == Lang::zh ? fit_chinese(said, words, in_public) : fit_english(said, words, in_public);
      if (!fit.empty()) return fit;
    }
  }
  return {};
}

std::vector<std::string> check_point_documents(const Documents& documents) {
  std::vector<std::string> errors;
  for (const std::string file : {"replies/quoting/zh.txt", "replies/quoting/en.txt"}) {
    const auto lines = lines_of(find_document(documents, file));
    if (lines.empty()) errors.push_back(file + ":1: is missing or empty");
    for (Line line : lines) {
      const std::string_view word = take_word(line.text);
      constexpr std::string_view kWords[] = {"never",      "intimate", "front",     "back", "loose_front",
                                             "loose_back", "subject",  "own_words", "turn"};
      if (std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords))
        errors.push_back(file + ":" + std::to_string(line.number) + ": " + std::string(word) + " is no directive");
      else if (line.text.empty() || (word == "turn" && line.text.find("=>") == std::string_view::npos))
        errors.push_back(file + ":" + std::to_string(line.number) + ": " + std::string(word) + " is unfinished");
    }
  }
  return errors;
}

}  // namespace huiping
