// Hands rows to liblinear and takes the weights back.
#include "linear.h"

#include <linear.h>

#include <cmath>
#include <cstdlib>

namespace huiping::train {
namespace {

std::vector<double> log_count_ratios(const std::vector<Row>& rows, const std::vector<Side>& sides,
                                     std::uint32_t features) {
  std::vector<double> with(features, 1), without(features, 1);
  double all_with = features, all_without = features;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (sides[i] == Side::unknown) continue;
    for (const auto& [feature, value] : rows[i]) {
      (sides[i] == Side::yes ? with : without)[feature] += 1;
      (sides[i] == Side::yes ? all_with : all_without) += 1;
    }
  }
  double mean = 0;
  for (std::uint32_t f = 0; f < features; ++f) {
    with[f] = std::fabs(std::log(with[f] / all_with) - std::log(without[f] / all_without));
    mean += with[f] / features;
  }
  for (double& ratio : with) ratio /= mean > 0 ? mean : 1;
  return with;
}

}  // namespace

Weights fit_head(const std::vector<Row>& rows, const std::vector<Side>& sides, std::uint32_t features, const Fit& fit) {
  const std::vector<double> ratios =
      fit.by_ratio ? log_count_ratios(rows, sides, features) : std::vector<double>(features, 1);
  std::size_t size = 0;
  for (const Row& row : rows) size += row.size() + 2;
  std::vector<feature_node> nodes;
  nodes.reserve(size);
  std::vector<feature_node*> starts;
  std::vector<double> answers;
  const auto bias_index = static_cast<int>(features) + 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (sides[i] == Side::unknown) continue;
    starts.push_back(nodes.data() + nodes.size());
    answers.push_back(sides[i] == Side::yes ? 1 : -1);
    for (const auto& [feature, value] : rows[i])
      nodes.push_back({static_cast<int>(feature) + 1, double{value} * ratios[feature]});
    nodes.push_back({bias_index, 1});
    nodes.push_back({-1, 0});
  }

  problem task{};
  task.l = static_cast<int>(answers.size());
  task.n = bias_index;
  task.y = answers.data();
  task.x = starts.data();
  task.bias = 1;
  int label = 1;
  double weight = fit.positive_weight;
  parameter how{};
  how.solver_type = L2R_LR;
  how.C = fit.cost;
  how.eps = 0.01;
  how.nr_weight = 1;
  how.weight_label = &label;
  how.weight = &weight;
  set_print_string_function([](const char*) {});
  std::srand(1);
  ::model* solved = ::train(&task, &how);

  Weights weights;
  const double sign = solved->label[0] == 1 ? 1 : -1;
  for (std::uint32_t f = 0; f < features; ++f) weights.of.push_back(sign * solved->w[f] * ratios[f]);
  weights.bias = sign * solved->w[features];
  free_and_destroy_model(&solved);
  return weights;
}

}  // namespace huiping::train
