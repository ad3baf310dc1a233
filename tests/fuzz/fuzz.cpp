// libFuzzer over every door of the engine: the first byte chooses the door, the rest is what comes in.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "json/calls.h"
#include "text/normalize.h"

namespace {

const std::vector<std::uint8_t>& pack_bytes() {
  static const std::vector<std::uint8_t> bytes = [] {
    const char* path = std::getenv("HUIPING_PACK");
    std::ifstream in(path == nullptr ? "build/huiping.pack" : path, std::ios::binary);
    return std::vector<std::uint8_t>((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  }();
  return bytes;
}

const huiping::Engine& engine() {
  static const huiping::Engine loaded = [] {
    auto result = huiping::Engine::load(pack_bytes());
    if (std::holds_alternative<huiping::LoadError>(result)) std::abort();
    return std::get<huiping::Engine>(result);
  }();
  return loaded;
}

// A quote or finding whose offsets do not slice its own words is a bug that no sanitizer sees.
void check_slices(const std::u16string& original, const std::vector<huiping::Quote>& quotes) {
  for (const auto& quote : quotes) {
    if (quote.field != huiping::Field::text) continue;
    if (quote.end > original.size() || quote.start >= quote.end) std::abort();
    if (huiping::to_utf8(std::u16string_view(original).substr(quote.start, quote.end - quote.start)) != quote.text)
      std::abort();
  }
}

void assess(const std::string& text) {
  huiping::Review review;
  review.text = huiping::repair_utf8(text);
  const huiping::Assessment assessment = engine().assess(review);
  const std::u16string original = huiping::to_utf16(review.text);
  for (const auto& cause : assessment.causes) {
    if (cause.quotes.empty()) std::abort();
    check_slices(original, cause.quotes);
  }
  for (const auto& flag : assessment.flags) check_slices(original, flag.quotes);
  if (assessment.risk.score < 0 || assessment.risk.score > 100) std::abort();
}

void draft(const std::string& text) {
  huiping::DraftRequest request;
  request.review.text = huiping::repair_utf8(text);
  request.options.tone = "warm";
  engine().draft(request);
}

void check(const std::string& text) {
  huiping::CheckRequest request;
  request.text = huiping::repair_utf8(text);
  request.channel = "public_reply";
  const std::u16string original = huiping::to_utf16(request.text);
  for (const auto& finding : engine().check(request))
    if (finding.end > original.size() || finding.start > finding.end) std::abort();
}

// Bytes of a sound pack with a few of them changed: the loader must refuse or load, never fall over.
void load(const std::string& text) {
  std::vector<std::uint8_t> bytes = pack_bytes();
  for (std::size_t i = 0; i + 3 < text.size(); i += 4) {
    const std::size_t at = (static_cast<std::uint8_t>(text[i]) * 65536u +
                            static_cast<std::uint8_t>(text[i + 1]) * 256u + static_cast<std::uint8_t>(text[i + 2])) %
                           bytes.size();
    bytes[at] = static_cast<std::uint8_t>(text[i + 3]);
  }
  huiping::Engine::load(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  switch (bytes[0] % 8) {
    case 0:
      huiping::normalize(engine().pack().fold, text);
      break;
    case 1:
      assess(text);
      break;
    case 2:
      draft(text);
      break;
    case 3:
      check(text);
      break;
    case 4:
      engine().promises(huiping::repair_utf8(text), "2026-11-22T10:00:00+08:00");
      break;
    case 5:
      huiping::answer_array(engine(), huiping::Call::draft, text, huiping::Ui::zh);
      break;
    case 6:
      huiping::answer_stats(engine(), text, huiping::Ui::en);
      break;
    case 7:
      load(text);
      break;
  }
  return 0;
}
