// Collects evidence per code.
#include "assess/marks.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "assess/causes.h"

namespace huiping {
namespace {

constexpr std::size_t kMostQuotes = 3;

struct Found {
  Mark mark;
  int points = 0;
};

constexpr double kPointsPerLogit = 28;
constexpr double kHeadOffset = 1;
constexpr double kMostHeadPoints = 80;
// A head that has seen few examples must not silence plain words.
constexpr double kLeastHeadPoints = -10;

int points_of_head(double log_odds) {
  return static_cast<int>(
      std::lround(std::clamp((log_odds + kHeadOffset) * kPointsPerLogit, kLeastHeadPoints, kMostHeadPoints)));
}

std::vector<Found> gather(const Lexicon& lexicon, const std::vector<Reading>& readings, std::string_view kind,
                          int least_points, const Heads* heads) {
  const EntryRange range = entries_of(lexicon, kind);
  std::vector<Found> all;
  for (std::uint16_t i = range.first; i < range.last; ++i) {
    Found found;
    found.mark.code = lexicon.entries[i].code;
    std::vector<int> weights;
    for (const Reading& reading : readings)
      for (const Evidence& e : evidence_of(reading, i)) {
        weights.push_back(e.weight);
        if (found.mark.quotes.size() < kMostQuotes)
          found.mark.quotes.push_back(reading.text.quote(reading.field, e.start, e.end));
      }
    found.points = weight_points(std::move(weights));
    const std::string head = std::string(kind) + "." + found.mark.code;
    const auto score = heads == nullptr || is_denied(readings, i) ? std::nullopt : heads->score(head);
    if (score) found.points += points_of_head(*score);
    if (found.points < least_points) continue;
    if (found.mark.quotes.empty())
      if (const auto clause = heads == nullptr ? std::nullopt : heads->find_clause(head, readings)) {
        const Reading& reading = readings[clause->reading];
        found.mark.quotes.push_back(reading.text.quote(reading.field, clause->start, clause->end));
      }
    if (!found.mark.quotes.empty()) all.push_back(std::move(found));
  }
  return all;
}

}  // namespace

std::vector<Mark> find_marks(const Lexicon& lexicon, const std::vector<Reading>& readings, std::string_view kind,
                             int least_points, const Heads* heads) {
  std::vector<Mark> marks;
  for (Found& found : gather(lexicon, readings, kind, least_points, heads)) marks.push_back(std::move(found.mark));
  return marks;
}

std::vector<std::string> find_codes(const Lexicon& lexicon, const std::vector<Reading>& readings, std::string_view kind,
                                    int least_points, const Heads* heads) {
  std::vector<Found> all = gather(lexicon, readings, kind, least_points, heads);
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.points > b.points; });
  std::vector<std::string> codes;
  for (const Found& found : all) codes.push_back(found.mark.code);
  return codes;
}

bool has_mark(const std::vector<Mark>& marks, std::string_view code) {
  return std::any_of(marks.begin(), marks.end(), [&](const Mark& m) { return m.code == code; });
}

void add_mark(std::vector<Mark>& marks, Mark mark) {
  const auto place =
      std::lower_bound(marks.begin(), marks.end(), mark, [](const Mark& a, const Mark& b) { return a.code < b.code; });
  if (place == marks.end() || place->code != mark.code) marks.insert(place, std::move(mark));
}

}  // namespace huiping
