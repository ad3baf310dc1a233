// Writes an Assessment as JSON text, field by field: what is written for every review of a file must be fast.
#pragma once

#include <string>

#include "huiping/assessment.h"
#include "huiping/review.h"

namespace huiping {

// Appends the object of contract.md, without line break. The strings of an assessment are valid UTF-8.
void append_json(const Assessment& assessment, Ui ui, std::string& out);

}  // namespace huiping
