// Which CSV column is which field of a Review, from its header.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace huiping {

class CsvColumns {
 public:
  // columns_json: shared/data/columns.json, field -> header names in any language.
  explicit CsvColumns(const std::string& columns_json);

  // What is wrong with the header; empty when the text column was found.
  std::string read_header(const std::vector<std::string>& cells);
  // One row as the JSON of a Review; unknown columns are left out.
  std::string review_json(const std::vector<std::string>& cells) const;

 private:
  std::map<std::string, std::string> field_of_name_;  // folded header name -> field, e.g. "product.name"
  std::vector<std::string> fields_;                   // per column, empty: not used
};

}  // namespace huiping
