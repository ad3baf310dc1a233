// Lays the trie out breadth first.
#include "trie_builder.h"

namespace huiping {
namespace {

// The phrases [begin, end) that share the first `depth` units.
struct PhraseRange {
  std::size_t begin, end, depth;
};

}  // namespace

Trie build_trie(const std::vector<TriePhrase>& phrases) {
  Trie trie;
  trie.nodes.emplace_back();
  std::vector<PhraseRange> ranges = {{0, phrases.size(), 0}};  // one per node
  for (std::size_t node = 0; node < ranges.size(); ++node) {
    const PhraseRange range = ranges[node];
    std::size_t i = range.begin;
    if (i < range.end && phrases[i].text.size() == range.depth) {
      trie.nodes[node].set = phrases[i].set;
      trie.nodes[node].open_set = phrases[i].open_set;
      ++i;
    }
    trie.nodes[node].first_child = static_cast<std::uint32_t>(trie.nodes.size());
    while (i < range.end) {
      const char16_t unit = phrases[i].text[range.depth];
      std::size_t end = i;
      while (end < range.end && phrases[end].text[range.depth] == unit) ++end;
      ranges.push_back({i, end, range.depth + 1});
      trie.nodes.push_back({unit, 0, 0, 0, 0});
      ++trie.nodes[node].children;
      i = end;
    }
  }
  return trie;
}

}  // namespace huiping
