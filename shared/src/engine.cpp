// The engine: hands each call to its stage.
#include "huiping/engine.h"

#include <algorithm>
#include <set>

#include "assess/assess.h"
#include "draft/draft.h"
#include "draft/phrasebook.h"
#include "guard/check.h"
#include "pack/pack.h"
#include "plan/plan.h"
#include "promise/find_promises.h"
#include "promise/phrases.h"

namespace huiping {
namespace {

// Folder of shared/data to the kind that explain names.
std::string kind_of(const std::string& folder) {
  if (folder == "causes") return "cause";
  if (folder == "flags") return "flag";
  if (folder == "signals") return "signal";
  if (folder == "policy") return "rule";
  if (folder == "facets") return "facet";
  if (folder == "stages") return "stage";
  if (folder == "promises") return "promise";
  if (folder == "remedy_asked") return "remedy";
  return folder;
}

// Word lists, deadlines and texts of the engine's own are not codes of the taxonomy.
bool is_code(const Entry& entry) {
  return entry.kind != "languages" && entry.kind != "reasons" && entry.kind != "word_class" &&
         !is_word_class(entry.code);
}

// "TEXT => QUOTE" and "@channel TEXT" without their notes.
std::string example_text(std::string_view line) {
  while (!line.empty() && line.front() == '@') {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) break;
    line.remove_prefix(blank + 1);
  }
  return std::string(line.substr(0, line.find(" => ")));
}

Bilingual bilingual(const Entry& entry, const std::string& name) {
  return {entry.field(name + " zh"), entry.field(name + " en")};
}

Explanation explanation_of(const Entry& entry) {
  Explanation e;
  e.code = entry.code;
  e.kind = kind_of(entry.kind);
  const bool rule = e.kind == "rule";
  e.label = bilingual(entry, rule ? "message" : "label");
  e.meaning = bilingual(entry, rule ? "fix" : "meaning");
  e.responsible = entry.field("responsible");
  e.severity = entry.field("severity");
  // What is known from memory only is shown to nobody as law (policy-facts.md).
  if (entry.field("basis") != "M") e.source = entry.field("source");
  for (const auto text : entry.all(rule ? "fires" : "test")) e.examples.push_back(example_text(text));
  for (const auto text : entry.all(rule ? "passes" : "allow")) e.counterexamples.push_back(example_text(text));
  return e;
}

template <typename Visit>
void for_each_entry(const Pack& pack, Visit visit) {
  for (const Lexicon* lexicon : {&pack.assess, &pack.guard, &pack.promise})
    for (const Entry& entry : lexicon->entries)
      if (is_code(entry)) visit(entry);
}

}  // namespace

Engine::Engine(std::shared_ptr<const Pack> pack)
    : pack_(std::move(pack)), phrasebook_(std::make_shared<const Phrasebook>(pack_->documents)) {}

std::variant<Engine, LoadError> Engine::load(std::span<const std::uint8_t> bytes) {
  auto pack = read_pack(bytes);
  if (auto* error = std::get_if<LoadError>(&pack)) return std::move(*error);
  return Engine(std::make_shared<const Pack>(std::move(std::get<Pack>(pack))));
}

Assessment Engine::assess(const Review& review, const Shop& shop, std::string_view now) const {
  return huiping::assess(*pack_, review, shop, now);
}

Plan Engine::plan(const Review& review, const Assessment& assessment, const Shop& shop, std::string_view now) const {
  return huiping::plan(phrasebook_->rules, review, assessment, shop, now);
}

DraftAnswer Engine::draft(const DraftRequest& request) const {
  DraftAnswer made;
  made.assessment = assess(request.review, request.shop, request.options.now);
  made.plan = plan(request.review, made.assessment, request.shop, request.options.now);
  made.drafts =
      huiping::draft(*pack_, *phrasebook_, request.review, made.assessment, made.plan, request.shop, request.options);
  return made;
}

std::vector<Finding> Engine::check(const CheckRequest& request) const {
  return huiping::check(*pack_, phrasebook_->rules.platform(request.platform), request);
}

std::vector<Promise> Engine::promises(std::string_view text, std::string_view at) const {
  return find_promises(*pack_, text, at);
}

std::vector<Explanation> Engine::explain(std::string_view code) const {
  std::vector<Explanation> all;
  for_each_entry(*pack_, [&](const Entry& entry) {
    if (entry.code == code) all.push_back(explanation_of(entry));
  });
  return all;
}

std::vector<std::string> Engine::codes() const {
  std::set<std::string> all;
  for_each_entry(*pack_, [&](const Entry& entry) { all.insert(entry.code); });
  return {all.begin(), all.end()};
}

std::string_view version() { return HUIPING_VERSION; }

}  // namespace huiping
