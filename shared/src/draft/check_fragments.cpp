// The check of reply fragments: known parts, conditions, values and slots, balanced braces, and nothing missing.
#include <algorithm>
#include <array>
#include <set>

#include "draft/fragments.h"
#include "draft/point.h"
#include "plan/lines.h"
#include "plan/own_template.h"
#include "plan/wording.h"

namespace huiping {
namespace {

// Slots with a value of their own, and parts that may stand inside other fragments (see may_hold).
constexpr std::array<std::string_view, 10> kSlots{"amount",  "second", "by",   "greeting", "order",
                                                  "product", "shop",   "sign", "soon",     "point"};
constexpr std::array<std::string_view, 5> kInner{"agent", "contact", "own", "point", "repair"};
constexpr std::array<std::string_view, 2> kInnermost{"answer", "tell"};
constexpr std::array<std::string_view, 24> kParts{
    "ack",     "agent",      "also",   "ask",   "card",    "close",  "comfort",     "contact",
    "counter", "dont",       "follow", "free",  "goods",   "greet",  "holding",     "hostile",
    "invite",  "order_line", "own",    "point", "prevent", "recipe", "recipe_call", "repair"};
constexpr std::array<std::string_view, 5> kMoreParts{"echo", "halt", "seek", "tail", "thanks"};
constexpr std::array<std::string_view, 18> kKeys{
    "address",  "append", "asked",    "cause",  "channel",     "contacted", "date",   "goods", "greeting",
    "occasion", "point",  "platform", "remedy", "responsible", "says",      "second", "tone",  "value"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Whether a fragment of the part may hold the slot: filling must always end.
bool may_hold(std::string_view part, std::string_view slot) {
  if (holds(kSlots, slot)) return true;
  if (slot == "contact") return part != "contact";
  if (holds(kInnermost, slot)) return !holds(kInnermost, part) && part != "contact";
  return holds(kInner, slot) && !holds(kInner, part) && !holds(kInnermost, part);
}

// Steps of the call card and their branches are named freely.
bool is_part(std::string_view name) {
  return holds(kParts, name) || holds(kMoreParts, name) || holds(kInnermost, name) || name.substr(0, 5) == "call_" ||
         name.substr(0, 7) == "branch_";
}

std::string allowed_values(std::string_view key, std::string_view value, const Ladders& ladders) {
  static const std::map<std::string_view, std::set<std::string_view>> fixed{
      {"tone", {"formal", "warm", "brief", "personal"}},
      {"channel", {"public_reply", "private_message", "call_script", "follow_up", "thank_you_card"}},
      {"occasion", {"hostile", "safety", "complaint", "mixed", "praise", "neutral"}},
      {"responsible", {"seller", "courier", "buyer", "shared", "third_party", "unknown"}},
      {"contacted", {"not_mentioned", "not_contacted", "contacted_unresolved", "contacted_resolved"}},
      {"address", {"qin", "nin", "you"}},
      {"append", {"yes", "no"}},
      {"date", {"yes", "no"}},
      {"point", {"ours", "quoted", "turned"}},
      {"greeting", {"own", "none"}},
      {"value", {"regular", "high"}}};
  if (const auto found = fixed.find(key); found != fixed.end())
    return found->second.count(value) != 0 ? "" : std::string(key) + " is never " + std::string(value);
  if (key == "remedy" && ladders.find_remedy(value) == nullptr)
    return std::string(value) + " is no remedy of ladders.txt";
  if (key != "cause" && key != "second") return {};
  if (value.size() > 2 && value.substr(value.size() - 2) == ".*") return {};
  const bool known = ladders.of_cause.find(value) != ladders.of_cause.end() || value.substr(0, 10) == "malicious.";
  return known ? "" : std::string(value) + " has no ladder in ladders.txt";
}

struct Checker {
  const Documents& documents;
  Ladders ladders;
  std::vector<std::string> errors;

  void complain(const std::string& file, std::size_t line, const std::string& what) {
    errors.push_back(file + ":" + std::to_string(line) + ": " + what);
  }

  void check_when(const std::string& file, std::size_t line, std::string_view rest) {
    while (!rest.empty()) {
      const std::string_view term = take_word(rest);
      const std::size_t equals = term.find('=');
      if (equals == std::string_view::npos || equals + 1 == term.size()) {
        complain(file, line, std::string(term) + " must be like key=value");
        continue;
      }
      const std::string_view key = term.substr(0, equals - (equals > 0 && term[equals - 1] == '!' ? 1 : 0));
      if (!holds(kKeys, key)) complain(file, line, std::string(key) + " is no condition");
      for (const std::string_view value : split(term.substr(equals + 1), ','))
        if (value.empty())
          complain(file, line, "empty value of " + std::string(key));
        else if (const std::string what = allowed_values(key, value, ladders); !what.empty())
          complain(file, line, what);
    }
  }

  void check_text(const std::string& file, std::size_t line, std::string_view part, std::string_view text) {
    if (std::count(text.begin(), text.end(), '{') != std::count(text.begin(), text.end(), '}'))
      complain(file, line, "braces do not match");
    for (const std::string_view slot : variables_of(text))
      if (!may_hold(part, slot)) complain(file, line, "{" + std::string(slot) + "} is no slot");
    if (text.find_first_of("<>") != std::string_view::npos && part.substr(0, 7) != "branch_" && part != "counter")
      complain(file, line, "a reply holds no markup");
    if (part == "recipe" || part == "recipe_call")
      for (std::string_view rest = text; !rest.empty();) {
        std::string_view name = take_word(rest);
        if (!name.empty() && name.back() == '?') name.remove_suffix(1);
        if (!is_part(name)) complain(file, line, std::string(name) + " is no part");
      }
    if (part == "counter" && text.find(" => ") == std::string_view::npos) complain(file, line, "must be: TEXT => WHY");
  }

  void check_language(const std::string& folder, Lang lang) {
    for (const auto& [file, text] : documents) {
      if (file.compare(0, folder.size(), folder) != 0) continue;
      std::string_view part = std::string_view(file).substr(folder.size());
      part = part.substr(0, part.find('.'));
      for (const Line& line : lines_of(text)) {
        std::string_view rest = line.text;
        const std::string_view word = take_word(rest);
        if (word == "part") {
          part = rest;
          if (!is_part(part)) complain(file, line.number, std::string(part) + " is no part");
        } else if (word == "when") {
          check_when(file, line.number, rest);
        } else {
          check_text(file, line.number, part, line.text);
        }
      }
    }
    check_complete(folder, lang);
  }

  // Every cause needs a name in our words, something to say and a warning example; every remedy a sentence.
  void check_complete(const std::string& folder, Lang lang) {
    const Fragments fragments = read_fragments(documents, lang);
    const auto answered = [&](std::string_view part, const Situation& situation) {
      const auto found = fragments.parts.find(part);
      return found != fragments.parts.end() &&
             std::any_of(found->second.begin(), found->second.end(), [&](const Fragment& fragment) {
               return match_section(fragments.sections[fragment.section], situation) > 1;
             });
    };
    for (const auto& ladder : ladders.of_cause) {
      const Situation situation{{{"cause", ladder.first}, {"channel", "public_reply"}, {"tone", "warm"}}, {}};
      for (const std::string_view part : {"point", "own", "counter"})
        if (!answered(part, situation))
          complain(folder + "own.txt", 1, "part " + std::string(part) + " has nothing for " + ladder.first);
    }
    for (const RemedyKind& remedy : ladders.remedies) {
      const Situation situation{{{"remedy", remedy.code},
                                 {"channel", "public_reply"},
                                 {"tone", "warm"},
                                 {"responsible", "seller"},
                                 {"occasion", "complaint"}},
                                {}};
      if (!answered("repair", situation)) complain(folder + "repair.txt", 1, "nothing for remedy " + remedy.code);
    }
    for (const std::string_view part : {"recipe", "ack", "contact", "invite", "hostile", "thanks"})
      if (fragments.parts.find(part) == fragments.parts.end())
        complain(folder + "recipe.txt", 1, "part " + std::string(part) + " is missing");
  }
};

}  // namespace

std::vector<std::string> check_reply_documents(const Documents& documents) {
  Checker checker{documents, Ladders(documents), check_plan_documents(documents)};
  checker.check_language("replies/zh/", Lang::zh);
  checker.check_language("replies/en/", Lang::en);
  for (std::string& wrong : check_point_documents(documents)) checker.errors.push_back(std::move(wrong));
  return checker.errors;
}

}  // namespace huiping
