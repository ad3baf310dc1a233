// The pattern language: what matches, what does not, and what the packer refuses.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "lexicon_compiler.h"
#include "pattern.h"

namespace huiping {
namespace {

DataFile file_of(const std::string& folder, const std::string& name,
                 const std::vector<std::pair<std::string, std::string>>& lines) {
  DataFile file{folder, name, folder + "/" + name + ".txt", {}};
  int number = 2;
  for (const auto& [keyword, rest] : lines) file.lines.push_back({number++, keyword, rest});
  return file;
}

// A lexicon of one flag with one cue, and some concepts.
Lexicon lexicon_of(const std::string& pattern) {
  const std::vector<DataFile> concepts = {
      file_of("concepts", "thing", {{"", "lamp"}, {"", "desk lamp"}, {"", "<tool>"}}),
      file_of("concepts", "tool", {{"", "(hand|power) saw"}, {"", "drill*"}}),
      file_of("concepts", "negation", {{"", "no"}, {"", "not"}, {"", "\xe6\xb2\xa1\xe6\x9c\x89"}}),
      file_of("concepts", "time_unit", {{"", "day[s]"}, {"", "\xe5\xa4\xa9"}}),
      file_of("concepts", "money_sign", {{"", "$"}}),
      file_of("concepts", "money_unit", {{"", "\xe5\x85\x83"}}),
  };
  Mistakes mistakes;
  std::vector<std::string> used;
  Lexicon lexicon = compile_lexicon(
      test_fold(), {file_of("flags", "x", {{"label", "zh x"}, {"label", "en x"}, {"cue", "3 " + pattern}})}, concepts,
      mistakes, used);
  for (const auto& line : mistakes.all()) FAIL(line);
  return lexicon;
}

// The words of the first match, or "-".
std::string match_of(const std::string& pattern, const std::string& input) {
  const Lexicon lexicon = lexicon_of(pattern);
  const Text text = normalize(test_fold(), input);
  Scan scan;
  lexicon.scan(text, scan);
  const auto& matches = scan.matches;
  return matches.empty() ? "-" : text.quote(Field::text, matches.front().start, matches.front().end).text;
}

TEST_CASE("literals respect ASCII word ends, and an asterisk opens them") {
  CHECK(match_of("fake", "a FAKE one") == "FAKE");
  CHECK(match_of("fake", "pure fakery") == "-");
  CHECK(match_of("fake*", "pure fakery") == "fake");
  CHECK(match_of("fake", "unfake") == "-");
}

TEST_CASE("gaps stay in their clause, their sentence, or run over") {
  CHECK(match_of("the {8}broke", "the lid broke") == "the lid broke");
  CHECK(match_of("the {8}broke", "the, it broke") == "-");
  CHECK(match_of("the{20+}broke", "the lid, it broke") == "the lid, it broke");
  CHECK(match_of("the{20+}broke", "the lid. It broke") == "-");
  CHECK(match_of("the{20++}broke", "the lid. It broke") == "the lid. It broke");
  CHECK(match_of("the{3}broke", "the handle broke") == "-");
}

TEST_CASE("the shortest match is given, the gap backtracks over concept phrases of different length") {
  CHECK(match_of("<thing> broke", "my desk lamp broke") == "desk lamp broke");
  CHECK(match_of("<thing> broke", "power saw broke") == "power saw broke");
  CHECK(match_of("<thing>{9}broke", "drilling it broke") == "drilling it broke");
  CHECK(match_of("a{9}b{9}c", "a b x c c") == "a b x c");
}

TEST_CASE("alternatives and optional parts multiply out, and still are few patterns") {
  CHECK(match_of("(no|wrong) (size|colour)[ at all]", "wrong colour at all") == "wrong colour");
  const Lexicon lexicon = lexicon_of("(a|b|c){3}(d|e|f){3}(g|h)");
  CHECK(lexicon.patterns.size() == 1);
}

TEST_CASE("anchors hold at clause and text ends, punctuation aside") {
  CHECK(match_of("^bad$", "so, bad!") == "bad");
  CHECK(match_of("^bad$", "so bad") == "-");
  CHECK(match_of("^^bad$$", "bad.") == "bad");
  CHECK(match_of("^^bad$$", "bad. very") == "-");
}

TEST_CASE("built-in classes find numbers, money, times, phones, addresses and ids by shape") {
  CHECK(match_of("in <time>", "in 3 days") == "in 3 days");
  CHECK(match_of("<money>", "gave $12.50 back") == "$12.50");
  CHECK(match_of("<money>",
                 "\xe8\xbf\x94"
                 "20\xe5\x85\x83") == "20\xe5\x85\x83");
  CHECK(match_of("<money>", "\xe8\xbf\x94\xe4\xba\x8c\xe5\x8d\x81\xe5\x85\x83") ==
        "\xe4\xba\x8c\xe5\x8d\x81\xe5\x85\x83");
  CHECK(match_of("<phone>", "call 186 5123-4567 now") == "186 5123-4567");
  CHECK(match_of("<phone>", "Call (415) 555-0134") == "(415) 555-0134");
  CHECK(match_of("<phone>", "model 415-555-0134B") == "-");
  CHECK(match_of("<phone>", "barcode 6901234567890") == "-");
  CHECK(match_of("<email>", "me@shop.example.com please") == "me@shop.example.com");
  CHECK(match_of("<url>", "see www.myshop.cn/x?y=1") == "www.myshop.cn/x?y=1");
  CHECK(match_of("<url>", "see it. then go") == "-");
  CHECK(match_of("<longid>", "order 112-1234567-1234567 ok") == "112-1234567-1234567");
}

TEST_CASE("a negation shortly before a place in the same clause is seen") {
  const Lexicon lexicon = lexicon_of("noise");
  const auto negated = [&](const std::string& input) {
    const Text text = normalize(test_fold(), input);
    Scan scan;
    lexicon.scan(text, scan);
    return lexicon.negated(text, scan, static_cast<std::uint32_t>(text.units.find(u"noise")));
  };
  CHECK(negated("there is no real noise"));
  CHECK_FALSE(negated("no, noise everywhere"));
  CHECK_FALSE(negated("not what i hoped for at all noise"));
  CHECK(negated("\xe6\xb2\xa1\xe6\x9c\x89 noise"));
}

TEST_CASE("every first element before a rare second one matches, each once and as short as can be") {
  const auto matches_of = [](const std::string& pattern, const std::string& input) {
    const Lexicon lexicon = lexicon_of(pattern);
    const Text text = normalize(test_fold(), input);
    Scan scan;
    std::string found;
    // The second time with rooms that are in use.
    for (int times = 0; times < 2; ++times) {
      lexicon.scan(text, scan);
      found.clear();
      for (const Match& m : scan.matches) found += text.quote(Field::text, m.start, m.end).text + "|";
    }
    return found;
  };
  CHECK(matches_of("a {9}unheard", "a bad a unheard unheard") == "a bad a unheard|a unheard|");
  CHECK(matches_of("unheard {9}a", "unheard unheard a a") == "unheard unheard a|unheard a|");
  CHECK(matches_of("a {2}unheard", "a bad a unheard, a bad unheard") == "a unheard|");
  CHECK(matches_of("a {30+}unheard", "a bad, it is unheard. Unheard") == "a bad, it is unheard|");
}

TEST_CASE("a hostile text of one repeated word is matched in linear time") {
  const Lexicon lexicon = lexicon_of("a{60++}a{60++}a{60++}zzz");
  std::string input;
  for (int i = 0; i < 100000; ++i) input += "a ";
  const Text text = normalize(test_fold(), input + "zzz");
  Scan scan;
  lexicon.scan(text, scan);
  CHECK_FALSE(scan.matches.empty());
}

TEST_CASE("parts joined by & match in any order inside their sentence, by && over sentences") {
  CHECK(match_of("lid & broke", "the lid, it broke") == "lid, it broke");
  CHECK(match_of("lid & broke", "it broke, the lid") == "broke, the lid");
  CHECK(match_of("lid & broke", "it broke. The lid") == "-");
  CHECK(match_of("lid && broke", "it broke. The lid") == "broke. The lid");
  CHECK(match_of("(a|the) lid & <money> & broke", "$5 when the lid broke") == "$5 when the lid broke");
  CHECK(match_of("lid \\& broke", "lid & broke") == "lid & broke");
}

TEST_CASE("the pattern parser says what is wrong") {
  const auto error_of = [](const std::string& pattern) { return parse_pattern(test_fold(), pattern).error; };
  CHECK(error_of("good (bad") == "a ( without its )");
  CHECK(error_of("good bad)") == "an unmatched ) or ]");
  CHECK(error_of("{3}x") == "a pattern may not begin with a gap");
  CHECK(error_of("x{3}") == "a pattern may not end with a gap");
  CHECK(error_of("x{y}z").find("a gap must look like") == 0);
  CHECK(error_of("") == "an empty pattern");
  std::string many;
  for (int i = 0; i < 15; ++i) many += "(a|b)";
  CHECK(error_of(many).find("more than") == 0);
  CHECK(error_of("fine").empty());
}

TEST_CASE("mistakes in data files name file and line, and the rest goes on") {
  Mistakes mistakes;
  std::vector<std::string> used;
  const Lexicon lexicon = compile_lexicon(test_fold(),
                                          {file_of("causes", "c",
                                                   {{"label", "zh x"},
                                                    {"label", "fr x"},
                                                    {"cue", "x"},
                                                    {"cue", "3 <nothing> y"},
                                                    {"colour", "red"},
                                                    {"cue", "3 good"}})},
                                          {}, mistakes, used);
  const auto said = [&](const std::string& line) {
    return std::find(mistakes.all().begin(), mistakes.all().end(), line) != mistakes.all().end();
  };
  CHECK(said("causes/c.txt:3: label needs zh or en and a text"));
  CHECK(said("causes/c.txt:4: cue needs a weight from 1 to 9 and a pattern"));
  CHECK(said("causes/c.txt:5: no concept <nothing>"));
  CHECK(said("causes/c.txt:6: no directive \"colour\" in causes"));
  CHECK(said("causes/c.txt:1: the directive \"severity\" is missing"));
  CHECK(lexicon.patterns.size() == 1);
}

}  // namespace
}  // namespace huiping
