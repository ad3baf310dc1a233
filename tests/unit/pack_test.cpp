// The pack file: what is written is read back, and damage is refused, never followed.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "fixtures.h"
#include "json/calls.h"
#include "pack_folder.h"

namespace huiping {
namespace {

TEST_CASE("a pack survives writing and reading") {
  const std::vector<std::uint8_t> bytes = write_pack(test_engine().pack());
  const auto again = read_pack(bytes);
  REQUIRE(std::holds_alternative<Pack>(again));
  CHECK(write_pack(std::get<Pack>(again)) == bytes);
}

TEST_CASE("a cut or altered pack is refused or harmless") {
  const std::vector<std::uint8_t> bytes = write_pack(test_engine().pack());
  for (const std::size_t keep : {std::size_t{0}, std::size_t{7}, std::size_t{8}, bytes.size() / 3, bytes.size() - 1})
    CHECK(std::holds_alternative<LoadError>(read_pack(std::span(bytes).first(keep))));
  TestRandom random(3);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::uint8_t> damaged = bytes;
    for (int k = 0; k < 20; ++k) damaged[random.below(damaged.size())] = static_cast<std::uint8_t>(random.next());
    auto loaded = Engine::load(damaged);
    if (const auto* engine = std::get_if<Engine>(&loaded))
      answer_array(*engine, Call::draft, "[{\"review\":{\"text\":\"it broke, refund $5 in 3 days\"}}]", Ui::en);
  }
}

TEST_CASE("a data folder with a mistake is refused with file and line") {
  const auto folder = std::filesystem::temp_directory_path() / "huiping-pack-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "flags");
  std::ofstream(folder / "flags" / "Bad Name.txt") << "# ok\nlabel zh x\nlabel en x\n";
  std::ofstream(folder / "flags" / "rude.txt") << "label zh x\nlabel en \xff\ncue 3 (rude\n";
  Mistakes mistakes;
  pack_folder(folder.string(), mistakes);
  std::string all;
  for (const auto& line : mistakes.all()) all += line + "\n";
  CHECK(all.find("Bad Name.txt:0: a file name is a code") != std::string::npos);
  CHECK(all.find("rude.txt:1: line 1 must be a # comment") != std::string::npos);
  CHECK(all.find("rude.txt:2: not UTF-8") != std::string::npos);
  CHECK(all.find("rude.txt:3: a ( without its )") != std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace huiping
