// Wide: marks a function of integer loops to be built twice, for processors with AVX2 and for all others.
#pragma once

// g++ chooses between the two when the program starts; the results are the same. Elsewhere the mark is empty.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__)
#define HUIPING_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HUIPING_WIDE
#endif
