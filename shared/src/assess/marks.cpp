// Collects evidence per code.
#include "assess/marks.h"

#include <algorithm>

namespace huiping {
namespace {

// Points per unit of log-odds, from kSilent on.
constexpr int kPointsPerLogit = 28;
constexpr int kMostHeadPoints = 80;
// A head that has seen few examples must not silence plain words.
constexpr int kLeastHeadPoints = -10;

// Rounded to the nearest, halves away from zero.
int points_of_head(std::int32_t log_odds) {
  const int scaled = (log_odds - kSilent) * kPointsPerLogit;
  const int rounded = (scaled >= 0 ? scaled + kLogit / 2 : scaled - kLogit / 2) / kLogit;
  return std::clamp(rounded, kLeastHeadPoints, kMostHeadPoints);
}

}  // namespace

void find_marks(EntryRange kind, const Gathered& gathered, std::span<const Reading> readings, int least_points,
                const Heads* heads, std::vector<FoundMark>& out) {
  out.clear();
  const auto heard = heads == nullptr ? std::span<const std::uint16_t>{} : heads->heard();
  auto shown = std::lower_bound(gathered.entries.begin(), gathered.entries.end(), kind.first,
                                [](const EntryPieces& e, std::uint16_t first) { return e.entry < first; });
  auto head = std::lower_bound(heard.begin(), heard.end(), kind.first);
  // What neither words nor a head speak for is no mark: one way through both.
  while (true) {
    const std::uint16_t in_words = shown == gathered.entries.end() ? kNoEntry : shown->entry;
    const std::uint16_t in_heads = head == heard.end() ? kNoEntry : *head;
    const std::uint16_t entry = std::min(in_words, in_heads);
    if (entry >= kind.last) return;
    const EntryPieces* const words = in_words == entry ? &*shown++ : nullptr;
    if (in_heads == entry) ++head;
    int points = words == nullptr ? 0 : words->points;
    // Shown words are not denied.
    const auto score = heads == nullptr ? std::nullopt : heads->score(entry);
    if (score && (words != nullptr || !is_denied(readings, entry))) points += points_of_head(*score);
    if (points < least_points) continue;
    FoundMark mark;
    mark.entry = entry;
    mark.points = points;
    if (words != nullptr)
      for (const Piece& piece : gathered.of(*words)) mark.show(piece);
    else if (const auto clause = heads->find_clause(entry))
      mark.show(*clause);
    if (mark.count > 0) out.push_back(mark);
  }
}

void sort_by_points(std::vector<FoundMark>& marks) {
  std::sort(marks.begin(), marks.end(), [](const FoundMark& a, const FoundMark& b) {
    return a.points != b.points ? a.points > b.points : a.entry < b.entry;
  });
}

const FoundMark* find_mark(const std::vector<FoundMark>& marks, std::uint16_t entry) {
  for (const FoundMark& mark : marks)
    if (mark.entry == entry) return &mark;
  return nullptr;
}

void add_mark(std::vector<FoundMark>& marks, const FoundMark& mark) {
  if (mark.entry == kNoEntry) return;
  const auto place = std::lower_bound(marks.begin(), marks.end(), mark.entry,
                                      [](const FoundMark& m, std::uint16_t entry) { return m.entry < entry; });
  if (place == marks.end() || place->entry != mark.entry) marks.insert(place, mark);
}

}  // namespace huiping
