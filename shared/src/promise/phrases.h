// Phrases: the parts of a text that may hold a promise each, and what the words in them say for and against one.
#pragma once

#include <optional>
#include <vector>

#include "match/lexicon.h"
#include "promise/deadline.h"
#include "text/text.h"

namespace huiping {

// A clause, or one of two acts of a clause that a word for "and" joins.
struct Phrase {
  Stretch where;
  std::uint32_t sentence = 0;
  std::vector<Word> kinds;                                // cues of the kinds of promise, ascending
  std::uint8_t shop = 0, will = 0, deed = 0, result = 0;  // the highest weights of the signs of that name
  std::uint32_t act = 0;  // where the first deed or result stands; the beginning when there is none
  bool timed = false;     // names a time
  bool buyer = false;     // names the buyer
  bool limited = false;   // with a word like "before" or "within"
  bool finishes = false;  // timed, and its only deeds are those that end what was said before
  bool barred = false;    // something says that this is no promise
  bool idle = false;      // tells only how things stand
  bool ongoing = false;   // tells what goes on already; a time makes up for it
};

// All phrases of a text in order, and the words for times.
struct Phrases {
  std::vector<Phrase> all;
  std::vector<Word> times;
};

// `made_at` as for find_deadline; the first second of 1970 when it is not known.
Phrases read_phrases(const Lexicon& lexicon, const Text& text, const Scan& scan, const Moment& made_at);

// Does the file hold words that phrases are judged by (times, signs, bars) and no kind of promise?
bool is_word_class(std::string_view code);

}  // namespace huiping
