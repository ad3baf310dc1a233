// UTF-8 and UTF-16 conversion and the small questions one asks of a Text.
#include "text/text.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace huiping {
namespace {

static_assert(std::endian::native == std::endian::little);

// Decodes one code point at `i`; a maximal broken subpart gives U+FFFD and is skipped.
char32_t decode(std::string_view bytes, std::size_t& i) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const unsigned char lead = byte(i++);
  if (lead < 0x80) return lead;
  int more = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xbf;
  char32_t code_point = 0;
  if (lead >= 0xc2 && lead <= 0xdf) {
    more = 1;
    code_point = lead & 0x1fu;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    more = 2;
    code_point = lead & 0x0fu;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    more = 3;
    code_point = lead & 0x07u;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else {
    return 0xfffd;
  }
  for (; more > 0; --more) {
    if (i >= bytes.size() || byte(i) < low || byte(i) > high) return 0xfffd;
    code_point = (code_point << 6) | (byte(i++) & 0x3fu);
    low = 0x80;
    high = 0xbf;
  }
  return code_point;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t value) { out.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | (c >> 6));
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

std::pair<std::uint32_t, std::uint32_t> run_of(const std::vector<std::uint32_t>& numbers, std::uint32_t pos) {
  const auto range = std::equal_range(numbers.begin(), numbers.end(), numbers[pos]);
  return {static_cast<std::uint32_t>(range.first - numbers.begin()),
          static_cast<std::uint32_t>(range.second - numbers.begin())};
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> Text::sentence_at(std::uint32_t pos) const { return run_of(sentence, pos); }

Quote Text::quote(Field field, std::uint32_t start, std::uint32_t end) const {
  const std::uint32_t from = original_begin(start);
  const std::uint32_t to = original_end(end);
  return {field, from, to, to_utf8(std::u16string_view(original).substr(from, to - from))};
}

void to_utf16(std::string_view utf8, std::u16string& out) {
  // Never more units than bytes.
  out.resize(utf8.size());
  char16_t* const units = out.data();
  const auto* const bytes = reinterpret_cast<const unsigned char*>(utf8.data());
  const std::size_t size = utf8.size();
  char16_t* out_unit = units;
  for (std::size_t i = 0; i < size;) {
    // Three bytes, nearly all of Chinese: one test of all their marks. Overlong forms and surrogates begin with e0 and
    // ed and go the long way.
    if (size - i > 3) {
      std::uint32_t four = 0;
      std::memcpy(&four, bytes + i, sizeof four);
      if ((four & 0xc0c0f0) == 0x8080e0 && (0xdffe >> (four & 15) & 1) != 0) {
        *out_unit++ = static_cast<char16_t>(four << 12 | (four & 0x3f00) >> 2 | (four & 0x3f0000) >> 16);
        i += 3;
        continue;
      }
    }
    if (bytes[i] < 0x80) {
      *out_unit++ = bytes[i++];
      continue;
    }
    const char32_t c = decode(utf8, i);
    if (c < 0x10000) {
      *out_unit++ = static_cast<char16_t>(c);
    } else {
      *out_unit++ = static_cast<char16_t>(0xd800 + ((c - 0x10000) >> 10));
      *out_unit++ = static_cast<char16_t>(0xdc00 + ((c - 0x10000) & 0x3ff));
    }
  }
  out.resize(static_cast<std::size_t>(out_unit - units));
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  to_utf16(utf8, out);
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  std::string out;
  out.reserve(utf16.size() * 3);
  for (std::size_t i = 0; i < utf16.size(); ++i) {
    char32_t c = utf16[i];
    if (c >= 0xd800 && c <= 0xdbff && i + 1 < utf16.size() && utf16[i + 1] >= 0xdc00 && utf16[i + 1] <= 0xdfff)
      c = 0x10000 + ((c - 0xd800) << 10) + (utf16[++i] - 0xdc00u);
    else if (c >= 0xd800 && c <= 0xdfff)
      c = 0xfffd;
    append_utf8(out, c);
  }
  return out;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) append_utf8(out, decode(bytes, i));
  return out;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    // U+FFFD itself is three bytes long; a broken sequence that becomes one is not "ef bf bd".
    if (decode(bytes, i) == 0xfffd && bytes.substr(begin, i - begin) != "\xef\xbf\xbd") return false;
  }
  return true;
}

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < utf8.size(); ++count) decode(utf8, i);
  return count;
}

bool is_han(char16_t unit) {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit == 0x3005 || unit == 0x3007;
}

}  // namespace huiping
