// Case facts: conditions and slots of one case, channel and tone.
#include "draft/case_facts.h"

#include <algorithm>
#include <array>

#include "plan/clock.h"
#include "plan/lines.h"
#include "plan/money.h"
#include "plan/remedies.h"
#include "text/text.h"

namespace huiping {
namespace {

constexpr std::size_t kMostQuotes = 8;
constexpr double kSureEnough = 0.5;  // below it a second cause is not spoken of

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// Blanks become '_', as "says" conditions write them.
std::string searchable(std::string_view text) {
  std::string lower = lower_ascii(text);
  std::replace(lower.begin(), lower.end(), ' ', '_');
  return lower;
}

// The first bytes of a text, cut at a character's edge.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// The kind of goods whose word stands in the product's name, else in the review; empty when none does.
std::string find_goods(const DraftCase& c) {
  const auto part = c.fragments.parts.find("goods");
  if (part == c.fragments.parts.end()) return {};
  for (const std::string& text : {searchable(c.review.product_name), searchable(beginning(c.review.text, 1500))})
    for (const Fragment& line : part->second) {
      std::string_view words = line.text;
      const std::string_view kind = take_word(words);
      while (!words.empty())
        if (text.find(take_word(words)) != std::string::npos) return std::string(kind);
    }
  return {};
}

// A product's name only when it is a name and not a listing's heap of search words.
std::string speakable_name(const std::string& name, Lang lang) {
  const std::u16string units = to_utf16(name);
  const std::size_t most = lang == Lang::zh ? 8 : 24;
  if (units.size() < 2 || units.size() > most) return {};
  const bool has_han = std::any_of(units.begin(), units.end(), is_han);
  if (has_han != (lang == Lang::zh)) return {};
  const bool plain = std::all_of(units.begin(), units.end(), [](char16_t u) {
    return is_han(u) || (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || u == u' ' || u == u'-';
  });
  return plain ? name : std::string();
}

// A shop's own line as it may stand in a reply: one line, no markup.
std::string one_line(std::string_view text) {
  std::string line(trim(text));
  line.erase(
      std::remove_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '<' || c == '>'; }),
      line.end());
  return line;
}

// The shop's or the agent's name; a Chinese one is left out of an English text.
std::string own_name(const std::string& name, Lang lang) {
  const std::string line = one_line(beginning(name, 60));
  const std::u16string units = to_utf16(line);
  return lang != Lang::zh && std::any_of(units.begin(), units.end(), is_han) ? std::string() : line;
}

// A greeting without a sign at its end gets a comma.
std::string as_opening(const std::string& greeting, Lang lang) {
  if (greeting.empty()) return {};
  const std::u16string units = to_utf16(greeting);
  const char16_t last = units.back();
  const bool open = is_han(last) || (last >= u'a' && last <= u'z') || (last >= u'A' && last <= u'Z');
  return open ? greeting + (lang == Lang::zh ? "\xEF\xBC\x8C" : ",") : greeting;
}

// "20.00 CNY" -> "20" + yuan, "$20"; money stays exact.
std::string spoken_money(const std::string& limit, Lang lang) {
  std::string_view rest = limit;
  std::string number(take_word(rest));
  if (!read_cents(number)) return {};
  if (number.size() > 3 && number.substr(number.size() - 3) == ".00") number.resize(number.size() - 3);
  if (rest == "CNY" || (rest.empty() && lang == Lang::zh))
    return lang == Lang::zh ? number + "\xE5\x85\x83" : "CNY " + number;
  if (rest == "USD") return "$" + number;
  if (rest == "GBP") return "\xC2\xA3" + number;
  if (rest == "EUR") return "\xE2\x82\xAC" + number;
  return rest.empty() ? std::string() : number + " " + std::string(rest);
}

bool overlaps(const Quote& a, const Quote& b) { return a.field == b.field && a.start < b.end && b.start < a.end; }

// One piece inside the other says the same thing twice.
bool said_by_other(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
}

std::string spoken_cause(const DraftCase& c) {
  return c.occasion == Occasion::safety ? "product.safety" : std::string(primary_cause(c.assessment));
}

const Cause* find_primary(const DraftCase& c) {
  const std::string cause = spoken_cause(c);
  const auto& causes = c.assessment.causes;
  const auto found = std::find_if(causes.begin(), causes.end(), [&](const Cause& x) { return x.code == cause; });
  return found == causes.end() ? nullptr : &*found;
}

// The second thing to speak of: with words of its own, and first the one that the remedy is for.
const Cause* find_second(const DraftCase& c, const Cause* primary) {
  const auto answers = [&](const Cause& cause) {
    const auto ladder = c.ladders.of_cause.find(cause.code);
    return !c.plan.remedies.empty() && ladder != c.ladders.of_cause.end() &&
           std::find(ladder->second.begin(), ladder->second.end(), c.plan.remedies.front().code) !=
               ladder->second.end();
  };
  const bool settled = primary != nullptr && answers(*primary);
  const Cause* second = nullptr;
  for (const Cause& cause : c.assessment.causes) {
    if (primary == nullptr || &cause == primary || cause.confidence < kSureEnough || cause.quotes.empty()) continue;
    const bool own_words = std::none_of(cause.quotes.begin(), cause.quotes.end(), [&](const Quote& quote) {
      return std::any_of(primary->quotes.begin(), primary->quotes.end(),
                         [&](const Quote& other) { return overlaps(quote, other); });
    });
    if (!own_words || !names_fault(cause, c.words)) continue;
    if (!settled && answers(cause)) return &cause;
    if (second == nullptr) second = &cause;
  }
  return second;
}

// Another language's words would be wrong in our mouth, and mockery must not be taken at its word.
Said find_said(const DraftCase& c, bool in_public) {
  Said said;
  const bool same_language = c.assessment.lang == c.lang, mocks = has_flag(c.assessment, "sarcasm");
  const Cause* primary = find_primary(c);
  said.second_cause = find_second(c, primary);
  if (!same_language) return said;
  if (primary != nullptr) said.point = find_point(c.text, *primary, c.words, in_public, mocks);
  if (c.occasion == Occasion::praise && !mocks) said.point = find_praise(c.text, c.words);
  if (said.second_cause != nullptr) said.second = find_point(c.text, *said.second_cause, c.words, in_public, mocks);
  if (said_by_other(said.second, said.point)) said.second.clear();
  return said;
}

bool is_public(std::string_view channel) { return channel == "public_reply" || channel == "thank_you_card"; }

}  // namespace

