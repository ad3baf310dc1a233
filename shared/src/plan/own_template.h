// Own template: the variables a shop may write in its own replies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiping {

// Names of {variables} in a text, in order, an unclosed brace ends the list.
std::vector<std::string_view> variables_of(std::string_view text);

// The first {variable} that no template may use; empty when all are known.
std::string unknown_variable(std::string_view text);

}  // namespace huiping
