#pragma once
// Inside the room: the words of a phrase as a blob. A word is its start (after the end of the word before, or after 0
// for the first; zig-zag), its length in ms (zig-zag), the number of its bytes, and those; numbers are LEB128.

#include "models/domain/transcript.h"

namespace earshot::store {

std::string packWords(const std::vector<Word> &words);
/// What is readable of the blob; it never reads past its end.
std::vector<Word> unpackWords(std::string_view blob);

} // namespace earshot::store
