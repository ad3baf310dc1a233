// Review: what the seller's page or file says about one buyer review; the engine's input (contract.md "Review").
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace huiping {

// Language of a text. `other` is detected and answered with `unsure`, never guessed.
enum class Lang : std::uint8_t { zh, en, other };

// The language in which text for the seller (reasons, messages) is written.
enum class Ui : std::uint8_t { zh, en };

// A text the seller reads, in both interface languages (UTF-8).
struct Bilingual {
  std::string zh;
  std::string en;
  const std::string& in(Ui ui) const { return ui == Ui::zh ? zh : en; }
};

enum class Grade : std::uint8_t { bad, neutral, good };

// Where a quote lies: the main text of the review or its follow-up (zhui ping).
enum class Field : std::uint8_t { text, append };

// A piece of the buyer's own words. start and end are UTF-16 code units of the original field,
// end exclusive; text is exactly that slice in UTF-8.
struct Quote {
  Field field = Field::text;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string text;
};

// All strings are UTF-8; broken sequences were replaced by U+FFFD when the JSON was read.
// An absent optional means "unknown", never a default. Money is a decimal string. Times are ISO 8601.
struct Review {
  std::string id;
  std::string platform;  // "tmall", "jd", "amazon", ...; empty when unknown
  std::string text;
  std::string append_text;  // follow-up review; empty when there is none
  std::optional<int> append_days;
  std::optional<double> stars;  // 1 to 5
  std::optional<Grade> grade;
  std::string date;
  std::string buyer;
  std::string product_id, product_name, product_variant;
  std::string order_id, order_price, order_currency, order_signed_at;
  std::optional<int> images;
  std::optional<int> helpful;
  std::string reply_text, reply_date;  // the seller's existing public reply
  std::optional<Lang> lang;            // when the page says so; else detected
};

}  // namespace huiping
