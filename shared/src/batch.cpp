// Runs the judge over a batch and writes its judgements as records.
#include "huiping/batch.h"

#include <algorithm>

#include "assess/judge.h"
#include "pack/pack.h"

namespace huiping {
namespace {

std::vector<std::string> names_of(const Pack& pack, EntryRange kind) {
  std::vector<std::string> names;
  for (std::uint16_t entry = kind.first; entry < kind.last; ++entry) names.push_back(pack.assess.entries[entry].code);
  return names;
}

std::optional<int> known(std::int32_t count) { return count < 0 ? std::nullopt : std::optional<int>(count); }

ReviewFacts facts_of(const BatchReview& review) {
  ReviewFacts facts;
  if (review.lang >= 1 && review.lang <= 3) facts.lang = static_cast<Lang>(review.lang - 1);
  if (review.stars >= 1 && review.stars <= 5) facts.stars = static_cast<double>(review.stars);
  if (review.grade >= 1 && review.grade <= 3) facts.grade = static_cast<Grade>(review.grade - 1);
  facts.images = known(review.images);
  facts.helpful = known(review.helpful);
  facts.days_open = known(review.days_open);
  facts.has_append = review.append_units > 0;
  facts.high_value = review.high_value != 0;
  return facts;
}

template <typename Bits>
Bits bits_of(const std::vector<FoundMark>& marks, EntryRange kind) {
  std::uint32_t bits = 0;
  for (const FoundMark& mark : marks)
    if (const unsigned at = mark.entry - unsigned{kind.first}; at < 8 * sizeof(Bits)) bits |= std::uint32_t{1} << at;
  return static_cast<Bits>(bits);
}

BatchRecord record_of(const Pack& pack, const Judge& judge) {
  const Judgement& j = judge.judgement();
  const Codes& codes = pack.codes;
  BatchRecord record;
  record.risk = static_cast<std::uint8_t>(j.risk);
  record.band = static_cast<std::uint8_t>(j.band);
  record.label = static_cast<std::uint8_t>(j.label);
  record.severity = static_cast<std::uint8_t>(j.severity);
  record.influence = static_cast<std::uint8_t>(j.influence);
  record.unsure = j.unsure ? 1 : 0;
  record.lang = static_cast<std::uint8_t>(static_cast<int>(j.lang) + 1);
  record.causes = static_cast<std::uint8_t>(std::min<std::size_t>(j.causes.size(), 0xff));
  for (std::size_t i = 0; i < std::min(j.causes.size(), record.cause.size()); ++i) {
    const FoundCause& cause = j.causes[i];
    const Piece& piece = cause.pieces[0];
    const Text& text = judge.readings()[piece.reading].text;
    record.cause[i] = static_cast<std::uint8_t>(cause.entry - codes.causes.first);
    record.confidence[i] = static_cast<std::uint8_t>(cause.confidence);
    record.spans[i] = {text.original_begin(piece.evidence.start), text.original_end(piece.evidence.end)};
    record.in_append = static_cast<std::uint8_t>(record.in_append | (piece.reading << i));
  }
  record.flags = bits_of<std::uint32_t>(j.flags, codes.flags);
  record.signals = bits_of<std::uint16_t>(j.signals, codes.signals);
  record.tone_confidence = static_cast<std::uint8_t>(j.sentiment.confidence * 100 + 0.5);
  return record;
}

}  // namespace

Batch::Batch(const Engine& engine) : engine_(engine), judge_(std::make_unique<Judge>()) {
  const Pack& pack = engine.pack();
  codes_ = {names_of(pack, pack.codes.causes), names_of(pack, pack.codes.flags), names_of(pack, pack.codes.signals)};
}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

void Batch::assess(std::span<const char16_t> units, std::span<const BatchReview> reviews,
                   std::span<BatchRecord> records) {
  const Pack& pack = engine_.pack();
  const auto take = [&](std::uint32_t count) {
    const auto taken = units.first(std::min<std::size_t>(count, units.size()));
    units = units.subspan(taken.size());
    return std::u16string_view(taken.data(), taken.size());
  };
  for (std::size_t i = 0; i < std::min(reviews.size(), records.size()); ++i) {
    const std::u16string_view text = take(reviews[i].text_units);
    const std::u16string_view append = take(reviews[i].append_units);
    judge_->read<std::u16string_view>(pack, text, append, facts_of(reviews[i]));
    records[i] = record_of(pack, *judge_);
  }
}

}  // namespace huiping
