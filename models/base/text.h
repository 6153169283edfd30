#pragma once
// UTF-8 text: comparing as people do, and making hostile text harmless.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace earshot::text {

/// Stands between two things that were said (ASCII's record separator, which clean() takes out of every text): no
/// phrase goes over it.
inline constexpr char PhraseEnd = '\x1e';

/// Without case and accents, for comparing (folding.h): "ÉCOLE" → "ecole", "Łódź Straße" → "lodz strasse". Invalid
/// UTF-8 becomes U+FFFD.
std::string folded(std::string_view utf8);

/// True when the words of `phrase` stand in `text` one after the other, whole, whatever the case, accents and
/// punctuation between them. A character of a script without blanks (Chinese, Thai …) is a word by itself, so that a
/// phrase of these is found anywhere. An empty phrase (no word in it) is in no text.
bool containsPhrase(std::string_view text, std::string_view phrase);

/// The folded words of a text: runs of letters, digits and marks; single characters of scripts without blanks.
std::vector<std::string> words(std::string_view text);

/// Valid UTF-8 without NUL and other control characters (tab and newline stay, a carriage return or form feed becomes a
/// newline) and without bidirectional overrides,
/// which can make a name read as another. What the wire brings passes through this once.
std::string clean(std::string_view utf8);

/// Without white space of any kind (spaces of other widths too) at both ends.
std::string trimmed(std::string_view utf8);
/// True when nothing but white space is there.
bool isBlank(std::string_view utf8);

/// True when every byte is below 0x80.
bool isAscii(std::string_view bytes);

/// True for well-formed UTF-8.
bool isUtf8(std::string_view bytes);

/// At most `bytes` bytes, cut between characters.
std::string_view cut(std::string_view utf8, std::size_t bytes);

} // namespace earshot::text
