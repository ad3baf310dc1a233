// Commands: what huiping-train can be asked to do. All throw std::runtime_error with a message for the user.
#pragma once

#include <string>
#include <vector>

namespace huiping::train {

// Writes <name>.bin and its card <name>.md for each model; `names` empty means all.
void train_all(const std::string& corpora, const std::string& models, const std::vector<std::string>& names);

// Prints the figures of docs/accuracy.md for the models as they are packed.
void evaluate(const std::string& corpora, const std::string& models);

// Writes guard-zh and guard-en with their cards; `pack` is a packed data folder, `files` are read by read_drafts.
void train_guard_heads(const std::string& pack, const std::string& models, const std::vector<std::string>& files);

// Prints how sentiment does on a source it has never seen.
void train_without(const std::string& source, const std::string& corpora, const std::string& lang);

}  // namespace huiping::train
