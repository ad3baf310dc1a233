// Built-in classes: numbers, money, lengths of time, phone numbers, addresses, long ids, found by shape.
#pragma once

#include <vector>

#include "match/lexicon.h"

namespace huiping {

// Puts the hits of every built-in class that the lexicon uses into room.built; room.hits holds the phrases already
// (money and time are a number beside one of them), and room.seen and room.numeric what kinds of units there are and
// where. Linear in the text.
void find_builtins(const Lexicon& lexicon, const Text& text, Scan::Room& room);

// The bits of Lexicon::Look from kRare on that a unit has.
std::uint32_t look_of(char16_t unit);

}  // namespace huiping
