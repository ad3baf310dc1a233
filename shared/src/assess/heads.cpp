// Reads the sums once and keeps the verdict.
#include "assess/heads.h"

#include <algorithm>

#include "model/probability.h"

namespace huiping {
namespace {

// The weight of a quote that the model alone chose.
constexpr std::uint8_t kHeadWeight = 1;
constexpr std::size_t kNegativeLane = 0;

// Letters, digits and ideographs are words; CJK punctuation and ASCII signs are not.
bool is_word(char16_t c) {
  if (c < 0x80) return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
  return !(c >= 0x2000 && c <= 0x206f) && !(c >= 0x3000 && c <= 0x303f) && !(c >= 0xff00 && c <= 0xff0f);
}

}  // namespace

LanguageModel find_model(const Pack& pack, Lang lang) {
  if (lang == Lang::other) return {};
  const std::string_view name = lang == Lang::zh ? "zh" : "en";
  const auto model = pack.models.find(name);
  const auto lanes = pack.lanes.find(name);
  if (model == pack.models.end() || lanes == pack.lanes.end()) return {};
  return {&model->second, &lanes->second};
}

Inputs read_inputs(const LanguageModel& language, std::span<const Reading> readings, std::span<ReadingSums> sums) {
  InputBuilder builder;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const Text& text = readings[r].text;
    sums[r].whole = add_clauses(*language.model, text.units, text.clause, sums[r].room);
    builder.add(sums[r].whole, sums[r].room, text.size());
  }
  return builder.finish();
}

void read_evidence(const LanguageModel& language, std::span<const Reading> readings, const Gathered& gathered,
                   std::vector<EvidenceInput>& out) {
  out.clear();
  const auto& index_of = language.lanes->evidence_of;
  for (const EntryPieces& shown : gathered.entries)
    if (const std::int16_t index = index_of[shown.entry]; index >= 0)
      out.push_back({static_cast<std::uint16_t>(index), static_cast<std::int16_t>(shown.points)});
  for (std::size_t r = 0; r < readings.size(); ++r)
    for (const std::uint16_t entry : readings[r].denied) {
      const std::int16_t index = index_of[entry];
      if (index < 0 || gathered.find(entry) != nullptr) continue;
      // Denied in both texts counts once.
      if (r > 0 && std::binary_search(readings[0].denied.begin(), readings[0].denied.end(), entry)) continue;
      out.push_back({static_cast<std::uint16_t>(index), 0});
    }
}

void Heads::read(const Pack& pack, Lang lang, std::span<const Reading> readings, const Gathered& gathered) {
  language_ = find_model(pack, lang);
  readings_ = readings;
  cause_count_ = 0;
  heard_count_ = 0;
  if (language_.model == nullptr) return;
  const Inputs inputs = read_inputs(language_, readings, sums_);
  read_evidence(language_, readings, gathered, evidence_);
  judge(*language_.model, inputs, evidence_, verdict_);
  const Choice choice = choose_causes(*language_.model, verdict_);
  lead_ = choice.lead;
  for (std::size_t i = 0; i < choice.count; ++i) {
    const std::uint16_t entry = language_.lanes->entry_of[kFirstCauseLane + choice.causes[i]];
    if (entry != kNoEntry) causes_[cause_count_++] = entry;
  }
  for (const MarkLane& mark : language_.lanes->marks) {
    heard_[heard_count_] = mark.entry;
    heard_count_ += verdict_.marks[mark.number] > kSilent;
  }
}

std::optional<std::int32_t> Heads::logit_of(std::int16_t lane) const {
  if (lane < static_cast<std::int16_t>(kFirstCauseLane)) return std::nullopt;
  const std::size_t at = static_cast<std::size_t>(lane) - kFirstCauseLane;
  const std::size_t causes = language_.model->causes;
  return at < causes ? verdict_.set[at] : verdict_.marks[at - causes];
}

