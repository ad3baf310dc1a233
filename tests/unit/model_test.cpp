// Model scoring against the slow and obvious way, its file, and what the shipped weights must know.
#include "model/model.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "fixtures.h"
#include "model/clauses.h"
#include "model/probability.h"
#include "model/sum.h"

namespace huiping {
namespace {

Model random_model(TestRandom& random, Grams grams, std::uint32_t heads) {
  Model model;
  model.name = "random";
  model.grams = grams;
  model.slot_bits = 6;
  model.lanes = heads < 4 ? 4 : (heads + 16) / 16 * 16;
  model.weights.resize(std::size_t{model.lanes} << model.slot_bits);
  for (std::uint32_t slot = 0; slot < 64; ++slot)
    for (std::uint32_t lane = 0; lane <= heads; ++lane)
      model.weights[slot * model.lanes + lane] = static_cast<std::int8_t>(random.below(3) == 0 ? 0 : random.below(256));
  for (std::uint32_t head = 0; head < heads; ++head) {
    model.heads.push_back("head" + std::to_string(head));
    model.scale.push_back(static_cast<float>(random.below(100)) / 64);
    model.bias.push_back(static_cast<float>(random.below(100)) / 32 - 1);
  }
  return model;
}

std::u16string random_units(TestRandom& random, std::size_t size) {
  std::u16string units;
  // Few different letters, so that grams repeat, with words, marks and Han among them.
  static constexpr char16_t kLetters[] = u"ab c.'\u4e0d\u597d\u8d28";
  for (std::size_t i = 0; i < size; ++i) units += kLetters[random.below(9)];
  return units;
}

std::vector<double> slow_score(const Model& model, std::u16string_view units) {
  std::vector<std::uint64_t> keys;
  append_keys(units, model.grams, keys);
  std::vector<double> scores;
  for (std::size_t head = 0; head < model.heads.size(); ++head) {
    long sum = 0;
    for (const std::uint64_t key : keys) {
      const Place place = place_of(key, model.slot_bits);
      const std::size_t at = std::size_t{place.slot} * model.lanes;
      if (static_cast<std::uint8_t>(model.weights[at]) == place.fingerprint) sum += model.weights[at + 1 + head];
    }
    const double root = std::sqrt(static_cast<double>(keys.size()));
    scores.push_back(static_cast<double>(model.bias[head]) +
                     (keys.empty() ? 0 : static_cast<double>(model.scale[head]) * (static_cast<double>(sum) / root)));
  }
  return scores;
}

const Model& shipped(const char* name) {
  const auto& models = test_engine().pack().models;
  const auto found = models.find(name);
  REQUIRE(found != models.end());
  return found->second;
}

std::string best_tone(const char* model_name, std::u16string text) {
  const Model& model = shipped(model_name);
  const std::vector<double> scores = model.score(normalize(test_fold(), std::move(text)));
  return model.heads[static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin())];
}

}  // namespace

TEST_CASE("Lanes are summed exactly, also where 16 bits would overflow") {
  TestRandom random(1);
  for (const std::uint32_t lanes : {4u, 16u, 48u}) {
    std::vector<std::int8_t> weights(lanes * 8);
    for (auto& weight : weights) weight = random.below(2) == 0 ? std::int8_t{-128} : std::int8_t{127};
    for (const std::size_t count : {0u, 1u, 254u, 255u, 256u, 5000u}) {
      std::vector<std::uint32_t> slots;
      for (std::size_t i = 0; i < count; ++i) slots.push_back(static_cast<std::uint32_t>(random.below(2)));
      std::vector<std::int32_t> sums(lanes), wanted(lanes);
      add_slots(weights.data(), lanes, slots.data(), count, sums.data());
      for (const std::uint32_t slot : slots)
        for (std::uint32_t lane = 0; lane < lanes; ++lane) wanted[lane] += weights[slot * lanes + lane];
      CHECK(sums == wanted);
    }
  }
}

TEST_CASE("A score is the bias and the scaled sum over the root of the number of grams") {
  TestRandom random(2);
  for (const Grams grams : {Grams::units_1_3, Grams::words_1_3})
    for (const std::uint32_t heads : {3u, 15u, 40u}) {
      const Model model = random_model(random, grams, heads);
      for (const std::size_t size : {0u, 1u, 2u, 30u, 3000u}) {
        const std::u16string units = random_units(random, size);
        CHECK(model.score(units) == slow_score(model, units));
      }
    }
}

