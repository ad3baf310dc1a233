// Plan: the decision table of advice, the steps with their times, the deadline and the chance of winning the case back.
#include "plan/plan.h"

#include <algorithm>

#include "plan/clock.h"
#include "plan/platform.h"
#include "plan/remedies.h"
#include "plan/wording.h"

namespace huiping {
namespace {

constexpr std::int64_t kMinute = 60, kHour = 3600, kDay = 86400;

// Everything one plan is made from.
struct Case {
  const Review& review;
  const Assessment& assessment;
  const Platform& platform;
  const Sentences& sentences;
  Occasion occasion;
  bool wants_silence = false;
  std::optional<QuietHours> closed;  // when nobody of the shop is there
  std::optional<Moment> now;
  std::optional<Moment> written;  // date of the review, or of its follow-up when that is what the window counts from

  std::map<std::string, Bilingual> values(std::string_view days_fact = {}) const {
    std::map<std::string, Bilingual> values{{"platform", platform.name}};
    const std::string days(days_fact.empty() ? std::string_view() : platform.firm(days_fact));
    values["days"] = {days, days};
    return values;
  }
  // Whether so many days have passed since the review; false when either time is unknown.
  bool older_than(int days) const { return now && written && now->seconds - written->seconds > days * kDay; }
};

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// Neither in the quiet hours nor while the shop is closed; safety does not wait for the shop to open.
Moment when_open(Moment moment, QuietHours quiet, const std::optional<QuietHours>& closed) {
  moment = after_quiet(moment, quiet);
  if (closed) moment = after_quiet(after_quiet(moment, *closed), quiet);
  return moment;
}

struct Advice {
  ReplyAdvice advice;
  const char* sentence;
  const char* fact = "";
  const char* days = "";
};

bool needs_the_buyer(const Case& c) {
  const std::string& who = c.assessment.responsible;
  return c.assessment.severity >= 2 && (who == "seller" || who == "courier");
}

// First line that holds decides; every platform line names the fact it rests on.
Advice decide(const Case& c) {
  const Platform& p = c.platform;
  const bool answered = !c.review.reply_text.empty();
  if (c.occasion == Occasion::empty) return {ReplyAdvice::no_reply, "advice.empty"};
  if (p.firm("public_reply") == "no") return {ReplyAdvice::no_reply, "advice.no_public_reply", "public_reply"};
  if (answered && p.firm("reply_count") == "1") return {ReplyAdvice::no_reply, "advice.already_replied", "reply_count"};
  if (answered && c.review.append_text.empty()) return {ReplyAdvice::no_reply, "advice.replied"};
  if (const auto days = p.firm_number("reply_window_days"); days && c.older_than(*days))
    return {ReplyAdvice::no_reply, "advice.window_over", "reply_window_days", "reply_window_days"};
  if (c.occasion == Occasion::hostile) return {ReplyAdvice::reply_now, "advice.hostile"};
  if (c.occasion == Occasion::praise || c.occasion == Occasion::neutral)
    return {ReplyAdvice::reply_now, "advice.thanks"};
  if (c.wants_silence) return {ReplyAdvice::reply_now, "advice.reply"};
  if (p.firm("reply_locks_review") == "yes") return {ReplyAdvice::contact_first, "advice.locks", "reply_locks_review"};
  if (c.occasion == Occasion::safety) return {ReplyAdvice::reply_now, "advice.safety"};
  if (c.occasion == Occasion::complaint) {
    if (p.firm("reply_count") == "1") return {ReplyAdvice::contact_first, "advice.one_reply", "reply_count"};
    if (p.firm("reply_editable") == "no") return {ReplyAdvice::contact_first, "advice.not_editable", "reply_editable"};
    const std::string_view change = p.firm("buyer_can_change");
    const auto days = p.firm_number("buyer_change_days");
    if ((change == "once" || change == "yes") && days && !c.older_than(*days))
      return {ReplyAdvice::contact_first, "advice.buyer_may_change", "buyer_can_change", "buyer_change_days"};
    if (change == "no") return {ReplyAdvice::reply_now, "advice.cannot_change", "buyer_can_change"};
  }
  if (needs_the_buyer(c)) return {ReplyAdvice::contact_first, "advice.contact"};
  return {ReplyAdvice::reply_now, "advice.reply"};
}

std::int64_t target_seconds(Band band) {
  switch (band) {
    case Band::critical:
      return 15 * kMinute;
    case Band::high:
      return 2 * kHour;
    case Band::medium:
      return 24 * kHour;
    case Band::low:
      return 72 * kHour;
  }
  return 72 * kHour;
}

// How long the chat is given before the one call.
std::int64_t patience(const Case& c) {
  if (c.occasion == Occasion::safety) return 0;
  return c.assessment.risk.band >= Band::high ? 30 * kMinute : 4 * kHour;
}

void add_step(Plan& plan, const char* channel, Bilingual why, const std::optional<Moment>& from = {},
              const std::optional<Moment>& until = {}) {
  Step step{channel, {}, {}, std::move(why)};
  if (from) step.from = write_moment(*from);
  if (from && until && until->seconds > from->seconds) step.until = write_moment(*until);
  plan.steps.push_back(std::move(step));
}

void add_report(Plan& plan, const Case& c) {
  const bool hostile = c.occasion == Occasion::hostile;
  if (!hostile && !has_flag(c.assessment, "personal_data") && !has_flag(c.assessment, "advertising")) return;
  const auto days = c.platform.firm_number("complaint_window_days");
  std::optional<Moment> until;
  if (c.now && c.written && days) until = later(*c.written, *days * kDay);
  if (until && until->seconds <= c.now->seconds) return;
  const char* key = !hostile && has_flag(c.assessment, "personal_data") ? "step.report.private"
                    : days                                              ? "step.report.window"
                                                                        : "step.report";
  if (until) until->offset_minutes = c.now->offset_minutes;
  add_step(plan, "report", c.sentences.get(key, c.values("complaint_window_days")), c.now, until);
}

void add_contact(Plan& plan, const Case& c) {
  if (c.wants_silence || c.occasion == Occasion::empty || c.occasion == Occasion::hostile ||
      c.occasion == Occasion::praise || c.occasion == Occasion::neutral)
    return;
  if (plan.advice == ReplyAdvice::reply_now && !needs_the_buyer(c) && c.occasion != Occasion::safety) return;
  const QuietHours quiet = c.platform.quiet_hours();
  const auto note = [&](Bilingual why, const std::optional<Moment>& wanted, const std::optional<Moment>& given) {
    if (!wanted || wanted->seconds == given->seconds) return why;
    const Bilingual moved = c.sentences.get("step.quiet");
    return Bilingual{why.zh + moved.zh, why.en + " " + moved.en};
  };
  const bool fixed = c.platform.firm("private_text") == "fixed";
  std::optional<Moment> from, until, call, call_until;
  if (c.now) {
    from = when_open(*c.now, quiet, c.closed);
    until = later(*from, target_seconds(c.assessment.risk.band));
    call = when_open(later(*from, patience(c)), quiet, c.closed);
    call_until = next_quiet(*call, quiet);
    if (const Moment closes = c.closed ? next_quiet(*call, *c.closed) : *call_until;
        closes.seconds < call_until->seconds)
      call_until = closes;
  }
  add_step(plan, "chat", note(c.sentences.get(fixed ? "step.chat.fixed" : "step.chat", c.values()), c.now, from), from,
           until);
  if (c.platform.firm("phone") != "yes" || c.assessment.severity < 2) return;
  const std::optional<Moment> wanted = from ? std::optional<Moment>(later(*from, patience(c))) : std::nullopt;
  const char* key = c.occasion == Occasion::safety ? "step.phone.safety" : "step.phone";
  add_step(plan, "phone", note(c.sentences.get(key), wanted, call), call, call_until);
}

void add_reply(Plan& plan, const Case& c) {
  if (plan.advice == ReplyAdvice::no_reply) return;
  std::optional<Moment> from = c.now, until;
  if (c.now) until = later(*c.now, target_seconds(c.assessment.risk.band));
  const char* key = "step.public_reply";
  if (c.occasion == Occasion::praise || c.occasion == Occasion::neutral) key = "step.public_reply.thanks";
  if (plan.advice == ReplyAdvice::contact_first) {
    key = "step.public_reply.after";
    if (c.now) from = until;
    until.reset();
    if (const auto days = c.platform.firm_number("reply_window_days"); c.now && c.written && days) {
      until = later(*c.written, *days * kDay);
      until->offset_minutes = c.now->offset_minutes;
    }
  }
  add_step(plan, "public_reply", c.sentences.get(key), from, until);
}

void add_steps(Plan& plan, const Case& c) {
  const bool public_first = plan.advice == ReplyAdvice::reply_now && c.occasion == Occasion::safety;
  add_report(plan, c);
  if (public_first) add_reply(plan, c);
  add_contact(plan, c);
  if (!public_first) add_reply(plan, c);
}

// Points for and against winning the buyer back; every point that counts is a reason.
void judge_recovery(Plan& plan, const Case& c) {
  const Assessment& a = c.assessment;
  int points = 0;
  const auto count = [&](int by, const char* key) {
    points += by;
    plan.reasons.push_back(c.sentences.get(std::string("recover.") + key));
  };
  const auto settle = [&](const char* verdict, const char* key) {
    plan.recoverable = verdict;
    plan.reasons.push_back(c.sentences.get(std::string("recover.") + key));
  };
  if (c.occasion == Occasion::praise || c.occasion == Occasion::mixed || c.occasion == Occasion::empty ||
      c.occasion == Occasion::neutral)
    return settle("likely", "content");
  if (c.occasion == Occasion::hostile) return settle("unlikely", "hostile");
  if (c.wants_silence) return settle("unlikely", "silent");
  const std::string_view cause = primary_cause(a);
  if (cause == "brand.distrust")
    count(-3, "distrust");
  else if (cause == "buyer.no_reason")
    count(-1, "no_reason");
  else if (a.responsible == "seller" || a.responsible == "courier")
    count(2, "fixable");
  else
    count(-1, "taste");
  if (!a.remedy_asked.empty()) count(1, "asks");
  if (a.prior_contact == "not_contacted") count(1, "not_contacted");
  if (a.prior_contact == "contacted_resolved") count(1, "resolved");
  if (a.prior_contact == "contacted_unresolved") count(-2, "unresolved");
  if (has_flag(a, "churn")) count(-1, "churn");
  if (has_flag(a, "legal_threat")) count(-1, "legal");
  if (has_flag(a, "append_turned_negative")) count(-1, "turned");
  if (c.older_than(30))
    count(-2, "old");
  else if (c.now && c.written && !c.older_than(2))
    count(1, "fresh");
  plan.recoverable = points >= 2 ? "likely" : points >= 0 ? "possible" : "unlikely";
}

}  // namespace

bool wants_silence(const Review& review, const Ladders& ladders) {
  const std::string text = ascii_lower(review.text + "\n" + review.append_text);
  return std::any_of(ladders.stop_phrases.begin(), ladders.stop_phrases.end(),
                     [&](const std::string& phrase) { return text.find(phrase) != std::string::npos; });
}

bool has_flag(const Assessment& assessment, std::string_view code) {
  return std::any_of(assessment.flags.begin(), assessment.flags.end(), [&](const Mark& m) { return m.code == code; });
}

bool has_signal(const Assessment& assessment, std::string_view code) {
  return std::any_of(assessment.signals.begin(), assessment.signals.end(),
                     [&](const Mark& m) { return m.code == code; });
}

std::string_view primary_cause(const Assessment& assessment) {
  return assessment.causes.empty() ? std::string_view("other") : std::string_view(assessment.causes.front().code);
}

Occasion occasion_of(const Assessment& a) {
  const auto has_cause = [&](std::string_view code) {
    return std::any_of(a.causes.begin(), a.causes.end(), [&](const Cause& c) { return c.code == code; });
  };
  if (a.sentiment.label == SentimentLabel::empty || (has_flag(a, "default_text") && a.causes.empty()))
    return Occasion::empty;
  const std::string_view first = primary_cause(a);
  if (first.compare(0, 10, "malicious.") == 0) return Occasion::hostile;
  // The three signs of extortion together, and no fault of the goods beside them.
  const bool demand = has_signal(a, "demand_beyond_loss") || has_signal(a, "price_for_removal");
  if (demand && has_signal(a, "threat") && has_signal(a, "condition") &&
      (first == "buyer.no_reason" || a.causes.empty()))
    return Occasion::hostile;
  if (has_cause("product.safety") || has_flag(a, "safety_hazard")) return Occasion::safety;
  if (a.causes.empty()) {
    if (a.sentiment.label == SentimentLabel::positive) return Occasion::praise;
    return a.sentiment.label == SentimentLabel::neutral && a.severity <= 1 ? Occasion::neutral : Occasion::complaint;
  }
  return a.sentiment.label == SentimentLabel::positive && a.severity <= 1 ? Occasion::mixed : Occasion::complaint;
}

std::string_view occasion_name(Occasion occasion) {
  switch (occasion) {
    case Occasion::empty:
      return "empty";
    case Occasion::hostile:
      return "hostile";
    case Occasion::safety:
      return "safety";
    case Occasion::complaint:
      return "complaint";
    case Occasion::mixed:
      return "mixed";
    case Occasion::praise:
      return "praise";
    case Occasion::neutral:
      return "neutral";
  }
  return "complaint";
}

Plan plan(const Rulebook& rules, const Review& review, const Assessment& assessment, const Shop& shop,
          std::string_view now) {
  const Platform& platform = rules.platform(review.platform);
  const Sentences& sentences = rules.sentences;
  const Ladders& ladders = rules.ladders;
  Case c{review,
         assessment,
         platform,
         sentences,
         occasion_of(assessment),
         wants_silence(review, ladders),
         read_open_hours(shop.hours),
         {},
         {}};
  c.now = read_moment(now);
  c.written = read_moment(review.date, c.now ? c.now->offset_minutes : 0);
  // A follow-up opens its own reply window (Taobao and Tmall), counted from the day it was written.
  if (c.written && !review.append_text.empty() && review.append_days && *review.append_days > 0)
    c.written = later(*c.written, std::min(*review.append_days, 3650) * kDay);

  Plan result;
  result.id = review.id;
  const Advice advice = decide(c);
  result.advice = advice.advice;
  result.reason = sentences.get(advice.sentence, c.values(advice.days));
  if (assessment.lang == Lang::other) {
    const Bilingual extra = sentences.get("advice.other_language");
    result.reason = {result.reason.zh + extra.zh, result.reason.en + " " + extra.en};
  }
  if (*advice.fact != '\0') result.platform_fact = platform.id + "." + advice.fact;
  add_steps(result, c);
  result.remedies = choose_remedies(review, assessment, shop, c.occasion, ladders, sentences);
  if (c.now && c.occasion != Occasion::empty)
    result.respond_by = write_moment(later(*c.now, target_seconds(assessment.risk.band)));
  judge_recovery(result, c);
  return result;
}

}  // namespace huiping
