// Corpus: the labelled reviews of ../shared/data, with texts in the engine's own normal form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold_table.h"
#include "text/text.h"

namespace huiping::train {

enum class Tone { negative, neutral, positive };
inline constexpr const char* kToneNames[] = {"negative", "neutral", "positive"};

struct Review {
  std::string id, source;
  Tone tone = Tone::negative;
  std::u16string units;
};

// A review whose causes a person has read. Everything as in taxonomy.md; causes are primary first.
struct LabelledReview {
  std::string id, source;
  Text text;
  std::vector<std::string> causes, quotes, flags, remedy_asked;
  int severity = 0;
  std::string prior_contact;
};

// Throw std::runtime_error "file:line: what is wrong".
std::vector<Review> read_reviews(const FoldTable& fold, const std::string& path);
// `lang` chooses rows of a file that holds several languages (rare.jsonl); a follow-up is joined to its text.
std::vector<LabelledReview> read_readings(const FoldTable& fold, const std::string& path, std::string_view lang);

// FNV-1a with its bits mixed: the same split of rows on every machine.
std::uint32_t hash_of(std::string_view id);

// True for the half of a dev file that is only reported on, false for the half that may be tuned on.
bool is_aside(std::string_view id);

}  // namespace huiping::train
