// Reads both texts, then asks stage by stage: language, tone, causes, marks, severity, influence, risk.
#include "assess/assess.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "assess/causes.h"
#include "assess/days.h"
#include "assess/default_text.h"
#include "assess/heads.h"
#include "assess/influence.h"
#include "assess/language.h"
#include "assess/malicious.h"
#include "assess/marks.h"
#include "assess/reading.h"
#include "assess/risk.h"
#include "assess/severity.h"
#include "assess/tone.h"

namespace huiping {
namespace {

// One ordinary clear cue of a flag, signal, contact or remedy (weight 4 and up in their files).
constexpr int kLeastPoints = 40;
constexpr int kLeastFacetPoints = 30;
constexpr std::size_t kMostFacets = 4;
// Log-odds from which a head is taken to hear something.
constexpr double kHeard = 0;
constexpr double kUnheard = -1;
constexpr double kUnsureTone = 0.55;
constexpr double kUnsureCause = 0.5;

struct Heard {
  Tone main, append, whole;
};

TonePush push_of(const Lexicon& lexicon, const std::vector<Reading>& readings) {
  TonePush push;
  for (const Reading& reading : readings) push.complaint += complaint_points(lexicon, reading);
  const auto flags = find_marks(lexicon, readings, "flags", kLeastPoints);
  push.sarcastic = has_mark(flags, "sarcasm");
  push.turns_away = has_mark(flags, "dissuades_others") || has_mark(flags, "churn") ||
                    has_mark(flags, "legal_threat") ||
                    has_mark(find_marks(lexicon, readings, "signals", kLeastPoints), "threat");
  return push;
}

// The follow-up is read on its own; the review as a whole is as negative as the worse of the two.
Heard hear(const Pack& pack, const std::vector<Reading>& readings, Lang lang) {
  const auto hear_one = [&](const Reading& reading) {
    const std::vector<Reading> one = {reading};
    return hear_tone(Heads(pack, lang, one).tone(), push_of(pack.assess, one));
  };
  Heard heard;
  heard.main = hear_one(readings.front());
  heard.whole = heard.main;
  if (readings.size() < 2) return heard;
  heard.append = hear_one(readings[1]);
  if (is_default_text(pack.assess, readings.front()) || heard.append.negative > heard.main.negative)
    heard.whole = heard.append;
  return heard;
}

bool is_negative(const Tone& tone) { return sentiment_of(tone).label == SentimentLabel::negative; }

void add_flags(Assessment& a, const Review& review, const Heard& heard, std::vector<Mark> from_text) {
  const bool negative = a.sentiment.label == SentimentLabel::negative;
  for (Mark& mark : from_text) {
    if (mark.code == "sarcasm" && !negative) continue;
    if (mark.code == "default_text") continue;
    add_mark(a.flags, std::move(mark));
  }
  const bool praised = review.stars ? *review.stars >= 4 : review.grade && *review.grade == Grade::good;
  const bool blamed = review.stars ? *review.stars <= 2 : review.grade && *review.grade == Grade::bad;
  if ((praised && negative) || (blamed && a.sentiment.label == SentimentLabel::positive))
    add_mark(a.flags, {"star_text_mismatch", {}});
  if (!review.append_text.empty() && is_negative(heard.append) && !is_negative(heard.main)) {
    Mark turned{"append_turned_negative", {}};
    for (const Cause& cause : a.causes)
      for (const Quote& quote : cause.quotes)
        if (quote.field == Field::append) turned.quotes.push_back(quote);
    add_mark(a.flags, std::move(turned));
  }
  for (const Cause& cause : a.causes)
    if (cause.code == "product.safety") add_mark(a.flags, {"safety_hazard", cause.quotes});
}

std::string prior_contact_of(const std::vector<std::string>& codes) {
  // The outcome outweighs the fact of contact; without an outcome a complaint stands unresolved.
  for (const char* code : {"contacted_resolved", "contacted_unresolved", "not_contacted"})
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) return code;
  return "not_mentioned";
}

// Han ideographs say about four times as much as Latin letters.
int count_letters(const std::vector<Reading>& readings) {
  std::size_t han = 0, other = 0;
  for (const Reading& reading : readings)
    for (const char16_t c : reading.text.units) {
      han += is_han(c);
      other += (c >= u'a' && c <= u'z') || (c >= 0xc0 && c < 0x2000);
    }
  return static_cast<int>(std::min<std::size_t>(han + other / 4, 1000000));
}

bool is_high_value(const Review& review, const Shop& shop) {
  if (review.order_price.empty() || shop.high_price.empty()) return false;
  return std::strtod(review.order_price.c_str(), nullptr) >= std::strtod(shop.high_price.c_str(), nullptr);
}

void add_risk(Assessment& a, const Pack& pack, const Review& review, const std::vector<Reading>& readings,
              std::string_view now) {
  InfluenceFacts facts;
  facts.letters = count_letters(readings);
  for (const Cause& cause : a.causes) facts.quotes += static_cast<int>(cause.quotes.size());
  facts.dissuades = has_mark(a.flags, "dissuades_others");
  facts.high_value = a.high_value;
  const std::vector<InfluencePart> parts = weigh_influence(review, facts);
  a.influence = influence_points(parts) / 100.0;
  std::optional<int> days_open;
  if (review.reply_text.empty()) days_open = days_between(review.date, now);
  a.risk = weigh_risk(a, {pack.assess, review, parts, days_open});
}

std::string responsible_for(const Lexicon& lexicon, const std::vector<Cause>& causes) {
  if (causes.empty()) return "unknown";
  const Entry* entry = lexicon.find_entry("causes", causes.front().code);
  return entry == nullptr ? "unknown" : entry->field("responsible");
}

// A default text says nothing; its follow-up, if any, is all there is to read.
Assessment assess_empty(Assessment a, const Pack& pack, const Review& review, const std::vector<Reading>& readings,
                        std::string_view now) {
  a.sentiment = {SentimentLabel::empty, 0, 1};
  const Reading& reading = readings.front();
  Mark mark{"default_text", {}};
  if (reading.text.size() > 0) mark.quotes.push_back(reading.text.quote(reading.field, 0, reading.text.size()));
  add_mark(a.flags, std::move(mark));
  a.responsible = "unknown";
  a.prior_contact = "not_mentioned";
  add_risk(a, pack, review, readings, now);
  return a;
}

bool is_unsure(const Assessment& a) {
  if (a.lang == Lang::other) return true;
  if (a.sentiment.confidence < kUnsureTone) return true;
  return !a.causes.empty() && a.causes.front().confidence < kUnsureCause;
}

}  // namespace

