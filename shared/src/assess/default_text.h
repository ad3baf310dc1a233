// Default text: the platform's own words, or nothing said at all, where a review should stand.
#pragma once

#include "assess/letters.h"
#include "assess/reading.h"

namespace huiping {

// True for texts of flags/default_text.txt with hardly anything beside, for texts without a word ("...", "11111"),
// and for the empty text.
bool is_default_text(const Pack& pack, const Reading& reading, const Letters& letters);

}  // namespace huiping
