// Builds the trie of a lexicon's phrases.
#pragma once

#include <string>
#include <vector>

#include "match/lexicon.h"

namespace huiping {

struct TriePhrase {
  std::u16string text;
  std::uint16_t set = 0, open_set = 0;  // see Trie::Node
};

// Phrases must be sorted by text, distinct and not empty.
Trie build_trie(const std::vector<TriePhrase>& phrases);

}  // namespace huiping
