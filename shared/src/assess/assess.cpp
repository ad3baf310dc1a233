// Turns a judgement into codes, quotes and words.
#include "assess/assess.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "assess/days.h"
#include "assess/judge.h"

namespace huiping {
namespace {

bool is_high_value(const Review& review, const Shop& shop) {
  if (review.order_price.empty() || shop.high_price.empty()) return false;
  return std::strtod(review.order_price.c_str(), nullptr) >= std::strtod(shop.high_price.c_str(), nullptr);
}

std::string fill(std::string text, std::string_view slot, const std::string& value) {
  const std::size_t at = text.find(slot);
  return at == std::string::npos ? text : text.replace(at, slot.size(), value);
}

// The data file of data/reasons that has a reason's words.
const char* file_of(Reason reason) {
  switch (reason) {
    case Reason::unhappy:
      return "unhappy";
    case Reason::cause:
      return "cause";
    case Reason::more_causes:
      return "more_causes";
    case Reason::reach:
      return "reach";
    case Reason::detail:
      return "detail";
    case Reason::images:
      return "images";
    case Reason::helpful:
      return "helpful";
    case Reason::append:
      return "append";
    case Reason::dissuasion:
      return "dissuasion";
    case Reason::price:
      return "price";
    case Reason::flag:
      return "flag";
    case Reason::signal:
      return "signal";
    case Reason::prior_contact:
      return "prior_contact";
    case Reason::age:
      return "age";
    case Reason::stars:
      return "stars";
    case Reason::grade:
      break;
  }
  return "grade";
}

// Dresses one judgement; holds what it speaks of.
class Dresser {
 public:
  Dresser(const Pack& pack, const Judge& judge) : pack_(pack), judge_(judge), j_(judge.judgement()) {}

  Assessment run() const {
    Assessment a;
    a.lang = j_.lang;
    a.sentiment = j_.sentiment;
    for (const FoundCause& cause : j_.causes)
      a.causes.push_back({code_of(cause.entry), cause.confidence / 100.0, quotes_of(cause.shown())});
    a.responsible = j_.causes.empty() ? "unknown" : pack_.assess.entries[j_.causes.front().entry].field("responsible");
    a.flags = marks_of(j_.flags);
    for (const FoundMark& facet : j_.facets) a.facets.push_back(code_of(facet.entry));
    if (!j_.stages.empty()) a.stage = code_of(j_.stages.front().entry);
    a.prior_contact = j_.contacted == kNoEntry ? "not_mentioned" : code_of(j_.contacted);
    for (const FoundMark& remedy : j_.remedies) a.remedy_asked.push_back(code_of(remedy.entry));
    a.signals = marks_of(j_.signals);
    a.severity = j_.severity;
    a.influence = j_.influence / 100.0;
    a.high_value = j_.high_value;
    a.risk.score = j_.risk;
    a.risk.band = j_.band;
    for (const JudgedReason& reason : j_.reasons) a.risk.reasons.push_back(reason_of(reason));
    a.unsure = j_.unsure;
    return a;
  }

 private:
  const std::string& code_of(std::uint16_t entry) const { return pack_.assess.entries[entry].code; }

  std::vector<Quote> quotes_of(std::span<const Piece> pieces) const {
    std::vector<Quote> quotes;
    quotes.reserve(pieces.size());
    for (const Piece& piece : pieces) {
      const Reading& reading = judge_.readings()[piece.reading];
      quotes.push_back(reading.text.quote(reading.field, piece.evidence.start, piece.evidence.end));
    }
    return quotes;
  }

  std::vector<Mark> marks_of(const std::vector<FoundMark>& found) const {
    std::vector<Mark> marks;
    for (const FoundMark& mark : found) marks.push_back({code_of(mark.entry), quotes_of(mark.shown())});
    return marks;
  }

  RiskReason reason_of(const JudgedReason& judged) const {
    const std::string file = file_of(judged.reason);
    RiskReason reason;
    reason.code = file;
    reason.points = judged.points;
    Bilingual label;
    const auto speak_of = [&](std::uint16_t entry, std::span<const Piece> pieces) {
      reason.code = (judged.reason == Reason::more_causes ? "cause" : file) + "." + code_of(entry);
      label = {pack_.assess.entries[entry].field("label zh"), pack_.assess.entries[entry].field("label en")};
      reason.quotes = quotes_of(pieces);
    };
    if (judged.reason == Reason::cause || judged.reason == Reason::more_causes)
      speak_of(j_.causes[judged.which].entry, j_.causes[judged.which].shown());
    if (judged.reason == Reason::flag) speak_of(j_.flags[judged.which].entry, j_.flags[judged.which].shown());
    if (judged.reason == Reason::signal) speak_of(j_.signals[judged.which].entry, j_.signals[judged.which].shown());
    if (const Entry* entry = pack_.assess.find_entry("reasons", file)) {
      const std::string n = std::to_string(judged.n);
      reason.text.zh = fill(fill(entry->field("label zh"), "{label}", label.zh), "{n}", n);
      reason.text.en = fill(fill(entry->field("label en"), "{label}", label.en), "{n}", n);
    }
    return reason;
  }

  const Pack& pack_;
  const Judge& judge_;
  const Judgement& j_;
};

}  // namespace

ReviewFacts facts_of(const Review& review, const Shop& shop, std::string_view now) {
  ReviewFacts facts;
  facts.lang = review.lang;
  facts.stars = review.stars;
  facts.grade = review.grade;
  facts.images = review.images;
  facts.helpful = review.helpful;
  facts.has_append = !review.append_text.empty();
  facts.high_value = is_high_value(review, shop);
  if (review.reply_text.empty()) facts.days_open = days_between(review.date, now);
  return facts;
}

Assessment assess(const Pack& pack, const Review& review, const Shop& shop, std::string_view now) {
  // The judge's rooms serve review after review; a text of megabytes leaves none behind.
  static thread_local Judge kept;
  constexpr std::size_t kLongText = 1 << 16;
  std::unique_ptr<Judge> own;
  if (review.text.size() + review.append_text.size() > kLongText) own = std::make_unique<Judge>();
  Judge& judge = own ? *own : kept;
  judge.read<std::string_view>(pack, review.text, review.append_text, facts_of(review, shop, now));
  Assessment a = Dresser(pack, judge).run();
  a.id = review.id;
  return a;
}

}  // namespace huiping
