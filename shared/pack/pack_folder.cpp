// Walks shared/data: lexicons, concepts, weights and the documents that stages parse themselves.
#include "pack_folder.h"

#include <algorithm>
#include <filesystem>
#include <set>

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
  const std::vector<DataFile> concepts = read_folder(root, "concepts", true, mistakes);
  std::vector<std::string> used;
  const auto compile = [&](const std::vector<std::string>& folders) {
    return compile_lexicon(pack.fold, read_folders(root, folders, mistakes), concepts, mistakes, used);
  };
  pack.assess = compile(
      {"causes", "facets", "flags", "languages", "prior_contact", "reasons", "remedy_asked", "signals", "stages"});
  pack.guard = compile({"policy"});
  pack.promise = compile({"promises"});
  const std::set<std::string> used_names(used.begin(), used.end());
  for (const DataFile& file : concepts)
    if (used_names.count(file.name) == 0)
      mistakes.add(file.path, 1, "no pattern uses <" + file.name + ">; delete it or use it");
  read_models(root, pack, mistakes);
  read_documents(root, pack, mistakes);
  prepare(pack);
  return pack;
}

}  // namespace huiping
