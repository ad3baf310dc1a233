// Heads: what the learned model of a language says about a review: tone, causes, severity and marks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assess/gathered.h"
#include "model/choose.h"
#include "model/model.h"

namespace huiping {

// A model with its lanes named by the entries of the pack; both null when the pack has none for the language.
struct LanguageModel {
  const Model* model = nullptr;
  const LaneMap* lanes = nullptr;
};
LanguageModel find_model(const Pack& pack, Lang lang);

// The sums of one reading's text and of its clauses.
struct ReadingSums {
  Sums whole;
  SumScratch room;
};

// What a model's second stage reads of a review: sums of text and follow-up, and the points of the lexicon.
Inputs read_inputs(const LanguageModel& language, std::span<const Reading> readings, std::span<ReadingSums> sums);
void read_evidence(const LanguageModel& language, std::span<const Reading> readings, const Gathered& gathered,
                   std::vector<EvidenceInput>& out);

// Log-odds up to which the head of a mark says nothing for it.
inline constexpr std::int32_t kSilent = -kLogit;

// Text and follow-up are judged as one. Without a model there is nothing to say. Entries are those of the assess
// lexicon; log-odds are in units of 1/kLogit. Rooms are used again from review to review.
class Heads {
 public:
  // The readings must outlive what is asked afterwards.
  void read(const Pack& pack, Lang lang, std::span<const Reading> readings, const Gathered& gathered);

  bool has_model() const { return language_.model != nullptr; }
  // Log-odds of a mark or of a cause being in the set; nothing when there is no model or no such lane.
  std::optional<std::int32_t> score(std::uint16_t entry) const;
  // Log-odds of a cause being the primary one, up to a common constant.
  std::optional<std::int32_t> primary(std::uint16_t entry) const;
  // The same of a cause, as a probability that is right as often as it says.
  std::optional<double> confidence(std::uint16_t entry) const;
  // Log-odds by which the likeliest cause is ahead of "no cause", below 0 when it is not.
  std::int32_t lead() const { return lead_; }
  // Does the model hear what this kind of buyer says? Nothing when it does not know.
  std::optional<std::int32_t> malicious(Malicious kind) const;
  // The clause that says it most plainly, as words for `entry`.
  std::optional<Piece> find_malicious_clause(Malicious kind, std::uint16_t entry) const;
  // The marks whose heads are not silent, ascending by entry.
  std::span<const std::uint16_t> heard() const { return {heard_.data(), heard_count_}; }
  // The causes that the model names, primary first.
  std::span<const std::uint16_t> causes() const { return {causes_.data(), cause_count_}; }
  // The likeliest primary cause, whatever the odds; kNoEntry without a model.
  std::uint16_t best_cause() const;
  // The clause that speaks most for an entry, without blanks and punctuation at its ends; the first of the best wins.
  // Nothing when the model does not know the entry, or no reading holds a letter.
  std::optional<Piece> find_clause(std::uint16_t entry) const;
  // The clause that sounds worst.
  std::optional<Piece> find_worst_clause() const;
  // Most likely of 0 to 3.
  std::optional<int> severity() const;
  // Log-odds of negative, neutral, positive, up to a common constant.
  std::optional<std::array<double, 3>> tone() const;

 private:
  std::optional<std::int32_t> logit_of(std::int16_t lane) const;
  std::optional<Piece> find_clause_of_lane(std::size_t lane, std::uint16_t entry) const;

  LanguageModel language_;
  std::span<const Reading> readings_;
  std::array<ReadingSums, 2> sums_;
  std::vector<EvidenceInput> evidence_;
  Verdict verdict_;
  std::array<std::uint16_t, kLanes> causes_{}, heard_{};
  std::size_t cause_count_ = 0, heard_count_ = 0;
  std::int32_t lead_ = 0;
};

}  // namespace huiping
