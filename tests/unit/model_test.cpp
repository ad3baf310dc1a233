// Model scoring against the slow and obvious way, its file, and what the shipped weights must know.
#include "model/model.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "assess/heads.h"
#include "fixtures.h"
#include "model/choose.h"
#include "model/probability.h"
#include "model/sum.h"

namespace huiping {
namespace {

Model random_model(TestRandom& random, Grams grams) {
  Model model;
  model.name = "random";
  model.grams = grams;
  model.slot_bits = 6;
  model.lanes = {"tone.negative", "tone.neutral", "tone.positive", "a", "b", "c", "flags.x"};
  model.causes = 3;
  model.weights.resize(kLanes << model.slot_bits);
  for (std::size_t slot = 0; slot < 64; ++slot) {
    model.fingerprints.push_back(static_cast<std::uint8_t>(random.below(256)));
    for (std::size_t lane = 0; lane < model.lanes.size(); ++lane)
      model.weights[slot * kLanes + lane] = static_cast<std::int8_t>(random.below(3) == 0 ? 0 : random.below(256));
  }
  Stacker& stacker = model.stacker;
  stacker.shift = 8;
  stacker.evidence = {"causes/b", "flags/x"};
  const auto small = [&] { return static_cast<std::int16_t>(static_cast<int>(random.below(400)) - 200); };
  for (std::size_t output = 0; output < model.causes + 8; ++output) {
    stacker.bias.push_back(small());
    for (std::size_t i = 0; i < kDenseInputs; ++i) stacker.weights.push_back(small());
    for (std::size_t i = 0; i < 2; ++i) stacker.shown.push_back(small()), stacker.denied.push_back(small());
  }
  for (std::size_t i = 0; i < model.causes; ++i)
    for (auto& value : stacker.set.emplace_back()) value = small() * 256;
  for (auto& value : stacker.marks.emplace_back()) value = small() * 256;
  model.index_evidence();
  return model;
}

std::u16string random_units(TestRandom& random, std::size_t size) {
  std::u16string units;
  // Few different letters, so that grams repeat, with words, marks and Han among them.
  static constexpr char16_t kLetters[] = u"ab c.'\u4e0d\u597d\u8d28";
  for (std::size_t i = 0; i < size; ++i) units += kLetters[random.below(9)];
  return units;
}

std::vector<std::uint32_t> random_clauses(TestRandom& random, std::size_t size) {
  std::vector<std::uint32_t> clause;
  for (std::size_t i = 0; i < size; ++i)
    clause.push_back(i == 0 ? 0 : clause.back() + (random.below(5) == 0 ? 1u : 0u));
  return clause;
}

const Model& shipped(const char* name) {
  const auto& models = test_engine().pack().models;
  const auto found = models.find(name);
  REQUIRE(found != models.end());
  return found->second;
}

// What the shipped model says of a text.
struct Hearing {
  Hearing(Lang lang, std::string_view text) : reading(read_field(test_engine().pack(), Field::text, text)) {
    Gathered gathered;
    gathered.gather({&reading, 1});
    heads.read(test_engine().pack(), lang, {&reading, 1}, gathered);
  }
  std::string best_cause() const { return test_engine().pack().assess.entries[heads.best_cause()].code; }

  Reading reading;
  Heads heads;
};

std::size_t best_tone(Lang lang, std::string_view text) {
  const auto tone = Hearing(lang, text).heads.tone();
  REQUIRE(tone);
  return static_cast<std::size_t>(std::max_element(tone->begin(), tone->end()) - tone->begin());
}

}  // namespace

TEST_CASE("Lanes are summed exactly, also where 16 bits would overflow") {
  TestRandom random(1);
  std::vector<std::int8_t> weights(kLanes * 8);
  for (auto& weight : weights) weight = random.below(2) == 0 ? std::int8_t{-128} : std::int8_t{127};
  for (const std::size_t count : {0u, 1u, 254u, 255u, 256u, 5000u}) {
    std::vector<std::uint32_t> slots;
    for (std::size_t i = 0; i < count; ++i) slots.push_back(static_cast<std::uint32_t>(random.below(2)));
    std::vector<std::int32_t> sums(kLanes), wanted(kLanes);
    sum_slots(weights.data(), slots.data(), count, sums.data());
    for (const std::uint32_t slot : slots)
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) wanted[lane] += weights[slot * kLanes + lane];
    CHECK(sums == wanted);
  }
}

TEST_CASE("Clauses hold the known grams that end in them, and the text is their sum") {
  TestRandom random(2);
  SumScratch scratch;
  for (const Grams grams : {Grams::units_1_3, Grams::words_1_3}) {
    const Model model = random_model(random, grams);
    for (const std::size_t size : {0u, 1u, 2u, 30u, 3000u}) {
      const std::u16string units = random_units(random, size);
      const std::vector<std::uint32_t> clause = random_clauses(random, size);
      const Sums text = add_clauses(model, units, clause, scratch);
      std::vector<Sums> wanted(size == 0 ? 0 : clause.back() + 1);
      Sums whole;
      for_each_gram(units, grams, [&](std::uint64_t key, std::size_t at) {
        const Place place = place_of(key, model.slot_bits);
        const bool known = model.fingerprints[place.slot] == place.fingerprint;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          const std::int32_t by = known ? model.weights[place.slot * kLanes + lane] : 0;
          wanted[clause[at]].lanes[lane] += by;
          whole.lanes[lane] += by;
        }
        ++wanted[clause[at]].grams;
        ++whole.grams;
      });
      CHECK(text.lanes == whole.lanes);
      CHECK(text.grams == whole.grams);
      REQUIRE(scratch.clause_count == wanted.size());
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        CHECK(scratch.clauses[i].lanes == wanted[i].lanes);
        CHECK(scratch.clauses[i].grams == wanted[i].grams);
      }
    }
  }
}

