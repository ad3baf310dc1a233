// Matches the rules and weighs their exceptions.
#include "guard/offence.h"

#include <algorithm>
#include <utility>

namespace huiping {
namespace {

// The matches of one rule, by what their lines are for.
struct RuleMatches {
  std::vector<Span> patterns, unless, unless_clause, unless_sentence;
  bool unless_text = false;

  void clear() {
    for (std::vector<Span>* spans : {&patterns, &unless, &unless_clause, &unless_sentence}) spans->clear();
    unless_text = false;
  }

  void sort_in(Role role, Span span) {
    switch (role) {
      case Role::pattern:
        patterns.push_back(span);
        break;
      case Role::unless:
        unless.push_back(span);
        break;
      case Role::unless_clause:
        unless_clause.push_back(span);
        break;
      case Role::unless_sentence:
        unless_sentence.push_back(span);
        break;
      case Role::unless_text:
        unless_text = true;
        break;
      case Role::cue:
      case Role::veto:
        break;
    }
  }
};

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

// Room that is used again from text to text.
struct Room {
  Scan scan;
  std::vector<std::pair<std::uint16_t, std::uint32_t>> met;  // entry and number of each match of a rule
  RuleMatches rule;
  Covers covers;
};

class EvidenceFinder {
 public:
  EvidenceFinder(const Pack& pack, const Text& text, const Setting& setting, Room& room)
      : pack_(pack), text_(text), setting_(setting), room_(room) {}

  Evidence run() {
    pack_.guard.scan(text_, room_.scan);
    read_matches();
    auto asking = pack_.policies.asking.begin();
    const auto ask_before = [&](std::uint32_t entry) {
      for (; asking != pack_.policies.asking.end() && *asking < entry; ++asking) ask(*asking);
    };
    for (auto match = room_.met.begin(); match != room_.met.end();) {
      const std::uint16_t entry = match->first;
      ask_before(entry);
      if (asking != pack_.policies.asking.end() && *asking == entry) ++asking;
      room_.rule.clear();
      for (; match != room_.met.end() && match->first == entry; ++match) {
        const Match& found = room_.scan.matches[match->second];
        room_.rule.sort_in(pack_.guard.patterns[found.pattern].role, {found.start, found.end});
      }
      weigh(entry);
    }
    ask_before(kNoEntry);
    return std::move(evidence_);
  }

 private:
  void read_matches() {
    room_.met.clear();
    room_.covers.reported.clear();
    room_.covers.denial.clear();
    for (std::uint32_t i = 0; i < room_.scan.matches.size(); ++i) {  // sorted by start
      const Match& match = room_.scan.matches[i];
      const std::uint16_t entry = pack_.guard.patterns[match.pattern].entry;
      const Policy& policy = pack_.policies.of[entry];
      if (policy.is_rule) {
        room_.met.emplace_back(entry, i);
        continue;
      }
      if (policy.is_reported) room_.covers.reported.push_back({match.start, match.end});
      if (policy.is_denial) room_.covers.denial.push_back({match.start, match.end});
      evidence_.signs.push_back({match.start, entry, policy.mark});
    }
    std::sort(room_.met.begin(), room_.met.end());
  }

  // A rule that asks something of the text, of which nothing was met.
  void ask(std::uint16_t entry) {
    if (says_enough(text_) && holds_in(pack_.guard.entries[entry], setting_))
      evidence_.offences.push_back({entry, 0, text_.size(), Voice::pattern});
  }

  void weigh(std::uint16_t entry) {
    const RuleMatches& rule = room_.rule;
    const Policy& policy = pack_.policies.of[entry];
    add_excuses(text_, rule, entry, evidence_.excuses);
    if (rule.unless_text) return;
    if (rule.patterns.empty()) {
      if (policy.asks_of_text) ask(entry);
      return;
    }
    if (!holds_in(pack_.guard.entries[entry], setting_)) return;
    std::vector<Offence>& offences = evidence_.offences;
    const std::size_t first = offences.size();
    for (const Span& span : rule.patterns) {
      if (is_excused(text_, rule, span)) continue;
      if (!policy.counts_reported && is_covered(text_, room_.covers.reported, span, 24, true)) continue;
      if (!policy.counts_denied && is_covered(text_, room_.covers.denial, span, 5, false)) continue;
      if (offences.size() > first && span.start < offences.back().end)
        offences.back().end = std::max(offences.back().end, span.end);
      else
        offences.push_back({entry, span.start, span.end, Voice::pattern});
    }
  }

  const Pack& pack_;
  const Text& text_;
  const Setting& setting_;
  Room& room_;
  Evidence evidence_;
};

}  // namespace

Evidence find_evidence(const Pack& pack, const Text& text, const Setting& setting) {
  thread_local Room room;
  return EvidenceFinder(pack, text, setting, room).run();
}

}  // namespace huiping
