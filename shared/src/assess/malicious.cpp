// Reads the signals together.
#include "assess/malicious.h"

#include <algorithm>
#include <initializer_list>

namespace huiping {
namespace {

// Never high: the engine hints, a person decides.
constexpr int kConfidence = 70;
constexpr int kGuess = 50;

void put_first(const Codes& codes, std::vector<FoundCause>& causes, const std::vector<FoundMark>& signals,
               std::uint16_t entry, std::initializer_list<std::uint16_t> shown_by) {
  if (entry == kNoEntry) return;
  // Beside what the signals say together, a mere guess at another cause says nothing.
  std::erase_if(causes, [&](const FoundCause& c) {
    return c.entry == codes.no_reason || c.entry == entry || c.confidence < kGuess;
  });
  FoundCause cause;
  cause.entry = entry;
  cause.confidence = kConfidence;
  for (const std::uint16_t signal : shown_by)
    if (const FoundMark* mark = find_mark(signals, signal))
      for (const Piece& piece : mark->shown())
        if (cause.count < cause.pieces.size()) cause.pieces[cause.count++] = piece;
  causes.insert(causes.begin(), cause);
}

}  // namespace

void judge_signals(const Codes& codes, const std::vector<FoundMark>& signals, bool heard,
                   std::vector<FoundCause>& causes) {
  if (signals.empty()) return;
  const auto has = [&](std::uint16_t entry) { return has_mark(signals, entry); };
  // Who says that the goods are fake may ask for three times the price; a mere guess that he says so does not count.
  const bool claims_fake = std::any_of(causes.begin(), causes.end(), [&](const FoundCause& c) {
    return c.entry == codes.counterfeit && c.confidence >= kGuess;
  });
  if (claims_fake) return;
  const bool beyond = has(codes.demand_beyond_loss) || has(codes.price_for_removal);
  const int conditions = has(codes.condition) + has(codes.threat) + heard;
  const bool all_three = beyond && conditions >= 2;
  const bool sells_removal = has(codes.price_for_removal) && (has(codes.condition) || has(codes.threat));
  const bool profits = beyond || has(codes.not_opened) || has(codes.burst) || has(codes.template_text);
  if (has(codes.claims_loophole) && profits)
    put_first(codes, causes, signals, codes.professional,
              {codes.claims_loophole, codes.demand_beyond_loss, codes.template_text});
  else if (all_three || sells_removal)
    put_first(codes, causes, signals, codes.extortion,
              {codes.price_for_removal, codes.threat, codes.demand_beyond_loss, codes.condition});
}

}  // namespace huiping
