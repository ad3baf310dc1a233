// huiping: triage, drafts, guard and statistics on NDJSON and CSV streams.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "json/calls.h"
#include "options.h"
#include "run.h"

namespace huiping {
namespace {

std::string pack_path(const Options& options) {
  if (!options.pack.empty()) return options.pack;
  if (const char* given = std::getenv("HUIPING_PACK"); given != nullptr && *given != '\0') return given;
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return (program.parent_path() / "huiping.pack").string();
}

int explain(const Engine& engine, const Options& options) {
  int status = 0;
  if (options.words.empty())
    for (const std::string& code : engine.codes()) std::cout << code << '\n';
  for (const std::string& code : options.words) {
    const auto found = engine.explain(code);
    if (found.empty()) {
      std::cerr << "huiping: no code " << code << "; huiping explain lists them\n";
      status = 1;
    }
    for (const Explanation& explanation : found) std::cout << dump_json(to_json(explanation, options.ui)) << '\n';
  }
  return status;
}

int run(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "help")) {
    std::cout << kUsage;
    return 0;
  }
  if (!arguments.empty() && arguments[0] == "--version") {
    std::cout << "huiping " << version() << '\n';
    return 0;
  }
  Options options;
  if (const std::string wrong = parse_options(arguments, options); !wrong.empty()) {
    std::cerr << "huiping: " << wrong << "\n\n" << kUsage;
    return 1;
  }
  const std::string path = pack_path(options);
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  auto loaded = Engine::load({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  if (const auto* error = std::get_if<LoadError>(&loaded)) {
    std::cerr << "huiping: " << path << ": " << (bytes.empty() ? "cannot be read" : error->message) << '\n';
    return 1;
  }
  const Engine& engine = std::get<Engine>(loaded);
  return options.call == "explain" ? explain(engine, options) : run_call(engine, options, std::cout);
}

}  // namespace
}  // namespace huiping

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return huiping::run({argv + 1, argv + argc});
}
