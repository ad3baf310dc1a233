// Values to and from the JSON of contract.md; the one place besides its neighbours that knows nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "huiping/engine.h"

namespace huiping {

using Json = nlohmann::ordered_json;

// What is wrong with an input value, e.g. "stars: a number from 1 to 5 is needed". Empty: nothing.
using Wrong = std::string;

// Unknown fields are ignored, null counts as absent. On a wrong type `wrong` says which field; the rest is read.
Review review_from_json(const Json& json, Wrong& wrong);
Shop shop_from_json(const Json& json, Wrong& wrong);
CheckRequest check_request_from_json(const Json& json, Wrong& wrong);
DraftRequest draft_request_from_json(const Json& json, Wrong& wrong);
// An Assessment as append_json wrote it (statistics over stored assessments).
Assessment assessment_from_json(const Json& json, Wrong& wrong);
// True when the object looks like an Assessment rather than a Review.
bool is_assessment(const Json& json);

Json to_json(const Plan& plan, Ui ui);
Json to_json(const Draft& draft, Ui ui);
Json to_json(const Finding& finding, Ui ui);
Json to_json(const Promise& promise);
Json to_json(const Explanation& explanation, Ui ui);

// The string field, empty when absent; a wrong type is noted in `wrong`.
std::string string_field(const Json& json, const char* key, Wrong& wrong);

// A string field that may also come as a number, as ids and money from spreadsheets do: its digits then.
std::string id_field(const Json& json, const char* key, Wrong& wrong);

// The value rounded to two decimals, so that every target writes the same bytes.
double two_decimals(double value);

}  // namespace huiping
