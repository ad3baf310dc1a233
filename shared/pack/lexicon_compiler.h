// Compiles data files and the concepts they use into a Lexicon.
#pragma once

#include <vector>

#include "data_file.h"
#include "match/lexicon.h"
#include "text/fold_table.h"

namespace huiping {

// `files` are of the folders causes, flags, ..., policy or promises; `concepts` of the folder concepts. Whatever is
// wrong goes to `mistakes` and is left out; used_concepts receives the names that patterns spoke of. With
// concepts_as_entries each of those is an entry of kind "word_class" too, whose pattern is the concept itself.
Lexicon compile_lexicon(const FoldTable& fold, const std::vector<DataFile>& files,
                        const std::vector<DataFile>& concepts, Mistakes& mistakes,
                        std::vector<std::string>& used_concepts, bool concepts_as_entries = false);

}  // namespace huiping
