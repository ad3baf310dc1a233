// Looks every name up once.
#include "pack/codes.h"

#include <algorithm>
#include <string>

namespace huiping {
namespace {

EntryRange range_of(const Lexicon& lexicon, std::string_view kind) {
  const auto is_kind = [&](const Entry& e) { return e.kind == kind; };
  const auto begin = lexicon.entries.begin(), end = lexicon.entries.end();
  const auto first = std::find_if(begin, end, is_kind);
  const auto last = std::find_if_not(first, end, is_kind);
  return {static_cast<std::uint16_t>(first - begin), static_cast<std::uint16_t>(last - begin)};
}

std::uint8_t digit_of(const Entry& entry, std::string_view field, std::uint8_t otherwise) {
  const std::string& value = entry.field(field);
  return value.empty() ? otherwise : static_cast<std::uint8_t>(value[0] - '0');
}

// The lane that a model would have for an entry.
std::string lane_name(const Entry& entry) {
  return entry.kind == "causes" ? entry.code : entry.kind + "." + entry.code;
}

}  // namespace

Codes find_codes(const Lexicon& assess) {
  Codes codes;
  codes.causes = range_of(assess, "causes");
  codes.flags = range_of(assess, "flags");
  codes.signals = range_of(assess, "signals");
  codes.prior_contact = range_of(assess, "prior_contact");
  codes.remedy_asked = range_of(assess, "remedy_asked");
  codes.facets = range_of(assess, "facets");
  codes.stages = range_of(assess, "stages");
  codes.languages = range_of(assess, "languages");
  const auto find = [&](std::string_view kind, std::string_view code) {
    const Entry* entry = assess.find_entry(kind, code);
    return entry == nullptr ? kNoEntry : static_cast<std::uint16_t>(entry - assess.entries.data());
  };
  codes.no_reason = find("causes", "buyer.no_reason");
  codes.changed_mind = find("causes", "buyer.changed_mind");
  codes.mistake = find("causes", "buyer.mistake");
  codes.safety = find("causes", "product.safety");
  codes.counterfeit = find("causes", "product.counterfeit");
  codes.extortion = find("causes", "malicious.extortion");
  codes.professional = find("causes", "malicious.professional");
  codes.competitor = find("causes", "malicious.competitor");
  codes.default_text = find("flags", "default_text");
  codes.sarcasm = find("flags", "sarcasm");
  codes.churn = find("flags", "churn");
  codes.dissuades_others = find("flags", "dissuades_others");
  codes.legal_threat = find("flags", "legal_threat");
  codes.safety_hazard = find("flags", "safety_hazard");
  codes.abusive_language = find("flags", "abusive_language");
  codes.star_text_mismatch = find("flags", "star_text_mismatch");
  codes.append_turned_negative = find("flags", "append_turned_negative");
  codes.threat = find("signals", "threat");
  codes.condition = find("signals", "condition");
  codes.demand_beyond_loss = find("signals", "demand_beyond_loss");
  codes.price_for_removal = find("signals", "price_for_removal");
  codes.claims_loophole = find("signals", "claims_loophole");
  codes.not_opened = find("signals", "not_opened");
  codes.burst = find("signals", "burst");
  codes.template_text = find("signals", "template_text");
  codes.contacted_resolved = find("prior_contact", "contacted_resolved");
  codes.contacted_unresolved = find("prior_contact", "contacted_unresolved");
  codes.not_contacted = find("prior_contact", "not_contacted");
  codes.english = find("languages", "en");
  for (const Entry& entry : assess.entries) {
    codes.rank.push_back(digit_of(entry, "rank", 5));
    codes.severity.push_back(digit_of(entry, "severity", 2));
  }
  return codes;
}

LaneMap map_lanes(const Lexicon& assess, const Model& model) {
  LaneMap map;
  map.entry_of.assign(model.lanes.size(), kNoEntry);
  for (std::size_t i = 0; i < assess.entries.size(); ++i) {
    const Entry& entry = assess.entries[i];
    const auto lane = model.find_lane(lane_name(entry));
    map.lane_of.push_back(lane ? static_cast<std::int16_t>(*lane) : std::int16_t{-1});
    if (lane) map.entry_of[*lane] = static_cast<std::uint16_t>(i);
    const std::size_t first_mark = kFirstCauseLane + model.causes;
    if (lane && *lane >= first_mark)
      map.marks.push_back({static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(*lane - first_mark)});
    const auto& codes = model.stacker.evidence;
    const auto found = std::find(codes.begin(), codes.end(), entry.kind + "/" + entry.code);
    map.evidence_of.push_back(found == codes.end() ? std::int16_t{-1}
                                                   : static_cast<std::int16_t>(found - codes.begin()));
  }
  for (std::size_t i = 0; i < kMaliciousKinds; ++i)
    if (const auto lane = model.find_lane("signals." + std::string(kMaliciousNames[i])))
      map.malicious[i] = static_cast<std::int16_t>(*lane);
  return map;
}

}  // namespace huiping
