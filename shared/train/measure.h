// Measure: what a model gets right on cases it has not learnt from.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "stack.h"

namespace huiping::train {

// One line each: rows, primary cause (best over rows with a cause; named at all), micro-F1 of the set, share of rows
// without a cause that get none, severity, marks.
std::string cause_figures(const std::string& what, const Model& model, const std::vector<Case>& cases);
// What kNoneLift of model/choose.h could be.
std::string lift_lines(const Model& model, const std::vector<Case>& cases);
std::string recall_lines(const Model& model, const std::vector<Case>& cases);

// Of each lane "signals.*": how many of the written rows that show it are heard at which log-odds, and how many of the
// written rows and of all others that show none of these lanes are taken for it.
std::string signal_lines(const Model& model, const std::array<std::vector<Case>, kOrigins>& parts);

// Rows, 2-class by sign, 2-class with the answer neutral counted wrong, macro-F1, F1 of neutral, calibration error.
struct ToneFigures {
  std::size_t rows = 0;
  double two_class = 0, strict = 0, macro_f1 = 0, neutral_f1 = 0, calibration_error = 0;
};
ToneFigures measure_tone(const Model& model, const std::vector<Case>& cases);
std::string tone_figures(const std::string& what, const ToneFigures& figures);

// Ten bands of the confidence in the primary cause: rows, mean confidence, share right.
std::string reliability_lines(const Model& model, const std::vector<Case>& cases);

}  // namespace huiping::train