Assessment assess(const Pack& pack, const Review& review, const Shop& shop, std::string_view now) {
  std::vector<Reading> readings;
  readings.push_back(read_field(pack.assess, pack.fold, Field::text, review.text));
  if (!review.append_text.empty())
    readings.push_back(read_field(pack.assess, pack.fold, Field::append, review.append_text));
  Assessment a;
  a.id = review.id;
  a.high_value = is_high_value(review, shop);
  const Reading& longest =
      readings.size() > 1 && readings[1].text.size() > readings[0].text.size() ? readings[1] : readings[0];
  a.lang = review.lang.value_or(detect_language(pack.assess, longest));
  const bool says_nothing = is_default_text(pack.assess, readings.front());
  if (says_nothing && readings.size() == 1) return assess_empty(std::move(a), pack, review, readings, now);
  const Heard heard = hear(pack, readings, a.lang);
  a.sentiment = sentiment_of(heard.whole);
  const Heads heads(pack, a.lang, readings);
  // In praise a head alone marks nothing.
  const Heads* const marking = a.sentiment.label == SentimentLabel::positive ? nullptr : &heads;
  a.causes = find_causes({pack, readings, a.lang, heard.whole, heads});
  a.signals = find_marks(pack.assess, readings, "signals", kLeastPoints);
  judge_signals(a.signals, heads.score("signals.extortion").value_or(kUnheard) >= kHeard, a.causes);
  add_flags(a, review, heard, find_marks(pack.assess, readings, "flags", kLeastPoints, marking));
  if (says_nothing) add_mark(a.flags, {"default_text", {}});
  a.responsible = responsible_for(pack.assess, a.causes);
  a.facets = find_codes(pack.assess, readings, "facets", kLeastFacetPoints);
  if (a.facets.size() > kMostFacets) a.facets.resize(kMostFacets);
  const std::vector<std::string> stages = find_codes(pack.assess, readings, "stages", kLeastFacetPoints);
  if (!stages.empty()) a.stage = stages.front();
  a.prior_contact = prior_contact_of(find_codes(pack.assess, readings, "prior_contact", kLeastPoints, &heads));
  a.remedy_asked = find_codes(pack.assess, readings, "remedy_asked", kLeastPoints, marking);
  std::sort(a.remedy_asked.begin(), a.remedy_asked.end());
  a.severity = judge_severity(pack.assess, a, heads.severity());
  add_risk(a, pack, review, readings, now);
  a.unsure = is_unsure(a);
  return a;
}

}  // namespace huiping
