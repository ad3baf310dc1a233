// huiping-train: trains the models of data/model from ../shared/data, and measures them.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "commands.h"

namespace {

constexpr const char* kUsage =
    "usage: huiping-train DATA MODELS [NAME...]      train all models, or those named (sentiment-zh, ...)\n"
    "       huiping-train evaluate DATA MODELS       measure what is in MODELS on the half of dev kept aside\n"
    "       huiping-train guard PACK MODELS FILE...  train the guard's heads on drafts, with the word classes of PACK\n"
    "       huiping-train without SOURCE DATA LANG   train sentiment without a source and measure on that source\n"
    "DATA is the folder with zh-train.tsv and so on; MODELS is shared/data/model.\n";

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> words(values + 1, values + count);
  try {
    if (words.size() == 3 && words[0] == "evaluate") {
      huiping::train::evaluate(words[1], words[2]);
    } else if (words.size() == 4 && words[0] == "without") {
      huiping::train::train_without(words[1], words[2], words[3]);
    } else if (words.size() >= 4 && words[0] == "guard") {
      huiping::train::train_guard_heads(words[1], words[2], {words.begin() + 3, words.end()});
    } else if (words.size() >= 2 && words[0] != "guard" && words[0] != "evaluate" && words[0] != "without") {
      huiping::train::train_all(words[0], words[1], {words.begin() + 2, words.end()});
    } else {
      std::fputs(kUsage, stderr);
      return 1;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "huiping-train: %s\n", error.what());
    return 1;
  }
  return 0;
}
