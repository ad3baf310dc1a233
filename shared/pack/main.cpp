// huiping-pack [--keep-going] DATA PACK: checks a data folder and compiles it to one file; mistakes are file:line:
// what.
#include <cstdio>
#include <cstring>
#include <fstream>

#include "pack_folder.h"

int main(int argc, char** argv) {
  const bool keep_going = argc == 4 && std::strcmp(argv[1], "--keep-going") == 0;
  if (argc != 3 && !keep_going) {
    std::fprintf(stderr,
                 "usage: huiping-pack [--keep-going] DATA_FOLDER PACK_FILE\n"
                 "--keep-going writes the pack without the wrong lines; the exit status is still 1\n");
    return 1;
  }
  const char* const folder = argv[argc - 2];
  const char* const file = argv[argc - 1];
  huiping::Mistakes mistakes;
  const huiping::Pack pack = huiping::pack_folder(folder, mistakes);
  for (const std::string& line : mistakes.all()) std::fprintf(stderr, "%s\n", line.c_str());
  if (!mistakes.all().empty()) {
    std::fprintf(stderr, "%zu mistakes; %s\n", mistakes.all().size(),
                 keep_going ? "the pack lacks those lines" : "no pack was written (--keep-going would)");
    if (!keep_going) return 1;
  }
  const std::vector<std::uint8_t> bytes = huiping::write_pack(pack);
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) {
    std::fprintf(stderr, "%s: cannot be written\n", file);
    return 1;
  }
  std::printf("%s: %zu bytes, %zu codes, %zu rules, %zu patterns\n", file, bytes.size(), pack.assess.entries.size(),
              pack.guard.entries.size(), pack.assess.patterns.size() + pack.guard.patterns.size());
  return mistakes.all().empty() ? 0 : 1;
}
