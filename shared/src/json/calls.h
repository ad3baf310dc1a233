// Calls: the functions of contract.md on JSON text, the same for the program and the module.
#pragma once

#include <string>
#include <string_view>

#include "huiping/engine.h"
#include "json/contract_json.h"

namespace huiping {

enum class Call : std::uint8_t { assess, draft, check, promises, explain };

// The call named so; false when there is none.
bool find_call(std::string_view name, Call& call);

// The answer to one value; {"error": "..."} when the value is not what the call takes. Never throws.
Json answer(const Engine& engine, Call call, const Json& value, Ui ui);

// One JSON text in (any bytes), one line out without line break. `line` goes into errors when it is not 0.
std::string answer_line(const Engine& engine, Call call, std::string_view text, int line, Ui ui);

// An array of values in, an array of answers out, in order; element errors carry "line" (from 1).
// Text that is not a JSON array gives {"error": "..."}.
std::string answer_array(const Engine& engine, Call call, std::string_view text, Ui ui);

// A value of hostile text: broken UTF-8 becomes U+FFFD. Discarded when it is not JSON.
Json parse_json(std::string_view text);
std::string dump_json(const Json& json);

}  // namespace huiping
