// Codes: the entries of the assess lexicon that the engine's own rules speak of, found once when a pack is read.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/lexicon.h"
#include "model/model.h"

namespace huiping {

// First and one past the last index of the entries of a kind ("causes", "flags", ...); entries are sorted by kind.
struct EntryRange {
  std::uint16_t first = 0, last = 0;
  bool holds(std::uint16_t entry) const { return entry >= first && entry < last; }
};

// An entry that the lexicon does not have; equal to no entry.
constexpr std::uint16_t kNoEntry = 0xffff;

struct Codes {
  EntryRange causes, flags, signals, prior_contact, remedy_asked, facets, stages, languages;
  // Causes.
  std::uint16_t no_reason = kNoEntry, changed_mind = kNoEntry, mistake = kNoEntry, safety = kNoEntry,
                counterfeit = kNoEntry, extortion = kNoEntry, professional = kNoEntry, competitor = kNoEntry;
  // Flags.
  std::uint16_t default_text = kNoEntry, sarcasm = kNoEntry, churn = kNoEntry, dissuades_others = kNoEntry,
                legal_threat = kNoEntry, safety_hazard = kNoEntry, abusive_language = kNoEntry,
                star_text_mismatch = kNoEntry, append_turned_negative = kNoEntry;
  // Signals.
  std::uint16_t threat = kNoEntry, condition = kNoEntry, demand_beyond_loss = kNoEntry, price_for_removal = kNoEntry,
                claims_loophole = kNoEntry, not_opened = kNoEntry, burst = kNoEntry, template_text = kNoEntry;
  std::uint16_t contacted_resolved = kNoEntry, contacted_unresolved = kNoEntry, not_contacted = kNoEntry;
  std::uint16_t english = kNoEntry;
  std::vector<std::uint8_t> rank;      // per entry: how specific a cause is, 0 to 9
  std::vector<std::uint8_t> severity;  // per entry: what the cause alone means, 0 to 3; 2 when its file says nothing
};

Codes find_codes(const Lexicon& assess);

// What a buyer may be up to, as lanes and codes name it behind "signals." and "malicious.".
constexpr std::size_t kMaliciousKinds = 3;
inline constexpr std::array<std::string_view, kMaliciousKinds> kMaliciousNames = {"extortion", "professional",
                                                                                  "competitor"};
enum class Malicious : std::uint8_t { extortion, professional, competitor };

// A mark (no cause) that a model knows: its entry, and its number among the lanes behind the causes.
struct MarkLane {
  std::uint16_t entry = 0, number = 0;
};

// Which lanes of a model speak for which entries.
struct LaneMap {
  std::vector<std::int16_t> lane_of;      // per entry: the lane of its cause or mark, -1 none
  std::vector<std::int16_t> evidence_of;  // per entry: its index into Stacker::evidence, -1 none
  std::vector<std::uint16_t> entry_of;    // per lane: the entry, kNoEntry none
  std::vector<MarkLane> marks;            // ascending by entry
  // The lanes "signals.extortion", "signals.professional", "signals.competitor", -1 none.
  std::array<std::int16_t, kMaliciousKinds> malicious{-1, -1, -1};
};

LaneMap map_lanes(const Lexicon& assess, const Model& model);

}  // namespace huiping
