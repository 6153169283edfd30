#pragma once
// The times of a phrase's words as a compact blob: per word its start after the word before, its length (milliseconds)
// and its text, numbers in groups of seven bits, lowest first.

#include "models/domain/transcript.h"

#include <string>
#include <string_view>
#include <vector>

namespace earshot::storage {

std::string packWords(const std::vector<Word> &words);
/// What is cut off or broken is left out.
std::vector<Word> unpackWords(std::string_view packed);

} // namespace earshot::storage
