// Policies: what the guard asks of its entries at every text, read once when a pack is read.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "match/lexicon.h"
#include "model/rule_heads.h"
#include "pack/codes.h"

namespace huiping {

// Kind of the lexicon entries that stand for a concept or a built-in class.
inline constexpr std::string_view kWordClass = "word_class";

struct Policy {
  bool is_rule = false;  // else a word class
  // Rules: `kind text`, `about text` (the whole text breaks the rule unless an unless-text pattern is there), and the
  // words of `counts`.
  bool is_of_text = false, asks_of_text = false;
  bool counts_alone = false, counts_reported = false, counts_denied = false;
  std::vector<std::uint16_t> classes;  // of rules: the word classes that its patterns speak of, ascending
  // Word classes: the mark by which the heads know it, and the two that take the edge off what follows.
  char16_t mark = 0;
  bool is_reported = false, is_denial = false;
};

struct Policies {
  std::vector<Policy> of;                       // beside the entries of the guard's lexicon
  std::vector<std::uint16_t> asking;            // the rules with `about text`
  std::vector<std::int16_t> head_zh, head_en;   // per entry: its head in guard-zh and guard-en, -1 none
  std::vector<std::uint16_t> rule_zh, rule_en;  // per head: its entry, kNoEntry none
  // Rules that the guard's own code decides; kNoEntry where the lexicon has none.
  std::uint16_t length_limit = kNoEntry, boilerplate = kNoEntry, language_match = kNoEntry, forbidden_word = kNoEntry,
                meaningless = kNoEntry;
};

// A private-use character that stands for a word class, the same in every pack: U+E000 and a hash of its name.
char16_t mark_of(std::string_view word_class);

Policies find_policies(const Lexicon& guard, const std::map<std::string, RuleHeads>& heads);

}  // namespace huiping
