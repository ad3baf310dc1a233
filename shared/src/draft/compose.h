// Composer: puts fragments together by a recipe, filling their slots; which of several wordings is a matter of the
// seed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "draft/fragments.h"

namespace huiping {

std::uint64_t hash_text(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);

class Composer {
 public:
  // Slots without a value make the fragments that need them unusable; a slot named like a part is filled from it.
  Composer(const Fragments& fragments, Lang lang, Situation situation, std::map<std::string, std::string> slots,
           std::uint64_t seed);

  // The wording of one part, empty when nothing fits. Turn n + 1 prefers another wording than turn n.
  std::string part(std::string_view name, unsigned turn) { return fill(pick(name, turn), turn, 0); }
  // The parts of the recipe joined; of the parts marked "?" the last `left_out` are dropped.
  std::string text(std::string_view recipe_part, unsigned turn, unsigned left_out);
  // A text of the shop's own with variables; empty when one of them has no value here.
  std::string own_text(std::string_view written, unsigned turn);
  // From now on this part is taken so many turns further than the others; 0 undoes it.
  void shift(std::string_view name, unsigned turns) { shifts_[std::string(name)] = turns; }
  unsigned shift(std::string_view name) const {
    const auto found = shifts_.find(name);
    return found == shifts_.end() ? 0 : found->second;
  }
  // From now on parts whose wordings are interchangeable also take those that speak less exactly of the case.
  void loosen() { loose_ = true; }
  // How many parts of the recipe may be dropped.
  unsigned droppable(std::string_view recipe_part, unsigned turn);
  // Fragments of a part that fit the case, best first, in file order.
  std::vector<std::string_view> all(std::string_view name) const;

  std::map<std::string, std::string> take_used() { return std::move(used_); }

 private:
  struct Choice {
    std::string_view text;
    int score;
  };
  // depth: how many parts this one stands inside; deeper than kDeepest nothing fits, so that even damaged data ends.
  std::vector<Choice> fitting(std::string_view name, unsigned depth = 0) const;
  const std::vector<Choice>& known_fitting(std::string_view name) const;
  std::string_view pick(std::string_view name, unsigned turn) const;
  std::string fill(std::string_view fragment, unsigned turn, unsigned depth);
  bool repeats_contact(std::string_view name, unsigned turn) const;

  const Fragments& fragments_;
  Lang lang_;
  Situation situation_;
  std::map<std::string, std::string> slots_;
  std::uint64_t seed_;
  std::map<std::string, std::string> used_;
  std::map<std::string, unsigned, std::less<>> shifts_;
  bool loose_ = false;
  mutable std::map<std::string, std::vector<Choice>, std::less<>> fitting_;  // what was found before
};

}  // namespace huiping
