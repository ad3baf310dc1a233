// Loads the pack once for all tests.
#include "fixtures.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

namespace huiping {

const Engine& test_engine() {
  static const Engine engine = [] {
    std::ifstream in(HUIPING_PACK, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    auto loaded = Engine::load({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (const auto* error = std::get_if<LoadError>(&loaded)) FAIL("the pack cannot be loaded: " << error->message);
    return std::get<Engine>(loaded);
  }();
  return engine;
}

const FoldTable& test_fold() {
  static const FoldTable fold = make_fold_table();
  return fold;
}

}  // namespace huiping
