// Collects evidence per code.
#include "assess/marks.h"

#include <algorithm>

namespace huiping {
namespace {

// Points per unit of log-odds, from -1 on.
constexpr int kPointsPerLogit = 28;
constexpr int kHeadOffset = 1;
constexpr int kMostHeadPoints = 80;
// A head that has seen few examples must not silence plain words.
constexpr int kLeastHeadPoints = -10;

// Rounded to the nearest, halves away from zero.
int points_of_head(std::int32_t log_odds) {
  const int scaled = (log_odds + kHeadOffset * kLogit) * kPointsPerLogit;
  const int rounded = (scaled >= 0 ? scaled + kLogit / 2 : scaled - kLogit / 2) / kLogit;
  return std::clamp(rounded, kLeastHeadPoints, kMostHeadPoints);
}

}  // namespace

void find_marks(EntryRange kind, const Gathered& gathered, std::span<const Reading> readings, int least_points,
                const Heads* heads, std::vector<FoundMark>& out) {
  out.clear();
  auto shown = std::lower_bound(gathered.entries.begin(), gathered.entries.end(), kind.first,
                                [](const EntryPieces& e, std::uint16_t first) { return e.entry < first; });
  for (std::uint16_t entry = kind.first; entry < kind.last; ++entry) {
    FoundMark mark;
    mark.entry = entry;
    const bool has_words = shown != gathered.entries.end() && shown->entry == entry;
    if (has_words) mark.points = shown->points;
    const auto score = heads == nullptr ? std::nullopt : heads->score(entry);
    if (score && !is_denied(readings, entry)) mark.points += points_of_head(*score);
    if (mark.points >= least_points) {
      if (has_words)
        for (const Piece& piece : gathered.of(*shown)) mark.show(piece);
      else if (const auto clause = heads == nullptr ? std::nullopt : heads->find_clause(entry))
        mark.show(*clause);
      if (mark.count > 0) out.push_back(mark);
    }
    if (has_words) ++shown;
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
