// Counts right answers.
#include "measure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "model/choose.h"
#include "model/probability.h"

namespace huiping::train {
namespace {

std::size_t best_cause(const Model& model, const Verdict& verdict) {
  const auto begin = verdict.primary.begin();
  return static_cast<std::size_t>(std::max_element(begin, begin + static_cast<std::ptrdiff_t>(model.causes)) - begin);
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

bool holds(const std::vector<std::uint8_t>& list, std::size_t item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

std::string cause_figures(const std::string& what, const Model& model, const std::vector<Case>& cases) {
  double rows = 0, caused = 0, primary = 0, named = 0, two = 0, free = 0, kept = 0, found = 0, right = 0, real = 0;
  double severity = 0, marks_found = 0, marks_right = 0, marks_real = 0;
  for (const Case& c : cases) {
    if (!c.set_known || c.primary < 0) continue;
    rows += 1;
    const Verdict verdict = judge(model, c.inputs, c.evidence);
    const Choice choice = choose_causes(model, verdict);
    found += static_cast<double>(choice.count);
    real += static_cast<double>(c.set.size());
    for (std::size_t i = 0; i < choice.count; ++i) right += holds(c.set, choice.causes[i]);
    if (c.primary == static_cast<int>(model.causes)) {
      free += 1;
      kept += choice.count == 0;
    } else {
      caused += 1;
      const auto truth = static_cast<std::size_t>(c.primary);
      primary += best_cause(model, verdict) == truth;
      named += choice.count > 0 && choice.causes[0] == truth;
      int better = 0;
      for (std::size_t i = 0; i < model.causes; ++i) better += verdict.primary[i] > verdict.primary[truth];
      two += better < 2;
    }
    const auto most = std::max_element(verdict.severity.begin(), verdict.severity.end());
    severity += most - verdict.severity.begin() == c.severity;
    for (std::size_t i = 0; i < model.stacker.marks.size(); ++i) {
      const std::string& name = model.lanes[kFirstCauseLane + model.causes + i];
      if (name.rfind("severity.", 0) == 0 || name == "prior_contact.not_mentioned") continue;
      marks_found += verdict.marks[i] > 0;
      marks_real += holds(c.marks, i);
      marks_right += verdict.marks[i] > 0 && holds(c.marks, i);
    }
  }
  char line[400];
  std::snprintf(line, sizeof line,
                "%s: %.0f rows, primary %.4f (named %.4f, in best two %.4f), set micro-F1 %.4f, no complaint kept free "
                "%.3f of %.0f, severity %.3f, marks F1 %.3f\n",
                what.c_str(), rows, share(primary, caused), share(named, caused), share(two, caused),
                share(2 * right, found + real), share(kept, free), free, share(severity, rows),
                share(2 * marks_right, marks_found + marks_real));
  return line;
}

std::string lift_lines(const Model& model, const std::vector<Case>& cases) {
  std::string lines;
  for (const std::int32_t lift : {-384, -256, -128, 0, 128, 256}) {
    double found = 0, right = 0, real = 0, named = 0, caused = 0, kept = 0, free = 0;
    for (const Case& c : cases) {
      if (!c.set_known || c.primary < 0) continue;
      const Choice choice = choose_causes(model, judge(model, c.inputs, c.evidence), lift);
      found += static_cast<double>(choice.count);
      real += static_cast<double>(c.set.size());
      for (std::size_t i = 0; i < choice.count; ++i) right += holds(c.set, choice.causes[i]);
      const bool none = c.primary == static_cast<int>(model.causes);
      (none ? free : caused) += 1;
      kept += none && choice.count == 0;
      named += !none && choice.count > 0 && choice.causes[0] == c.primary;
    }
    char line[120];
    std::snprintf(line, sizeof line, "  lift of none %d: named %.4f, micro-F1 %.4f, kept free %.3f\n", lift,
                  share(named, caused), share(2 * right, found + real), share(kept, free));
    lines += line;
  }
  return lines;
}

std::string recall_lines(const Model& model, const std::vector<Case>& cases) {
  std::vector<std::pair<int, int>> counts(model.causes);
  for (const Case& c : cases) {
    if (c.primary < 0 || c.primary >= static_cast<int>(model.causes)) continue;
    auto& [right, all] = counts[static_cast<std::size_t>(c.primary)];
    ++all;
    right += static_cast<int>(best_cause(model, judge(model, c.inputs, c.evidence))) == c.primary;
  }
  std::string lines;
  for (std::size_t i = 0; i < counts.size(); ++i)
    lines += "  " + model.lanes[kFirstCauseLane + i] + " " + std::to_string(counts[i].first) + " of " +
             std::to_string(counts[i].second) + "\n";
  return lines;
}

std::string signal_lines(const Model& model, const std::array<std::vector<Case>, kOrigins>& parts) {
  std::string lines;
  const std::size_t first = kFirstCauseLane + model.causes;
  const auto is_signal = [&](std::size_t mark) { return model.lanes[first + mark].rfind("signals.", 0) == 0; };
  for (std::size_t mark = 0; mark < model.stacker.marks.size(); ++mark) {
    if (!is_signal(mark)) continue;
    for (const int tenths : {-10, 0, 5, 10, 15, 20}) {
      double shown = 0, heard = 0, honest = 0, wrong = 0, others = 0, mistaken = 0;
      for (std::size_t origin = 0; origin < kOrigins; ++origin)
        for (const Case& c : parts[origin]) {
          const bool taken = judge(model, c.inputs, c.evidence).marks[mark] >= tenths * kLogit / 10;
          const bool written = static_cast<Origin>(origin) == Origin::written;
          const bool shows = holds(c.marks, mark);
          const bool other = std::any_of(c.marks.begin(), c.marks.end(), is_signal);
          if (written && shows) shown += 1, heard += taken;
          if (written && !other) honest += 1, wrong += taken;
          if (!written && !other) others += 1, mistaken += taken;
        }
      char line[200];
      std::snprintf(line, sizeof line,
                    "  %s from %.1f: heard %.3f of %.0f, honest written %.4f of %.0f, others %.4f of %.0f\n",
                    model.lanes[first + mark].c_str(), tenths / 10.0, share(heard, shown), shown, share(wrong, honest),
                    honest, share(mistaken, others), others);
      lines += line;
    }
  }
  return lines;
}

ToneFigures measure_tone(const Model& model, const std::vector<Case>& cases) {
  ToneFigures figures;
  double found[3][3] = {};  // [truth][answer]
  double confidence[10] = {}, right[10] = {};
  double two = 0;
  for (const Case& c : cases) {
    if (c.tone < 0) continue;
    ++figures.rows;
    const Verdict verdict = judge(model, c.inputs, c.evidence);
    const std::vector<double> p =
        softmax({static_cast<double>(verdict.tone[0]) / kLogit, static_cast<double>(verdict.tone[1]) / kLogit,
                 static_cast<double>(verdict.tone[2]) / kLogit});
    const auto answer = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    const auto truth = static_cast<std::size_t>(c.tone);
    found[truth][answer] += 1;
    const auto band = std::min<std::size_t>(9, static_cast<std::size_t>(p[answer] * 10));
    confidence[band] += p[answer];
    right[band] += answer == truth;
    if (truth == 1) continue;
    two += 1;
    figures.two_class += (p[2] > p[0]) == (truth == 2);
    figures.strict += answer == truth;
  }
  figures.two_class = share(figures.two_class, two);
  figures.strict = share(figures.strict, two);
  for (int tone = 0; tone < 3; ++tone) {
    double said = 0, is = 0;
    for (int other = 0; other < 3; ++other) said += found[other][tone], is += found[tone][other];
    const double f1 = share(2 * found[tone][tone], said + is);
    figures.macro_f1 += f1 / 3;
    if (tone == 1) figures.neutral_f1 = f1;
  }
  for (int band = 0; band < 10; ++band)
    figures.calibration_error += share(std::fabs(confidence[band] - right[band]), static_cast<double>(figures.rows));
  return figures;
}

std::string tone_figures(const std::string& what, const ToneFigures& f) {
  char line[300];
  std::snprintf(line, sizeof line,
                "%s: %zu rows, 2-class %.4f (neutral counted wrong %.4f), 3-class macro-F1 %.4f, neutral F1 %.3f, "
                "calibration error %.3f\n",
                what.c_str(), f.rows, f.two_class, f.strict, f.macro_f1, f.neutral_f1, f.calibration_error);
  return line;
}

std::string reliability_lines(const Model& model, const std::vector<Case>& cases) {
  double rows[10] = {}, confidence[10] = {}, right[10] = {};
  for (const Case& c : cases) {
    if (!c.set_known || c.primary < 0) continue;
    const Verdict verdict = judge(model, c.inputs, c.evidence);
    std::vector<double> logits;
    for (std::size_t i = 0; i <= model.causes; ++i) logits.push_back(static_cast<double>(verdict.primary[i]) / kLogit);
    const std::vector<double> p = softmax(std::move(logits));
    const auto answer = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    const auto band = std::min<std::size_t>(9, static_cast<std::size_t>(p[answer] * 10));
    rows[band] += 1;
    confidence[band] += p[answer];
    right[band] += static_cast<int>(answer) == c.primary;
  }
  std::string lines;
  char line[120];
  for (int band = 0; band < 10; ++band) {
    if (rows[band] == 0) continue;
    std::snprintf(line, sizeof line, "  %.1f-%.1f: %.0f rows, confidence %.3f, right %.3f\n", band / 10.0,
                  (band + 1) / 10.0, rows[band], confidence[band] / rows[band], right[band] / rows[band]);
    lines += line;
  }
  return lines;
}

}  // namespace huiping::train
