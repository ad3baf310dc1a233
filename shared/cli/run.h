// Runs one call over input streams with several threads, answers in input order, memory bounded.
#pragma once

#include <ostream>
#include <string>

#include "huiping/engine.h"
#include "options.h"

namespace huiping {

// Exit status: 0, or 1 when anything was wrong (each mistake is a line FILE:LINE: WHAT on standard error).
int run_call(const Engine& engine, const Options& options, std::ostream& out);

}  // namespace huiping
