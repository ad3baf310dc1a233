// Length, copies, language and forbidden words.
#include "guard/meta.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "guard/disguise.h"
#include "text/normalize.h"

namespace huiping {
namespace {

bool is_word(char16_t unit) {
  return is_han(unit) || (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9') ||
         (unit >= 0xc0 && unit < 0x2000) || (unit >= 0x3040 && unit < 0x3100) || (unit >= 0xac00 && unit < 0xd7a4);
}

std::set<std::u16string> grams(const Text& text, std::size_t length) {
  std::u16string words;
  for (const char16_t unit : text.units)
    if (is_word(unit)) words.push_back(unit);
  std::set<std::u16string> out;
  for (std::size_t i = 0; i + length <= words.size(); ++i) out.insert(words.substr(i, length));
  return out;
}

std::size_t shared_count(const std::set<std::u16string>& a, const std::set<std::u16string>& b) {
  std::size_t shared = 0;
  for (const std::u16string& gram : a) shared += b.count(gram);
  return shared;
}

Finding over(const Entry& rule, const Setting& setting, const Text& text, std::uint32_t start, std::uint32_t end) {
  Finding finding = finding_of(rule, setting);
  finding.start = start;
  finding.end = end;
  finding.quote = to_utf8(std::u16string_view(text.original).substr(start, end - start));
  return finding;
}

// [first, last) of the original without white space at both ends.
std::pair<std::uint32_t, std::uint32_t> trimmed(const std::u16string& text) {
  const auto is_blank = [](char16_t unit) {
    return unit == u' ' || unit == u'\n' || unit == u'\r' || unit == u'\t' || unit == 0x3000;
  };
  std::size_t first = 0;
  std::size_t last = text.size();
  while (first < last && is_blank(text[first])) ++first;
  while (last > first && is_blank(text[last - 1])) --last;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

bool is_low_surrogate(char16_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

void check_length(const Platform& profile, const Entry& rule, const Text& text, const Setting& setting,
                  std::vector<Finding>& out) {
  if (setting.platform.empty()) return;
  const std::optional<int> limit = profile.firm_number("reply_length");
  if (!limit || *limit <= 0) return;
  const auto [first, last] = trimmed(text.original);
  int length = 0;
  std::uint32_t cut = last;
  for (std::uint32_t i = first; i < last; ++i) {
    if (is_low_surrogate(text.original[i])) continue;
    if (length == *limit) cut = i;
    ++length;
  }
  if (length * 10 <= *limit * 9) return;
  const bool fits = length <= *limit;
  Finding finding = over(rule, setting, text, fits ? first : cut, last);
  if (fits) finding.severity = Severity::warn;
  const std::string figures = " (" + std::to_string(length) + "/" + std::to_string(*limit) + ")";
  finding.message = {finding.message.zh + figures, finding.message.en + figures};
  out.push_back(std::move(finding));
}

bool has_digit(const Text& text) {
  return std::any_of(text.units.begin(), text.units.end(), [](char16_t u) { return u >= u'0' && u <= u'9'; });
}

bool is_inside(std::uint32_t unit, const std::vector<Offence>& offences) {
  return std::any_of(offences.begin(), offences.end(),
                     [&](const Offence& o) { return o.start <= unit && unit < o.end; });
}

// The text without the offences' units.
Text without(const Text& text, const std::vector<Offence>& offences) {
  Text rest;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (!is_inside(i, offences)) rest.units.push_back(text.units[i]);
  return rest;
}

bool is_boilerplate(const Pack& pack, const CheckRequest& request, const Text& text,
                    const std::vector<Offence>& phrases) {
  constexpr double kCopy = 0.80;
  constexpr std::size_t kRecent = 200;
  std::size_t seen = 0;
  for (const std::string& earlier : request.recent) {
    if (++seen > kRecent) break;
    if (similarity(text, normalize(pack.guard_fold, earlier)) >= kCopy) return true;
  }
  if (phrases.empty() || has_digit(text)) return false;
  if (phrases.size() >= 2) return true;
  if (!request.review || request.review->text.empty()) return false;
  const Text review = normalize(pack.guard_fold, request.review->text + " " + request.review->append_text);
  const std::size_t length = std::any_of(text.units.begin(), text.units.end(), is_han) ? 2 : 5;
  return shared_count(grams(without(text, phrases), length), grams(review, length)) == 0;
}

struct Script {
  std::size_t han = 0, letters = 0;
};

Script script_of(const Text& text) {
  Script script;
  for (const char16_t unit : text.units) {
    if (is_han(unit))
      ++script.han;
    else if (is_word(unit) && !(unit >= u'0' && unit <= u'9'))
      ++script.letters;
  }
  return script;
}

// A buyer who wrote in Chinese gets no Chinese, or one who wrote none gets mostly Chinese. Names, brands and
// quoted words of the other script do not count as a language.
bool is_other_language(const Text& reply, const Text& review) {
  const Script theirs = script_of(review);
  const Script ours = script_of(reply);
  if (theirs.han + theirs.letters < 4 || ours.han + ours.letters < 6) return false;
  const bool they_write_han = theirs.han * 3 >= theirs.letters;
  if (they_write_han) return ours.han == 0 && ours.letters >= 12;
  return theirs.han == 0 && theirs.letters >= 8 && ours.han * 2 >= ours.letters && ours.han >= 4;
}

void check_forbidden(const Pack& pack, const CheckRequest& request, const Entry& rule, const Text& text,
                     const Setting& setting, std::vector<Finding>& out) {
  for (const std::string& word : request.forbidden) {
    const Text wanted = fold_disguises(normalize(pack.guard_fold, word));
    if (wanted.units.find_first_not_of(u' ') == std::u16string::npos) continue;
    for (std::size_t at = text.units.find(wanted.units); at != std::u16string::npos;
         at = text.units.find(wanted.units, at + wanted.units.size())) {
      const auto start = static_cast<std::uint32_t>(at);
      out.push_back(over(rule, setting, text, text.original_begin(start), text.original_end(start + wanted.size())));
    }
  }
}

}  // namespace

double similarity(const Text& a, const Text& b) {
  const std::set<std::u16string> left = grams(a, 3);
  const std::set<std::u16string> right = grams(b, 3);
  if (left.empty() || right.empty()) return 0;
  return static_cast<double>(shared_count(left, right)) /
         std::sqrt(static_cast<double>(left.size()) * static_cast<double>(right.size()));
}

bool covers_all_words(const Text& text, const std::vector<Offence>& offences) {
  char16_t only = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (!is_word(text.units[i]) || text.units[i] == only || is_inside(i, offences)) continue;
    if (only != 0 || !offences.empty()) return false;
    only = text.units[i];
  }
  return true;
}

std::vector<Finding> check_whole(const Pack& pack, const Platform& profile, const CheckRequest& request,
                                 const Text& text, const Setting& setting, const std::vector<Offence>& phrases) {
  std::vector<Finding> out;
  const auto [first, last] = trimmed(text.original);
  if (first == last) return out;
  const auto rule_at = [&](std::uint16_t entry) -> const Entry* {
    if (entry == kNoEntry || !holds_in(pack.guard.entries[entry], setting)) return nullptr;
    return &pack.guard.entries[entry];
  };
  const Policies& policies = pack.policies;
  if (setting.channel == "public_reply")
    if (const Entry* rule = rule_at(policies.length_limit)) check_length(profile, *rule, text, setting, out);
  if (!request.recent.empty() || !phrases.empty())
    if (const Entry* rule = rule_at(policies.boilerplate);
        rule != nullptr && is_boilerplate(pack, request, text, phrases))
      out.push_back(over(*rule, setting, text, first, last));
  if (request.review)
    if (const Entry* rule = rule_at(policies.language_match)) {
      const Text review = normalize(pack.guard_fold, request.review->text);
      if (is_other_language(text, review)) out.push_back(over(*rule, setting, text, first, last));
    }
  if (!request.forbidden.empty())
    if (const Entry* rule = rule_at(policies.forbidden_word)) check_forbidden(pack, request, *rule, text, setting, out);
  return out;
}

}  // namespace huiping
