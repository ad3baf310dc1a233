// Marks: flags, signals, contact, remedies, facets and stage of a review from its evidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assess/heads.h"
#include "assess/reading.h"
#include "huiping/assessment.h"
#include "pack/pack.h"

namespace huiping {

// Every code of `kind` whose evidence reaches `least_points` (causes.h, weight_points), by name, with quotes.
// A learned head "<kind>.<code>" adds to the evidence or takes away from it; heads may be null.
std::vector<Mark> find_marks(const Lexicon& lexicon, const std::vector<Reading>& readings, std::string_view kind,
                             int least_points, const Heads* heads = nullptr);

// The codes of `kind` alone, strongest first.
std::vector<std::string> find_codes(const Lexicon& lexicon, const std::vector<Reading>& readings, std::string_view kind,
                                    int least_points, const Heads* heads = nullptr);

bool has_mark(const std::vector<Mark>& marks, std::string_view code);
// Inserts by name; does nothing when the code is there already.
void add_mark(std::vector<Mark>& marks, Mark mark);

}  // namespace huiping
