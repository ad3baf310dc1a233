// Draft: for each channel and tone, tries wordings in turn and keeps the one the guard objects to least.
#include "draft/draft.h"

#include <algorithm>
#include <climits>

#include "draft/call_script.h"
#include "draft/case_facts.h"
#include "draft/compose.h"
#include "draft/grams.h"
#include "guard/check.h"
#include "text/text.h"

namespace huiping {
namespace {

constexpr unsigned kTurns = 8;
constexpr int kWarned = 1000;   // objections to a warn finding, and more to a block
constexpr int kMostAlike = 45;  // percent of 4-grams shared with an earlier reply
constexpr std::size_t kMostDont = 6;

bool wants_thanks_only(Occasion occasion) { return occasion == Occasion::praise || occasion == Occasion::neutral; }

std::vector<std::string> channels_of(const DraftCase& c) {
  if (!c.options.channels.empty()) return c.options.channels;
  if (c.occasion == Occasion::empty) return {};
  std::vector<std::string> channels;
  if (c.platform.firm("public_reply") != "no") channels.push_back("public_reply");
  if (wants_thanks_only(c.occasion)) return channels;
  if (wants_silence(c.review, c.ladders)) return channels;
  channels.push_back("private_message");
  if (c.occasion != Occasion::hostile) channels.push_back("call_script");
  return channels;
}

std::vector<std::string> tones_of(const DraftCase& c, const std::string& channel) {
  if (!c.options.tone.empty()) return {c.options.tone};
  const std::string first = c.assessment.high_value ? "personal" : "formal";
  if (channel == "public_reply" || channel == "private_message") return {first, "warm", "brief"};
  return {c.assessment.high_value ? "personal" : "warm"};
}

// What the guard compares a reply with: enough of the review to know its words, however long it is.
Review beginning_of(const Review& review) {
  constexpr std::size_t kBytes = 6000;
  Review shorter;
  shorter.id = review.id;
  shorter.platform = review.platform;
  shorter.text = repair_utf8(std::string_view(review.text).substr(0, kBytes));
  shorter.append_text = repair_utf8(std::string_view(review.append_text).substr(0, kBytes));
  shorter.stars = review.stars;
  shorter.grade = review.grade;
  shorter.date = review.date;
  shorter.buyer = review.buyer;
  shorter.product_name = review.product_name;
  shorter.product_variant = review.product_variant;
  shorter.order_id = review.order_id;
  shorter.lang = review.lang;
  return shorter;
}

std::string joined(const std::vector<CallStep>& steps) {
  std::string text;
  for (const CallStep& step : steps) text += step.say + "\n";
  return text;
}

// How much speaks against a wording: the guard first, then length, then likeness.
int objections(const Draft& draft, int alike) {
  int points = alike > kMostAlike ? alike : 0;
  for (const Finding& finding : draft.findings)
    points += finding.severity == Severity::block ? 10 * kWarned : finding.severity == Severity::warn ? kWarned : 10;
  if (draft.limit && draft.length > *draft.limit) points += 5000;
  return points;
}

// A text at the turn, shortened part by part until it keeps the platform's limit.
void write_text(Draft& draft, Composer& composer, unsigned turn) {
  const unsigned droppable = composer.droppable("recipe", turn);
  for (unsigned left_out = 0; left_out <= droppable; ++left_out) {
    draft.text = composer.text("recipe", turn, left_out);
    draft.slots = composer.take_used();
    draft.length = static_cast<int>(code_points(draft.text));
    if (!draft.limit || draft.length <= *draft.limit) return;
  }
}

// Tries wordings in turn into `best`; returns how much speaks against the one kept.
int try_wordings(const Pack& pack, const DraftCase& c, Composer& composer, CheckRequest& request,
                 const std::string& tone, const std::vector<Grams4>& earlier, int least, Draft& best) {
  for (unsigned attempt = 0; attempt < kTurns && least > 0; ++attempt) {
    Draft draft;
    draft.channel = request.channel;
    draft.tone = tone;
    draft.lang = c.lang;
    if (draft.channel == "public_reply") draft.limit = c.platform.firm_number("reply_length");
    // Retries of one variant step over the next variants.
    const unsigned turn = c.options.variant + attempt * 3;
    if (draft.channel == "call_script") {
      draft.steps = compose_call(composer, turn);
      request.text = joined(draft.steps);
      draft.slots = composer.take_used();
      draft.length = static_cast<int>(code_points(request.text));
    } else {
      write_text(draft, composer, turn);
      request.text = draft.text;
    }
    if (request.text.empty()) return least;
    draft.findings = check(pack, request);
    int alike = 0;
    if (draft.channel != "call_script") {
      const Grams4 grams = grams_of(draft.text);
      for (const Grams4& other : earlier) alike = std::max(alike, overlap_percent(grams, other));
    }
    const int points = objections(draft, alike);
    if (points < least) {
      least = points;
      best = std::move(draft);
    }
  }
  return least;
}

Draft best_wording(const Pack& pack, const DraftCase& c, const std::string& channel, const std::string& tone,
                   const std::vector<Grams4>& earlier, std::uint64_t seed) {
  CaseFacts facts = gather_facts(c, channel, tone);
  const std::uint64_t own_seed = hash_text(channel, hash_text(tone, seed));
  CheckRequest request;
  request.channel = channel;
  request.platform = c.review.platform;
  request.lang = c.lang;
  request.review = beginning_of(c.review);
  request.forbidden = c.shop.forbidden;
  request.recent = c.options.recent;

  Draft best;
  Composer composer(c.fragments, c.lang, facts.situation, facts.slots, own_seed);
  const int least = try_wordings(pack, c, composer, request, tone, earlier, INT_MAX, best);
  if (least >= kWarned && (facts.slots.count("point") != 0 || facts.slots.count("second") != 0)) {
    // What the guard objects to may be the buyer's own words: then ours.
    facts.slots.erase("point");
    facts.slots["second"].clear();
    facts.situation.values["point"] = "ours";
    Composer plain(c.fragments, c.lang, facts.situation, facts.slots, own_seed);
    try_wordings(pack, c, plain, request, tone, earlier, least, best);
  }
  if (best.text.empty() && best.steps.empty()) return best;
  if (channel == "call_script")
    for (const std::string_view line : composer.all("dont"))
      if (best.dont.size() < kMostDont) best.dont.emplace_back(line);
  if (!wants_thanks_only(c.occasion)) {
    const std::string counter = composer.part("counter", c.options.variant);
    const std::size_t arrow = counter.find(" => ");
    if (arrow != std::string::npos) {
      best.counterexample = counter.substr(0, arrow);
      best.counterexample_why = counter.substr(arrow + 4);
    }
  }
  return best;
}

}  // namespace

std::vector<Draft> draft(const Pack& pack, const Review& review, const Assessment& assessment, const Plan& plan,
                         const Shop& shop, const DraftOptions& options) {
  const Lang wanted = options.lang.value_or(assessment.lang);
  const Lang lang = wanted == Lang::zh ? Lang::zh : Lang::en;
  const Platform platform = get_platform(pack.documents, review.platform);
  const Fragments fragments = read_fragments(pack.documents, lang);
  const PointWords words(pack.documents, lang);
  const Ladders ladders(pack.documents);
  const ReviewText fields{to_utf16(review.text), to_utf16(review.append_text)};
  const DraftCase c{
      review, fields, assessment, plan, shop, options, platform, fragments, words, ladders, occasion_of(assessment),
      lang};
  const std::uint64_t seed = hash_text(review.append_text, hash_text(review.text, hash_text(review.id)));
  std::vector<Grams4> earlier;
  for (const std::string& reply : options.recent) earlier.push_back(grams_of(reply));
  std::vector<Draft> drafts;
  for (const std::string& channel : channels_of(c))
    for (const std::string& tone : tones_of(c, channel)) {
      Draft made = best_wording(pack, c, channel, tone, earlier, seed);
      if (made.text.empty() && made.steps.empty()) continue;
      if (channel == "public_reply") earlier.push_back(grams_of(made.text));
      drafts.push_back(std::move(made));
    }
  return drafts;
}

}  // namespace huiping
