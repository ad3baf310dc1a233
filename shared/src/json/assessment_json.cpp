// Puts the text together; numbers have two decimals at most, so that every target writes the same bytes.
#include "json/assessment_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "huiping/codes.h"

namespace huiping {
namespace {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void raw(std::string_view text) { out_.append(text); }

  void string(std::string_view text) {
    out_ += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      out_.append(text, done, i - done);
      done = i + 1;
      escape(c);
    }
    out_.append(text, done, text.size() - done);
    out_ += '"';
  }

  void number(std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }

  // Two decimals at most and one at least: 0.0, 0.5, -0.93.
  void decimal(double value) {
    const std::int64_t hundredths = std::llround(value * 100);
    if (hundredths < 0 || (hundredths == 0 && std::signbit(value))) out_ += '-';
    const std::int64_t size = std::abs(hundredths);
    number(size / 100);
    out_ += '.';
    out_ += static_cast<char>('0' + size / 10 % 10);
    if (size % 10 != 0) out_ += static_cast<char>('0' + size % 10);
  }

  template <typename List, typename Write>
  void list(const List& items, Write write) {
    out_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      write(item);
    }
    out_ += ']';
  }

  void quotes(const std::vector<Quote>& all) {
    list(all, [&](const Quote& quote) {
      raw(quote.field == Field::append ? R"({"field":"append","start":)" : R"({"field":"text","start":)");
      number(quote.start);
      raw(R"(,"end":)");
      number(quote.end);
      raw(R"(,"text":)");
      string(quote.text);
      raw("}");
    });
  }

  void marks(const std::vector<Mark>& all) {
    list(all, [&](const Mark& mark) {
      raw(R"({"code":)");
      string(mark.code);
      raw(R"(,"quotes":)");
      quotes(mark.quotes);
      raw("}");
    });
  }

  void strings(const std::vector<std::string>& all) {
    list(all, [&](const std::string& text) { string(text); });
  }

 private:
  void escape(unsigned char c) {
    switch (c) {
      case '"':
        out_ += "\\\"";
        return;
      case '\\':
        out_ += "\\\\";
        return;
      case '\b':
        out_ += "\\b";
        return;
      case '\f':
        out_ += "\\f";
        return;
      case '\n':
        out_ += "\\n";
        return;
      case '\r':
        out_ += "\\r";
        return;
      case '\t':
        out_ += "\\t";
        return;
      default:
        constexpr std::string_view kHex = "0123456789abcdef";
        out_ += "\\u00";
        out_ += kHex[c >> 4];
        out_ += kHex[c & 15];
    }
  }

  std::string& out_;
};

}  // namespace

void append_json(const Assessment& a, Ui ui, std::string& out) {
  Writer w(out);
  w.raw("{");
  if (!a.id.empty()) {
    w.raw(R"("id":)");
    w.string(a.id);
    w.raw(",");
  }
  w.raw(R"("lang":)");
  w.string(lang_code(a.lang));
  w.raw(R"(,"sentiment":{"label":)");
  w.string(sentiment_code(a.sentiment.label));
  w.raw(R"(,"score":)");
  w.decimal(a.sentiment.score);
  w.raw(R"(,"confidence":)");
  w.decimal(a.sentiment.confidence);
  w.raw(R"(},"causes":)");
  w.list(a.causes, [&](const Cause& cause) {
    w.raw(R"({"code":)");
    w.string(cause.code);
    w.raw(R"(,"confidence":)");
    w.decimal(cause.confidence);
    w.raw(R"(,"quotes":)");
    w.quotes(cause.quotes);
    w.raw("}");
  });
  if (!a.responsible.empty()) {
    w.raw(R"(,"responsible":)");
    w.string(a.responsible);
  }
  w.raw(R"(,"flags":)");
  w.marks(a.flags);
  w.raw(R"(,"facets":)");
  w.strings(a.facets);
  if (!a.stage.empty()) {
    w.raw(R"(,"stage":)");
    w.string(a.stage);
  }
  w.raw(R"(,"prior_contact":)");
  w.string(a.prior_contact);
  w.raw(R"(,"remedy_asked":)");
  w.strings(a.remedy_asked);
  w.raw(R"(,"signals":)");
  w.marks(a.signals);
  w.raw(R"(,"severity":)");
  w.number(a.severity);
  w.raw(R"(,"influence":)");
  w.decimal(a.influence);
  w.raw(a.high_value ? R"(,"value_tier":"high","risk":{"score":)" : R"(,"value_tier":"regular","risk":{"score":)");
  w.number(a.risk.score);
  w.raw(R"(,"band":)");
  w.string(band_code(a.risk.band));
  w.raw(R"(,"reasons":)");
  w.list(a.risk.reasons, [&](const RiskReason& reason) {
    w.raw(R"({"code":)");
    w.string(reason.code);
    w.raw(R"(,"points":)");
    w.number(reason.points);
    w.raw(R"(,"text":)");
    w.string(reason.text.in(ui));
    if (!reason.quotes.empty()) {
      w.raw(R"(,"quotes":)");
      w.quotes(reason.quotes);
    }
    w.raw("}");
  });
  w.raw(a.unsure ? R"(},"unsure":true})" : R"(},"unsure":false})");
}

}  // namespace huiping
