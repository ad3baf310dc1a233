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
// W" (health, family: not in public), "front W" and "back W" (fillers cut off), "drop W" (cut out anywhere), "after W"
// (what stands before and with it may go: "then I found that"), "loose_front W" and "loose_back W" (a piece that begins
// or ends so is torn, unless it ends in a "firm_back W"), "turn A => B" (person), "soften A => B" (a contemptuous end),
// "ask W" (ends a question, said again in quotation marks), "mark W" (names a fault), "content W" (praises), "subject
// W" (en: a clause that begins so is complete), "lend W" (en: complete with "it" before it), "state W" and "degree W"
// (en: "very loud" is complete with "it is"), "own_words CAUSE" (never said again at all).
struct PointWords {
  PointWords(const Documents& documents, Lang lang);
  Lang lang;
  std::vector<std::string> never, intimate, front, back, drop, after, loose_front, loose_back, firm_back;
  std::vector<std::string> mark, content, subject, lend, state, degree, own_words;
  std::vector<std::string> ask;
  std::vector<std::pair<std::string, std::string>> turn, soften;
};

// Both fields of a review as UTF-16, which is what quotes count in.
struct ReviewText {
  std::u16string text, append;
};

// The quote of the cause that names the complaint best and can be said safely and whole: as an unquoted clause where it
// could be turned, else in quotation marks. Empty when none can: then the caller names the cause in its own words. The
// result holds letters, digits and a few signs only: never markup, links, contacts, long numbers, insults or brands.
// plainly: only what names a fault outright (for mockery, which must not be taken at its word).
// Reads a bounded stretch around the quote, whatever the length of the review.
std::string find_point(const ReviewText& review, const Cause& cause, const PointWords& words, bool in_public,
                       bool plainly = false);

// Whether a quote of the cause says more than praise (a cause may be read into "the service is very good").
bool names_fault(const Cause& cause, const PointWords& words);

// A clause in which the buyer praises something, fit to be said again; empty when there is none.
std::string find_praise(const ReviewText& review, const PointWords& words);

// Mistakes in replies/quoting/<lang>.txt.
std::vector<std::string> check_point_documents(const Documents& documents);

}  // namespace huiping
