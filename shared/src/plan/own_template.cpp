// Own template: what may stand between braces.
#include "plan/own_template.h"

#include <algorithm>

namespace huiping {

std::vector<std::string_view> variables_of(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    names.push_back(text.substr(at + 1, end - at - 1));
  }
  return names;
}

std::string unknown_variable(std::string_view text) {
  constexpr std::string_view kKnown[] = {"point", "product", "order",  "shop",    "sign",
                                         "by",    "soon",    "amount", "contact", "repair"};
  for (const std::string_view name : variables_of(text))
    if (std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown)) return std::string(name);
  return {};
}

}  // namespace huiping
