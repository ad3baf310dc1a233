// Normalises a text in one loop: a table read per unit, utf8proc only for the rare characters that need it.
#include "text/normalize.h"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

namespace huiping {
namespace {

class Normalizer {
 public:
  Normalizer(const FoldTable& fold, Text& text) : fold_(fold), text_(text) {}

  void run() {
    const auto& in = text_.original;
    text_.units.clear();
    text_.begin_of.clear();
    text_.end_of.clear();
    text_.units.reserve(in.size());
    text_.begin_of.reserve(in.size());
    text_.end_of.reserve(in.size());
    std::size_t i = 0;
    while (i < in.size()) {
      const std::uint16_t folded = fold_[in[i]];
      const bool next_joins = i + 1 < in.size() && fold_[in[i + 1]] == FoldTable::kJoin;
      if (folded < FoldTable::kJoin && !next_joins) {
        if (folded != FoldTable::kDrop) emit(folded, i, i + 1);
        ++i;
      } else {
        i = emit_segment(i);
      }
    }
  }

 private:
  // A character and everything that may combine with it goes through utf8proc as a whole.
  std::size_t emit_segment(std::size_t begin) {
    const auto& in = text_.original;
    segment_.clear();
    std::size_t i = begin;
    do {
      char32_t code_point = in[i++];
      if (code_point >= 0xd800 && code_point <= 0xdbff && i < in.size() && in[i] >= 0xdc00 && in[i] <= 0xdfff)
        code_point = 0x10000 + ((code_point - 0xd800) << 10) + (in[i++] - 0xdc00u);
      else if (code_point >= 0xd800 && code_point <= 0xdfff)
        code_point = 0xfffd;
      append_decomposed(code_point);
      // A run of thousands of combining marks is an attack, not a letter: cut it.
    } while (i < in.size() && fold_[in[i]] == FoldTable::kJoin && i - begin < 32);
    const auto count = utf8proc_normalize_utf32(segment_.data(), static_cast<utf8proc_ssize_t>(segment_.size()),
                                                static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    for (utf8proc_ssize_t k = 0; k < count; ++k) {
      const char32_t c = fold_house(static_cast<char32_t>(segment_[static_cast<std::size_t>(k)]));
      if (c == 0) continue;
      if (c < 0x10000) {
        emit(static_cast<char16_t>(c), begin, i);
      } else {
        emit(static_cast<char16_t>(0xd800 + ((c - 0x10000) >> 10)), begin, i);
        emit(static_cast<char16_t>(0xdc00 + ((c - 0x10000) & 0x3ff)), begin, i);
      }
    }
    return i;
  }

  void append_decomposed(char32_t code_point) {
    utf8proc_int32_t out[32];
    int last_boundclass = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(code_point), out, 32,
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE),
        &last_boundclass);
    // Canonical order of marks across characters, as normalisation of the whole string would give.
    for (utf8proc_ssize_t k = 0; k < count && k < 32; ++k) {
      const auto mark_class = utf8proc_get_property(out[k])->combining_class;
      auto place = segment_.end();
      if (mark_class != 0)
        while (place != segment_.begin() && utf8proc_get_property(*(place - 1))->combining_class > mark_class) --place;
      segment_.insert(place, out[k]);
    }
  }

  void emit(char16_t unit, std::size_t begin, std::size_t end) {
    const auto begin32 = static_cast<std::uint32_t>(begin);
    const auto end32 = static_cast<std::uint32_t>(end);
    if (unit == u' ' || unit == u'\n') {
      if (text_.units.empty()) return;
      char16_t& last = text_.units.back();
      if (last == u' ' || last == u'\n') {
        if (unit == u'\n') last = u'\n';
        text_.end_of.back() = end32;
        return;
      }
    }
    text_.units.push_back(unit);
    text_.begin_of.push_back(begin32);
    text_.end_of.push_back(end32);
  }

  const FoldTable& fold_;
  Text& text_;
  std::vector<utf8proc_int32_t> segment_;
};

bool is_lone_han(const std::u16string& units, std::size_t i) {
  return is_han(units[i]) && (i == 0 || units[i - 1] == u' ') && (i + 1 == units.size() || units[i + 1] == u' ');
}

// Three and more single Han characters with blanks between them are a word in disguise: the blanks go.
void close_spaced_words(Text& text) {
  auto& units = text.units;
  std::vector<bool> drop;
  for (std::size_t i = 0; i + 4 < units.size(); ++i) {
    if (!is_lone_han(units, i)) continue;
    std::size_t end = i;
    while (end + 2 < units.size() && is_lone_han(units, end + 2)) end += 2;
    if (end >= i + 4) {
      drop.resize(units.size());
      for (std::size_t k = i + 1; k < end; k += 2) drop[k] = true;
    }
    i = end;
  }
  if (drop.empty()) return;
  std::size_t out = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (drop[i]) continue;
    units[out] = units[i];
    text.begin_of[out] = text.begin_of[i];
    text.end_of[out] = text.end_of[i];
    ++out;
  }
  units.resize(out);
  text.begin_of.resize(out);
  text.end_of.resize(out);
}

enum class Break { none, clause, sentence };

bool is_ascii_digit(char16_t c) { return c >= u'0' && c <= u'9'; }

