// The model names causes and plain words add theirs; without a model the weights of cues decide.
#include "assess/causes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "model/probability.h"

namespace huiping {
namespace {

constexpr int kLeastPoints = 40;
// In text that sounds positive or neutral only plain evidence counts: a passing word is no complaint.
constexpr int kLeastPointsInPraise = 90;
constexpr double kBlame = 0.4;        // probability of "negative" from which a text needs a cause, be it a hint
constexpr double kSurelyBlame = 0.8;  // from which it needs one even where no cue shows any
constexpr double kPraise = 0.55;      // probability of "positive" from which a text counts as praise
// Cues of this many points are plain words: no head silences them.
constexpr int kPlainPoints = 80;
constexpr int kPlainGravePoints = 50;
// Order of causes without a model: how specific the code is, and what the buyer says first.
constexpr int kPointsPerRank = 3;
constexpr int kPointsForFirst = 30;
constexpr std::size_t kMostQuotes = 3;
// Log-odds that a cause in praise needs, unless plain words show it.
constexpr std::int32_t kSureInPraise = 2 * kLogit / 5;
// By so much the likeliest cause has to be ahead of "no cause" for the model to be trusted against words that deny it.
constexpr std::int32_t kTrusted = 2 * kLogit;
// Plain words add no cause that the model holds for this unlikely.
constexpr std::int32_t kLeastOfPlain = -kLogit;
constexpr std::int32_t kLeastOfGrave = -2 * kLogit;
// Log-odds from which the likeliest cause is said of a complaint for which the model would rather name none.
constexpr std::int32_t kLeastGuess = -kLogit;
// Before or behind all log-odds.
constexpr std::int32_t kFirst = std::numeric_limits<std::int32_t>::max();

// Hazards and fakes are told even inside praise.
bool is_grave(const Pack& pack, std::uint16_t entry) { return pack.codes.severity[entry] == 3; }

// Where a piece stands: reading, then position.
std::pair<std::uint8_t, std::uint32_t> place_of(const Piece& piece) { return {piece.reading, piece.evidence.start}; }

bool is_heavier(const Piece& a, const Piece& b) {
  if (a.evidence.weight != b.evidence.weight) return a.evidence.weight > b.evidence.weight;
  return place_of(a) < place_of(b);
}

int percent_of_points(int points) { return points * 100 / (points + kLeastPoints); }

int percent_of_log_odds(std::int32_t log_odds) {
  return static_cast<int>(std::lround(logistic(static_cast<double>(log_odds) / kLogit) * 100));
}

}  // namespace

// The same words may speak for two codes; they count for the one that says it more plainly, or more specifically.
bool CauseFinder::is_outdone(const CauseQuestion& q, const Piece& piece) const {
  const Nearby& near = nearby_[piece.reading];
  const auto& rank = q.pack.codes.rank;
  const Evidence& e = piece.evidence;
  bool outdone = false;
  for_each_near(near.all, near.longest, e.start, e.end, [&](const Evidence& other) {
    if (other.entry == e.entry) return;
    outdone = outdone || (other.weight != e.weight ? other.weight > e.weight : rank[other.entry] > rank[e.entry]);
  });
  return outdone;
}

void CauseFinder::gather(const CauseQuestion& q) {
  const EntryRange causes = q.pack.codes.causes;
  for (Nearby& near : nearby_) {
    near.all.clear();
    near.longest = 0;
  }
  for (const Piece& piece : q.gathered.pieces) {
    if (!causes.holds(piece.evidence.entry)) continue;
    Nearby& near = nearby_[piece.reading];
    near.all.push_back(piece.evidence);
    near.longest = std::max(near.longest, piece.evidence.end - piece.evidence.start);
  }
  for (Nearby& near : nearby_)
    std::sort(near.all.begin(), near.all.end(), [](const Evidence& a, const Evidence& b) {
      return a.start != b.start ? a.start < b.start : a.entry < b.entry;
    });
  pieces_.clear();
  candidates_.clear();
  for (const EntryPieces& shown : q.gathered.entries) {
    if (!causes.holds(shown.entry)) continue;
    Candidate c{shown.entry, 0, pieces_.size(), 0};
    Points points;
    for (const Piece& piece : q.gathered.of(shown)) {
      if (is_outdone(q, piece)) continue;
      pieces_.push_back(piece);
      points.add(piece.evidence.weight);
    }
    c.last = pieces_.size();
    if (c.first == c.last) continue;
    std::sort(pieces_.begin() + static_cast<std::ptrdiff_t>(c.first), pieces_.end(), is_heavier);
    c.points = points.sum();
    candidates_.push_back(c);
  }
}

// Words so plain that the model is not asked whether they show a cause; where it is unsure, any clear cue will do.
bool CauseFinder::is_plain(const CauseQuestion& q, const Candidate& c, bool praise, bool unsure) const {
  if (c.points == 0) return false;
  const bool grave = is_grave(q.pack, c.entry);
  if (praise) return c.points >= (grave ? kPlainGravePoints : kLeastPointsInPraise);
  return c.points >= (unsure ? kLeastPoints : grave ? kPlainGravePoints : kPlainPoints);
}

// The heaviest pieces of a candidate.
FoundCause CauseFinder::show(const CauseQuestion& q, const Candidate& c) const {
  FoundCause cause;
  cause.entry = c.entry;
  const auto score = q.heads.score(c.entry);
  cause.confidence = score ? percent_of_log_odds(*score) : percent_of_points(c.points);
  for (std::size_t i = c.first; i < c.last && cause.count < cause.pieces.size(); ++i)
    cause.pieces[cause.count++] = pieces_[i];
  return cause;
}

// The clause that speaks most for the cause is shown too, behind the heaviest cue, unless a cue lies in it.
void CauseFinder::add_clause(const CauseQuestion& q, FoundCause& cause) const {
  const auto clause = q.heads.find_clause(cause.entry);
  if (!clause) return;
  for (const Piece& p : cause.shown())
    if (p.reading == clause->reading && p.evidence.start < clause->evidence.end &&
        clause->evidence.start < p.evidence.end)
      return;
  const std::size_t at = cause.count == 0 ? 0 : 1;
  cause.count = static_cast<std::uint8_t>(std::min<std::size_t>(cause.count + 1u, cause.pieces.size()));
  for (std::size_t i = cause.count - 1u; i > at; --i) cause.pieces[i] = cause.pieces[i - 1];
  cause.pieces[at] = *clause;
}

// Negative text in which no cue shows anything: "no reason given", shown by the clause that sounds worst.
void CauseFinder::give_no_reason(const CauseQuestion& q, std::vector<FoundCause>& out) const {
  const auto clause = q.heads.find_worst_clause();
  const std::uint16_t entry = q.pack.codes.no_reason;
  if (!clause || entry == kNoEntry) return;
  FoundCause cause;
  cause.entry = entry;
  cause.confidence = percent_of_log_odds(q.heads.score(entry).value_or(0));
  cause.count = 1;
  cause.pieces[0] = *clause;
  out.push_back(cause);
}

// The model names the causes, in its order; plain words add theirs; every cause shows words. A reason drives out
// "no reason given".
void CauseFinder::join_model(const CauseQuestion& q, std::vector<FoundCause>& out) {
  const std::uint16_t no_reason = q.pack.codes.no_reason;
  const bool praise = q.tone.positive >= kPraise;
  const std::uint16_t best[] = {q.heads.best_cause()};
  std::span<const std::uint16_t> named = q.heads.causes();
  if (named.empty() && q.tone.negative >= kBlame && best[0] != kNoEntry &&
      q.heads.score(best[0]).value_or(0) >= kLeastGuess)
    named = best;
  const bool unsure = named.empty() || q.heads.score(named.front()).value_or(0) < 0;
  // Causes that the model names without any cue are candidates too.
  for (const std::uint16_t entry : named)
    if (std::none_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return c.entry == entry; }))
      candidates_.push_back({entry, 0, 0, 0});
  std::sort(candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return a.entry < b.entry; });
  bool has_reason = false;
  for (const Candidate& c : candidates_) {
    const bool knows = q.heads.primary(c.entry).has_value();
    const bool is_named = std::find(named.begin(), named.end(), c.entry) != named.end();
    const std::int32_t least = is_grave(q.pack, c.entry) ? kLeastOfGrave : kLeastOfPlain;
    const bool plain = c.entry != no_reason && is_plain(q, c, praise, unsure) &&
                       (is_named || !knows || q.heads.score(c.entry).value_or(0) >= least);
    if (!plain) {
      const bool first = is_named && c.entry == named.front();
      const std::int32_t score = q.heads.score(c.entry).value_or(0);
      // In what sounds more pleased than not, what is denied is denied.
      const bool trusted = first && score >= 0 && q.heads.lead() >= kTrusted && q.tone.negative >= q.tone.positive;
      if (!trusted && is_denied(q.readings, c.entry)) continue;
      // Praise names what it lacks ("no scratches", "they answered at once"): the model alone hears too much in it, but
      // for its first cause, which it has weighed against the tone.
      if (praise && !first && (c.points == 0 || score < kSureInPraise)) continue;
      if (!(knows && is_named) && (knows || c.points < kLeastPoints)) continue;
    }
    FoundCause cause = show(q, c);
    add_clause(q, cause);
    if (cause.count == 0) continue;
    has_reason = has_reason || plain || !knows || (c.entry != no_reason && named.front() != no_reason);
    out.push_back(cause);
  }
  if (out.empty() && q.tone.negative >= kSurelyBlame) {
    give_no_reason(q, out);
    return;
  }
  const bool none_given = !has_reason && !named.empty() && named.front() == no_reason;
  std::erase_if(out, [&](const FoundCause& c) { return (c.entry == no_reason) != none_given; });
  // Log-odds of the model; what it does not know (malicious codes need cues) leads when it is said plainly.
  const auto order_of = [&](const FoundCause& c) {
    if (const auto known = q.heads.primary(c.entry)) return *known;
    return q.gathered.points(c.entry) >= kPlainPoints ? kFirst : -kFirst;
  };
  std::sort(out.begin(), out.end(), [&](const FoundCause& a, const FoundCause& b) {
    const std::int32_t first = order_of(a), second = order_of(b);
    return first != second ? first > second : a.entry < b.entry;
  });
  if (out.empty()) return;
  if (const auto confidence = q.heads.confidence(out.front().entry))
    out.front().confidence = static_cast<int>(std::lround(*confidence * 100));
}

