// Walks shared/data: lexicons, concepts, weights and the documents that stages parse themselves.
#include "pack_folder.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "draft/fragments.h"
#include "lexicon_compiler.h"
#include "plan/platform.h"
#include "text/text.h"

namespace huiping {
namespace {

namespace fs = std::filesystem;

std::vector<DataFile> read_folders(const std::string& root, const std::vector<std::string>& folders,
                                   Mistakes& mistakes) {
  std::vector<DataFile> files;
  for (const std::string& folder : folders)
    for (DataFile& file : read_folder(root, folder, false, mistakes)) files.push_back(std::move(file));
  return files;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return paths;
  for (const auto& item : fs::recursive_directory_iterator(folder))
    if (item.is_regular_file()) paths.push_back(item.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

void read_models(const std::string& root, Pack& pack, Mistakes& mistakes) {
  for (const fs::path& path : files_below(fs::path(root) / "model")) {
    if (path.extension() != ".bin") continue;
    const std::string bytes = read_bytes(path.string(), mistakes);
    Model model = read_model(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (model.name != path.stem().string()) mistakes.add(path.string(), 0, "not weights named " + path.stem().string());
    pack.models.emplace(model.name, std::move(model));
  }
}

// The fold table of the guard: what data/same_letter.txt writes behind the first letter of a line becomes that letter.
FoldTable make_guard_fold(const std::string& root, const FoldTable& fold, Mistakes& mistakes) {
  FoldTable table = fold;
  const std::string path = (fs::path(root) / "same_letter.txt").string();
  std::istringstream lines(read_bytes(path, mistakes));
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::u16string units = to_utf16(line);
    if (units.size() < 3 || units[1] != u' ') {
      mistakes.add(path, number, "a line is a letter, a blank, and the letters that are read as it");
      continue;
    }
    for (std::size_t i = 2; i < units.size(); ++i) {
      const char16_t other = units[i];
      if (table.entries[other] == other) table.entries[other] = units[0];
    }
  }
  // A letter that folds to one of those letters (a capital, a compatibility form) becomes the same.
  for (std::size_t unit = 0; unit < fold.entries.size(); ++unit) {
    const std::uint16_t folded = fold.entries[unit];
    if (folded < FoldTable::kJoin && folded != unit && folded != FoldTable::kDrop && folded != FoldTable::kSlow)
      table.entries[unit] = table.entries[folded];
  }
  table.prepare();
  return table;
}

void read_guard_heads(const std::string& root, Pack& pack, Mistakes& mistakes) {
  for (const fs::path& path : files_below(fs::path(root) / "model")) {
    if (path.extension() != ".heads") continue;
    const std::string bytes = read_bytes(path.string(), mistakes);
    RuleHeads heads = read_rule_heads(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (heads.name != path.stem().string()) mistakes.add(path.string(), 0, "not heads named " + path.stem().string());
    pack.heads.emplace(heads.name, std::move(heads));
  }
}

void read_documents(const std::string& root, Pack& pack, Mistakes& mistakes) {
  for (const std::string folder : {"replies", "platforms"})
    for (const fs::path& path : files_below(fs::path(root) / folder)) {
      if (path.extension() == ".md") continue;
      const std::string text = read_bytes(path.string(), mistakes);
      if (repair_utf8(text) != text) mistakes.add(path.string(), 0, "not UTF-8");
      pack.documents.emplace(fs::relative(path, root).generic_string(), text);
    }
  pack.documents.emplace("columns.json", read_bytes((fs::path(root) / "columns.json").string(), mistakes));
  for (const auto& wrong : check_reply_documents(pack.documents)) mistakes.add_text(root + "/" + wrong);
  for (const auto& wrong : check_platform_documents(pack.documents)) mistakes.add_text(root + "/" + wrong);
}

}  // namespace

Pack pack_folder(const std::string& root, Mistakes& mistakes) {
  Pack pack;
  pack.fold = make_fold_table();
  pack.guard_fold = make_guard_fold(root, pack.fold, mistakes);
  const std::vector<DataFile> concepts = read_folder(root, "concepts", true, mistakes);
  std::vector<std::string> used;
  const auto compile = [&](const std::vector<std::string>& folders, const FoldTable& fold, bool as_entries = false) {
    return compile_lexicon(fold, read_folders(root, folders, mistakes), concepts, mistakes, used, as_entries);
  };
  pack.assess = compile(
      {"causes", "facets", "flags", "languages", "prior_contact", "reasons", "remedy_asked", "signals", "stages"},
      pack.fold);
  pack.guard = compile({"policy"}, pack.guard_fold, true);
  pack.promise = compile({"promises"}, pack.fold);
  const std::set<std::string> used_names(used.begin(), used.end());
  for (const DataFile& file : concepts)
    if (used_names.count(file.name) == 0)
      mistakes.add(file.path, 1, "no pattern uses <" + file.name + ">; delete it or use it");
  read_models(root, pack, mistakes);
  read_guard_heads(root, pack, mistakes);
  read_documents(root, pack, mistakes);
  prepare(pack);
  return pack;
}

}  // namespace huiping
