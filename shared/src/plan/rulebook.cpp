// Rulebook: reads every profile of the folder platforms.
#include "plan/rulebook.h"

namespace huiping {

Rulebook::Rulebook(const Documents& documents) : sentences(documents), ladders(documents) {
  constexpr std::string_view kFolder = "platforms/", kEnding = ".json";
  for (auto file = documents.lower_bound(std::string(kFolder)); file != documents.end(); ++file) {
    const std::string_view name = file->first;
    if (name.substr(0, kFolder.size()) != kFolder) break;
    if (name.size() <= kFolder.size() + kEnding.size() || name.substr(name.size() - kEnding.size()) != kEnding)
      continue;
    const std::string id(name.substr(kFolder.size(), name.size() - kFolder.size() - kEnding.size()));
    platforms_.emplace(id, get_platform(documents, id));
  }
}

const Platform& Rulebook::platform(std::string_view id) const {
  auto found = platforms_.find(id);
  if (found == platforms_.end()) found = platforms_.find("generic");
  return found == platforms_.end() ? nothing_known_ : found->second;
}

}  // namespace huiping
