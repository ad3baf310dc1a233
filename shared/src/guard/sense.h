// Sense: a stretch of text as the guard's learned heads read it, its characters and the word classes in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guard/offence.h"
#include "text/text.h"

namespace huiping {

// Kind of the lexicon entries that stand for a concept or a built-in class.
inline constexpr std::string_view kWordClass = "word_class";

// A private-use character that stands for a word class, the same in every pack: U+E000 and a hash of its name.
char16_t mark_of(std::string_view word_class);

// More than half of the letters are Han: the text is read by the Chinese heads and mended in Chinese.
bool is_mostly_han(std::u16string_view units);

// The units [first, last), then the marks of the word classes that begin there, each once in a row, at most 48.
std::u16string sense_of(const Text& text, const std::vector<Sign>& signs, std::uint32_t first, std::uint32_t last);

// What is read at a time: every sentence, and every two sentences that follow each other. Units [first, second).
std::vector<std::pair<std::uint32_t, std::uint32_t>> stretches_of(const Text& text);

}  // namespace huiping
