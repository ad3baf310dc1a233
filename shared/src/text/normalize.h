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
Text normalize(const FoldTable& fold, std::u16string original);
Text normalize(const FoldTable& fold, std::string_view utf8);

}  // namespace huiping
