// Tries rewrites and keeps the first that is clean.
#include "guard/repair.h"

#include <algorithm>

#include "guard/judge.h"
#include "guard/sense.h"

namespace huiping {
namespace {

std::size_t count_of(const std::vector<Offence>& offences, std::uint16_t rule) {
  return static_cast<std::size_t>(
      std::count_if(offences.begin(), offences.end(), [&](const Offence& o) { return o.rule == rule; }));
}

// No rule has more offences than before, and the mended one has fewer. Rules that ask something of the text as a
// whole (a next step) do not count: a rewrite of one sentence cannot answer them.
bool is_better(const Policies& policies, const std::vector<Offence>& before, const std::vector<Offence>& after,
               std::uint16_t rule) {
  if (count_of(after, rule) >= count_of(before, rule)) return false;
  return std::all_of(after.begin(), after.end(), [&](const Offence& o) {
    // Filler words are an offence only where there is nothing else (guard/check.cpp).
    return policies.of[o.rule].asks_of_text || o.rule == policies.meaningless ||
           count_of(after, o.rule) <= count_of(before, o.rule);
  });
}

bool says_something(std::u16string_view text) {
  std::size_t letters = 0;
  for (const char16_t unit : text) {
    if (is_han(unit))
      letters += 3;
    else if ((unit | 0x20) >= u'a' && (unit | 0x20) <= u'z')
      ++letters;
  }
  return letters >= 12;
}

}  // namespace

std::optional<Fix> find_fix(const Pack& pack, const Text& text, const Setting& setting, const Offence& offence,
                            const std::vector<Offence>& offences) {
  const Entry& rule = pack.guard.entries[offence.rule];
  const std::u16string replacement = to_utf16(rule.field(is_mostly_han(text.units) ? "replace zh" : "replace en"));
  const std::pair<std::uint32_t, std::uint32_t> clauses = {text.clause_at(offence.start).first,
                                                           text.clause_at(offence.end - 1).second};
  const std::pair<std::uint32_t, std::uint32_t> sentences = {text.sentence_at(offence.start).first,
                                                             text.sentence_at(offence.end - 1).second};
  const std::pair<std::uint32_t, std::uint32_t> whole_text = {0, text.size()};
  for (const std::u16string* words : {&replacement, static_cast<const std::u16string*>(nullptr)}) {
    if (words != nullptr && words->empty()) continue;
    for (const auto& [first, last] : {clauses, sentences, whole_text}) {
      if (words == nullptr && first == 0 && last == text.size()) continue;
      const std::uint32_t begin = text.original_begin(first);
      const std::uint32_t end = text.original_end(last);
      const std::u16string head = text.original.substr(0, begin);
      const std::u16string tail = text.original.substr(end);
      const bool repeats =
          words != nullptr && (head.find(*words) != std::u16string::npos || tail.find(*words) != std::u16string::npos);
      std::u16string middle = words == nullptr || repeats ? std::u16string() : *words;
      if (!middle.empty() && !tail.empty() && middle.back() == u'.' && tail.front() != u' ') middle.push_back(u' ');
      const std::u16string whole = head + middle + tail;
      if (!says_something(whole)) continue;
      const Text mended = read_draft(pack, whole);
      if (!is_better(pack.policies, offences, judge(pack, mended, setting), offence.rule)) continue;
      return Fix{to_utf8(middle), begin, end};
    }
  }
  return std::nullopt;
}

}  // namespace huiping
