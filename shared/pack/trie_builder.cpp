// Places the states of the trie first-fit, widest state first at each level.
#include "trie_builder.h"

#include <algorithm>
#include <deque>
#include <map>

namespace huiping {
namespace {

struct Span {
  std::size_t begin, end, depth;
  std::int32_t state;
};

class TrieBuilder {
 public:
  explicit TrieBuilder(const std::vector<std::u16string>& phrases) : phrases_(phrases) {}

  Trie build() {
    assign_classes();
    grow(1024);
    trie_.check[0] = 0;
    std::deque<Span> open = {{0, phrases_.size(), 0, 0}};
    while (!open.empty()) {
      const Span span = open.front();
      open.pop_front();
      place(span, open);
    }
    trim_arrays();
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
    trie_.base.resize(size, 0);
    trie_.check.resize(size, -1);
    trie_.leaf.resize(size, -1);
  }

  void place(const Span& span, std::deque<Span>& open) {
    std::vector<Span> children;
    std::vector<std::uint16_t> classes;
    std::size_t i = span.begin;
    if (i < span.end && phrases_[i].size() == span.depth) {
      trie_.leaf[static_cast<std::size_t>(span.state)] = static_cast<std::int32_t>(i);
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
    trie_.base[static_cast<std::size_t>(span.state)] = base;
    for (std::size_t k = 0; k < children.size(); ++k) {
      children[k].state = base + classes[k];
      trie_.check[static_cast<std::size_t>(children[k].state)] = span.state;
      open.push_back(children[k]);
    }
  }

  std::int32_t find_base(const std::vector<std::uint16_t>& classes) {
    const std::uint16_t smallest = *std::min_element(classes.begin(), classes.end());
    const std::uint16_t largest = *std::max_element(classes.begin(), classes.end());
    while (first_free_ < trie_.check.size() && trie_.check[first_free_] != -1) ++first_free_;
    for (std::size_t slot = std::max<std::size_t>(first_free_, smallest);; ++slot) {
      const std::size_t base = slot - smallest;
      if (base + largest >= trie_.check.size()) grow((base + largest + 1) * 2);
      const bool fits =
          std::all_of(classes.begin(), classes.end(), [&](std::uint16_t c) { return trie_.check[base + c] == -1; });
      if (fits) return static_cast<std::int32_t>(base);
    }
  }

  void trim_arrays() {
    std::size_t size = trie_.check.size();
    while (size > 1 && trie_.check[size - 1] == -1) --size;
    trie_.base.resize(size);
    trie_.check.resize(size);
    trie_.leaf.resize(size);
  }

  const std::vector<std::u16string>& phrases_;
  Trie trie_;
  std::size_t first_free_ = 1;
};

}  // namespace

Trie build_trie(const std::vector<std::u16string>& phrases) { return TrieBuilder(phrases).build(); }

}  // namespace huiping
