// Grams: 4-grams of letters, packed into 64 bits, and their overlap.
#include "draft/grams.h"

#include <algorithm>

#include "text/text.h"

namespace huiping {

Grams4 grams_of(std::string_view utf8) {
  Grams4 grams;
  std::uint64_t window = 0;
  std::size_t filled = 0;
  for (const char16_t unit : to_utf16(utf8)) {
    const bool sign =
        unit < 0x80
            ? !((unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9'))
            : (unit >= 0x2000 && unit <= 0x206F) || (unit >= 0x3000 && unit <= 0x303F) || unit >= 0xFF00;
    if (sign) continue;
    window = (window << 16) | unit;
    if (++filled >= 4) grams.push_back(window);
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

int overlap_percent(const Grams4& a, const Grams4& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool step_a = a[i] <= b[j], step_b = b[j] <= a[i];
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return static_cast<int>(common * 100 / std::min(a.size(), b.size()));
}

}  // namespace huiping
