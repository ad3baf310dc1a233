// huiping-train: trains the models of data/model from ../shared/data, and measures them.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "commands.h"
#include "guard_heads.h"

namespace {

constexpr const char* kUsage =
    "usage: huiping-train DATA MODELS [--labels FOLDER] [--without SOURCE] [zh] [en]   train\n"
    "       huiping-train evaluate DATA MODELS [--labels FOLDER]                       measure what is in MODELS\n"
    "       huiping-train guard PACK MODELS FILE...   the guard's heads, on drafts, with the word classes of PACK\n"
    "       huiping-train guard-hands PACK FILE...    measures each FILE that is .jsonl with heads trained on all "
    "others\n"
    "DATA is the folder with zh-train.tsv and so on; MODELS is shared/data/model; FOLDER holds zh*.psv and en*.psv.\n"
    "With --without nothing is written: the source is left out of training and measured.\n";

}  // namespace

int main(int count, char** values) {
  std::vector<std::string> words(values + 1, values + count);
  std::string labels, without;
  const auto take = [&](const char* name, std::string& value) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] != name) continue;
      value = words[i + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
      return;
    }
  };
  take("--labels", labels);
  take("--without", without);
  try {
    if (words.size() == 3 && words[0] == "evaluate") {
      huiping::train::evaluate({words[1], words[2], labels});
    } else if (words.size() >= 4 && words[0] == "guard") {
      huiping::train::train_guard_heads(words[1], words[2], {words.begin() + 3, words.end()});
    } else if (words.size() >= 3 && words[0] == "guard-hands") {
      huiping::train::leave_hands_out(words[1], {words.begin() + 2, words.end()});
    } else if (words.size() >= 2 && words[0] != "evaluate" && words[0] != "guard" && words[0] != "guard-hands") {
      huiping::train::train_models({words[0], words[1], labels}, {words.begin() + 2, words.end()}, without);
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
