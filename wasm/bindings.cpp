// The whole surface that JavaScript sees: JSON text in, JSON text out; nothing to free, nothing thrown.
#include <emscripten/bind.h>

#include <optional>
#include <string>

#include "json/calls.h"

namespace {

std::optional<huiping::Engine> engine;

huiping::Ui ui_of(const std::string& name) { return name == "en" ? huiping::Ui::en : huiping::Ui::zh; }

// Embind hands a Uint8Array over as a std::string of its bytes.
std::string load(const std::string& pack) {
  auto loaded = huiping::Engine::load({reinterpret_cast<const std::uint8_t*>(pack.data()), pack.size()});
  if (const auto* error = std::get_if<huiping::LoadError>(&loaded))
    return huiping::dump_json({{"error", error->message}});
  engine = std::get<huiping::Engine>(std::move(loaded));
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
  emscripten::function("version", &version);
}
