// Takes apart the tricks by which a word is hidden from a filter, keeping the way back to the original text.
#pragma once

#include "text/text.h"

namespace huiping {

// Drops marks squeezed between two Han characters (ping*jia) and reads eight and more Han digits in a row as a
// number (a phone number in words). Everything else stays as it is; clauses and offsets are kept per unit.
Text fold_disguises(Text text);

}  // namespace huiping
