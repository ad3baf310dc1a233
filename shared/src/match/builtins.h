// Built-in classes: numbers, money, lengths of time, phone numbers, addresses, long ids, found by shape.
#pragma once

#include <vector>

#include "match/lexicon.h"

namespace huiping {

// Appends the hits of every built-in class that the lexicon uses. `hits` holds the phrase hits already
// (money and time are a number beside one of them). Linear in the text.
void scan_builtins(const Lexicon& lexicon, const Text& text, std::vector<Hit>& hits);

}  // namespace huiping
