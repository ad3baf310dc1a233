// Calls: the functions of contract.md on JSON text, the same for the program and the module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "huiping/engine.h"
#include "json/contract_json.h"
#include "stats/stats.h"

namespace huiping {

enum class Call : std::uint8_t { assess, draft, check, promises, explain };

// The call named so; false when there is none.
bool find_call(std::string_view name, Call& call);

// Appends the answer to one value as JSON text, without line break. When the value is not what the call takes,
// nothing is appended and the result says what is wrong. Never throws.
Wrong append_answer(const Engine& engine, Call call, const Json& value, Ui ui, std::string& out);

// {"error": what, "line": line}; without line when it is 0.
std::string error_line(const std::string& what, int line);

// One JSON text in (any bytes), one line out without line break. `line` goes into errors when it is not 0.
std::string answer_line(const Engine& engine, Call call, std::string_view text, int line, Ui ui);

// An array of values in, an array of answers out, in order; element errors carry "line" (from 1).
// Text that is not a JSON array gives {"error": "..."}.
std::string answer_array(const Engine& engine, Call call, std::string_view text, Ui ui);

// Statistics over a stream of reviews or stored assessments.
class StatsCall {
 public:
  // One value made ready for add(); done apart, so that threads can assess while add() keeps the order.
  struct Item {
    std::optional<Review> review;
    Assessment assessment;
    Wrong wrong;
  };
  explicit StatsCall(const Engine& engine) : stats_(engine.pack()) {}
  static Item read(const Engine& engine, const Json& value);
  void add(const Item& item);
  Json result(Ui ui) const;

 private:
  Stats stats_;
};

// An array of reviews or assessments in, one object out; wrong elements are left out of the counts.
std::string answer_stats(const Engine& engine, std::string_view text, Ui ui);

// A value of hostile text: broken UTF-8 becomes U+FFFD. Discarded when it is not JSON.
Json parse_json(std::string_view text);
std::string dump_json(const Json& json);

}  // namespace huiping
