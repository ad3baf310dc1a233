// The entry point of the Catch2 test program.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
