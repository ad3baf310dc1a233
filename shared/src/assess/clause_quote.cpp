// Scores clause by clause.
#include "assess/clause_quote.h"

namespace huiping {
namespace {

// Letters, digits and ideographs are words; CJK punctuation and ASCII signs are not.
bool is_word(char16_t c) {
  if (c < 0x80) return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
  return !(c >= 0x2000 && c <= 0x206f) && !(c >= 0x3000 && c <= 0x303f) && !(c >= 0xff00 && c <= 0xff0f);
}

}  // namespace

std::optional<ClauseQuote> find_clause_quote(const Model& model, std::size_t lane,
                                             const std::vector<Reading>& readings) {
  std::optional<ClauseQuote> best;
  std::int16_t best_score = 0;
  SumScratch scratch;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const Text& text = readings[r].text;
    add_clauses(model, text.units, text.clause, scratch);
    for (std::uint32_t pos = 0; pos < text.size();) {
      const auto [first, last] = text.clause_at(pos);
      pos = last;
      ClauseQuote quote{r, first, last};
      while (quote.start < quote.end && !is_word(text.units[quote.start])) ++quote.start;
      while (quote.end > quote.start && !is_word(text.units[quote.end - 1])) --quote.end;
      if (quote.start == quote.end) continue;
      const Sums& sums = scratch.clauses[text.clause[first]];
      const std::int16_t score = lane_input(sums.lanes[lane], sums.grams);
      if (best && score <= best_score) continue;
      best = quote;
      best_score = score;
    }
  }
  return best;
}

}  // namespace huiping
