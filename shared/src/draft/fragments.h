// Fragments: the pieces of replies in data/replies/<lang>/*.txt, each with the conditions under which it may be used.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "huiping/review.h"
#include "pack/pack.h"

namespace huiping {

// One condition: the key's value in the situation must be one of `values`; "x.*" stands for every value that begins
// with "x.". A condition written with "!=" holds when none of them is. For the key "says", a value holds when the
// buyer's words contain it.
struct Condition {
  std::string_view key;
  std::vector<std::string_view> values;
  bool negative = false;
};

// A section's conditions are shared by its fragments.
struct Section {
  std::vector<Condition> conditions;
};

struct Fragment {
  std::string_view text;
  std::size_t section = 0;
};

// All views point into the documents, which must outlive this.
struct Fragments {
  std::vector<Section> sections;
  std::map<std::string_view, std::vector<Fragment>> parts;  // "own" -> fragments in file order
};

Fragments read_fragments(const Documents& documents, Lang lang);

// What is known of the case: "cause" -> "product.damaged", "tone" -> "warm", ... `says` is the buyer's own words in
// lower case (only those the assessment rests on, or the whole text of a content review).
struct Situation {
  std::map<std::string_view, std::string> values;
  std::string says;
};

// 0: the fragment may not be used. Else 1 plus what its conditions say about the subject (cause, remedy, words,
// occasion, platform); tone and channel only filter and count nothing.
int match_section(const Section& section, const Situation& situation);

// Mistakes in replies/zh and replies/en as "replies/zh/own.txt:12: what is wrong".
std::vector<std::string> check_reply_documents(const Documents& documents);

}  // namespace huiping
