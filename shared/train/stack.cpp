// Softmax groups by AdaGrad, then small logistic fits, then rounding to integers.
#include "stack.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "table.h"

namespace huiping::train {
namespace {

constexpr int kEpochs = 14;
constexpr double kRate = 0.05;
constexpr double kDecay = 2e-4;
constexpr double kPoints = 50;  // evidence is learnt in units of this many points
constexpr double kDenied = 64;  // and denial in units of what judge() multiplies by

struct Linear {
  std::size_t inputs = 0, codes = 0, outputs = 0;
  std::vector<double> dense, shown, denied, bias;
  std::vector<double> dense_squares, shown_squares, denied_squares, bias_squares;
  Linear(std::size_t i, std::size_t c, std::size_t o)
      : inputs(i),
        codes(c),
        outputs(o),
        dense(i * o),
        shown(c * o),
        denied(c * o),
        bias(o),
        dense_squares(i * o, 1e-4),
        shown_squares(c * o, 1e-4),
        denied_squares(c * o, 1e-4),
        bias_squares(o, 1e-4) {}
};

void nudge(double slope, double rate, double decay, double& weight, double& square) {
  const double by = slope + decay * weight;
  square += by * by;
  weight -= rate * by / std::sqrt(square);
}

struct Group {
  std::size_t first = 0, last = 0;
  int Case::*truth = nullptr;
};

std::vector<double> spread_of(const std::vector<Case>& cases) {
  std::vector<double> spread(kDenseInputs, 0);
  for (const Case& c : cases)
    for (std::size_t i = 0; i < kDenseInputs; ++i) spread[i] += double{1} * c.inputs.dense[i] * c.inputs.dense[i];
  for (double& s : spread) s = std::max(1.0, std::sqrt(s / static_cast<double>(cases.size())));
  return spread;
}

void learn_case(const Case& c, const Group& group, const std::vector<double>& x, double rate, Linear& linear) {
  const int truth = c.*group.truth;
  if (truth < 0) return;
  std::array<double, kLanes + 1> share{};
  double most = -1e300;
  for (std::size_t o = group.first; o < group.last; ++o) {
    double z = linear.bias[o];
    const double* const w = linear.dense.data() + o * linear.inputs;
    for (std::size_t i = 0; i < linear.inputs; ++i) z += w[i] * x[i];
    for (const EvidenceInput& e : c.evidence)
      z += e.points > 0 ? linear.shown[o * linear.codes + e.index] * (e.points / kPoints)
                        : linear.denied[o * linear.codes + e.index];
    share[o - group.first] = z;
    most = std::max(most, z);
  }
  double total = 0;
  for (std::size_t o = group.first; o < group.last; ++o)
    total += share[o - group.first] = std::exp(share[o - group.first] - most);
  for (std::size_t o = group.first; o < group.last; ++o) {
    const double hit = o == group.first + static_cast<std::size_t>(truth) ? 1 : 0;
    const double slope = static_cast<double>(c.weight) * (share[o - group.first] / total - hit);
    double* const w = linear.dense.data() + o * linear.inputs;
    double* const s = linear.dense_squares.data() + o * linear.inputs;
    for (std::size_t i = 0; i < linear.inputs; ++i) {
      const double by = slope * x[i] + kDecay * w[i];
      s[i] += by * by;
      w[i] -= rate * by / std::sqrt(s[i]);
    }
    for (const EvidenceInput& e : c.evidence) {
      const std::size_t at = o * linear.codes + e.index;
      if (e.points > 0)
        nudge(slope * e.points / kPoints, rate, kDecay, linear.shown[at], linear.shown_squares[at]);
      else
        nudge(slope, rate, kDecay, linear.denied[at], linear.denied_squares[at]);
    }
    nudge(slope, rate, 0, linear.bias[o], linear.bias_squares[o]);
  }
}

// As fine as the numbers of bits of the weights and of their sums allow.
void round_weights(const Linear& linear, const std::vector<double>& spread, Stacker& stacker) {
  double most = 1e-9, most_sum = 1e-9;
  for (std::size_t o = 0; o < linear.outputs; ++o) {
    double sum = 0;
    for (std::size_t i = 0; i < linear.inputs; ++i) {
      const double w = std::fabs(linear.dense[o * linear.inputs + i]) / spread[i] * kLogit;
      most = std::max(most, w);
      sum += w;
    }
    for (std::size_t e = 0; e < linear.codes; ++e) {
      most = std::max(most, std::fabs(linear.shown[o * linear.codes + e]) / kPoints * kLogit);
      most = std::max(most, std::fabs(linear.denied[o * linear.codes + e]) / kDenied * kLogit);
    }
    most_sum = std::max(most_sum, sum);
  }
  stacker.shift = 0;
  while (stacker.shift < 20 && most * (2u << stacker.shift) < 32767 && most_sum * (2u << stacker.shift) < 400000)
    ++stacker.shift;
  const double unit = kLogit * static_cast<double>(1u << stacker.shift);
  const auto small = [&](double w) { return static_cast<std::int16_t>(std::lround(w * unit)); };
  stacker.bias.clear(), stacker.weights.clear(), stacker.shown.clear(), stacker.denied.clear();
  for (std::size_t o = 0; o < linear.outputs; ++o) {
    stacker.bias.push_back(std::llround(linear.bias[o] * unit));
    for (std::size_t i = 0; i < linear.inputs; ++i)
      stacker.weights.push_back(small(linear.dense[o * linear.inputs + i] / spread[i]));
    for (std::size_t e = 0; e < linear.codes; ++e) {
      stacker.shown.push_back(small(linear.shown[o * linear.codes + e] / kPoints));
      stacker.denied.push_back(small(linear.denied[o * linear.codes + e] / kDenied));
    }
  }
}

// Logistic regression by Newton's method on a few inputs, with a ridge. x[0] is 1.
template <std::size_t N>
std::array<double, N> fit_small(const std::vector<std::array<double, N>>& rows, const std::vector<double>& truth,
                                const std::vector<double>& weight, double ridge) {
  std::array<double, N> w{};
  for (int turn = 0; turn < 12; ++turn) {
    std::array<std::array<double, N + 1>, N> system{};
    for (std::size_t k = 0; k < N; ++k) {
      const double hold = k == 0 ? 1e-6 : ridge;
      system[k][k] = hold;
      system[k][N] = -hold * w[k];
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double z = 0;
      for (std::size_t k = 0; k < N; ++k) z += w[k] * rows[r][k];
      const double p = 1 / (1 + std::exp(-z));
      const double bend = std::max(1e-6, p * (1 - p)) * weight[r];
      for (std::size_t k = 0; k < N; ++k) {
        for (std::size_t j = 0; j < N; ++j) system[k][j] += bend * rows[r][k] * rows[r][j];
        system[k][N] += (truth[r] - p) * weight[r] * rows[r][k];
      }
    }
    for (std::size_t k = 0; k < N; ++k) {  // positive definite: no pivots needed
      for (std::size_t j = k + 1; j < N; ++j) {
        const double factor = system[j][k] / system[k][k];
        for (std::size_t i = k; i <= N; ++i) system[j][i] -= factor * system[k][i];
      }
    }
    double largest = 0;
    for (std::size_t k = N; k-- > 0;) {
      for (std::size_t j = k + 1; j < N; ++j) system[k][N] -= system[k][j] * system[j][N];
      system[k][N] /= system[k][k];
      largest = std::max(largest, std::fabs(system[k][N]));
    }
    const double length = largest > 2 ? 2 / largest : 1;
    for (std::size_t k = 0; k < N; ++k) w[k] += length * system[k][N];
    if (largest < 1e-4) break;
  }
  return w;
}

constexpr double kInputUnit = 256;  // brings inputs of the small fits near one

void fit_set(const std::vector<Case>& cases, std::uint32_t without_fold, Model& model) {
  std::vector<const Case*> known;
  std::vector<Verdict> verdicts;
  model.stacker.set.assign(model.causes, {});
  model.stacker.marks.assign(model.lanes.size() - kFirstCauseLane - model.causes, {});
  for (const Case& c : cases)
    if (c.set_known && c.fold != without_fold)
      known.push_back(&c), verdicts.push_back(judge(model, c.inputs, c.evidence));
  std::vector<double> weight;
  for (const Case* c : known) weight.push_back(static_cast<double>(c->weight));
  const auto fixed = [](double w, double unit) {
    return static_cast<std::int32_t>(std::clamp(std::lround(w * kLogit * 65536 / unit), -2000000000l, 2000000000l));
  };
  for (std::size_t cause = 0; cause < model.causes; ++cause) {
    std::vector<std::array<double, 8>> rows;
    std::vector<double> truth;
    const std::size_t lane = kFirstCauseLane + cause;
    for (std::size_t i = 0; i < known.size(); ++i) {
      const Case& c = *known[i];
      const auto end = verdicts[i].primary.begin() + static_cast<std::ptrdiff_t>(model.causes);
      std::array<double, 8> row = {1,
                                   c.inputs.dense[lane] / kInputUnit,
                                   c.inputs.dense[kLanes + lane] / kInputUnit,
                                   verdicts[i].primary[cause] / kInputUnit,
                                   *std::max_element(verdicts[i].primary.begin(), end) / kInputUnit,
                                   verdicts[i].primary[model.causes] / kInputUnit,
                                   0,
                                   0};
      for (const EvidenceInput& e : c.evidence)
        if (model.stacker.cause_of[e.index] == static_cast<int>(cause))
          row[e.points > 0 ? 6 : 7] += e.points > 0 ? e.points / kPoints : 1;
      rows.push_back(row);
      truth.push_back(std::find(c.set.begin(), c.set.end(), cause) != c.set.end() ? 1 : 0);
    }
    const auto w = fit_small(rows, truth, weight, 2);
    const double units[] = {1, kInputUnit, kInputUnit, kInputUnit, kInputUnit, kInputUnit, kPoints, kDenied};
    for (std::size_t k = 0; k < 8; ++k) model.stacker.set[cause][k] = fixed(w[k], units[k]);
  }
  for (std::size_t mark = 0; mark < model.stacker.marks.size(); ++mark) {
    std::vector<std::array<double, 3>> rows;
    std::vector<double> truth;
    const std::size_t lane = kFirstCauseLane + model.causes + mark;
    for (const Case* c : known) {
      rows.push_back({1, c->inputs.dense[lane] / kInputUnit, c->inputs.dense[kLanes + lane] / kInputUnit});
      truth.push_back(std::find(c->marks.begin(), c->marks.end(), mark) != c->marks.end() ? 1 : 0);
    }
    const auto w = fit_small(rows, truth, weight, 2);
    for (std::size_t k = 0; k < 3; ++k) model.stacker.marks[mark][k] = fixed(w[k], k == 0 ? 1 : kInputUnit);
  }
}

}  // namespace

void fit_stacker(const std::vector<Case>& cases, std::uint32_t without_fold, Model& model) {
  const std::size_t causes = model.causes;
  const Group groups[] = {{0, causes + 1, &Case::primary},
                          {causes + 1, causes + 5, &Case::severity},
                          {causes + 5, causes + 8, &Case::tone}};
  const std::vector<double> spread = spread_of(cases);
  Linear linear(kDenseInputs, model.stacker.evidence.size(), causes + 8);
  std::vector<const Case*> order;
  for (const Case& c : cases)
    if (c.fold != without_fold) order.push_back(&c);
  std::mt19937 random(1);
  std::vector<double> x(kDenseInputs);
  const double steps = static_cast<double>(order.size()) * kEpochs;
  double done = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const Case* c : order) {
      const double rate = kRate * (1.02 - done / steps);
      done += 1;
      for (std::size_t i = 0; i < kDenseInputs; ++i) x[i] = c->inputs.dense[i] / spread[i];
      for (const Group& group : groups) learn_case(*c, group, x, rate, linear);
    }
  }
  round_weights(linear, spread, model.stacker);
  model.index_evidence();
  fit_set(cases, without_fold, model);
}

}  // namespace huiping::train
