// Which CSV column is which field of a Review, from its header.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pack/pack.h"

namespace huiping {

class CsvColumns {
 public:
  // By shared/data/columns.json in the pack: column -> header names, and what good, neutral and bad are called.
  explicit CsvColumns(const Pack& pack);

  // What is wrong with the header; empty when the text column was found.
  std::string read_header(const std::vector<std::string>& cells);
  // One row as the JSON of a Review; unknown columns are left out.
  std::string review_json(const std::vector<std::string>& cells) const;

 private:
  std::string fold_name(const std::string& name) const;

  const FoldTable& fold_;
  std::map<std::string, std::string> column_of_name_;  // folded header name -> column, e.g. "product_name"
  std::map<std::string, std::string> grade_of_name_;   // folded word -> good, neutral, bad
  std::vector<std::string> columns_;                   // per cell of a row, empty: not used
};

}  // namespace huiping
