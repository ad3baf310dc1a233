// Wording: the sentences the plan shows to the seller, and its ladders of remedies, read from replies/plan/*.txt.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiping/review.h"
#include "pack/pack.h"

namespace huiping {

// replies/plan/sentences.txt: "KEY zh TEXT" and "KEY en TEXT"; {x} stands for a value the plan puts in.
class Sentences {
 public:
  explicit Sentences(const Documents& documents);
  // Both languages of a sentence; empty strings when there is none. Values replace {name} in order.
  Bilingual get(std::string_view key, const std::map<std::string, Bilingual>& values = {}) const;
  bool has(std::string_view key) const;

 private:
  std::map<std::string, Bilingual, std::less<>> sentences_;
};

// A remedy of the ladder: hours is the time the shop is given to do it.
struct RemedyKind {
  std::string code;
  int hours = 48;
  bool costs_money = false;     // bounded by the order's price and the shop's limit
  bool always_allowed = false;  // every shop can or must do it: needs no entry in the shop's list
  bool owed = false;            // offered as long as the shop has no list of its own
};

// replies/plan/ladders.txt: "remedy CODE HOURS money|act [always|owed]", "ladder CAUSE CODE...", "asks ASKED CODE",
// "cheap CURRENCY AMOUNT", "stop PHRASE" (a buyer who wants no contact).
struct Ladders {
  explicit Ladders(const Documents& documents);
  const RemedyKind* find_remedy(std::string_view code) const;

  std::vector<RemedyKind> remedies;
  std::map<std::string, std::vector<std::string>, std::less<>> of_cause;
  std::map<std::string, std::vector<std::string>, std::less<>> answering;  // remedy_asked -> remedies that answer it
  std::map<std::string, std::int64_t, std::less<>> cheap_cents;            // per currency: sending back is not worth it
  std::vector<std::string> stop_phrases;
};

// Mistakes in replies/plan/*.txt as "file:line: what is wrong".
std::vector<std::string> check_plan_documents(const Documents& documents);

}  // namespace huiping
