// The model names causes and plain words add theirs; without a model the weights of cues decide.
#include "assess/causes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>

#include "model/probability.h"

namespace huiping {
namespace {

constexpr int kLeastPoints = 40;
// In text that sounds positive or neutral only plain evidence counts: a passing word is no complaint.
constexpr int kLeastPointsInPraise = 90;
constexpr int kLeastHintPoints = -30;
constexpr double kBlame = 0.4;        // probability of "negative" from which a text needs a cause, be it a hint
constexpr double kSurelyBlame = 0.8;  // from which it needs one even where no cue shows any
constexpr double kPraise = 0.55;      // probability of "positive" from which a text counts as praise
// Cues of this many points are plain words: no head silences them.
constexpr int kPlainPoints = 80;
constexpr int kPlainGravePoints = 50;
// The weight of a quote that the model alone chose.
constexpr std::uint8_t kHeadWeight = 1;
// Order of causes: how specific the code is (rank 0 to 9 in its data file), and what the buyer says first.
constexpr int kPointsPerRank = 3;
constexpr int kPointsForFirst = 30;
constexpr std::size_t kMostQuotes = 3;
// Log-odds that a cause in praise needs, unless plain words show it.
constexpr double kSureInPraise = 0.4;
constexpr double kFirst = 1e6;  // before or behind all log-odds
constexpr std::string_view kNoReason = "buyer.no_reason";

struct Piece {
  std::size_t reading;
  Evidence evidence;
};

struct Candidate {
  std::uint16_t entry = 0;
  int points = 0;
  int rank = 5;
  std::vector<Piece> pieces;  // heaviest first, then in order of the text
};

int rank_of(const Entry& entry) {
  const std::string& rank = entry.field("rank");
  return rank.empty() ? 5 : rank[0] - '0';
}

// Hazards and fakes are told even inside praise.
bool is_grave(const Entry& entry) { return entry.field("severity") == "3"; }

// The evidence for causes in one reading, in the order of the text.
struct CauseEvidence {
  std::vector<Evidence> all;  // by start
  std::uint32_t longest = 0;

  CauseEvidence(const Reading& reading, EntryRange causes) {
    for (const Evidence& e : reading.evidence) {
      if (e.entry < causes.first || e.entry >= causes.last) continue;
      all.push_back(e);
      longest = std::max(longest, e.end - e.start);
    }
    std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) { return a.start < b.start; });
  }
};

// The same words may speak for two codes; they count for the one that says it more plainly, or more specifically.
bool is_outdone(const Lexicon& lexicon, const CauseEvidence& near, const Evidence& e) {
  bool outdone = false;
  for_each_near(near.all, near.longest, e.start, e.end, [&](const Evidence& other) {
    if (other.entry == e.entry) return;
    outdone = outdone ||
              (other.weight != e.weight ? other.weight > e.weight
                                        : rank_of(lexicon.entries[other.entry]) > rank_of(lexicon.entries[e.entry]));
  });
  return outdone;
}

void sort_pieces(std::vector<Piece>& pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    if (a.evidence.weight != b.evidence.weight) return a.evidence.weight > b.evidence.weight;
    return std::tie(a.reading, a.evidence.start) < std::tie(b.reading, b.evidence.start);
  });
}

std::vector<Candidate> gather(const CauseQuestion& q) {
  const EntryRange range = entries_of(q.pack.assess, "causes");
  std::vector<CauseEvidence> near;
  for (const Reading& reading : q.readings) near.emplace_back(reading, range);
  std::vector<Candidate> candidates;
  for (std::uint16_t i = range.first; i < range.last; ++i) {
    const Entry& entry = q.pack.assess.entries[i];
    Candidate c;
    c.entry = i;
    c.rank = rank_of(entry);
    std::vector<int> weights;
    for (std::size_t r = 0; r < q.readings.size(); ++r)
      for (const Evidence& e : evidence_of(q.readings[r], i)) {
        if (is_outdone(q.pack.assess, near[r], e)) continue;
        c.pieces.push_back({r, e});
        weights.push_back(e.weight);
      }
    sort_pieces(c.pieces);
    c.points = weight_points(std::move(weights));
    candidates.push_back(std::move(c));
  }
  return candidates;
}

int order_points(const Candidate& c, bool first) {
  return c.points + c.rank * kPointsPerRank + (first ? kPointsForFirst : 0);
}

