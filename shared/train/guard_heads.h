// Guard heads: the guard's second opinion, one head a rule, trained on drafts written for it.
#pragma once

#include <string>
#include <vector>

#include "model/rule_heads.h"
#include "pack/pack.h"

namespace huiping::train {

// A draft and the rules it breaks. `span` are the words that break them, empty: the whole text.
struct MarkedDraft {
  std::string text, span, channel, platform;
  std::vector<std::string> rules;
};

// *.jsonl {text, span, channel, platform, violates}; *.txt as in shared/train/drafts: "@rule", then texts that break
// it,
// "~" a lawful one. Throws std::runtime_error "file:line: what is wrong".
std::vector<MarkedDraft> read_drafts(const std::string& path);

// The heads of one language ("zh" or "en"), trained on the drafts, the pack's examples and its reply fragments.
RuleHeads train_guard(const Pack& pack, const std::string& lang, const std::vector<MarkedDraft>& drafts);

// Writes guard-zh.heads and guard-en.heads with their cards; `pack` is a packed data folder, whose word classes and
// examples are read too.
void train_guard_heads(const std::string& pack, const std::string& models, const std::vector<std::string>& files);

// Leaves each *.jsonl (what one hand wrote) out of the training in turn, checks its drafts with the heads trained on
// all others, and prints what is found: the honest guess for a hand that nobody has seen.
void leave_hands_out(const std::string& pack, const std::vector<std::string>& files);

}  // namespace huiping::train