CaseWords::CaseWords(const DraftCase& c)
    : goods(find_goods(c)), in_public(find_said(c, true)), in_private(find_said(c, false)) {}

std::string time_limit(std::string_view now, int hours, Lang lang, std::uint64_t form) {
  const auto moment = read_moment(now);
  if (!moment) {
    const std::string number = std::to_string(hours);
    if (lang != Lang::zh) return "within " + number + " hours";
    return number + "\xE5\xB0\x8F\xE6\x97\xB6" + (form % 2 == 0 ? "\xE5\x86\x85" : "\xE4\xB9\x8B\xE5\x86\x85");
  }
  constexpr std::array<const char*, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
  Moment due = later(*moment, static_cast<std::int64_t>(hours) * 3600);
  if (hours < 24) {
    // A full hour outside the night, today or tomorrow.
    due = after_quiet(later(due, 3599 - (due.seconds + 3599) % 3600), QuietHours{});
    const Moment::Fields f = due.fields(), today = moment->fields();
    const std::string hour = std::to_string(f.hour % 12 == 0 ? 12 : f.hour % 12) + (f.hour < 12 ? " am" : " pm");
    if (lang == Lang::en || lang == Lang::other)
      return "by " + hour +
             (f.day == today.day
                  ? " today"
                  : std::string(" on ") + kMonths[static_cast<std::size_t>(f.month - 1)] + " " + std::to_string(f.day));
    const std::string day = f.day == today.day
                                ? "\xE4\xBB\x8A\xE5\xA4\xA9"
                                : std::to_string(f.month) + "\xE6\x9C\x88" + std::to_string(f.day) + "\xE6\x97\xA5";
    return day + std::to_string(f.hour) + "\xE7\x82\xB9\xE5\x89\x8D";
  }
  const Moment::Fields f = due.fields();
  if (lang == Lang::zh) {
    const std::string day = std::to_string(f.month) + "\xE6\x9C\x88" + std::to_string(f.day) + "\xE6\x97\xA5";
    if (form % 3 == 1) return day + "\xE4\xB9\x8B\xE5\x89\x8D";                      // before that day
    return form % 3 == 2 ? "\xE6\x9C\x80\xE6\x99\x9A" + day : day + "\xE5\x89\x8D";  // that day at the latest
  }
  return std::string(form % 3 == 1 ? "no later than " : "by ") + kMonths[static_cast<std::size_t>(f.month - 1)] + " " +
         std::to_string(f.day);
}

