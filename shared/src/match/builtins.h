// Built-in classes: numbers, money, lengths of time, phone numbers, addresses, long ids, found by shape.
#pragma once

#include <vector>

#include "match/lexicon.h"

namespace huiping {

// Puts the hits of every built-in class that the lexicon uses into room.built; room.singles and room.longs hold the
// phrases already (money and time are a number beside one of them). Linear in the text.
void find_builtins(const Lexicon& lexicon, const Text& text, Scan::Room& room);

}  // namespace huiping