// Where the cause is spoken of first: reading, then position.
std::pair<std::size_t, std::uint32_t> first_place(const Candidate& c) {
  std::pair<std::size_t, std::uint32_t> place{c.pieces.front().reading, c.pieces.front().evidence.start};
  for (const Piece& p : c.pieces) place = std::min(place, {p.reading, p.evidence.start});
  return place;
}

// In a text that surely complains the best hint is better than no cause.
std::vector<Candidate> weak_or_none(std::vector<Candidate> weak, std::optional<Candidate> no_reason) {
  const auto fewer = [](const Candidate& a, const Candidate& b) { return a.points < b.points; };
  const auto best = std::max_element(weak.begin(), weak.end(), fewer);
  if (best != weak.end()) return {*best};
  if (no_reason) return {*no_reason};
  return {};
}

// Negative text in which no cue shows anything: "no reason given", shown by the clause that sounds worst.
std::vector<Candidate> unexplained(const CauseQuestion& q) {
  const auto clause = q.heads.find_clause("tone.negative", q.readings);
  if (!clause) return {};
  const EntryRange range = entries_of(q.pack.assess, "causes");
  for (std::uint16_t i = range.first; i < range.last; ++i)
    if (q.pack.assess.entries[i].code == "buyer.no_reason")
      return {{i, kLeastHintPoints, 0, {{clause->reading, {i, 1, clause->start, clause->end}}}}};
  return {};
}

Cause make_cause(const CauseQuestion& q, const Candidate& c) {
  Cause cause;
  cause.code = q.pack.assess.entries[c.entry].code;
  const int points = std::max(c.points, 0);  // a head may speak against the only cause there is
  cause.confidence = static_cast<double>(points * 100 / (points + kLeastPoints)) / 100;
  std::vector<Piece> shown(c.pieces.begin(),
                           c.pieces.begin() + static_cast<std::ptrdiff_t>(std::min(kMostQuotes, c.pieces.size())));
  std::stable_sort(shown.begin() + 1, shown.end(), [](const Piece& a, const Piece& b) {
    return std::tie(a.reading, a.evidence.start) < std::tie(b.reading, b.evidence.start);
  });
  for (const Piece& p : shown) {
    const Reading& reading = q.readings[p.reading];
    cause.quotes.push_back(reading.text.quote(reading.field, p.evidence.start, p.evidence.end));
  }
  return cause;
}

// Without a model: what cues show, the weightiest first.
std::vector<Cause> weigh_cues(const CauseQuestion& q, std::vector<Candidate> candidates) {
  const bool praise = q.tone.positive >= kPraise;
  const int least = praise ? kLeastPointsInPraise : kLeastPoints;
  std::optional<Candidate> no_reason;
  std::vector<Candidate> found, weak;
  for (Candidate& c : candidates) {
    if (c.pieces.empty()) continue;
    if (q.pack.assess.entries[c.entry].code == "buyer.no_reason")
      no_reason = std::move(c);
    else if (c.points >= (is_grave(q.pack.assess.entries[c.entry]) ? kLeastPoints : least))
      found.push_back(std::move(c));
    else if (c.points >= kLeastHintPoints)
      weak.push_back(std::move(c));
  }
  if (found.empty() && q.tone.negative >= kBlame) found = weak_or_none(std::move(weak), std::move(no_reason));
  if (found.empty() && q.tone.negative >= kSurelyBlame) found = unexplained(q);
  if (found.empty()) return {};
  auto earliest = first_place(found.front());
  for (const Candidate& c : found) earliest = std::min(earliest, first_place(c));
  std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    return order_points(a, first_place(a) == earliest) > order_points(b, first_place(b) == earliest);
  });
  std::vector<Cause> causes;
  for (const Candidate& c : found) causes.push_back(make_cause(q, c));
  return causes;
}

// Words so plain that the model is not asked whether they show a cause; where it is unsure, any clear cue will do.
bool is_plain(const CauseQuestion& q, const Candidate& c, bool praise, bool unsure) {
  if (c.pieces.empty() || c.points == 0) return false;
  const bool grave = is_grave(q.pack.assess.entries[c.entry]);
  if (praise) return c.points >= (grave ? kPlainGravePoints : kLeastPointsInPraise);
  return c.points >= (unsure ? kLeastPoints : grave ? kPlainGravePoints : kPlainPoints);
}

// Log-odds of the model; what it does not know (malicious codes need cues) leads when it is said plainly.
double order_of(const CauseQuestion& q, const Candidate& c) {
  const auto known = q.heads.primary(q.pack.assess.entries[c.entry].code);
  return known ? *known : c.points >= kPlainPoints ? kFirst : -kFirst;
}

