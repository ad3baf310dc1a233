// Corpus: the labelled reviews of ../shared/data, read as the engine reads them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "assess/reading.h"
#include "pack/pack.h"

namespace huiping::train {

enum class Tone { negative, neutral, positive };
inline constexpr const char* kToneNames[] = {"negative", "neutral", "positive"};

// Who labelled a reading, and how its text was chosen. The conventions of annotators differ, and so do the mixes.
enum class Origin : std::uint8_t {
  natural,  // causes-*-train.jsonl, the part that was sampled from all reviews
  chosen,   // the part that was chosen because a first model was unsure or a class was rare
  ours,     // sampled from all reviews, labelled by reading for the shipped weights
  written   // rare.jsonl and the examples of the lexicon: written for this
};
inline constexpr std::size_t kOrigins = 4;

// One review with its lexicon evidence.
struct Review {
  std::string id, source;
  Tone tone = Tone::negative;
  Reading reading;
};

// A review whose causes a person has read. Everything as in taxonomy.md; causes are primary first.
struct LabelledReview : Review {
  std::vector<std::string> causes, quotes, flags, remedy_asked;
  int severity = 0;
  std::string prior_contact;
  Origin origin = Origin::natural;
};

// Throw std::runtime_error "file:line: what is wrong".
std::vector<Review> read_reviews(const Pack& pack, const std::string& path);
// `lang` chooses rows of a file that holds several languages (rare.jsonl); a follow-up is joined to its text.
std::vector<LabelledReview> read_readings(const Pack& pack, const std::string& path, std::string_view lang);

// The examples that the lexicon's own files carry: each `test` of a cause as a review of that cause alone, each `allow`
// in which no cue of any cause stands as praise without one. Those in the language `lang`, several times each, because
// what the files promise has to hold.
std::vector<LabelledReview> read_examples(const Pack& pack, std::string_view lang);

// The labels of a folder of <lang>*.psv files: id, n u p, causes, severity, flags, prior contact, remedies, quote,
// with | between them; the texts are those of <lang>-train.tsv. Malformed rows are skipped and counted.
std::vector<LabelledReview> read_labels(const std::string& folder, std::string_view lang,
                                        const std::vector<Review>& reviews, std::size_t& skipped);

// FNV-1a with its bits mixed: the same split of rows on every machine.
std::uint32_t hash_of(std::string_view id);

// True for the half of a dev file that is only reported on; the other half is trained on.
bool is_aside(std::string_view id);

// True for the eighth of the natural labels that nothing learns from.
bool is_kept(const Review& review);

}  // namespace huiping::train
