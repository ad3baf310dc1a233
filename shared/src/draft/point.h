// Point: the buyer's own complaint, cut from the review and turned into the seller's person, fit to be said in public.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "huiping/assessment.h"
#include "huiping/review.h"
#include "pack/pack.h"

namespace huiping {

// replies/quoting/<lang>.txt: "never W" (insults, brands, contacts, rhetoric: such words are not repeated), "intimate
// W" (health, family: not in public), "front W" and "back W" (fillers cut off), "loose_front W" and "loose_back W" (a
// piece that begins or ends so is torn), "turn A => B" (person), "subject W" (en: a clause that begins so is complete),
// "own_words CAUSE" (never said again at all).
struct PointWords {
  PointWords(const Documents& documents, Lang lang);
  Lang lang;
  std::vector<std::string> never, intimate, front, back, loose_front, loose_back, subject, own_words;
  std::vector<std::pair<std::string, std::string>> turn;
};

// Both fields of a review as UTF-16, which is what quotes count in.
struct ReviewText {
  std::u16string text, append;
};

// The first quote of the cause that can be said safely and whole: as an unquoted clause where it could be turned, else
// in quotation marks (English). Empty when none can: then the caller names the cause in its own words. The result
// holds letters, digits and a few signs only: never markup, links, contacts, long numbers, insults or brands.
// Reads a bounded stretch around the quote, whatever the length of the review.
std::string find_point(const ReviewText& review, const Cause& cause, const PointWords& words, bool in_public);

// Mistakes in replies/quoting/<lang>.txt.
std::vector<std::string> check_point_documents(const Documents& documents);

}  // namespace huiping
