// Composer: selection by subject first, style second; joining by the customs of each language.
#include "draft/compose.h"

#include <algorithm>

#include "plan/lines.h"
#include "plan/own_template.h"

namespace huiping {
namespace {

constexpr unsigned kDeepest = 3;

bool ends_sentence(const std::string& text) {
  return text.empty() || text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == '\n' ||
         (text.size() > 1 && text.back() == '"' && text[text.size() - 2] == '.');
}

void join(std::string& text, const std::string& piece, Lang lang) {
  if (piece.empty()) return;
  if (lang == Lang::zh) {
    text += piece;
    return;
  }
  const bool begins = ends_sentence(text);
  if (!text.empty()) text += ' ';
  const std::size_t at = text.size();
  text += piece;
  if (begins && text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
}

}  // namespace

std::uint64_t hash_text(std::string_view bytes, std::uint64_t seed) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return seed;
}

Composer::Composer(const Fragments& fragments, Lang lang, Situation situation, std::map<std::string, std::string> slots,
                   std::uint64_t seed)
    : fragments_(fragments), lang_(lang), situation_(std::move(situation)), slots_(std::move(slots)), seed_(seed) {}

std::vector<Composer::Choice> Composer::fitting(std::string_view name, unsigned depth) const {
  std::vector<Choice> choices;
  const auto part = fragments_.parts.find(name);
  if (part == fragments_.parts.end() || depth > kDeepest) return choices;
  for (const Fragment& fragment : part->second) {
    const int score = match_section(fragments_.sections[fragment.section], situation_);
    if (score == 0) continue;
    const auto slots = variables_of(fragment.text);
    const bool fillable = std::all_of(slots.begin(), slots.end(), [&](std::string_view slot) {
      const auto value = slots_.find(std::string(slot));
      if (value != slots_.end()) return !value->second.empty();
      return slot != name && !fitting(slot, depth + 1).empty();
    });
    if (fillable) choices.push_back({fragment.text, score});
  }
  return choices;
}

const std::vector<Composer::Choice>& Composer::known_fitting(std::string_view name) const {
  const auto known = fitting_.find(name);
  return known != fitting_.end() ? known->second : fitting_.emplace(std::string(name), fitting(name)).first->second;
}

std::vector<std::string_view> Composer::all(std::string_view name) const {
  std::vector<Choice> choices = fitting(name);
  std::stable_sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) { return a.score > b.score; });
  std::vector<std::string_view> texts;
  for (const Choice& choice : choices) texts.push_back(choice.text);
  return texts;
}

std::string_view Composer::pick(std::string_view name, unsigned turn) const {
  const std::vector<Choice>& choices = known_fitting(name);
  if (choices.empty()) return {};
  const int best = std::max_element(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
                     return a.score < b.score;
                   })->score;
  constexpr std::string_view kAlike[] = {"ack", "own", "thanks", "invite", "tail"};
  const int least = loose_ && std::find(std::begin(kAlike), std::end(kAlike), name) != std::end(kAlike) ? 1 : best;
  const auto good = [&](const Choice& c) { return c.score >= least; };
  const auto count = static_cast<std::uint64_t>(std::count_if(choices.begin(), choices.end(), good));
  if (const auto shift = shifts_.find(name); shift != shifts_.end()) turn += shift->second;
  // Every part goes its own way through its list, so that two reviews or turns seldom get the same set of wordings.
  const std::uint64_t start = hash_text(name, seed_) >> 17;
  std::uint64_t left = (turn == 0 ? start : start + turn + (hash_text(name, seed_ + turn) >> 19)) % count;
  for (const Choice& choice : choices)
    if (good(choice) && left-- == 0) return choice.text;
  return {};
}

std::string Composer::fill(std::string_view fragment, unsigned turn, unsigned depth) {
  std::string text;
  if (depth > kDeepest) return text;
  for (std::size_t at = 0; at < fragment.size();) {
    const std::size_t open = fragment.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : fragment.find('}', open);
    if (close == std::string_view::npos) return text.append(fragment.substr(at));
    text.append(fragment.substr(at, open - at));
    const std::string slot(fragment.substr(open + 1, close - open - 1));
    const auto value = slots_.find(slot);
    if (value != slots_.end()) {
      text += value->second;
      used_[slot] = value->second;
    } else {
      const std::string chosen = fill(pick(slot, turn), turn, depth + 1);
      text += chosen;
      used_[slot] = chosen;
    }
    at = close + 1;
  }
  return text;
}

std::string Composer::own_text(std::string_view written, unsigned turn) {
  used_.clear();
  for (const std::string_view name : variables_of(written)) {
    const auto value = slots_.find(std::string(name));
    if (value != slots_.end() ? value->second.empty() : known_fitting(name).empty()) return {};
  }
  return fill(written, turn, 0);
}

unsigned Composer::droppable(std::string_view recipe_part, unsigned turn) {
  const std::string_view recipe = pick(recipe_part, turn);
  return static_cast<unsigned>(std::count(recipe.begin(), recipe.end(), '?'));
}

// The way to a person is told once.
bool Composer::repeats_contact(std::string_view name, unsigned turn) const {
  return used_.find("contact") != used_.end() && pick(name, turn).find("{contact}") != std::string_view::npos;
}

std::string Composer::text(std::string_view recipe_part, unsigned turn, unsigned left_out) {
  std::string_view recipe = pick(recipe_part, turn);
  const auto droppable = static_cast<unsigned>(std::count(recipe.begin(), recipe.end(), '?'));
  unsigned seen = 0;
  std::string text;
  used_.clear();
  while (!recipe.empty()) {
    std::string_view name = take_word(recipe);
    if (name.back() == '?') {
      name.remove_suffix(1);
      if (++seen + left_out > droppable || repeats_contact(name, turn)) continue;
    }
    join(text, part(name, turn), lang_);
  }
  return text;
}

}  // namespace huiping
