// libFuzzer over every door of the engine: HUIPING_FUZZ_DOOR names one, otherwise the first byte chooses; the rest is
// what comes in.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>

#include "csv_columns.h"
#include "csv_rows.h"
#include "huiping/batch.h"
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

// The batch door takes UTF-16 as it comes, half surrogate pairs too; two bytes say where the follow-up begins.
void batch(const std::string& text) {
  static huiping::Batch door(engine());
  std::u16string units(text.size() / 2, u'\0');
  std::memcpy(units.data(), text.data(), units.size() * 2);
  huiping::BatchReview review;
  review.text_units = units.empty() ? 0 : units[0] % 97u;
  review.append_units = static_cast<std::uint32_t>(units.size());
  huiping::BatchRecord record;
  door.assess(units, {&review, 1}, {&record, 1});
  const std::size_t told = std::min<std::size_t>(record.causes, record.cause.size());
  for (std::size_t i = 0; i < told; ++i)
    if (record.cause[i] >= door.codes().causes.size() || record.spans[i].start >= record.spans[i].end ||
        record.spans[i].end > units.size())
      std::abort();
}

void csv(const std::string& text) {
  std::istringstream in(text);
  huiping::CsvColumns columns(engine().pack());
  bool header = true;
  huiping::read_csv_rows(in, [&](huiping::CsvRow&& row) {
    if (!row.error.empty()) return true;
    if (header)
      header = !columns.read_header(row.cells).empty();
    else
      huiping::parse_json(columns.review_json(row.cells));
    return true;
  });
}

struct Door {
  std::string_view name;
  void (*enter)(const std::string&);
};

constexpr std::array<Door, 10> kDoors = {{
    {"normalize", [](const std::string& text) { huiping::normalize(engine().pack().fold, text); }},
    {"assess", assess},
    {"draft", draft},
    {"check", check},
    {"promises",
     [](const std::string& text) { engine().promises(huiping::repair_utf8(text), "2026-11-22T10:00:00+08:00"); }},
    {"json",
     [](const std::string& text) { huiping::answer_array(engine(), huiping::Call::draft, text, huiping::Ui::zh); }},
    {"stats", [](const std::string& text) { huiping::answer_stats(engine(), text, huiping::Ui::en); }},
    {"load", load},
    {"batch", batch},
    {"csv", csv},
}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const char* const wanted = std::getenv("HUIPING_FUZZ_DOOR");
  if (size == 0) return 0;
  const auto is_wanted = [](const Door& door) { return door.name == wanted; };
  const auto door = wanted == nullptr ? kDoors.begin() + bytes[0] % kDoors.size()
                                      : std::find_if(kDoors.begin(), kDoors.end(), is_wanted);
  if (door == kDoors.end()) std::abort();
  door->enter(std::string(reinterpret_cast<const char*>(bytes) + 1, size - 1));
  return 0;
}
