// Parses the pattern language by recursive descent and multiplies out its alternatives.
#include "pattern.h"

#include "text/normalize.h"

namespace huiping {
namespace {

using Elements = std::vector<Element>;
using Alternatives = std::vector<Elements>;

class PatternParser {
 public:
  explicit PatternParser(std::u16string_view source) : source_(source) {}

  Alternatives parse() {
    Alternatives all = choice();
    if (error.empty() && pos_ < source_.size()) error = "an unmatched ) or ]";
    return all;
  }

  std::string error;

 private:
  bool at_end() const { return pos_ >= source_.size(); }
  char16_t peek() const { return source_[pos_]; }

  Alternatives choice() {
    Alternatives all = sequence();
    while (error.empty() && !at_end() && peek() == u'|') {
      ++pos_;
      const Alternatives more = sequence();
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

  Alternatives sequence() {
    Alternatives all = {Elements{}};
    while (error.empty() && !at_end() && peek() != u'|' && peek() != u')' && peek() != u']') {
      const Alternatives next = element();
      Alternatives product;
      if (all.size() * next.size() > kMaxAlternatives) {
        error = "more than " + std::to_string(kMaxAlternatives) + " alternatives";
        return all;
      }
      for (const Elements& left : all)
        for (const Elements& right : next) {
          product.push_back(left);
          for (const Element& e : right) append(product.back(), e);
        }
      all = std::move(product);
    }
    return all;
  }

  static void append(Elements& to, const Element& e) {
    if (e.kind == Element::Kind::literal && !to.empty() && to.back().kind == Element::Kind::literal &&
        !to.back().open_end) {
      to.back().literal += e.literal;
      to.back().open_end = e.open_end;
    } else {
      to.push_back(e);
    }
  }

  Alternatives element() {
    const char16_t c = source_[pos_++];
    if (c == u'(') return group(u')', false);
    if (c == u'[') return group(u']', true);
    if (c == u'<') return {{named()}};
    if (c == u'{') return {{gap()}};
    if (c == u'>' || c == u'}') error = "an unmatched > or }";
    Element e;
    if (c == u'*') {
      e.open_end = true;
    } else if (c == u'\\' && !at_end()) {
      e.literal = source_[pos_++];
    } else {
      e.literal = c;
    }
    return {{e}};
  }

  Alternatives group(char16_t close, bool optional) {
    Alternatives inner = choice();
    if (!error.empty()) return inner;
    if (at_end() || peek() != close) {
      error = close == u')' ? "a ( without its )" : "a [ without its ]";
      return inner;
    }
    ++pos_;
    if (optional) inner.push_back(Elements{});
    return inner;
  }

  Element named() {
    Element e;
    e.kind = Element::Kind::name;
    while (!at_end() && peek() != u'>') e.name.push_back(static_cast<char>(source_[pos_++]));
    if (at_end()) error = "a < without its >";
    if (e.name.empty()) error = "an empty <>";
    ++pos_;
    for (char& c : e.name)
      if (c == '-') c = '_';
    return e;
  }

  Element gap() {
    Element e;
    e.kind = Element::Kind::gap;
    e.reach = Reach::clause;
    unsigned width = 0;
    bool digits = false;
    while (!at_end() && peek() >= u'0' && peek() <= u'9') {
      width = width * 10 + static_cast<unsigned>(source_[pos_++] - u'0');
      digits = true;
    }
    while (!at_end() && peek() == u'+') {
      e.reach = e.reach == Reach::clause ? Reach::sentence : Reach::text;
      ++pos_;
    }
    if (!digits || at_end() || peek() != u'}' || width > 200)
      error = "a gap must look like {5}, {20+} or {60++}, at most 200";
    ++pos_;
    e.gap = static_cast<std::uint16_t>(width);
    return e;
  }

  std::u16string_view source_;
  std::size_t pos_ = 0;
};

// Normalises a literal without losing blanks at its ends.
std::u16string fold_literal(const FoldTable& fold, const std::u16string& literal) {
  const std::u16string guarded = u"x" + literal + u"x";
  const std::u16string units = normalize(fold, guarded).units;
  return units.size() < 2 ? std::u16string() : units.substr(1, units.size() - 2);
}

// Takes ^ ^^ off the front and $ $$ off the end.
std::u16string_view take_anchors(std::u16string_view source, Sequence& anchors) {
  if (source.substr(0, 2) == u"^^") {
    anchors.at_text_begin = true;
    source.remove_prefix(2);
  } else if (source.substr(0, 1) == u"^") {
    anchors.at_clause_begin = true;
    source.remove_prefix(1);
  }
  const auto ends_with = [&](std::u16string_view tail) {
    return source.size() > tail.size() && source.substr(source.size() - tail.size()) == tail &&
           source[source.size() - tail.size() - 1] != u'\\';
  };
  if (ends_with(u"$$")) {
    anchors.at_text_end = true;
    source.remove_suffix(2);
  } else if (ends_with(u"$")) {
    anchors.at_clause_end = true;
    source.remove_suffix(1);
  }
  return source;
}

// Folds gaps into the elements behind them; the error text when the sequence cannot be matched.
std::string finish(const FoldTable& fold, const Elements& from, Sequence& to) {
  Element pending;
  for (Element e : from) {
    if (e.kind == Element::Kind::gap) {
      pending.gap = static_cast<std::uint16_t>(pending.gap + e.gap);
      pending.reach = std::max(pending.reach, e.reach);
      if (to.elements.empty()) return "a pattern may not begin with a gap";
      continue;
    }
    if (e.kind == Element::Kind::literal) {
      e.literal = fold_literal(fold, e.literal);
      if (e.literal.empty()) continue;
    }
    e.gap = pending.gap;
    e.reach = pending.reach;
    pending = Element();
    to.elements.push_back(std::move(e));
  }
  if (to.elements.empty()) return "an empty pattern";
  if (pending.reach != Reach::adjacent) return "a pattern may not end with a gap";
  return {};
}

}  // namespace

ParsedPattern parse_pattern(const FoldTable& fold, std::string_view utf8) {
  ParsedPattern result;
  Sequence anchors;
  const std::u16string source = to_utf16(utf8);
  PatternParser parser(take_anchors(source, anchors));
  const Alternatives alternatives = parser.parse();
  result.error = parser.error;
  for (const Elements& elements : alternatives) {
    if (!result.error.empty()) break;
    Sequence sequence = anchors;
    result.error = finish(fold, elements, sequence);
    result.sequences.push_back(std::move(sequence));
  }
  if (!result.error.empty()) result.sequences.clear();
  return result;
}

JoinedPattern split_joined(std::string_view utf8) {
  JoinedPattern joined;
  int depth = 0;
  std::size_t begin = 0;
  const auto add_part = [&](std::size_t end) {
    std::string_view part = utf8.substr(begin, end - begin);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    joined.parts.push_back(part);
  };
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (c == '\\') {
      ++i;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (c == '&' && depth == 0) {
      add_part(i);
      if (i + 1 < utf8.size() && utf8[i + 1] == '&') {
        joined.reach = Reach::text;
        ++i;
      }
      begin = i + 1;
    }
  }
  add_part(utf8.size());
  return joined;
}

}  // namespace huiping
