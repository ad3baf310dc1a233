// Matches the rules and weighs their exceptions.
#include "guard/offence.h"

#include <algorithm>

#include "guard/sense.h"

namespace huiping {
namespace {

// The matches of one rule, by what their lines are for.
struct RuleMatches {
  std::vector<Span> patterns, unless, unless_clause, unless_sentence;
  bool unless_text = false;
};

void sort_in(const Pattern& pattern, const Match& match, RuleMatches& out) {
  const Span span{match.start, match.end};
  switch (pattern.role) {
    case Role::pattern:
      out.patterns.push_back(span);
      break;
    case Role::unless:
      out.unless.push_back(span);
      break;
    case Role::unless_clause:
      out.unless_clause.push_back(span);
      break;
    case Role::unless_sentence:
      out.unless_sentence.push_back(span);
      break;
    case Role::unless_text:
      out.unless_text = true;
      break;
    case Role::cue:
    case Role::veto:
      break;
  }
}

bool is_excused(const Text& text, const RuleMatches& rule, Span span) {
  const auto touches = [](std::uint32_t a_first, std::uint32_t a_last, std::uint32_t b_first, std::uint32_t b_last) {
    return a_first <= b_last && b_first <= a_last;
  };
  for (const Span& excuse : rule.unless)
    if (excuse.start < span.end && span.start < excuse.end) return true;
  for (const Span& excuse : rule.unless_clause)
    if (touches(text.clause[excuse.start], text.clause[excuse.end - 1], text.clause[span.start],
                text.clause[span.end - 1]))
      return true;
  for (const Span& excuse : rule.unless_sentence)
    if (touches(text.sentence[excuse.start], text.sentence[excuse.end - 1], text.sentence[span.start],
                text.sentence[span.end - 1]))
      return true;
  return false;
}

// The stretches of text in which the rule's exceptions hold.
void add_excuses(const Text& text, const RuleMatches& rule, std::uint16_t index, std::vector<Offence>& out) {
  if (rule.unless_text) out.push_back({index, 0, text.size(), Voice::pattern});
  for (const Span& span : rule.unless) out.push_back({index, span.start, span.end, Voice::pattern});
  for (const Span& span : rule.unless_clause) out.push_back({index, span.start, span.end, Voice::pattern});
  for (const Span& span : rule.unless_sentence)
    out.push_back({index, text.sentence_at(span.start).first, text.sentence_at(span.end - 1).second, Voice::pattern});
}

// A rule with `about text` asks for something: the whole text breaks it unless an unless-text pattern is there.
bool speaks_of_text(const Entry& rule) { return rule.kind == "policy" && rule.field("about") == "text"; }

// Shorter texts are a matter of meaningless-reply.
bool says_enough(const Text& text) {
  constexpr std::size_t kLeast = 12;
  std::size_t letters = 0;
  for (const char16_t unit : text.units) letters += is_han(unit) ? 3u : (unit >= u'a' && unit <= u'z' ? 1u : 0u);
  return letters >= kLeast;
}

// What takes the edge off whatever follows it: somebody else's words told again, or a denial of the act.
struct Covers {
  std::vector<Span> reported, denial;
};

// True when a phrase of these opens the span (where that counts), or ends before it in its clause at most `reach` units
// away (twice that for words written with blanks).
bool is_covered(const Text& text, const std::vector<Span>& phrases, Span span, std::uint32_t reach, bool opens) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Span& phrase) {
    if (opens && phrase.start == span.start && phrase.end < span.end) return true;
    if (phrase.end > span.start || text.clause[phrase.start] != text.clause[span.start]) return false;
    const std::uint32_t farthest = is_han(text.units[phrase.end - 1]) ? reach : 2 * reach;
    return phrase.end + farthest >= span.start;
  });
}

}  // namespace

Evidence find_evidence(const Pack& pack, const Text& text, const Setting& setting, bool with_signs) {
  const Lexicon& guard = pack.guard;
  Evidence evidence;
  std::vector<RuleMatches> rules(guard.entries.size());
  Covers covers;
  Scan scan;
  guard.scan(text, scan);
  for (const Match& match : scan.matches) {  // sorted by start
    const Pattern& pattern = guard.patterns[match.pattern];
    const Entry& entry = guard.entries[pattern.entry];
    if (entry.kind == kWordClass) {
      if (entry.code == "reported") covers.reported.push_back({match.start, match.end});
      if (entry.code == "denied") covers.denial.push_back({match.start, match.end});
      if (with_signs) evidence.signs.push_back({match.start, mark_of(entry.code)});
      continue;
    }
    sort_in(pattern, match, rules[pattern.entry]);
  }
  std::vector<Offence>& offences = evidence.offences;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const RuleMatches& rule = rules[i];
    add_excuses(text, rule, static_cast<std::uint16_t>(i), evidence.excuses);
    if (rule.unless_text || (rule.patterns.empty() && !speaks_of_text(guard.entries[i])) ||
        !holds_in(guard.entries[i], setting))
      continue;
    if (rule.patterns.empty()) {
      if (says_enough(text)) offences.push_back({static_cast<std::uint16_t>(i), 0, text.size(), Voice::pattern});
      continue;
    }
    const std::size_t first = offences.size();
    const std::string& counts = guard.entries[i].field("counts");
    const bool weigh_reported = counts.find("reported") == std::string::npos;
    const bool weigh_denial = counts.find("denied") == std::string::npos;
    for (const Span& span : rule.patterns) {
      if (is_excused(text, rule, span)) continue;
      if (weigh_reported && is_covered(text, covers.reported, span, 24, true)) continue;
      if (weigh_denial && is_covered(text, covers.denial, span, 5, false)) continue;
      if (offences.size() > first && span.start < offences.back().end)
        offences.back().end = std::max(offences.back().end, span.end);
      else
        offences.push_back({static_cast<std::uint16_t>(i), span.start, span.end, Voice::pattern});
    }
  }
  return evidence;
}

}  // namespace huiping
