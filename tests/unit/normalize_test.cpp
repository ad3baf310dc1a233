// Normalisation against utf8proc as the oracle, and the map back to the original.
#include <utf8proc.h>

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace huiping {
namespace {

// NFKC_Casefold of the whole text at once, then house folding and blanks: the slow and obvious way.
std::u16string oracle(const std::u16string& original) {
  std::vector<utf8proc_int32_t> buffer;
  for (std::size_t i = 0; i < original.size(); ++i) {
    char32_t c = original[i];
    if (c >= 0xd800 && c <= 0xdbff && i + 1 < original.size() && original[i + 1] >= 0xdc00 && original[i + 1] <= 0xdfff)
      c = 0x10000 + ((c - 0xd800) << 10) + (original[++i] - 0xdc00u);
    else if (c >= 0xd800 && c <= 0xdfff)
      c = 0xfffd;
    buffer.push_back(static_cast<utf8proc_int32_t>(c));
  }
  std::string utf8;
  for (const auto c : buffer) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(c, bytes);
    utf8.append(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
  }
  utf8proc_uint8_t* out = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                 static_cast<utf8proc_ssize_t>(utf8.size()), &out,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                                UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  REQUIRE(size >= 0);
  const std::u16string mapped = to_utf16({reinterpret_cast<char*>(out), static_cast<std::size_t>(size)});
  free(out);
  std::u16string folded;
  for (const char16_t unit : mapped) {
    const char32_t c = unit >= 0xd800 && unit <= 0xdfff ? unit : fold_house(unit);
    if (c == 0) continue;
    if (c == U' ' || c == U'\n') {
      if (folded.empty()) continue;
      if (folded.back() == u' ' || folded.back() == u'\n') {
        if (c == U'\n') folded.back() = u'\n';
        continue;
      }
    }
    folded.push_back(static_cast<char16_t>(c));
  }
  if (!folded.empty() && (folded.back() == u' ' || folded.back() == u'\n')) folded.pop_back();
  return folded;
}

TEST_CASE("every unit of the basic plane normalises as utf8proc says") {
  std::size_t different = 0;
  for (std::uint32_t unit = 1; unit < 0x10000; ++unit) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    // Between letters, so that blanks are not trimmed and marks have something to join.
    const std::u16string text = u"a" + std::u16string(1, static_cast<char16_t>(unit)) + u"b";
    if (normalize(test_fold(), text).units != oracle(text)) ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("random texts normalise as utf8proc says, whatever stands side by side") {
  // Ranges where composition, decomposition and reordering happen, and ordinary text.
  const std::pair<std::uint32_t, std::uint32_t> ranges[] = {
      {0x20, 0x7e},     {0xc0, 0x17f},    {0x300, 0x36f},   {0x600, 0x66f},   {0x900, 0x9ff},   {0x1100, 0x11ff},
      {0x1e00, 0x1fff}, {0x2000, 0x206f}, {0x3040, 0x30ff}, {0x4e00, 0x4fff}, {0xac00, 0xacff}, {0xff00, 0xffef}};
  TestRandom random(7);
  for (int round = 0; round < 3000; ++round) {
    std::u16string text;
    const std::size_t length = 1 + random.below(12);
    for (std::size_t i = 0; i < length; ++i) {
      const auto [low, high] = ranges[random.below(std::size(ranges))];
      text.push_back(static_cast<char16_t>(low + random.below(high - low + 1)));
    }
    const std::u16string expected = oracle(text);
    const Text got = normalize(test_fold(), text);
    // Spaced Han words are closed up by us, not by Unicode.
    if (expected.find(u' ') != std::u16string::npos) continue;
    INFO("round " << round << ": " << to_utf8(text));
    REQUIRE(to_utf8(got.units) == to_utf8(expected));
  }
}

TEST_CASE("every normalised unit knows where it came from, in order and inside the original") {
  TestRandom random(11);
  for (int round = 0; round < 500; ++round) {
    std::u16string text;
    for (std::size_t i = 0, length = random.below(60); i < length; ++i)
      text.push_back(static_cast<char16_t>(random.below(0x10000)));
    const Text got = normalize(test_fold(), text);
    REQUIRE(got.clause.size() == got.units.size());
    for (std::uint32_t i = 0; i < got.size(); ++i) {
      REQUIRE(got.original_begin(i) < got.original_end(i + 1));
      REQUIRE(got.original_end(i + 1) <= text.size());
      if (i > 0) REQUIRE(got.original_begin(i - 1) <= got.original_begin(i));
    }
  }
}

TEST_CASE("a quote is the exact slice of the original, though the normalised form is shorter or longer") {
  // Full-width BAD, zero width space, a combining diaeresis, the square "kg", and an emoji before it all.
  const std::u16string original = u"\U0001f600 \uff22\uff21\uff24\u200b  qu\u0308ality \u338f";
  const Text text = normalize(test_fold(), original);
  const std::size_t at = text.units.find(u"bad");
  REQUIRE(at != std::u16string::npos);
  const Quote quote = text.quote(Field::text, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3));
  CHECK(quote.start == 3);
  CHECK(quote.end == 6);
  CHECK(quote.text == to_utf8(original.substr(3, 3)));
  CHECK(text.units.find(u"kg") != std::u16string::npos);
}

TEST_CASE("spaced Chinese words are closed up, but a blank between phrases stays a clause end") {
  CHECK(normalize(test_fold(), u"\u8bc4 \u4ef7 \u80fd \u6539").units == u"\u8bc4\u4ef7\u80fd\u6539");
  const Text phrases = normalize(test_fold(), u"\u7269\u6d41\u5f88\u5feb \u8d28\u91cf\u5dee");
  CHECK(phrases.units.find(u' ') != std::u16string::npos);
  CHECK(phrases.clause.front() != phrases.clause.back());
  CHECK(phrases.sentence.front() == phrases.sentence.back());
}

TEST_CASE("clauses end at commas but not inside numbers, sentences at full stops") {
  const Text text = normalize(test_fold(), u"it cost 1,200.50 dollars, broke. never again");
  const auto clause_of = [&](const std::u16string& word) { return text.clause[text.units.find(word)]; };
  const auto sentence_of = [&](const std::u16string& word) { return text.sentence[text.units.find(word)]; };
  CHECK(clause_of(u"it") == clause_of(u"dollars"));
  CHECK(clause_of(u"dollars") != clause_of(u"broke"));
  CHECK(sentence_of(u"dollars") == sentence_of(u"broke"));
  CHECK(sentence_of(u"broke") != sentence_of(u"never"));
}

TEST_CASE("broken UTF-8 becomes one U+FFFD per maximal subpart, as in browsers") {
  CHECK(to_utf16("a\xe4\xbd"
                 "b") == u"a\ufffdb");
  CHECK(to_utf16("\xf0\x80\x80\x80") == u"\ufffd\ufffd\ufffd\ufffd");
  CHECK(to_utf16("\xed\xa0\x80") == u"\ufffd\ufffd\ufffd");
  CHECK(to_utf16("\xf4\x8f\xbf\xbf") == u"\U0010ffff");
  CHECK(repair_utf8("\xff\xfeok") == "\xef\xbf\xbd\xef\xbf\xbdok");
  CHECK(to_utf8(to_utf16("\xf0\x9f\x98\x80")) == "\xf0\x9f\x98\x80");
}

TEST_CASE("a megabyte of one letter or of one combining mark is normalised in one pass") {
  CHECK(normalize(test_fold(), std::u16string(1 << 20, u'a')).size() == 1u << 20);
  const Text marks = normalize(test_fold(), std::u16string(1 << 18, u'\u0301'));
  CHECK(marks.size() > 0);
}

}  // namespace
}  // namespace huiping
