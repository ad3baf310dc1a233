// Reads the directives that weigh a rule's findings, and finds its head and its word classes.
#include "pack/policies.h"

#include <algorithm>

namespace huiping {
namespace {

bool has(const Entry& entry, std::string_view directive, std::string_view word) {
  return entry.field(directive).find(word) != std::string::npos;
}

std::uint16_t index_of(const Lexicon& guard, std::string_view code) {
  const Entry* entry = guard.find_entry("policy", code);
  return entry == nullptr ? kNoEntry : static_cast<std::uint16_t>(entry - guard.entries.data());
}

// The pattern of a word class is its symbol alone.
void add_classes(const Lexicon& guard, Policies& policies) {
  std::vector<std::uint16_t> class_of(guard.symbol_count, kNoEntry);
  for (const Pattern& pattern : guard.patterns)
    if (!policies.of[pattern.entry].is_rule) class_of[guard.items[pattern.first_item].symbol] = pattern.entry;
  for (const Pattern& pattern : guard.patterns) {
    Policy& policy = policies.of[pattern.entry];
    if (!policy.is_rule || pattern.role != Role::pattern) continue;
    for (std::uint32_t i = 0; i < pattern.item_count; ++i) {
      const std::uint16_t symbol = guard.items[pattern.first_item + i].symbol;
      if (class_of[symbol] != kNoEntry) policy.classes.push_back(class_of[symbol]);
    }
  }
  for (Policy& policy : policies.of) {
    std::sort(policy.classes.begin(), policy.classes.end());
    policy.classes.erase(std::unique(policy.classes.begin(), policy.classes.end()), policy.classes.end());
  }
}

void map_heads(const Lexicon& guard, const std::map<std::string, RuleHeads>& heads, const std::string& name,
               std::vector<std::int16_t>& head_of, std::vector<std::uint16_t>& rule_of) {
  head_of.assign(guard.entries.size(), -1);
  const auto found = heads.find(name);
  if (found == heads.end()) return;
  for (std::size_t head = 0; head < found->second.rules.size(); ++head) {
    const std::uint16_t entry = index_of(guard, found->second.rules[head]);
    rule_of.push_back(entry);
    if (entry != kNoEntry) head_of[entry] = static_cast<std::int16_t>(head);
  }
}

}  // namespace

char16_t mark_of(std::string_view word_class) {
  constexpr std::uint32_t kPrivateUse = 6400;
  std::uint32_t hash = 2166136261u;
  for (const char c : word_class) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return static_cast<char16_t>(0xe000 + (hash ^ hash >> 15) % kPrivateUse);
}

Policies find_policies(const Lexicon& guard, const std::map<std::string, RuleHeads>& heads) {
  Policies policies;
  for (const Entry& entry : guard.entries) {
    Policy policy;
    policy.is_rule = entry.kind != kWordClass;
    if (policy.is_rule) {
      policy.is_of_text = entry.field("kind") == "text";
      policy.asks_of_text = entry.field("about") == "text";
      policy.counts_alone = has(entry, "counts", "alone");
      policy.counts_reported = has(entry, "counts", "reported");
      policy.counts_denied = has(entry, "counts", "denied");
      if (policy.asks_of_text) policies.asking.push_back(static_cast<std::uint16_t>(policies.of.size()));
    } else {
      policy.mark = mark_of(entry.code);
      policy.is_reported = entry.code == "reported";
      policy.is_denial = entry.code == "denied";
    }
    policies.of.push_back(std::move(policy));
  }
  add_classes(guard, policies);
  map_heads(guard, heads, "guard-zh", policies.head_zh, policies.rule_zh);
  map_heads(guard, heads, "guard-en", policies.head_en, policies.rule_en);
  policies.length_limit = index_of(guard, "length-limit");
  policies.boilerplate = index_of(guard, "template-boilerplate");
  policies.language_match = index_of(guard, "language-match");
  policies.forbidden_word = index_of(guard, "shop-forbidden-word");
  policies.meaningless = index_of(guard, "meaningless-reply");
  return policies;
}

}  // namespace huiping
