// Stack: learns the second stage of a model from sums that the first stage gives for texts it has not seen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus.h"
#include "model/model.h"

namespace huiping::train {

// One review as the second stage sees it, with what is known of it.
struct Case {
  Inputs inputs;
  std::vector<EvidenceInput> evidence;
  int primary = -1;   // number of a cause, `causes` for none, -1 unknown
  int severity = -1;  // 0 to 3
  int tone = -1;      // 0 to 2
  bool set_known = false;
  std::vector<std::uint8_t> set;    // numbers of causes
  std::vector<std::uint8_t> marks;  // lanes behind the causes, from 0
  float weight = 1;
  std::uint32_t fold = 0;
  Origin origin = Origin::natural;
  bool is_praise = false;  // nobody has read it: taken to be without a cause
};

// Leaves out the cases of one fold. `model` has its lanes and Stacker::evidence; its stacker is replaced.
void fit_stacker(const std::vector<Case>& cases, std::uint32_t without_fold, Model& model);

}  // namespace huiping::train
