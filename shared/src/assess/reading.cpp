// Reads one field: scan, strike out what is vetoed or negated, join what overlaps.
#include "assess/reading.h"

#include <algorithm>

#include "text/normalize.h"

namespace huiping {
namespace {

bool stands_before(const Evidence& a, const Evidence& b) {
  if (a.entry != b.entry) return a.entry < b.entry;
  return a.start != b.start ? a.start < b.start : a.end < b.end;
}

// The heavier cue gives the quote; of equal ones the longer, because it says more.
bool says_more(const Evidence& a, const Evidence& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.end - a.start > b.end - b.start;
}

void join_overlaps(std::vector<Evidence>& all) {
  std::sort(all.begin(), all.end(), stands_before);
  std::size_t joined = 0;
  std::uint32_t covered = 0;  // end of the group of overlapping cues that all[joined - 1] stands for
  for (const Evidence next : all) {
    if (joined > 0 && all[joined - 1].entry == next.entry && next.start < covered) {
      covered = std::max(covered, next.end);
      if (says_more(next, all[joined - 1])) all[joined - 1] = next;
    } else {
      all[joined++] = next;
      covered = next.end;
    }
  }
  all.resize(joined);
}

bool shows(const Reading& reading, std::uint16_t entry) {
  const auto it = std::lower_bound(reading.evidence.begin(), reading.evidence.end(), entry,
                                   [](const Evidence& e, std::uint16_t wanted) { return e.entry < wanted; });
  return it != reading.evidence.end() && it->entry == entry;
}

// An entry that is also shown is not denied.
void keep_denied(Reading& reading) {
  auto& denied = reading.denied;
  if (denied.empty()) return;
  std::sort(denied.begin(), denied.end());
  denied.erase(std::unique(denied.begin(), denied.end()), denied.end());
  std::erase_if(denied, [&](std::uint16_t entry) { return shows(reading, entry); });
}

}  // namespace

void FieldReader::read(const Pack& pack, Field field, std::string_view utf8, Reading& out) {
  out.field = field;
  normalize(pack.fold, utf8, out.text);
  read_evidence(pack, out);
}

void FieldReader::read(const Pack& pack, Field field, std::u16string_view units, Reading& out) {
  out.field = field;
  normalize(pack.fold, units, out.text);
  read_evidence(pack, out);
}

void FieldReader::read_evidence(const Pack& pack, Reading& out) {
  const Lexicon& lexicon = pack.assess;
  const EntryRange languages = pack.codes.languages;
  lexicon.scan(out.text, scan_);
  vetoes_.clear();
  std::uint32_t longest = 0;
  for (const Match& match : scan_.matches) {
    const Pattern& pattern = lexicon.patterns[match.pattern];
    if (pattern.role != Role::veto) continue;
    vetoes_.push_back({pattern.entry, 0, match.start, match.end});
    longest = std::max(longest, match.end - match.start);
  }
  const auto is_vetoed = [&](std::uint16_t entry, const Match& match) {
    bool vetoed = false;
    if (vetoes_.empty()) return false;
    for_each_near(vetoes_, longest, match.start, match.end,
                  [&](const Evidence& veto) { vetoed = vetoed || veto.entry == entry; });
    return vetoed;
  };
  out.evidence.clear();
  out.denied.clear();
  // A mark that something innocent explains is denied too, unless other words show it. Not so causes: their vetoes
  // are often other complaints.
  for (const Evidence& veto : vetoes_)
    if (!pack.codes.causes.holds(veto.entry)) out.denied.push_back(veto.entry);
  out.languages.assign(static_cast<std::size_t>(languages.last - languages.first), 0);
  for (const Match& match : scan_.matches) {
    const Pattern& pattern = lexicon.patterns[match.pattern];
    if (pattern.role != Role::cue) continue;
    // Function words are only counted.
    if (languages.holds(pattern.entry)) {
      std::uint16_t& count = out.languages[static_cast<std::size_t>(pattern.entry - languages.first)];
      count = static_cast<std::uint16_t>(std::min(count + 1, 0xffff));
    } else if (is_vetoed(pattern.entry, match) ||
               (!pattern.ignores_negation && lexicon.negated(out.text, scan_, match.start))) {
      out.denied.push_back(pattern.entry);
    } else {
      out.evidence.push_back({pattern.entry, pattern.weight, match.start, match.end});
    }
  }
  join_overlaps(out.evidence);
  keep_denied(out);
}

Reading read_field(const Pack& pack, Field field, std::string_view utf8) {
  Reading reading;
  FieldReader().read(pack, field, utf8, reading);
  return reading;
}

bool is_denied(std::span<const Reading> readings, std::uint16_t entry) {
  bool denied = false;
  for (const Reading& reading : readings) {
    denied = denied || std::binary_search(reading.denied.begin(), reading.denied.end(), entry);
    if (shows(reading, entry)) return false;
  }
  return denied;
}

}  // namespace huiping
