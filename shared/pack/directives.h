// Which directives each folder of shared/data knows, and what their lines must look like.
#pragma once

#include <string>
#include <vector>

#include "data_file.h"
#include "match/lexicon.h"

namespace huiping {

// A line understood: a pattern with its role and weight, or a field with its key ("label zh", "source").
struct PatternLine {
  bool is_pattern = false;
  Role role = Role::cue;
  std::uint8_t weight = 0;
  bool ignores_negation = false;
  std::string key;
  std::string text;
};

// What is wrong with the line, or an empty string and `out` filled.
std::string check_directive(const std::string& folder, const Directive& line, PatternLine& out);

// What the whole file lacks.
std::vector<std::string> missing_directives(const std::string& folder, const Entry& entry);

}  // namespace huiping
