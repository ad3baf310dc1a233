// Reads the signals together.
#include "assess/malicious.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "model/model.h"

namespace huiping {
namespace {

// Never high: the engine hints, a person decides.
constexpr int kConfidence = 70;
constexpr int kGuess = 50;

// Log-odds of the model. Words of the lexicon that it does not hear at all say nothing (an honest buyer may know the
// law); what it hears stands for a missing threat or condition; what it is sure of needs no words, but it has to be
// surer where not one is there, or where the buyer names a real fault and asks for no more than his loss. Chosen on
// written reviews of honest buyers with hard words (docs/accuracy.md).
constexpr std::int32_t kUnheard = -kLogit;
constexpr std::int32_t kHeard = 0;
constexpr std::array<std::int32_t, kMaliciousKinds> kSure = {kLogit * 6 / 5, 2 * kLogit, kLogit * 3 / 2};
constexpr std::int32_t kSureAlone = kLogit * 5 / 2;
constexpr int kRealFault = 60;  // percent

void put_first(const Codes& codes, std::vector<FoundCause>& causes, FoundCause cause) {
  if (cause.entry == kNoEntry || cause.count == 0) return;
  // Words that show the same already are the better quote.
  for (const FoundCause& known : causes)
    if (known.entry == cause.entry) cause = known;
  // Beside what the signals say together, a mere guess at another cause says nothing.
  std::erase_if(causes, [&](const FoundCause& c) {
    return c.entry == codes.no_reason || c.entry == cause.entry || c.confidence < kGuess;
  });
  cause.confidence = kConfidence;
  causes.insert(causes.begin(), cause);
}

FoundCause shown_by(std::uint16_t entry, const std::vector<FoundMark>& signals,
                    std::initializer_list<std::uint16_t> codes) {
  FoundCause cause;
  cause.entry = entry;
  for (const std::uint16_t signal : codes)
    if (const FoundMark* mark = find_mark(signals, signal))
      for (const Piece& piece : mark->shown())
        if (cause.count < cause.pieces.size()) cause.pieces[cause.count++] = piece;
  return cause;
}

}  // namespace

void judge_signals(const Codes& codes, const Heads& heads, bool pleased, const std::vector<FoundMark>& signals,
                   std::vector<FoundCause>& causes) {
  const auto odds = [&](Malicious kind) { return heads.malicious(kind).value_or(kUnheard); };
  // Who says that the goods are fake may ask for three times the price; a mere guess that he says so does not count,
  // nor does who has not opened the parcel.
  const bool claims_fake = std::any_of(causes.begin(), causes.end(), [&](const FoundCause& c) {
    return c.entry == codes.counterfeit && c.confidence >= kGuess;
  });
  const auto has = [&](std::uint16_t entry) { return has_mark(signals, entry); };
  if (claims_fake && !has(codes.not_opened)) return;
  const bool heard = odds(Malicious::extortion) >= kHeard;
  const bool beyond = has(codes.demand_beyond_loss) || has(codes.price_for_removal);
  const int conditions = has(codes.condition) + has(codes.threat) + heard;
  const bool all_three = beyond && conditions >= 2;
  const bool sells_removal = has(codes.price_for_removal) && (has(codes.condition) || has(codes.threat));
  const bool profits = beyond || has(codes.not_opened) || has(codes.burst) || has(codes.template_text);
  if (has(codes.claims_loophole) && profits && odds(Malicious::professional) >= kUnheard) {
    put_first(
        codes, causes,
        shown_by(codes.professional, signals, {codes.claims_loophole, codes.demand_beyond_loss, codes.template_text}));
    return;
  }
  if ((all_three || sells_removal) && odds(Malicious::extortion) >= kUnheard) {
    put_first(codes, causes,
              shown_by(codes.extortion, signals,
                       {codes.price_for_removal, codes.threat, codes.demand_beyond_loss, codes.condition}));
    return;
  }
  const bool faulty = !beyond && !causes.empty() && causes.front().confidence >= kRealFault;
  const std::array<std::uint16_t, kMaliciousKinds> entries = {codes.extortion, codes.professional, codes.competitor};
  const bool in_words = beyond || has(codes.condition) || has(codes.threat) || has(codes.claims_loophole);
  const auto ahead = [&](std::size_t i) {
    return odds(static_cast<Malicious>(i)) - (faulty || !in_words ? kSureAlone : kSure[i]);
  };
  // In praise only a demand is heard: who likes the goods may well name another shop or a law.
  const std::size_t kinds = pleased ? 1 : kMaliciousKinds;
  std::size_t best = 0;
  for (std::size_t i = 1; i < kinds; ++i)
    if (ahead(i) > ahead(best)) best = i;
  if (ahead(best) < 0) return;
  const auto clause = heads.find_malicious_clause(static_cast<Malicious>(best), entries[best]);
  if (!clause) return;
  FoundCause cause;
  cause.entry = entries[best];
  cause.count = 1;
  cause.pieces[0] = *clause;
  put_first(codes, causes, cause);
}

}  // namespace huiping