TEST_CASE("A part of a text scores as that part alone") {
  TestRandom random(3);
  const Model model = random_model(random, Grams::units_1_3, 3);
  const Text text = normalize(test_fold(), u"\u8d28\u91cf\u5f88\u597d\uff0c\u5c31\u662f\u592a\u6162");
  const auto [first, last] = text.clause_at(text.size() - 1);
  CHECK(model.score(text, first, last) == model.score(normalize(test_fold(), u"\u5c31\u662f\u592a\u6162")));
}

TEST_CASE("Three units give one key each for themselves and for those before them") {
  std::vector<std::uint64_t> keys;
  append_keys(u"\u4e0d\u597d", Grams::units_1_3, keys);
  CHECK(keys.size() == 6);
  std::vector<std::uint64_t> again;
  append_keys(u"\u597d\u4e0d", Grams::units_1_3, again);
  CHECK(keys != again);
}

TEST_CASE("Words are the same however many blanks stand between them") {
  std::vector<std::uint64_t> narrow, wide;
  append_keys(u"it's bad!", Grams::words_1_3, narrow);
  append_keys(u" it's\n  bad !", Grams::words_1_3, wide);
  CHECK(narrow == wide);
  CHECK(narrow.size() == 9);
}

TEST_CASE("A model's file gives the model back, and a damaged one gives nothing") {
  TestRandom random(4);
  const Model model = random_model(random, Grams::words_1_3, 18);
  const std::vector<std::uint8_t> bytes = write_model(model);
  const Model back = read_model(bytes.data(), bytes.size());
  CHECK(back.name == model.name);
  CHECK(back.heads == model.heads);
  CHECK(back.weights == model.weights);
  CHECK(back.score(u"ab c ab") == model.score(u"ab c ab"));
  for (std::size_t size = 0; size < bytes.size(); ++size) REQUIRE(read_model(bytes.data(), size).name.empty());
  for (std::size_t i = 0; i < 40; ++i) {
    std::vector<std::uint8_t> broken = bytes;
    broken[i] = 0xff;
    read_model(broken.data(), broken.size());
  }
}

TEST_CASE("Clauses are scored one by one and the best is named") {
  TestRandom random(5);
  const Model model = random_model(random, Grams::units_1_3, 20);
  const Text text =
      normalize(test_fold(), u"\u8d28\u91cf\u597d\uff0c\u7269\u6d41\u6162\u3002\u5ba2\u670d\u4e0d\u7406\u4eba");
  const ClauseScores result = score_by_clause(model, text);
  const std::vector<double> whole = model.score(text);
  for (std::size_t head = 0; head < model.heads.size(); ++head) {
    const auto [first, last] = result.best_clause[head];
    CHECK(text.clause_at(first) == std::pair(first, last));
    const double best = model.score(text, first, last)[head];
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      const auto clause = text.clause_at(at);
      CHECK(model.score(text, clause.first, clause.second)[head] <= best);
    }
    CHECK(result.scores[head] == Approx(0.7 * whole[head] + 0.3 * best));
  }
  CHECK(score_by_clause(model, normalize(test_fold(), u"")).scores == model.score(u""));
}

TEST_CASE("The shipped sentiment models tell plain praise from plain complaint") {
  CHECK(best_tone("sentiment-zh", u"\u8d28\u91cf\u5f88\u597d\uff0c\u975e\u5e38\u6ee1\u610f") == "positive");
  CHECK(best_tone("sentiment-zh", u"\u7528\u4e86\u4e24\u5929\u5c31\u574f\u4e86\uff0c\u592a\u5dee\u4e86") == "negative");
  CHECK(best_tone("sentiment-en", u"Works great, I love it and would buy it again.") == "positive");
  CHECK(best_tone("sentiment-en", u"Stopped working after two days, a complete waste of money.") == "negative");
}

TEST_CASE("Probabilities of heads of which one holds add up to one") {
  const std::vector<double> share = softmax({-800, 3, 900});
  CHECK(share[0] + share[1] + share[2] == Approx(1));
  CHECK(share[2] == Approx(1));
  CHECK(softmax({}).empty());
  CHECK(logistic(0) == 0.5);
}

}  // namespace huiping