CaseFacts gather_facts(const DraftCase& c, const CaseWords& words, const std::string& channel, const std::string& tone,
                       std::uint64_t seed) {
  const Assessment& a = c.assessment;
  CaseFacts facts;
  auto& values = facts.situation.values;
  auto& slots = facts.slots;
  const std::string cause = spoken_cause(c);
  values["cause"] = cause;
  values["occasion"] = std::string(occasion_name(c.occasion));
  values["tone"] = tone;
  values["channel"] = channel;
  values["platform"] = c.review.platform;
  values["responsible"] = a.responsible;
  values["contacted"] = a.prior_contact;
  values["value"] = a.high_value ? "high" : "regular";
  values["date"] = c.options.now.empty() ? "no" : "yes";
  values["address"] = std::string(c.platform.firm("address_form"));
  values["goods"] = words.goods;
  values["greeting"] = trim(c.shop.greeting).empty() ? "none" : "own";
  if (!a.remedy_asked.empty()) values["asked"] = a.remedy_asked.front();
  if (!c.plan.remedies.empty()) values["remedy"] = c.plan.remedies.front().code;

  const Said& said = is_public(channel) ? words.in_public : words.in_private;
  const std::string& point = said.point;
  values["append"] = "no";
  if (const Cause* primary = find_primary(c)) {
    for (std::size_t i = 0; i < primary->quotes.size() && i < kMostQuotes; ++i)
      facts.situation.says += searchable(beginning(primary->quotes[i].text, 300)) + "\n";
    if (!primary->quotes.empty() && primary->quotes.front().field == Field::append) values["append"] = "yes";
  }
  facts.situation.says += searchable(point);
  if (said.second_cause != nullptr) {
    slots["second"] = said.second;
    values["second"] = said.second_cause->code;
  }
  if (c.occasion == Occasion::praise || c.occasion == Occasion::neutral || c.occasion == Occasion::mixed)
    facts.situation.says += searchable(beginning(c.review.text, 1500));
  // In quotation marks, in our person, or not at all: each wants another sentence around it.
  const bool quoted = !point.empty() && (point.front() == '"' || point.compare(0, 3, "\xE2\x80\x9C") == 0);
  values["point"] = point.empty() ? "ours" : quoted ? "quoted" : "turned";
  if (!point.empty()) slots["point"] = point;

  const bool in_public = is_public(channel);
  slots["product"] = speakable_name(c.review.product_name, c.lang);
  slots["order"] = in_public ? std::string() : one_line(beginning(c.review.order_id, 40));
  slots["shop"] = own_name(c.shop.name, c.lang);
  slots["sign"] = own_name(c.shop.signature, c.lang);
  slots["greeting"] = as_opening(one_line(beginning(c.shop.greeting, 90)), c.lang);
  if (!slots["sign"].empty() && to_utf16(slots["sign"]).size() <= 12) slots["agent"] = slots["sign"];
  const RemedyKind* remedy = c.plan.remedies.empty() ? nullptr : c.ladders.find_remedy(c.plan.remedies.front().code);
  slots["by"] = time_limit(c.options.now, remedy == nullptr ? 24 : remedy->hours, c.lang, seed >> 23);
  slots["soon"] = time_limit(c.options.now, 24, c.lang);
  // A sum is named to the buyer alone, and only one the shop has set itself.
  const AllowedRemedy* allowed =
      remedy == nullptr ? nullptr : find_allowed(c.shop, remedy->code, primary_cause(a), c.review);
  const bool own_limit = allowed != nullptr && !allowed->max.empty();
  const bool whole_price = remedy != nullptr && (remedy->code == "refund" || remedy->code == "refund_only");
  slots["amount"] = in_public || remedy == nullptr ? std::string()
                    : whole_price ? spoken_money(c.review.order_price + " " + c.review.order_currency, c.lang)
                    : own_limit   ? spoken_money(c.plan.remedies.front().limit, c.lang)
                                  : std::string();
  return facts;
}

}  // namespace huiping
