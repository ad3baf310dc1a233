// Writes assessments as CSV rows and as a readable table.
#include "rows_out.h"

#include <utf8proc.h>

#include "text/text.h"

namespace huiping {
namespace {

std::string string_of(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string csv_cell(std::string text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first != std::string::npos && std::string("=+-@\t\r").find(text[first]) != std::string::npos) text.insert(0, "'");
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string first_quote(const Json& assessment) {
  if (assessment["causes"].empty()) return {};
  const Json& quotes = assessment["causes"][0]["quotes"];
  return quotes.empty() ? std::string() : string_of(quotes[0], "text");
}

// Cuts or pads to `width` terminal columns; control, bidi and zero-width characters are left out.
std::string fit(const std::string& text, int width) {
  std::string out;
  int used = 0;
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                                       static_cast<utf8proc_ssize_t>(text.size() - i), &c);
    if (size <= 0) break;
    const int columns = c < 0x20 || c == 0x7f ? 0 : utf8proc_charwidth(c);
    if (used + columns > width) break;
    if (columns > 0) out.append(text, i, static_cast<std::size_t>(size));
    used += columns;
    i += static_cast<std::size_t>(size);
  }
  return out + std::string(static_cast<std::size_t>(width - used), ' ');
}

const char* colour_of(const std::string& band) {
  if (band == "critical") return "\x1b[1;97;41m";
  if (band == "high") return "\x1b[1;31m";
  if (band == "medium") return "\x1b[33m";
  return "\x1b[32m";
}

}  // namespace

std::string csv_header() {
  return "id,lang,sentiment,risk_band,risk_score,severity,primary_cause,causes,quote,flags,prior_contact,remedy_asked,"
         "unsure,text\n";
}

std::string csv_row(const Json& review, const Json& assessment) {
  const auto codes = [](const Json& list) {
    std::string joined;
    for (const Json& item : list)
      joined += (joined.empty() ? "" : " ") + (item.is_string() ? item.get<std::string>() : string_of(item, "code"));
    return joined;
  };
  const std::string primary = assessment["causes"].empty() ? "" : string_of(assessment["causes"][0], "code");
  std::string row = csv_cell(string_of(assessment, "id"));
  for (const std::string& cell :
       {string_of(assessment, "lang"), string_of(assessment["sentiment"], "label"),
        string_of(assessment["risk"], "band"), assessment["risk"]["score"].dump(), assessment["severity"].dump(),
        primary, codes(assessment["causes"]), first_quote(assessment), codes(assessment["flags"]),
        string_of(assessment, "prior_contact"), codes(assessment["remedy_asked"]), assessment["unsure"].dump(),
        string_of(review, "text")})
    row += ',' + csv_cell(cell);
  return row + '\n';
}

std::string table_row(const Engine& engine, const Json& review, const Json& assessment, Ui ui, bool colour) {
  const std::string band = string_of(assessment["risk"], "band");
  std::string cause = assessment["causes"].empty() ? "" : string_of(assessment["causes"][0], "code");
  if (!cause.empty())
    if (const auto explained = engine.explain(cause); !explained.empty()) cause = explained.front().label.in(ui);
  std::string quote = first_quote(assessment);
  if (quote.empty()) quote = string_of(review, "text");
  const std::string paint = colour ? colour_of(band) : "";
  const std::string plain = colour ? "\x1b[0m" : "";
  return paint + fit(assessment["risk"]["score"].dump(), 4) + fit(band, 9) + plain + ' ' + fit(cause, 18) + ' ' +
         fit(string_of(review, "platform"), 11) + ' ' + fit(quote, 52) + '\n';
}

}  // namespace huiping
