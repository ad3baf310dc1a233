// Normalisation: from original UTF-16 to folded units, clauses and sentences, with the way back kept.
#pragma once

#include <string>
#include <string_view>

#include "text/fold_table.h"
#include "text/text.h"

namespace huiping {

// Every step is linear in the text. The result equals NFKC_Casefold of the whole text (utf8proc is the oracle,
// tests/unit/normalize_test.cpp) followed by house folding: see fold_table.h; white space collapsed to one blank
// (or one '\n'), blanks inside s p a c e d Han words dropped.
void normalize(const FoldTable& fold, std::u16string_view original, Text& text);
void normalize(const FoldTable& fold, std::string_view utf8, Text& text);
// The same as a new value. Callers that read many texts keep one Text, whose room is used again.
Text normalize(const FoldTable& fold, std::u16string_view original);
Text normalize(const FoldTable& fold, std::string_view utf8);

}  // namespace huiping
