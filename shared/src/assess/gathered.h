// Gathered: the evidence of all readings of a review, code by code, with its points.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "assess/reading.h"

namespace huiping {

// One piece of evidence and the reading that it stands in.
struct Piece {
  std::uint8_t reading = 0;
  Evidence evidence;
};

// The pieces of one entry: Gathered::pieces [first, last), in order of the text.
struct EntryPieces {
  std::uint16_t entry = 0;
  std::uint32_t first = 0, last = 0;
  int points = 0;
};

// Points of pieces of evidence for one code: ten per unit of weight of the heaviest, half for the second, a quarter
// for the third. A cause needs 40. next(weight) takes one weight after the other, in any order.
class Points {
 public:
  void add(int weight);
  int sum() const { return top_[0] * 10 + top_[1] * 10 / 2 + top_[2] * 10 / 4; }

 private:
  int top_[3] = {0, 0, 0};
};

struct Gathered {
  std::vector<Piece> pieces;
  std::vector<EntryPieces> entries;  // ascending by entry; only those with a piece

  void gather(std::span<const Reading> readings);
  // Null when nothing shows the entry.
  const EntryPieces* find(std::uint16_t entry) const;
  int points(std::uint16_t entry) const;
  // Of all pieces of causes together, a tenth: how much the words complain. buyer.no_reason counts as well.
  int complaint(EntryRange causes) const;
  std::span<const Piece> of(const EntryPieces& entry) const {
    return std::span(pieces).subspan(entry.first, entry.last - entry.first);
  }
};

}  // namespace huiping