TEST_CASE("An input is eight times the sum over the root of the number of grams, within bounds") {
  CHECK(lane_input(0, 0) == 0);
  CHECK(lane_input(100, 1) == 800);
  CHECK(lane_input(-100, 4) == -400);
  CHECK(lane_input(1000000, 9) == 4095);
  CHECK(lane_input(-1000000, 9) == -4095);
  for (const std::uint32_t grams : {2u, 3u, 10u, 177u, 6000u})
    CHECK(lane_input(500, grams) == Approx(8 * 500 / std::sqrt(static_cast<double>(grams))).margin(1.5));
}

TEST_CASE("A verdict is the plain sum of weights and inputs, and reading a text twice gives the same") {
  TestRandom random(3);
  const Model model = random_model(random, Grams::units_1_3);
  SumScratch scratch;
  const std::u16string units = random_units(random, 60);
  const std::vector<std::uint32_t> clause = random_clauses(random, 60);
  InputBuilder builder;
  builder.add(add_clauses(model, units, clause, scratch), scratch, units.size());
  const Inputs inputs = builder.finish();
  const EvidenceInput evidence[] = {{0, 40}, {1, 0}};
  const Verdict verdict = judge(model, inputs, evidence);
  const auto output = [&](std::size_t which) {
    std::int64_t sum = model.stacker.bias[which];
    for (std::size_t i = 0; i < kDenseInputs; ++i)
      sum += model.stacker.weights[which * kDenseInputs + i] * inputs.dense[i];
    sum += model.stacker.shown[which * 2] * 40 + model.stacker.denied[which * 2 + 1] * 64;
    return static_cast<std::int32_t>(sum >> model.stacker.shift);
  };
  for (std::size_t i = 0; i < 4; ++i) CHECK(verdict.primary[i] == output(i));
  for (std::size_t i = 0; i < 4; ++i) CHECK(verdict.severity[i] == output(4 + i));
  for (std::size_t i = 0; i < 3; ++i) CHECK(verdict.tone[i] == output(8 + i));
  InputBuilder again;
  again.add(add_clauses(model, units, clause, scratch), scratch, units.size());
  CHECK(again.finish().dense == inputs.dense);
}

TEST_CASE("The likeliest cause leads, other likely ones follow, and none is named where none is likelier") {
  TestRandom random(4);
  const Model model = random_model(random, Grams::units_1_3);
  Verdict verdict;
  verdict.primary = {0, 500, 100, -1000};
  verdict.set = {kLikelyCause - 1, -5000, kLikelyCause};
  const Choice choice = choose_causes(model, verdict);
  REQUIRE(choice.count == 2);
  CHECK(choice.causes[0] == 1);
  CHECK(choice.causes[1] == 2);
  verdict.primary[3] = 500 - kNoneLift + 1;
  CHECK(choose_causes(model, verdict).count == 0);
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
  TestRandom random(5);
  const Model model = random_model(random, Grams::words_1_3);
  const std::vector<std::uint8_t> bytes = write_model(model);
  const Model back = read_model(bytes.data(), bytes.size());
  CHECK(back.name == model.name);
  CHECK(back.lanes == model.lanes);
  CHECK(back.fingerprints == model.fingerprints);
  CHECK(back.weights == model.weights);
  CHECK(back.stacker.weights == model.stacker.weights);
  CHECK(back.stacker.set == model.stacker.set);
  CHECK(back.stacker.marks == model.stacker.marks);
  CHECK(back.stacker.cause_of == std::vector<std::int16_t>{1, -1});
  CHECK(write_model(back) == bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) REQUIRE(read_model(bytes.data(), size).name.empty());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::vector<std::uint8_t> broken = bytes;
    broken[i] = 0xff;
    read_model(broken.data(), broken.size());
  }
}

TEST_CASE("The shipped models tell plain praise from plain complaint") {
  CHECK(best_tone(Lang::zh, to_utf8(u"\u8d28\u91cf\u5f88\u597d,\u975e\u5e38\u6ee1\u610f")) == 2);
  CHECK(best_tone(Lang::zh, to_utf8(u"\u7528\u4e86\u4e24\u5929\u5c31\u574f\u4e86,\u592a\u5dee\u4e86")) == 0);
  CHECK(best_tone(Lang::en, "Works great, I love it and would buy it again.") == 2);
  CHECK(best_tone(Lang::en, "Stopped working after two days, a complete waste of money.") == 0);
}

TEST_CASE("The shipped models name plain causes and no malicious one") {
  CHECK(Hearing(Lang::zh, to_utf8(u"\u7269\u6d41\u592a\u6162\u4e86,\u7b49\u4e86\u534a\u4e2a\u6708\u624d\u5230"))
            .best_cause() == "logistics.slow");
  CHECK(
      Hearing(Lang::zh, to_utf8(u"\u7528\u4e86\u4e24\u5929\u5c31\u574f\u4e86,\u5f00\u4e0d\u4e86\u673a")).best_cause() ==
      "product.malfunction");
  CHECK(Hearing(Lang::en, "Stopped working after two days.").best_cause() == "product.malfunction");
  for (const char* lang : {"zh", "en"})
    for (const auto& lane : shipped(lang).lanes) CHECK(lane.rfind("malicious.", 0) == std::string::npos);
}

TEST_CASE("Probabilities of heads of which one holds add up to one") {
  const std::vector<double> share = softmax({-800, 3, 900});
  CHECK(share[0] + share[1] + share[2] == Approx(1));
  CHECK(share[2] == Approx(1));
  CHECK(softmax({}).empty());
  CHECK(logistic(0) == 0.5);
}

}  // namespace huiping
