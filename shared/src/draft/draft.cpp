// Draft: for each channel and tone, tries wordings in turn and keeps the one the guard objects to least.
#include "draft/draft.h"

#include <algorithm>
#include <climits>

#include "draft/call_script.h"
#include "draft/case_facts.h"
#include "draft/compose.h"
#include "draft/grams.h"
#include "guard/check.h"
#include "plan/remedies.h"
#include "text/text.h"

namespace huiping {
namespace {

constexpr unsigned kTurns = 8, kTurnsAmongMany = 48;
constexpr unsigned kSearches = 4, kShifts = 16;  // part by part, when chance was not enough
constexpr unsigned kChecks = 2;                  // wordings shown to the guard when it only advises
constexpr int kWarned = 1000;                    // objections to a warn finding, and more to a block
constexpr int kMostAlike = 45;                   // percent of 4-grams shared with an earlier reply
constexpr int kMostAlikeBeside = 70;             // and with another draft for the same review
constexpr std::size_t kMostDont = 6;
constexpr std::size_t kMostRecent = 200;

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
  const std::string& liked = c.shop.tone;
  const bool known = liked == "formal" || liked == "warm" || liked == "brief" || liked == "personal";
  if (channel == "public_reply" || channel == "private_message") {
    std::vector<std::string> tones{first, "warm", "brief"};
    if (known) {
      tones.erase(std::remove(tones.begin(), tones.end(), liked), tones.end());
      tones.insert(tones.begin(), liked);
    }
    return tones;
  }
  if (known) return {liked};
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
  // Being like an earlier reply weighs more than advice of the guard, less than its warnings.
  int points = alike > kMostAlike ? alike * 8 : 0;
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

// The texts a new one must differ from: what the shop has sent, and the drafts beside it (of which one is sent).
struct Earlier {
  std::vector<Grams4> sent, beside;
};

int likeness(const std::string& text, const Earlier& earlier) {
  const Grams4 grams = grams_of(text);
  int alike = 0;
  for (const Grams4& other : earlier.sent) alike = std::max(alike, overlap_percent(grams, other));
  for (const Grams4& other : earlier.beside)
    if (overlap_percent(grams, other) > kMostAlikeBeside) alike = std::max(alike, kMostAlike + 1);
  return alike;
}

// Changes one part after the other as long as that makes the text at `turn` less like the earlier ones.
void part_from(const Earlier& earlier, Composer& composer, Draft& draft, unsigned turn) {
  constexpr std::string_view kParts[] = {"recipe",  "repair", "tell",    "answer", "own",  "ack",
                                         "contact", "invite", "thanks",  "echo",   "tail", "prevent",
                                         "halt",    "seek",   "holding", "repair", "own",  "ack"};
  write_text(draft, composer, turn);
  int least = likeness(draft.text, earlier);
  for (const std::string_view name : kParts) {
    unsigned kept = composer.shift(name);
    for (unsigned shift = 1; shift <= kShifts && least > kMostAlike; ++shift) {
      composer.shift(name, shift);
      write_text(draft, composer, turn);
      if (const int alike = likeness(draft.text, earlier); alike < least) {
        least = alike;
        kept = shift;
      }
    }
    composer.shift(name, kept);
  }
  write_text(draft, composer, turn);
}

// Writes wordings in turn; those unlike the earlier ones are shown to the guard until one passes. Returns how much
// speaks against the one kept in `best`.
int try_wordings(const Pack& pack, const DraftCase& c, Composer& composer, CheckRequest& request,
                 const std::string& tone, const Earlier& earlier, int least, Draft& best) {
  const unsigned turns = earlier.sent.empty() ? kTurns : kTurnsAmongMany;
  unsigned checked = 0;
  int least_alike = INT_MAX;
  const bool among_many = !earlier.sent.empty() && request.channel != "call_script";
  for (unsigned attempt = 0; attempt < turns && least > 0; ++attempt) {
    if (attempt == turns / 2) composer.loosen();
    Draft draft;
    draft.channel = request.channel;
    draft.tone = tone;
    draft.lang = c.lang;
    if (draft.channel == "public_reply") draft.limit = c.platform.firm_number("reply_length");
    // Retries of one variant step over the next variants.
    const unsigned turn = c.options.variant + attempt * 11;
    if (draft.channel == "call_script") {
      draft.steps = compose_call(composer, turn);
      request.text = joined(draft.steps);
      draft.slots = composer.take_used();
      draft.length = static_cast<int>(code_points(request.text));
    } else {
      // When chance does not find an unlike text, it is looked for part by part.
      if (among_many && attempt >= turns - kSearches && least_alike > kMostAlike)
        part_from(earlier, composer, draft, turn);
      else
        write_text(draft, composer, turn);
      request.text = draft.text;
    }
    if (request.text.empty()) return least;
    const int alike = draft.channel == "call_script" ? 0 : likeness(draft.text, earlier);
    // Only the least alike of many alike texts is worth the guard's time.
    if (alike > kMostAlike && alike >= least_alike) continue;
    draft.findings = check(pack, c.platform, request);
    const int points = objections(draft, alike);
    if (points < kWarned) least_alike = std::min(least_alike, alike);
    if (points < least) {
      least = points;
      best = std::move(draft);
    }
    if (++checked >= kChecks && least < kWarned && least_alike <= kMostAlike) break;
  }
  return least;
}

CheckRequest request_for(const DraftCase& c, const std::string& channel) {
  CheckRequest request;
  request.channel = channel;
  request.platform = c.review.platform;
  request.lang = c.lang;
  request.review = beginning_of(c.review);
  request.forbidden = c.shop.forbidden;
  request.recent = c.options.recent;
  return request;
}

bool is_for(const OwnTemplate& own, const DraftCase& c, std::string_view channel) {
  if ((own.channel.empty() ? "public_reply" : own.channel) != channel || own.lang.value_or(c.lang) != c.lang)
    return false;
  if ((own.occasion.empty() ? "complaint" : own.occasion) != occasion_name(c.occasion)) return false;
  return holds_cause(own.causes, primary_cause(c.assessment));
}

// The shop's own replies for this case, with whatever the guard finds in them: they are the shop's to mend.
void add_own_templates(const Pack& pack, const DraftCase& c, const CaseWords& words, const std::string& channel,
                       std::uint64_t seed, std::vector<Draft>& drafts) {
  for (const OwnTemplate& own : c.shop.templates) {
    if (!is_for(own, c, channel)) continue;
    const std::string tone = tones_of(c, channel).front();
    CaseFacts facts = gather_facts(c, words, channel, tone, seed);
    Composer composer(c.fragments, c.lang, facts.situation, facts.slots, seed);
    Draft draft;
    draft.channel = channel;
    draft.tone = tone;
    draft.lang = c.lang;
    draft.own_template = own.name;
    draft.text = composer.own_text(repair_utf8(own.text), c.options.variant);
    if (draft.text.empty()) continue;
    draft.slots = composer.take_used();
    draft.length = static_cast<int>(code_points(draft.text));
    if (channel == "public_reply") draft.limit = c.platform.firm_number("reply_length");
    CheckRequest request = request_for(c, channel);
    request.text = draft.text;
    draft.findings = check(pack, c.platform, request);
    drafts.push_back(std::move(draft));
  }
}

Draft best_wording(const Pack& pack, const DraftCase& c, const CaseWords& words, const std::string& channel,
                   const std::string& tone, const Earlier& earlier, std::uint64_t seed) {
  const std::uint64_t own_seed = hash_text(channel, hash_text(tone, seed));
  CaseFacts facts = gather_facts(c, words, channel, tone, own_seed + c.options.variant * 7919);
  CheckRequest request = request_for(c, channel);

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

std::vector<Draft> draft(const Pack& pack, const Phrasebook& book, const Review& review, const Assessment& assessment,
                         const Plan& plan, const Shop& shop, const DraftOptions& options) {
  const Lang wanted = options.lang.value_or(assessment.lang);
  const Lang lang = wanted == Lang::zh ? Lang::zh : Lang::en;
  const ReviewText fields{to_utf16(review.text), to_utf16(review.append_text)};
  const DraftCase c{review,
                    fields,
                    assessment,
                    plan,
                    shop,
                    options,
                    book.rules.platform(review.platform),
                    book.fragments(lang),
                    book.points(lang),
                    book.rules.ladders,
                    occasion_of(assessment),
                    lang};
  const CaseWords words(c);
  const std::uint64_t seed = hash_text(review.append_text, hash_text(review.text, hash_text(review.id)));
  Earlier earlier;
  for (std::size_t i = 0; i < options.recent.size() && i < kMostRecent; ++i)
    earlier.sent.push_back(grams_of(options.recent[i]));
  std::vector<Draft> drafts;
  for (const std::string& channel : channels_of(c)) {
    add_own_templates(pack, c, words, channel, seed, drafts);
    for (const std::string& tone : tones_of(c, channel)) {
      Draft made = best_wording(pack, c, words, channel, tone, earlier, seed);
      if (made.text.empty() && made.steps.empty()) continue;
      if (channel == "public_reply") earlier.beside.push_back(grams_of(made.text));
      drafts.push_back(std::move(made));
    }
  }
  return drafts;
}

}  // namespace huiping
