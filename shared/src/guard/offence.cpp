// Matches the rules and weighs their exceptions.
#include "guard/offence.h"

#include <algorithm>

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

}  // namespace

std::vector<Offence> find_offences(const Pack& pack, const Text& text, const Setting& setting) {
  const Lexicon& guard = pack.guard;
  std::vector<RuleMatches> rules(guard.entries.size());
  Scan scan;
  guard.scan(text, scan);
  for (const Match& match : scan.matches) {
    const Pattern& pattern = guard.patterns[match.pattern];
    sort_in(pattern, match, rules[pattern.entry]);
  }
  std::vector<Offence> offences;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const RuleMatches& rule = rules[i];
    if (rule.patterns.empty() || rule.unless_text || !holds_in(guard.entries[i], setting)) continue;
    const std::size_t first = offences.size();
    for (const Span& span : rule.patterns) {  // sorted by start, as the matches are
      if (is_excused(text, rule, span)) continue;
      if (offences.size() > first && span.start < offences.back().end)
        offences.back().end = std::max(offences.back().end, span.end);
      else
        offences.push_back({static_cast<std::uint16_t>(i), span.start, span.end});
    }
  }
  return offences;
}

}  // namespace huiping
