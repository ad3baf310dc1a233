// Engine: the one way through, from a pack of data and a review to an assessment, a plan, drafts and findings.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "huiping/assessment.h"
#include "huiping/draft.h"
#include "huiping/finding.h"
#include "huiping/plan.h"
#include "huiping/promise.h"
#include "huiping/review.h"

namespace huiping {

struct Pack;        // all compiled data, see src/pack/pack.h
struct Phrasebook;  // what plans and drafts are written from, see src/draft/phrasebook.h

// Result of Engine::load when the bytes are not a pack of this version.
struct LoadError {
  std::string message;
};

struct DraftRequest {
  Review review;
  Shop shop;
  DraftOptions options;
};

struct DraftAnswer {
  Assessment assessment;
  Plan plan;
  std::vector<Draft> drafts;
};

// Meaning of a code for `explain`. kind: cause, flag, signal, rule, facet, stage, prior_contact, remedy.
struct Explanation {
  std::string code, kind;
  Bilingual label, meaning;
  std::string responsible, severity, source;
  std::vector<std::string> examples, counterexamples;
};

// A total function of its arguments: reads no clock, file or environment, throws nothing, may be shared by threads
// (all members are const). Any byte string is a valid text.
class Engine {
 public:
  // Reads a pack made by huiping-pack. The bytes are copied; nothing refers to them afterwards.
  static std::variant<Engine, LoadError> load(std::span<const std::uint8_t> pack);

  Assessment assess(const Review& review, const Shop& shop = {}, std::string_view now = {}) const;
  Plan plan(const Review& review, const Assessment& assessment, const Shop& shop, std::string_view now) const;
  DraftAnswer draft(const DraftRequest& request) const;
  std::vector<Finding> check(const CheckRequest& request) const;
  // at: ISO 8601 time of the text, empty when unknown.
  std::vector<Promise> promises(std::string_view text, std::string_view at) const;
  // Meaning of a cause, flag, signal or rule; nothing when the code is unknown.
  std::vector<Explanation> explain(std::string_view code) const;
  // Every code that explain knows, sorted.
  std::vector<std::string> codes() const;

  const Pack& pack() const { return *pack_; }
  const Phrasebook& phrasebook() const { return *phrasebook_; }

 private:
  explicit Engine(std::shared_ptr<const Pack> pack);
  std::shared_ptr<const Pack> pack_;
  std::shared_ptr<const Phrasebook> phrasebook_;  // points into the pack
};

// Version of the engine, e.g. "0.1.0".
std::string_view version();

}  // namespace huiping