// Without a model: what cues show, the weightiest first.
void CauseFinder::weigh_cues(const CauseQuestion& q, std::vector<FoundCause>& out) {
  const bool praise = q.tone.positive >= kPraise;
  const int least = praise ? kLeastPointsInPraise : kLeastPoints;
  const std::uint16_t no_reason = q.pack.codes.no_reason;
  std::vector<Candidate> found;
  const Candidate* none = nullptr;
  const Candidate* hint = nullptr;
  for (const Candidate& c : candidates_) {
    if (c.entry == no_reason)
      none = &c;
    else if (c.points >= (is_grave(q.pack, c.entry) ? kLeastPoints : least))
      found.push_back(c);
    else if (hint == nullptr || c.points > hint->points)
      hint = &c;
  }
  // In a text that surely complains the best hint is better than no cause.
  if (found.empty() && q.tone.negative >= kBlame) {
    if (hint != nullptr)
      found.push_back(*hint);
    else if (none != nullptr)
      found.push_back(*none);
  }
  if (found.empty()) return;
  const auto first_place = [&](const Candidate& c) {
    auto place = place_of(pieces_[c.first]);
    for (std::size_t i = c.first; i < c.last; ++i) place = std::min(place, place_of(pieces_[i]));
    return place;
  };
  auto earliest = first_place(found.front());
  for (const Candidate& c : found) earliest = std::min(earliest, first_place(c));
  const auto order_of = [&](const Candidate& c) {
    return c.points + q.pack.codes.rank[c.entry] * kPointsPerRank + (first_place(c) == earliest ? kPointsForFirst : 0);
  };
  std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    const int first = order_of(a), second = order_of(b);
    return first != second ? first > second : a.entry < b.entry;
  });
  for (const Candidate& c : found) out.push_back(show(q, c));
}

void CauseFinder::find(const CauseQuestion& q, std::vector<FoundCause>& out) {
  out.clear();
  gather(q);
  if (q.heads.has_model())
    join_model(q, out);
  else
    weigh_cues(q, out);
  for (FoundCause& cause : out) {
    cause.count = static_cast<std::uint8_t>(std::min<std::size_t>(cause.count, kMostQuotes));
    std::sort(cause.pieces.begin() + 1, cause.pieces.begin() + cause.count,
              [](const Piece& a, const Piece& b) { return place_of(a) < place_of(b); });
  }
}

}  // namespace huiping
