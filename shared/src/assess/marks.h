// Marks: flags, signals, contact, remedies, facets and stage of a review from its evidence.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "assess/heads.h"

namespace huiping {

// A code with the words that show it; none when it comes from stars or dates alone.
struct FoundMark {
  std::uint16_t entry = 0;
  int points = 0;
  std::uint8_t count = 0;
  std::array<Piece, 3> pieces{};
  std::span<const Piece> shown() const { return {pieces.data(), count}; }
  void show(const Piece& piece) {
    if (count < pieces.size()) pieces[count++] = piece;
  }
};

// Every code of a kind whose evidence reaches `least_points` (gathered.h, Points), by name, with words that show it.
// A lane of the model adds to the evidence or takes away from it; heads may be null.
void find_marks(EntryRange kind, const Gathered& gathered, std::span<const Reading> readings, int least_points,
                const Heads* heads, std::vector<FoundMark>& out);

// Strongest first; of equal ones by name.
void sort_by_points(std::vector<FoundMark>& marks);

const FoundMark* find_mark(const std::vector<FoundMark>& marks, std::uint16_t entry);
inline bool has_mark(const std::vector<FoundMark>& marks, std::uint16_t entry) {
  return find_mark(marks, entry) != nullptr;
}
// Inserts by name; does nothing when the code is there already, or the lexicon has no such code.
void add_mark(std::vector<FoundMark>& marks, const FoundMark& mark);

}  // namespace huiping