double confidence_of(const CauseQuestion& q, const Candidate& c) {
  const auto score = q.heads.score(q.pack.assess.entries[c.entry].code);
  if (!score) return static_cast<double>(c.points * 100 / (c.points + kLeastPoints)) / 100;
  return static_cast<double>(std::lround(logistic(*score) * 100)) / 100;
}

std::vector<Cause> shown(const CauseQuestion& q, const std::vector<Candidate>& found) {
  std::vector<Cause> causes;
  for (const Candidate& c : found) {
    causes.push_back(make_cause(q, c));
    causes.back().confidence = confidence_of(q, c);
  }
  return causes;
}

// The clause that speaks most for the cause is shown too, behind the heaviest cue, unless a cue lies in it.
void add_clause(const CauseQuestion& q, Candidate& c) {
  const auto clause = q.heads.find_clause(q.pack.assess.entries[c.entry].code, q.readings);
  if (!clause) return;
  for (const Piece& p : c.pieces)
    if (p.reading == clause->reading && p.evidence.start < clause->end && clause->start < p.evidence.end) return;
  const Piece piece{clause->reading, {c.entry, kHeadWeight, clause->start, clause->end}};
  c.pieces.insert(c.pieces.begin() + (c.pieces.empty() ? 0 : 1), piece);
}

// The model names the causes, in its order; plain words add theirs; every cause shows words. A reason drives out
// "no reason given".
std::vector<Cause> join_model(const CauseQuestion& q, std::vector<Candidate> candidates) {
  const bool praise = q.tone.positive >= kPraise;
  std::vector<std::string_view> named = q.heads.causes();
  if (named.empty() && q.tone.negative >= kBlame) named = {q.heads.best_cause()};
  const bool unsure = named.empty() || q.heads.score(named.front()).value_or(0) < 0;
  const auto is_named = [&](const Candidate& c) {
    return std::find(named.begin(), named.end(), q.pack.assess.entries[c.entry].code) != named.end();
  };
  std::vector<Candidate> found;
  bool has_reason = false;
  for (Candidate& c : candidates) {
    const std::string& code = q.pack.assess.entries[c.entry].code;
    const bool plain = is_plain(q, c, praise, unsure) && code != kNoReason;
    const bool knows = q.heads.primary(code).has_value();
    const bool denied = !plain && is_denied(q.readings, c.entry);
    if (denied && (q.tone.negative < kBlame || q.heads.score(code).value_or(0) < kSureInPraise)) continue;
    // Praise names what it lacks ("no scratches", "they answered at once"): the model alone hears too much in it.
    if (praise && !plain && (c.points == 0 || q.heads.score(code).value_or(0) < kSureInPraise)) continue;
    if (!(knows && is_named(c)) && !plain && (knows || c.points < kLeastPoints)) continue;
    add_clause(q, c);
    if (c.pieces.empty()) continue;
    has_reason = has_reason || plain || !knows || (code != kNoReason && named.front() != kNoReason);
    found.push_back(std::move(c));
  }
  if (found.empty() && q.tone.negative >= kSurelyBlame) return shown(q, unexplained(q));
  const bool none_given = !has_reason && !named.empty() && named.front() == kNoReason;
  std::erase_if(found,
                [&](const Candidate& c) { return (q.pack.assess.entries[c.entry].code == kNoReason) != none_given; });
  std::stable_sort(found.begin(), found.end(),
                   [&](const Candidate& a, const Candidate& b) { return order_of(q, a) > order_of(q, b); });
  return shown(q, found);
}

}  // namespace

int weight_points(std::vector<int> weights) {
  std::sort(weights.begin(), weights.end(), std::greater<>());
  int points = 0;
  for (std::size_t i = 0; i < weights.size() && i < 3; ++i) points += weights[i] * 10 / (1 << i);
  return points;
}

int complaint_points(const Lexicon& lexicon, const Reading& reading) {
  const EntryRange range = entries_of(lexicon, "causes");
  std::vector<int> weights;
  for (const Evidence& e : reading.evidence)
    if (e.entry >= range.first && e.entry < range.last) weights.push_back(e.weight);
  return weight_points(std::move(weights)) / 10;
}

std::vector<Cause> find_causes(const CauseQuestion& q) {
  return q.heads.has_model() ? join_model(q, gather(q)) : weigh_cues(q, gather(q));
}

}  // namespace huiping
