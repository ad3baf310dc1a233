// Builds the fold table from utf8proc.
#include "text/fold_table.h"

#include <utf8proc.h>

#include <array>

namespace huiping {
namespace {

constexpr auto kOptions =
    static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

// Marks and conjoining jamo may fuse with the character before them.
bool joins(utf8proc_int32_t code_point) {
  if ((code_point >= 0x1160 && code_point <= 0x11ff) || (code_point >= 0xd7b0 && code_point <= 0xd7ff)) return true;
  const auto category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

std::uint16_t fold_unit(std::uint32_t unit) {
  if (unit == 0) return FoldTable::kDrop;
  if (unit >= 0xd800 && unit <= 0xdfff) return FoldTable::kSlow;
  const auto code_point = static_cast<utf8proc_int32_t>(unit);
  std::array<utf8proc_int32_t, 32> out{};
  int last_boundclass = 0;
  const auto count = utf8proc_decompose_char(code_point, out.data(), static_cast<utf8proc_ssize_t>(out.size()),
                                             kOptions, &last_boundclass);
  if (joins(code_point) || (count > 0 && joins(out[0]))) return FoldTable::kJoin;
  const auto count_composed =
      count > 0 ? utf8proc_normalize_utf32(out.data(), count,
                                           static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE))
                : count;
  if (count_composed == 0) return FoldTable::kDrop;
  if (count_composed != 1 || out[0] > 0xfffd) return FoldTable::kSlow;
  return static_cast<std::uint16_t>(fold_house(static_cast<char32_t>(out[0])));
}

}  // namespace

char32_t fold_house(char32_t c) {
  if (c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029) return U'\n';
  if (c == U'\t' || c == U'\v' || c == U'\f' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
      c == 0x202f || c == 0x205f || c == 0x3000)
    return U' ';
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return 0;
  if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x201b || c == 0x2032) return U'\'';
  if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2033) return U'"';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
  if (c == 0x223c || c == 0x301c) return U'~';
  return c;
}

bool may_break(char16_t unit) {
  switch (unit) {
    case u' ':
    case u'\n':
    case u'.':
    case u',':
    case u':':
    case u';':
    case u'!':
    case u'?':
    case u'~':
    case 0x3001:  // ideographic comma
    case 0x3002:  // ideographic full stop
      return true;
    default:
      return false;
  }
}

void FoldTable::prepare() {
  quick.resize(entries.size());
  for (std::size_t unit = 0; unit < entries.size(); ++unit) {
    const std::uint16_t folded = entries[unit];
    const bool rare = folded == kDrop || folded == kSlow || folded == kJoin;
    quick[unit] = folded | (rare ? kRare : 0) | (!rare && may_break(static_cast<char16_t>(folded)) ? kMark : 0);
  }
}

FoldTable make_fold_table() {
  FoldTable table;
  table.entries.resize(65536);
  for (std::uint32_t unit = 0; unit < 65536; ++unit) table.entries[unit] = fold_unit(unit);
  table.prepare();
  return table;
}

}  // namespace huiping
