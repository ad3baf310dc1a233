// Call script: the steps named by the recipe, and their branches "CONDITION -> STEP" resolved to indexes.
#include "draft/call_script.h"

#include <algorithm>

#include "plan/lines.h"

namespace huiping {

std::vector<CallStep> compose_call(Composer& composer, unsigned turn) {
  std::vector<std::string> names;
  std::vector<CallStep> steps;
  const auto recipes = composer.all("recipe_call");
  if (recipes.empty()) return steps;
  for (std::string_view recipe = recipes.front(); !recipe.empty();) {
    const std::string name(take_word(recipe));
    std::string say = composer.part(name, turn);
    if (say.empty()) continue;
    names.push_back(name);
    steps.push_back({std::move(say), {}});
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    for (const std::string_view line : composer.all("branch_" + names[i].substr(names[i].find('_') + 1))) {
      const std::size_t arrow = line.find("->");
      if (arrow == std::string_view::npos) continue;
      const auto target = std::find(names.begin(), names.end(), trim(line.substr(arrow + 2)));
      if (target != names.end())
        steps[i].branches.push_back(
            {std::string(trim(line.substr(0, arrow))), static_cast<int>(target - names.begin())});
    }
  return steps;
}

}  // namespace huiping
