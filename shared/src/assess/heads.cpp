// Reads the sums once and keeps the verdict.
#include "assess/heads.h"

#include <algorithm>

#include "assess/causes.h"
#include "assess/clause_quote.h"

namespace huiping {

Inputs read_inputs(const Model& model, const std::vector<Reading>& readings) {
  InputBuilder builder;
  SumScratch scratch;
  for (const Reading& reading : readings) {
    const Sums sums = add_clauses(model, reading.text.units, reading.text.clause, scratch);
    builder.add(sums, scratch, reading.text.size());
  }
  return builder.finish();
}

std::vector<EvidenceInput> read_evidence(const Model& model, const Lexicon& lexicon,
                                         const std::vector<Reading>& readings) {
  std::vector<EvidenceInput> inputs;
  const auto& of_entry = model.stacker.of_entry;
  for (std::uint16_t i = 0; i < lexicon.entries.size() && i < of_entry.size(); ++i) {
    if (of_entry[i] < 0) continue;
    std::vector<int> weights;
    for (const Reading& reading : readings)
      for (const Evidence& e : evidence_of(reading, i)) weights.push_back(e.weight);
    const auto index = static_cast<std::uint16_t>(of_entry[i]);
    if (!weights.empty())
      inputs.push_back({index, static_cast<std::int16_t>(weight_points(std::move(weights)))});
    else if (is_denied(readings, i))
      inputs.push_back({index, 0});
  }
  return inputs;
}

const Model* find_model(const Pack& pack, Lang lang) {
  if (lang == Lang::other) return nullptr;
  const auto it = pack.models.find(lang == Lang::zh ? "zh" : "en");
  return it == pack.models.end() ? nullptr : &it->second;
}

Heads::Heads(const Pack& pack, Lang lang, const std::vector<Reading>& readings) : model_(find_model(pack, lang)) {
  if (model_ != nullptr)
    verdict_ = judge(*model_, read_inputs(*model_, readings), read_evidence(*model_, pack.assess, readings));
}

std::optional<double> Heads::score(std::string_view name) const {
  const auto lane = model_ == nullptr ? std::nullopt : model_->find_lane(name);
  if (!lane || *lane < kFirstCauseLane) return std::nullopt;
  const std::size_t at = *lane - kFirstCauseLane;
  const std::int32_t logit = at < model_->causes ? verdict_.set[at] : verdict_.marks[at - model_->causes];
  return static_cast<double>(logit) / kLogit;
}

std::optional<double> Heads::primary(std::string_view code) const {
  if (model_ == nullptr) return std::nullopt;
  if (code == "none") return static_cast<double>(verdict_.primary[model_->causes]) / kLogit;
  const auto lane = model_->find_lane(code);
  if (!lane || *lane < kFirstCauseLane || *lane >= kFirstCauseLane + model_->causes) return std::nullopt;
  return static_cast<double>(verdict_.primary[*lane - kFirstCauseLane]) / kLogit;
}

std::vector<std::string_view> Heads::causes() const {
  std::vector<std::string_view> codes;
  if (model_ == nullptr) return codes;
  const Choice choice = choose_causes(*model_, verdict_);
  for (std::size_t i = 0; i < choice.count; ++i) codes.push_back(model_->lanes[kFirstCauseLane + choice.causes[i]]);
  return codes;
}

std::string_view Heads::best_cause() const {
  if (model_ == nullptr || model_->causes == 0) return {};
  const auto& logits = verdict_.primary;
  const auto end = logits.begin() + static_cast<std::ptrdiff_t>(model_->causes);
  return model_
      ->lanes[kFirstCauseLane + static_cast<std::size_t>(std::max_element(logits.begin(), end) - logits.begin())];
}

std::optional<Heads::Clause> Heads::find_clause(std::string_view name, const std::vector<Reading>& readings) const {
  const auto lane = model_ == nullptr ? std::nullopt : model_->find_lane(name);
  if (!lane) return std::nullopt;
  const auto quote = find_clause_quote(*model_, *lane, readings);
  if (!quote) return std::nullopt;
  return Clause{quote->reading, quote->start, quote->end};
}

std::optional<int> Heads::severity() const {
  if (model_ == nullptr) return std::nullopt;
  const auto& logits = verdict_.severity;
  return static_cast<int>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

std::optional<std::array<double, 3>> Heads::tone() const {
  if (model_ == nullptr) return std::nullopt;
  std::array<double, 3> tone{};
  for (std::size_t i = 0; i < 3; ++i) tone[i] = static_cast<double>(verdict_.tone[i]) / kLogit;
  return tone;
}

}  // namespace huiping
