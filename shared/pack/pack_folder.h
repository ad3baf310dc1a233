// Checks and compiles a whole shared/data folder.
#pragma once

#include <string>

#include "data_file.h"
#include "pack/pack.h"

namespace huiping {

// Everything in `root`; with mistakes the pack is incomplete and must not be used.
Pack pack_folder(const std::string& root, Mistakes& mistakes);

}  // namespace huiping
