// Commands: what huiping-train can be asked to do. All throw std::runtime_error with a message for the user.
#pragma once

#include <string>
#include <vector>

namespace huiping::train {

struct Folders {
  std::string corpora;  // ../shared/data
  std::string models;   // shared/data/model; the lexicon is read from the folder above it
  std::string labels;   // more labels, may be empty: read_labels of corpus.h
};

// Writes <lang>.bin and its card <lang>.md for each language; `langs` empty means all. Reviews of `without` (a source)
// are left out and measured.
void train_models(const Folders& folders, const std::vector<std::string>& langs, const std::string& without);

// Prints the figures of docs/accuracy.md for the models as they are packed.
void evaluate(const Folders& folders);

}  // namespace huiping::train