Break break_at(const std::u16string& units, std::size_t i) {
  const char16_t c = units[i];
  const char16_t next = i + 1 < units.size() ? units[i + 1] : u'\n';
  const char16_t previous = i > 0 ? units[i - 1] : u'\n';
  switch (c) {
    case 0x3002:  // ideographic full stop
    case u'!':
    case u'?':
    case u'\n':
      return Break::sentence;
    case u'.':
      if (next == u' ' || next == u'\n' || is_han(next))
        return is_han(next) && is_ascii_digit(previous) ? Break::none : Break::sentence;
      return previous == u'.' || next == u'.' ? Break::clause : Break::none;
    case u',':
    case u':':
      return is_ascii_digit(previous) && is_ascii_digit(next) ? Break::none : Break::clause;
    case u';':
    case u'~':
    case 0x3001:  // ideographic comma
      return Break::clause;
    case u' ':
      return is_han(previous) && is_han(next) ? Break::clause : Break::none;
    default:
      return Break::none;
  }
}

// Numbers clauses and sentences. A break character still belongs to the clause that it ends; several break
// characters in a row end one clause, and a blank alone begins none.
class ClauseNumbering {
 public:
  explicit ClauseNumbering(Text& text) : text_(text) {}

  void run() {
    const std::uint32_t size = text_.size();
    text_.clause.resize(size);
    text_.sentence.resize(size);
    text_.clauses.assign(size == 0 ? 0 : 1, 0);
    std::uint32_t next = 0;  // first unit not looked at yet
    for (const std::uint32_t mark : text_.marks) {
      if (mark > next) begin_words(next);
      const Break here = break_at(text_.units, mark);
      if (here != Break::none) {
        if (inside_) pending_ = std::max(pending_, here);
      } else if (text_.units[mark] != u' ') {
        begin_words(mark);
      }
      next = mark + 1;
    }
    if (next < size) begin_words(next);
    fill_to(size);
  }

 private:
  void begin_words(std::uint32_t at) {
    inside_ = true;
    if (pending_ == Break::none) return;
    fill_to(at);
    ++clause_;
    if (pending_ == Break::sentence) ++sentence_;
    pending_ = Break::none;
    text_.clauses.push_back(at);
  }

  void fill_to(std::uint32_t end) {
    std::uint32_t* const clause = text_.clause.data();
    std::uint32_t* const sentence = text_.sentence.data();
    for (std::uint32_t i = filled_; i < end; ++i) {
      clause[i] = clause_;
      sentence[i] = sentence_;
    }
    filled_ = end;
  }

  Text& text_;
  std::uint32_t clause_ = 0, sentence_ = 0, filled_ = 0;
  bool inside_ = false;
  Break pending_ = Break::none;
};

// Every unit folds to one unit and blanks stand alone, as in nearly every text: positions stay what they are.
// False when something else was met; text is half done then.
bool normalize_plain(const FoldTable& fold, Text& text) {
  const std::size_t size = text.original.size();
  text.units.resize(size);
  text.marks.resize(size);
  const char16_t* const in = text.original.data();
  const std::uint32_t* const quick = fold.quick.data();
  char16_t* const out = text.units.data();
  std::uint32_t* const marks = text.marks.data();
  std::uint32_t seen = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t entry = quick[in[i]];
    seen |= entry;
    out[i] = static_cast<char16_t>(entry);
    marks[count] = static_cast<std::uint32_t>(i);
    count += entry >> 16 & 1;
  }
  if ((seen & FoldTable::kRare) != 0) return false;
  text.marks.resize(count);
  std::uint32_t last_blank = 0xfffffff0;
  for (const std::uint32_t mark : text.marks) {
    if (out[mark] != u' ' && out[mark] != u'\n') continue;
    // At an end, two in a row, or around a single character that may belong to a s p a c e d word.
    if (mark == 0 || mark + 1u == size || mark - last_blank <= 2) {
      if (mark == 0 || mark + 1u == size || mark - last_blank == 1 || is_han(out[mark - 1])) return false;
    }
    last_blank = mark;
  }
  text.begin_of.clear();
  text.end_of.clear();
  return true;
}

void normalize_rare(const FoldTable& fold, Text& text) {
  Normalizer(fold, text).run();
  if (!text.units.empty() && (text.units.back() == u' ' || text.units.back() == u'\n')) {
    text.units.pop_back();
    text.begin_of.pop_back();
    text.end_of.pop_back();
  }
  close_spaced_words(text);
  text.marks.clear();
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (may_break(text.units[i])) text.marks.push_back(i);
}

void normalize_original(const FoldTable& fold, Text& text) {
  if (!normalize_plain(fold, text)) normalize_rare(fold, text);
  ClauseNumbering(text).run();
}

}  // namespace

void normalize(const FoldTable& fold, std::u16string_view original, Text& text) {
  text.original.assign(original);
  normalize_original(fold, text);
}

void normalize(const FoldTable& fold, std::string_view utf8, Text& text) {
  to_utf16(utf8, text.original);
  normalize_original(fold, text);
}

Text normalize(const FoldTable& fold, std::u16string_view original) {
  Text text;
  normalize(fold, original, text);
  return text;
}

Text normalize(const FoldTable& fold, std::string_view utf8) {
  Text text;
  normalize(fold, utf8, text);
  return text;
}

}  // namespace huiping
