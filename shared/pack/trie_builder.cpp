// Places the states of the trie first-fit, widest state first at each level.
#include "trie_builder.h"

#include <algorithm>
#include <deque>
#include <map>

namespace huiping {
namespace {

struct PhraseRange {
  std::size_t begin, end, depth;
  std::int32_t state;
};

class TrieBuilder {
 public:
  explicit TrieBuilder(const std::vector<std::u16string>& phrases) : phrases_(phrases) {}

  Trie build() {
    assign_classes();
    grow(1024);
    trie_.nodes[0].check = 0;
    std::deque<PhraseRange> open = {{0, phrases_.size(), 0, 0}};
    while (!open.empty()) {
      const PhraseRange span = open.front();
      open.pop_front();
      place(span, open);
    }
    trim_nodes();
    return std::move(trie_);
  }

 private:
  // The commonest units get the smallest classes, which keeps the arrays dense.
  void assign_classes() {
    std::map<char16_t, std::size_t> counts;
    for (const auto& phrase : phrases_)
      for (const char16_t c : phrase) ++counts[c];
    std::vector<std::pair<std::size_t, char16_t>> order;
    for (const auto& [unit, count] : counts) order.emplace_back(count, unit);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    trie_.classes.assign(65536, 0);
    for (std::size_t i = 0; i < order.size(); ++i) trie_.classes[order[i].second] = static_cast<std::uint16_t>(i + 1);
  }

  void grow(std::size_t size) {
    trie_.nodes.resize(size);
  }

  void place(const PhraseRange& span, std::deque<PhraseRange>& open) {
    std::vector<PhraseRange> children;
    std::vector<std::uint16_t> classes;
    std::size_t i = span.begin;
    if (i < span.end && phrases_[i].size() == span.depth) {
      trie_.nodes[static_cast<std::size_t>(span.state)].leaf = static_cast<std::int32_t>(i);
      ++i;
    }
    while (i < span.end) {
      const char16_t unit = phrases_[i][span.depth];
      std::size_t end = i;
      while (end < span.end && phrases_[end][span.depth] == unit) ++end;
      children.push_back({i, end, span.depth + 1, 0});
      classes.push_back(trie_.classes[unit]);
      i = end;
    }
    if (children.empty()) return;
    const std::int32_t base = find_base(classes);
    trie_.nodes[static_cast<std::size_t>(span.state)].base = base;
    for (std::size_t k = 0; k < children.size(); ++k) {
      children[k].state = base + classes[k];
      trie_.nodes[static_cast<std::size_t>(children[k].state)].check = span.state;
      open.push_back(children[k]);
    }
  }

  std::int32_t find_base(const std::vector<std::uint16_t>& classes) {
    const std::uint16_t smallest = *std::min_element(classes.begin(), classes.end());
    const std::uint16_t largest = *std::max_element(classes.begin(), classes.end());
    while (first_free_ < trie_.nodes.size() && trie_.nodes[first_free_].check != -1) ++first_free_;
    for (std::size_t slot = std::max<std::size_t>(first_free_, smallest);; ++slot) {
      const std::size_t base = slot - smallest;
      if (base + largest >= trie_.nodes.size()) grow((base + largest + 1) * 2);
      const bool fits =
          std::all_of(classes.begin(), classes.end(), [&](std::uint16_t c) { return trie_.nodes[base + c].check == -1; });
      if (fits) return static_cast<std::int32_t>(base);
    }
  }

  void trim_nodes() {
    std::size_t size = trie_.nodes.size();
    while (size > 1 && trie_.nodes[size - 1].check == -1) --size;
    trie_.nodes.resize(size);
  }

  const std::vector<std::u16string>& phrases_;
  Trie trie_;
  std::size_t first_free_ = 1;
};

}  // namespace

Trie build_trie(const std::vector<std::u16string>& phrases) { return TrieBuilder(phrases).build(); }

}  // namespace huiping
