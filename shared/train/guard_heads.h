// Guard heads: the guard's second opinion, one head a rule, trained on drafts written for it.
#pragma once

#include <string>
#include <vector>

#include "model/rule_heads.h"
#include "pack/pack.h"

namespace huiping::train {

// A draft and the rules it breaks. `span` are the words that break them, empty: the whole text.
struct MarkedDraft {
  std::string text, span, channel;
  std::vector<std::string> rules;
  bool only_this_rule_known = false;  // written for one rule: of the rules of the same kind nothing is known
};

// *.jsonl {text, span, channel, violates}; *.txt as in shared/train/drafts: "@rule", then texts that break it, "~" a
// lawful one. Throws std::runtime_error "file:line: what is wrong".
std::vector<MarkedDraft> read_drafts(const std::string& path);

// The heads of one language ("zh" or "en"), calibrated so that 0 on the log-odds scale is as likely right as wrong on
// drafts kept out of the training.
RuleHeads train_guard(const Pack& pack, const std::string& lang, const std::vector<MarkedDraft>& drafts);

// Writes guard-zh.heads and guard-en.heads with their cards; `pack` is a packed data folder, whose word classes and
// examples are read too.
void train_guard_heads(const std::string& pack, const std::string& models, const std::vector<std::string>& files);

}  // namespace huiping::train
