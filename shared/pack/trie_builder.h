// Builds the double-array trie of a lexicon's phrases.
#pragma once

#include <string>
#include <vector>

#include "match/lexicon.h"

namespace huiping {

// phrases must be sorted and distinct; leaf values are their indexes.
Trie build_trie(const std::vector<std::u16string>& phrases);

}  // namespace huiping