std::optional<std::int32_t> Heads::score(std::uint16_t entry) const {
  if (!has_model()) return std::nullopt;
  return logit_of(language_.lanes->lane_of[entry]);
}

std::optional<std::int32_t> Heads::malicious(Malicious kind) const {
  if (!has_model()) return std::nullopt;
  return logit_of(language_.lanes->malicious[static_cast<std::size_t>(kind)]);
}

std::optional<Piece> Heads::find_malicious_clause(Malicious kind, std::uint16_t entry) const {
  if (!has_model()) return std::nullopt;
  const std::int16_t lane = language_.lanes->malicious[static_cast<std::size_t>(kind)];
  if (lane < 0) return std::nullopt;
  return find_clause_of_lane(static_cast<std::size_t>(lane), entry);
}

std::optional<std::int32_t> Heads::primary(std::uint16_t entry) const {
  if (!has_model()) return std::nullopt;
  const std::int16_t lane = language_.lanes->lane_of[entry];
  const std::size_t at = static_cast<std::size_t>(lane) - kFirstCauseLane;
  if (lane < static_cast<std::int16_t>(kFirstCauseLane) || at >= language_.model->causes) return std::nullopt;
  return verdict_.primary[at];
}

std::optional<double> Heads::confidence(std::uint16_t entry) const {
  if (!primary(entry)) return std::nullopt;
  const auto cause = static_cast<std::size_t>(language_.lanes->lane_of[entry]) - kFirstCauseLane;
  return logistic(primary_log_odds(*language_.model, verdict_, cause));
}

std::uint16_t Heads::best_cause() const {
  if (!has_model() || language_.model->causes == 0) return kNoEntry;
  if (cause_count_ > 0) return causes_[0];
  const auto& logits = verdict_.primary;
  const auto end = logits.begin() + static_cast<std::ptrdiff_t>(language_.model->causes);
  const auto best = static_cast<std::size_t>(std::max_element(logits.begin(), end) - logits.begin());
  return language_.lanes->entry_of[kFirstCauseLane + best];
}

std::optional<Piece> Heads::find_clause(std::uint16_t entry) const {
  if (!has_model() || language_.lanes->lane_of[entry] < 0) return std::nullopt;
  return find_clause_of_lane(static_cast<std::size_t>(language_.lanes->lane_of[entry]), entry);
}

std::optional<Piece> Heads::find_worst_clause() const {
  if (!has_model()) return std::nullopt;
  return find_clause_of_lane(kNegativeLane, kNoEntry);
}

std::optional<Piece> Heads::find_clause_of_lane(std::size_t lane, std::uint16_t entry) const {
  std::optional<Piece> best;
  std::int16_t best_score = 0;
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    const Text& text = readings_[r].text;
    for (std::size_t clause = 0; clause < text.clauses.size(); ++clause) {
      const Sums& sums = sums_[r].room.clauses[clause];
      const std::int16_t score = lane_input(sums.lanes[lane], sums.grams);
      if (best && score <= best_score) continue;
      auto [start, end] = text.clause_at(text.clauses[clause]);
      while (start < end && !is_word(text.units[start])) ++start;
      while (end > start && !is_word(text.units[end - 1])) --end;
      if (start == end) continue;
      best = Piece{static_cast<std::uint8_t>(r), {entry, kHeadWeight, start, end}};
      best_score = score;
    }
  }
  return best;
}

std::optional<int> Heads::severity() const {
  if (!has_model()) return std::nullopt;
  const auto& logits = verdict_.severity;
  return static_cast<int>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

std::optional<std::array<double, 3>> Heads::tone() const {
  if (!has_model()) return std::nullopt;
  std::array<double, 3> tone{};
  for (std::size_t i = 0; i < 3; ++i) tone[i] = static_cast<double>(verdict_.tone[i]) / kLogit;
  return tone;
}

}  // namespace huiping
