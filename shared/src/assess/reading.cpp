// Reads one field: scan, match, strike out what is vetoed or negated, join what overlaps.
#include "assess/reading.h"

#include <algorithm>
#include <tuple>

#include "text/normalize.h"

namespace huiping {
namespace {

// Cues that something innocent explains, in the order of the text.
struct Vetoes {
  std::vector<Evidence> all;  // by start; weight is not used
  std::uint32_t longest = 0;

  void add(std::uint16_t entry, const Match& match) {
    all.push_back({entry, 0, match.start, match.end});
    longest = std::max(longest, match.end - match.start);
  }
  bool cover(std::uint16_t entry, const Match& match) const {
    bool covered = false;
    for_each_near(all, longest, match.start, match.end,
                  [&](const Evidence& veto) { covered = covered || veto.entry == entry; });
    return covered;
  }
};

bool stands_before(const Evidence& a, const Evidence& b) {
  return std::tie(a.entry, a.start, a.end) < std::tie(b.entry, b.start, b.end);
}

// The heavier cue gives the quote; of equal ones the longer, because it says more.
bool says_more(const Evidence& a, const Evidence& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.end - a.start > b.end - b.start;
}

std::vector<Evidence> join_overlaps(std::vector<Evidence> all) {
  std::sort(all.begin(), all.end(), stands_before);
  std::vector<Evidence> joined;
  std::uint32_t covered = 0;  // end of the group of overlapping cues that joined.back() stands for
  for (const Evidence& next : all) {
    if (!joined.empty() && joined.back().entry == next.entry && next.start < covered) {
      covered = std::max(covered, next.end);
      if (says_more(next, joined.back())) joined.back() = next;
    } else {
      joined.push_back(next);
      covered = next.end;
    }
  }
  return joined;
}

// An entry that is also shown is not denied.
void keep_denied(Reading& reading) {
  auto& denied = reading.denied;
  std::sort(denied.begin(), denied.end());
  denied.erase(std::unique(denied.begin(), denied.end()), denied.end());
  const auto is_shown = [&](std::uint16_t entry) {
    return std::any_of(reading.evidence.begin(), reading.evidence.end(),
                       [&](const Evidence& e) { return e.entry == entry; });
  };
  denied.erase(std::remove_if(denied.begin(), denied.end(), is_shown), denied.end());
}

}  // namespace

Reading read_field(const Lexicon& lexicon, const FoldTable& fold, Field field, std::string_view utf8) {
  Reading reading;
  reading.field = field;
  reading.text = normalize(fold, utf8);
  Scan scan;
  lexicon.scan(reading.text, scan);
  Vetoes vetoes;
  for (const Match& match : scan.matches) {
    const Pattern& pattern = lexicon.patterns[match.pattern];
    if (pattern.role == Role::veto) vetoes.add(pattern.entry, match);
  }
  std::vector<Evidence> all;
  for (const Match& match : scan.matches) {
    const Pattern& pattern = lexicon.patterns[match.pattern];
    if (pattern.role != Role::cue) continue;
    if (vetoes.cover(pattern.entry, match) ||
        (!pattern.ignores_negation && lexicon.negated(reading.text, scan, match.start)))
      reading.denied.push_back(pattern.entry);
    else
      all.push_back({pattern.entry, pattern.weight, match.start, match.end});
  }
  reading.evidence = join_overlaps(std::move(all));
  keep_denied(reading);
  return reading;
}

std::vector<Evidence> evidence_of(const Reading& reading, std::uint16_t entry) {
  std::vector<Evidence> found;
  for (const Evidence& e : reading.evidence)
    if (e.entry == entry) found.push_back(e);
  return found;
}

bool is_denied(const std::vector<Reading>& readings, std::uint16_t entry) {
  bool denied = false;
  for (const Reading& reading : readings) {
    denied = denied || std::binary_search(reading.denied.begin(), reading.denied.end(), entry);
    if (!evidence_of(reading, entry).empty()) return false;
  }
  return denied;
}

EntryRange entries_of(const Lexicon& lexicon, std::string_view kind) {
  const auto is_kind = [&](const Entry& e) { return e.kind == kind; };
  const auto begin = lexicon.entries.begin(), end = lexicon.entries.end();
  const auto first = std::find_if(begin, end, is_kind);
  const auto last = std::find_if_not(first, end, is_kind);
  return {static_cast<std::uint16_t>(first - begin), static_cast<std::uint16_t>(last - begin)};
}

}  // namespace huiping
