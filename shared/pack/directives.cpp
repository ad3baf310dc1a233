// Checks directives folder by folder.
#include "directives.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/trim.h"

namespace huiping {
namespace {

using Words = std::set<std::string, std::less<>>;

const std::map<std::string, Role, std::less<>> kPatternRoles = {
    {"cue", Role::cue},
    {"veto", Role::veto},
    {"pattern", Role::pattern},
    {"unless", Role::unless},
    {"unless-clause", Role::unless_clause},
    {"unless-sentence", Role::unless_sentence},
    {"unless-text", Role::unless_text},
};

const Words kCodeDirectives = {"label", "meaning", "responsible", "severity", "cue",
                               "veto",  "test",    "allow",       "source",   "rank"};
const Words kPolicyDirectives = {
    "category",    "kind",  "channels", "regions", "severity", "source",        "basis",
    "message",     "fix",   "replace",  "pattern", "unless",   "unless-clause", "unless-sentence",
    "unless-text", "fires", "passes",   "about",   "counts"};
const Words kResponsible = {"seller", "courier", "buyer", "shared", "third_party", "unknown"};
const Words kChannels = {"public_reply",   "private_message", "call_script", "follow_up",
                         "thank_you_card", "parcel_letter",   "listing"};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t i = 0;
  while ((i = text.find_first_not_of(" \t", i)) != std::string::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t", i), text.size());
    words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

// "zh TEXT" or "en TEXT" becomes key "label zh" and the text.
std::string check_bilingual(const Directive& line, PatternLine& out) {
  const std::size_t blank = line.rest.find(' ');
  const std::string language = line.rest.substr(0, blank);
  if ((language != "zh" && language != "en") || blank == std::string::npos)
    return line.keyword + " needs zh or en and a text";
  out.key = line.keyword + " " + language;
  out.text = trim(std::string_view(line.rest).substr(blank));
  return {};
}

std::string check_policy_words(const Directive& line) {
  const std::vector<std::string> words = words_of(line.rest);
  if (line.keyword == "severity" &&
      (words.empty() || (words[0] != "block" && words[0] != "warn" && words[0] != "advise")))
    return "severity is block, warn or advise, then platforms or @channels";
  if (line.keyword == "basis" && line.rest != "R" && line.rest != "S" && line.rest != "M") return "basis is R, S or M";
  if (line.keyword == "kind" && line.rest != "text" && line.rest != "meta" && line.rest != "score")
    return "kind is text, meta or score";
  if (line.keyword == "about" && line.rest != "text") return "about is followed by text";
  if (line.keyword == "counts")
    for (const std::string& word : words)
      if (word != "reported" && word != "denied" && word != "alone")
        return "counts is followed by reported, denied or alone";
  if (line.keyword == "channels")
    for (const std::string& word : words)
      if (kChannels.count(word) == 0) return "no channel " + word;
  return {};
}

std::string check_code_words(const Directive& line) {
  if (line.keyword == "responsible" && kResponsible.count(line.rest) == 0) return "nobody is called " + line.rest;
  if (line.keyword == "severity" && (line.rest.size() != 1 || line.rest[0] < '0' || line.rest[0] > '3'))
    return "severity is 0, 1, 2 or 3";
  if (line.keyword == "rank" && (line.rest.size() != 1 || line.rest[0] < '0' || line.rest[0] > '9'))
    return "rank is 0 to 9";
  return {};
}

std::string check_pattern(const Directive& line, Role role, PatternLine& out) {
  out.is_pattern = true;
  out.role = role;
  out.text = line.rest;
  if (role != Role::cue) return {};
  if (line.rest.size() < 3 || line.rest[0] < '1' || line.rest[0] > '9' || line.rest[1] != ' ')
    return "cue needs a weight from 1 to 9 and a pattern";
  out.weight = static_cast<std::uint8_t>(line.rest[0] - '0');
  out.text = trim(std::string_view(line.rest).substr(2));
  if (!out.text.empty() && out.text[0] == '=') {
    out.ignores_negation = true;
    out.text.erase(0, 1);
  }
  return {};
}

}  // namespace

std::string check_directive(const std::string& folder, const Directive& line, PatternLine& out) {
  const bool is_policy = folder == "policy";
  const Words& known = is_policy ? kPolicyDirectives : kCodeDirectives;
  if (known.count(line.keyword) == 0) return "no directive \"" + line.keyword + "\" in " + folder;
  if (line.rest.empty()) return line.keyword + " is empty";
  const auto role = kPatternRoles.find(line.keyword);
  if (role != kPatternRoles.end()) return check_pattern(line, role->second, out);
  static const Words kBilingual = {"label", "meaning", "message", "fix", "replace"};
  if (kBilingual.count(line.keyword) != 0) return check_bilingual(line, out);
  out.key = line.keyword;
  out.text = line.rest;
  return is_policy ? check_policy_words(line) : check_code_words(line);
}

std::vector<std::string> missing_directives(const std::string& folder, const Entry& entry) {
  std::vector<std::string> needed;
  if (folder == "policy")
    needed = {"category", "kind",       "channels",   "severity", "source",
              "basis",    "message zh", "message en", "fix zh",   "fix en"};
  else if (folder == "causes")
    needed = {"label zh", "label en", "meaning zh", "meaning en", "responsible", "severity"};
  else if (folder != "languages")
    needed = {"label zh", "label en"};
  std::vector<std::string> missing;
  for (const std::string& key : needed)
    if (entry.field(key).empty()) missing.push_back("the directive \"" + key + "\" is missing");
  return missing;
}

}  // namespace huiping
