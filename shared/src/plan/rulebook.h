// Rulebook: what the plan goes by, read once: its sentences, its ladders of remedies and the platform profiles.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "plan/platform.h"
#include "plan/wording.h"

namespace huiping {

// Holds no reference to the documents it was read from.
struct Rulebook {
  explicit Rulebook(const Documents& documents);
  // The profile of the platform, or that of "generic".
  const Platform& platform(std::string_view id) const;

  Sentences sentences;
  Ladders ladders;

 private:
  std::map<std::string, Platform, std::less<>> platforms_;
  Platform nothing_known_;
};

}  // namespace huiping
