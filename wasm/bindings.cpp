// The whole surface that JavaScript sees: JSON text in, JSON text out, and a batch door of plain memory; nothing to
// free.
#include <emscripten/bind.h>

#include <optional>
#include <string>
#include <vector>

#include "huiping/batch.h"
#include "json/calls.h"

namespace {

std::optional<huiping::Engine> engine;

// The batch door: JavaScript writes units and reviews into this memory and reads the records from it.
struct Door {
  std::optional<huiping::Batch> batch;
  std::vector<char16_t> units;
  std::vector<huiping::BatchReview> reviews;
  std::vector<huiping::BatchRecord> records;
};
Door door;

huiping::Ui ui_of(const std::string& name) { return name == "en" ? huiping::Ui::en : huiping::Ui::zh; }

// Embind hands a Uint8Array over as a std::string of its bytes.
std::string load(const std::string& pack) {
  auto loaded = huiping::Engine::load({reinterpret_cast<const std::uint8_t*>(pack.data()), pack.size()});
  if (const auto* error = std::get_if<huiping::LoadError>(&loaded))
    return huiping::dump_json({{"error", error->message}});
  engine = std::get<huiping::Engine>(std::move(loaded));
  door.batch.emplace(*engine);
  return huiping::dump_json({{"ok", true}, {"version", huiping::version()}});
}

// Nothing is thrown by design; memory can still run out, and an exception must not cross into JavaScript.
template <typename Answer>
std::string guarded(const Answer& answer) {
  if (!engine) return huiping::dump_json({{"error", "load() comes first"}});
  try {
    return answer();
  } catch (const std::exception& failure) {
    return huiping::dump_json({{"error", failure.what()}});
  }
}

template <huiping::Call call>
std::string answer(const std::string& json, const std::string& ui) {
  return guarded([&] { return huiping::answer_array(*engine, call, json, ui_of(ui)); });
}

std::string stats(const std::string& json, const std::string& ui) {
  return guarded([&] { return huiping::answer_stats(*engine, json, ui_of(ui)); });
}

template <typename T>
emscripten::val bytes_of(std::vector<T>& all) {
  return emscripten::val(
      emscripten::typed_memory_view(all.size() * sizeof(T), reinterpret_cast<std::uint8_t*>(all.data())));
}

// Makes room; what is written next is of this many units and reviews. Views taken before may be dead.
void open_batch(unsigned units, unsigned reviews) {
  door.units.resize(units);
  door.reviews.resize(reviews);
  door.records.resize(reviews);
}

emscripten::val batch_units() {
  return emscripten::val(
      emscripten::typed_memory_view(door.units.size(), reinterpret_cast<std::uint16_t*>(door.units.data())));
}

emscripten::val batch_reviews() { return bytes_of(door.reviews); }

// The records of what was written; the view holds until the next call of anything here.
emscripten::val assess_batch() {
  if (door.batch) door.batch->assess(door.units, door.reviews, door.records);
  return bytes_of(door.records);
}

std::string batch_codes() {
  if (!door.batch) return huiping::dump_json({{"error", "load() comes first"}});
  const huiping::BatchCodes& codes = door.batch->codes();
  return huiping::dump_json({{"causes", codes.causes}, {"flags", codes.flags}, {"signals", codes.signals}});
}

std::string version() { return std::string(huiping::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(huiping) {
  emscripten::function("load", &load);
  emscripten::function("assess", &answer<huiping::Call::assess>);
  emscripten::function("draft", &answer<huiping::Call::draft>);
  emscripten::function("check", &answer<huiping::Call::check>);
  emscripten::function("promises", &answer<huiping::Call::promises>);
  emscripten::function("stats", &stats);
  emscripten::function("explain", &answer<huiping::Call::explain>);
  emscripten::function("openBatch", &open_batch);
  emscripten::function("batchUnits", &batch_units);
  emscripten::function("batchReviews", &batch_reviews);
  emscripten::function("assessBatch", &assess_batch);
  emscripten::function("batchCodes", &batch_codes);
  emscripten::function("version", &version);
}
