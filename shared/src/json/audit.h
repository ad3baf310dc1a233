// Audit: the guard over texts that were sent already, one by one, and what there is to mend at the end.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "json/calls.h"

namespace huiping {

class AuditCall {
 public:
  // What `check` is asked for one value: a text to check as it is, or a review's seller reply ({"reply":{"text":...}})
  // as a public reply with the review beside it. null: there is nothing to check in it.
  static Json request_of(const Json& value);

  // One answer of `check`, in the order of the input. Keeps counts and a few ids, whatever the number of answers.
  void add(const Json& answer);
  void add_skipped() { ++skipped_; }

  // {"audit":{"texts","skipped","clean","block","warn","advise","rules":[{"rule","count","severity","ids"}]}}: block,
  // warn and advise count texts by their gravest finding; rules are sorted by severity, then count, then name.
  Json result() const;

 private:
  struct Rule {
    std::size_t count = 0;
    int severity = 0;
    std::vector<std::string> ids;
  };
  std::size_t texts_ = 0, skipped_ = 0;
  std::size_t by_gravest_[4] = {0, 0, 0, 0};  // clean, advise, warn, block
  std::map<std::string, Rule> rules_;
};

}  // namespace huiping
