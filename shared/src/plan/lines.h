// Lines and words of a small text file, with line numbers; comments (#) and blank lines are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "text/trim.h"

namespace huiping {

struct Line {
  std::string_view text;   // trimmed, into the document
  std::size_t number = 0;  // from 1
};

inline std::vector<Line> lines_of(std::string_view document) {
  std::vector<Line> lines;
  std::size_t number = 0;
  while (!document.empty()) {
    const std::size_t end = document.find('\n');
    const std::string_view text = trim(document.substr(0, end));
    ++number;
    if (!text.empty() && text.front() != '#') lines.push_back({text, number});
    document = end == std::string_view::npos ? std::string_view() : document.substr(end + 1);
  }
  return lines;
}

// The first word, and the rest trimmed is left in `text`.
inline std::string_view take_word(std::string_view& text) {
  const std::size_t end = text.find_first_of(" \t");
  const std::string_view word = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : trim(text.substr(end));
  return word;
}

inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text = text.substr(end + 1);
  }
}

// Nothing when there is no such document.
inline std::string_view find_document(const Documents& documents, const std::string& name) {
  const auto found = documents.find(name);
  return found == documents.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace huiping
