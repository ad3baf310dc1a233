// One lexicon inside the pack file.
#pragma once

#include "bytes/bytes.h"
#include "match/lexicon.h"

namespace huiping {

void write_lexicon(ByteWriter& out, const Lexicon& lexicon);
// False when the bytes are no lexicon or any index in it leads nowhere.
bool read_lexicon(ByteReader& in, Lexicon& lexicon);

}  // namespace huiping
