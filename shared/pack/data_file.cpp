// Reads data files and reports what is wrong with their form.
#include "data_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "text/text.h"
#include "text/trim.h"

namespace huiping {
namespace {

bool is_good_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

Directive read_line(int number, std::string_view text, bool whole_lines) {
  Directive line;
  line.number = number;
  if (whole_lines) {
    line.rest = text;
    return line;
  }
  const std::size_t blank = text.find_first_of(" \t");
  line.keyword = text.substr(0, blank);
  if (blank != std::string_view::npos) line.rest = trim(text.substr(blank));
  return line;
}

}  // namespace

void Mistakes::add(const std::string& path, int line, const std::string& what) {
  all_.push_back(path + ":" + std::to_string(line) + ": " + what);
}

std::string read_bytes(const std::string& path, Mistakes& mistakes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) mistakes.add(path, 0, "cannot be read");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::vector<DataFile> read_folder(const std::string& root, const std::string& folder, bool whole_lines,
                                  Mistakes& mistakes) {
  std::vector<DataFile> files;
  const std::filesystem::path where = std::filesystem::path(root) / folder;
  if (!std::filesystem::is_directory(where)) return files;
  std::vector<std::filesystem::path> paths;
  for (const auto& item : std::filesystem::directory_iterator(where))
    if (item.is_regular_file() && item.path().extension() == ".txt") paths.push_back(item.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    DataFile file{folder, path.stem().string(), path.string(), {}};
    if (!is_good_name(file.name)) mistakes.add(file.path, 0, "a file name is a code: a-z, 0-9, . _ -");
    const std::string bytes = read_bytes(file.path, mistakes);
    std::istringstream in(bytes);
    std::string text;
    for (int number = 1; std::getline(in, text); ++number) {
      if (repair_utf8(text) != text) mistakes.add(file.path, number, "not UTF-8");
      if (number == 1 && text.substr(0, 3) == "\xef\xbb\xbf")
        mistakes.add(file.path, number, "a byte order mark; save without one");
      const std::string_view content = trim(text);
      if (number == 1 && (content.empty() || content[0] != '#'))
        mistakes.add(file.path, number, "line 1 must be a # comment that says what the file is");
      if (content.empty() || content[0] == '#') continue;
      file.lines.push_back(read_line(number, content, whole_lines));
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace huiping
