// Puts the evidence of the readings together.
#include "assess/gathered.h"

#include <algorithm>

namespace huiping {

void Points::add(int weight) {
  for (int& top : top_)
    if (weight > top) std::swap(weight, top);
}

void Gathered::gather(std::span<const Reading> readings) {
  pieces.clear();
  entries.clear();
  for (std::size_t r = 0; r < readings.size(); ++r)
    for (const Evidence& e : readings[r].evidence) pieces.push_back({static_cast<std::uint8_t>(r), e});
  if (readings.size() > 1)
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.evidence.entry < b.evidence.entry; });
  for (std::uint32_t i = 0; i < pieces.size();) {
    EntryPieces group{pieces[i].evidence.entry, i, i, 0};
    Points points;
    for (; i < pieces.size() && pieces[i].evidence.entry == group.entry; ++i) points.add(pieces[i].evidence.weight);
    group.last = i;
    group.points = points.sum();
    entries.push_back(group);
  }
}

const EntryPieces* Gathered::find(std::uint16_t entry) const {
  const auto it = std::lower_bound(entries.begin(), entries.end(), entry,
                                   [](const EntryPieces& e, std::uint16_t wanted) { return e.entry < wanted; });
  return it != entries.end() && it->entry == entry ? &*it : nullptr;
}

int Gathered::points(std::uint16_t entry) const {
  const EntryPieces* found = find(entry);
  return found == nullptr ? 0 : found->points;
}

int Gathered::complaint(EntryRange causes) const {
  Points points;
  for (const Piece& piece : pieces)
    if (causes.holds(piece.evidence.entry)) points.add(piece.evidence.weight);
  return points.sum() / 10;
}

}  // namespace huiping
