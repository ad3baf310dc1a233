// Asks stage by stage: language, tone, causes, marks, severity, influence, risk.
#include "assess/judge.h"

#include <algorithm>

#include "assess/default_text.h"
#include "assess/influence.h"
#include "assess/language.h"
#include "assess/malicious.h"
#include "assess/risk.h"
#include "assess/severity.h"

namespace huiping {
namespace {

// One ordinary clear cue of a flag, signal, contact or remedy (weight 4 and up in their files).
constexpr int kLeastPoints = 40;
constexpr int kLeastFacetPoints = 30;
constexpr std::size_t kMostFacets = 4;
constexpr double kUnsureTone = 0.55;
constexpr int kUnsureCause = 50;  // percent

bool is_negative(const Tone& tone) { return label_of(tone) == SentimentLabel::negative; }

// Han ideographs say about four times as much as Latin letters.
int count_weight(std::span<const Letters> letters) {
  std::size_t han = 0, other = 0;
  for (const Letters& l : letters) {
    han += l.han;
    other += std::size_t{l.latin} + l.foreign + l.marks;
  }
  return static_cast<int>(std::min<std::size_t>(han + other / 4, 1000000));
}

}  // namespace

Tone Judge::tone_of_cues(const Pack& pack, std::span<const Reading> readings, const Gathered& gathered) {
  const Codes& codes = pack.codes;
  TonePush push;
  push.complaint = gathered.complaint(codes.causes);
  find_marks(codes.flags, gathered, readings, kLeastPoints, nullptr, from_text_);
  push.sarcastic = has_mark(from_text_, codes.sarcasm);
  push.turns_away = has_mark(from_text_, codes.dissuades_others) || has_mark(from_text_, codes.churn) ||
                    has_mark(from_text_, codes.legal_threat);
  find_marks(codes.signals, gathered, readings, kLeastPoints, nullptr, from_text_);
  push.turns_away = push.turns_away || has_mark(from_text_, codes.threat);
  return tone_of(push);
}

Tone Judge::hear_one(const Pack& pack, std::span<const Reading> one) {
  gathered_one_.gather(one);
  heads_one_.read(pack, judgement_.lang, one, gathered_one_);
  const auto learned = heads_one_.tone();
  return learned ? tone_of(*learned) : tone_of_cues(pack, one, gathered_one_);
}

// The follow-up is read on its own; the review as a whole is as negative as the worse of the two.
Judge::Heard Judge::hear(const Pack& pack, bool says_nothing) {
  Heard heard;
  if (count_ < 2) {
    const auto learned = heads_.tone();
    heard.main = learned ? tone_of(*learned) : tone_of_cues(pack, readings(), gathered_);
    heard.whole = heard.main;
    return heard;
  }
  heard.main = hear_one(pack, readings().first(1));
  heard.append = hear_one(pack, readings().subspan(1));
  heard.whole = says_nothing || heard.append.negative > heard.main.negative ? heard.append : heard.main;
  return heard;
}

void Judge::add_flags(const Pack& pack, const ReviewFacts& facts, const Heard& heard, bool says_nothing) {
  const Codes& codes = pack.codes;
  Judgement& j = judgement_;
  const bool negative = j.label == SentimentLabel::negative;
  // Who threatens with the law says so: what a model alone hears is no ground for an alarm.
  std::erase_if(j.flags, [&](const FoundMark& mark) {
    return mark.entry == codes.default_text || (mark.entry == codes.sarcasm && !negative) ||
           (mark.entry == codes.legal_threat && gathered_.find(mark.entry) == nullptr);
  });
  const bool praised = facts.stars ? *facts.stars >= 4 : facts.grade && *facts.grade == Grade::good;
  const bool blamed = facts.stars ? *facts.stars <= 2 : facts.grade && *facts.grade == Grade::bad;
  FoundMark mark;
  mark.entry = codes.star_text_mismatch;
  if ((praised && negative) || (blamed && j.label == SentimentLabel::positive)) add_mark(j.flags, mark);
  if (count_ == 2 && is_negative(heard.append) && !is_negative(heard.main)) {
    mark.entry = codes.append_turned_negative;
    for (const FoundCause& cause : j.causes)
      for (const Piece& piece : cause.shown())
        if (piece.reading == 1) mark.show(piece);
    add_mark(j.flags, mark);
  }
  for (const FoundCause& cause : j.causes)
    if (cause.entry == codes.safety) {
      FoundMark hazard;
      hazard.entry = codes.safety_hazard;
      for (const Piece& piece : cause.shown()) hazard.show(piece);
      add_mark(j.flags, hazard);
    }
  FoundMark empty;
  empty.entry = codes.default_text;
  if (says_nothing) add_mark(j.flags, empty);
}

// The outcome outweighs the fact of contact; without an outcome a complaint stands unresolved.
void Judge::find_contact(const Pack& pack) {
  const Codes& codes = pack.codes;
  find_marks(codes.prior_contact, gathered_, readings(), kLeastPoints, &heads_, judgement_.contact);
  judgement_.contacted = kNoEntry;
  // What the buyer says in so many words comes before what the model hears.
  for (const bool in_words : {true, false})
    for (const std::uint16_t entry : {codes.contacted_resolved, codes.contacted_unresolved, codes.not_contacted})
      if (judgement_.contacted == kNoEntry && has_mark(judgement_.contact, entry) &&
          (!in_words || gathered_.find(entry) != nullptr))
        judgement_.contacted = entry;
}

void Judge::add_risk(const Pack& pack, const ReviewFacts& facts) {
  Judgement& j = judgement_;
  InfluenceWords words;
  words.letters = count_weight({letters_.data(), count_});
  for (const FoundCause& cause : j.causes) words.quotes += cause.count;
  words.dissuades = has_mark(j.flags, pack.codes.dissuades_others);
  const InfluenceParts parts = weigh_influence(facts, words);
  j.influence = influence_points(parts);
  weigh_risk(pack, facts, parts, j);
}

// A default text says nothing; its follow-up, if any, is all there is to read.
void Judge::decide_empty(const Pack& pack, const ReviewFacts& facts) {
  Judgement& j = judgement_;
  j.label = SentimentLabel::empty;
  j.sentiment = {SentimentLabel::empty, 0, 1};
  j.default_words = true;
  FoundMark mark;
  mark.entry = pack.codes.default_text;
  if (readings_[0].text.size() > 0) mark.show({0, {mark.entry, 0, 0, readings_[0].text.size()}});
  add_mark(j.flags, mark);
  add_risk(pack, facts);
}

void Judge::decide(const Pack& pack, const ReviewFacts& facts) {
  const Codes& codes = pack.codes;
  Judgement& j = judgement_;
  for (auto* marks : {&j.flags, &j.signals, &j.facets, &j.stages, &j.contact, &j.remedies}) marks->clear();
  j.causes.clear();
  j.contacted = kNoEntry;
  j.severity = 0;
  j.high_value = facts.high_value;
  j.unsure = false;
  j.default_words = false;
  for (std::size_t r = 0; r < count_; ++r) letters_[r] = count_letters(readings_[r].text.units);
  const bool says_nothing = is_default_text(pack, readings_[0], letters_[0]);
  const std::size_t longest = count_ == 2 && readings_[1].text.size() > readings_[0].text.size() ? 1 : 0;
  if (facts.lang)
    j.lang = *facts.lang;
  else
    j.lang = detect_language(pack, readings_[longest], letters_[longest]);
  if (says_nothing && count_ == 1) {
    decide_empty(pack, facts);
    return;
  }
  gathered_.gather(readings());
  heads_.read(pack, j.lang, readings(), gathered_);
  const Heard heard = hear(pack, says_nothing);
  j.sentiment = sentiment_of(heard.whole);
  j.label = j.sentiment.label;
  // In praise a head alone marks nothing.
  const Heads* const marking = j.label == SentimentLabel::positive ? nullptr : &heads_;
  causes_.find({pack, readings(), gathered_, heard.whole, heads_}, j.causes);
  find_marks(codes.signals, gathered_, readings(), kLeastPoints, nullptr, j.signals);
  judge_signals(codes, heads_, j.label == SentimentLabel::positive, j.signals, j.causes);
  find_marks(codes.flags, gathered_, readings(), kLeastPoints, marking, j.flags);
  add_flags(pack, facts, heard, says_nothing);
  find_marks(codes.facets, gathered_, readings(), kLeastFacetPoints, nullptr, j.facets);
  sort_by_points(j.facets);
  if (j.facets.size() > kMostFacets) j.facets.resize(kMostFacets);
  find_marks(codes.stages, gathered_, readings(), kLeastFacetPoints, nullptr, j.stages);
  sort_by_points(j.stages);
  find_contact(pack);
  find_marks(codes.remedy_asked, gathered_, readings(), kLeastPoints, marking, j.remedies);
  j.severity = judge_severity(codes, j, heads_.severity());
  add_risk(pack, facts);
  j.unsure = j.lang == Lang::other || j.sentiment.confidence < kUnsureTone ||
             (!j.causes.empty() && j.causes.front().confidence < kUnsureCause);
}

}  // namespace huiping
