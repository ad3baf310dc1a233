// Little-endian writing and bounds-checked reading of the pack's numbers, strings and arrays.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace huiping {

class ByteWriter {
 public:
  template <typename T>
  void number(T value) {
    static_assert(std::is_integral_v<T>);
    for (std::size_t i = 0; i < sizeof(T); ++i)
      bytes_.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i)));
  }
  void real(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    number(bits);
  }
  void string(const std::string& value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.insert(bytes_.end(), value.begin(), value.end());
  }
  template <typename T>
  void array(const std::vector<T>& values) {
    number(static_cast<std::uint32_t>(values.size()));
    for (const T value : values) number(value);
  }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

// After the first read past the end ok() is false and every value is zero or empty.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return pos_ == bytes_.size(); }

  template <typename T>
  T number() {
    static_assert(std::is_integral_v<T>);
    if (!has(sizeof(T))) return T{};
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value |= static_cast<std::uint64_t>(bytes_[pos_ + i]) << (8 * i);
    pos_ += sizeof(T);
    return static_cast<T>(value);
  }
  float real() {
    const auto bits = number<std::uint32_t>();
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  std::string string() {
    const auto size = number<std::uint32_t>();
    if (!has(size)) return {};
    std::string value(bytes_.begin() + static_cast<std::ptrdiff_t>(pos_),
                      bytes_.begin() + static_cast<std::ptrdiff_t>(pos_ + size));
    pos_ += size;
    return value;
  }
  template <typename T>
  std::vector<T> array() {
    const auto size = number<std::uint32_t>();
    if (!has(std::size_t{size} * sizeof(T))) return {};
    std::vector<T> values(size);
    for (T& value : values) value = number<T>();
    return values;
  }
  std::span<const std::uint8_t> slice(std::size_t size) {
    if (!has(size)) return {};
    const auto part = bytes_.subspan(pos_, size);
    pos_ += size;
    return part;
  }

 private:
  bool has(std::size_t size) {
    if (size > bytes_.size() - pos_) ok_ = false;
    return ok_;
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t pos_ = 0;
  bool ok_ = true;
};

}  // namespace huiping
