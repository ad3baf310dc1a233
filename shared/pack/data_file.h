// Reads the text files of shared/data into lines that remember where they stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiping {

// One directive: its line number (from 1), its first word and the rest, blanks trimmed.
struct Directive {
  int number = 0;
  std::string keyword;
  std::string rest;
};

// A file of one folder of shared/data. name is the file name without ending, path as given for messages.
struct DataFile {
  std::string folder;
  std::string name;
  std::string path;
  std::vector<Directive> lines;
};

// Mistakes found so far, each "path:line: what is wrong".
class Mistakes {
 public:
  void add(const std::string& path, int line, const std::string& what);
  // A mistake that says its place itself.
  void add_text(const std::string& text) { all_.push_back(text); }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::vector<std::string> all_;
};

// Every .txt file of root/folder, by name; a missing folder has no files. whole_lines keeps a line as one phrase
// (keyword empty). Reports files that are not UTF-8, have a byte order mark, no comment in line 1, or a bad name.
std::vector<DataFile> read_folder(const std::string& root, const std::string& folder, bool whole_lines,
                                  Mistakes& mistakes);

// Any file as bytes; nothing can go wrong but a missing file, which gives an empty string and a mistake.
std::string read_bytes(const std::string& path, Mistakes& mistakes);

}  // namespace huiping
