#pragma once
// The lines of a file as UTF-8 text, however the file is written: plain, gzip-compressed, UTF-8, UTF-16 or in one of
// the single-byte code pages. Nothing is guessed that could be wrong: bytes that are no text of the encoding are told.

#include "models/base/result.h"

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earshot::storage {

/// How text is written. Found: by its first bytes; UTF-8 where they say nothing.
enum class TextEncoding { Found, Utf8, Utf16Le, Utf16Be, Windows1252 };

/// "auto", "utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1252", and "latin1" for the latter, which has all of it.
std::optional<TextEncoding> encodingFrom(std::string_view word);
/// The words of encodingFrom(), for help texts.
std::vector<std::string> encodingWords();

class ImportLines {
public:
    ImportLines(std::istream &in, TextEncoding encoding);
    ~ImportLines();

    struct Line {
        std::string text;     // UTF-8 without its end; cut where it is too long
        bool tooLong = false; // beyond `longest`
        bool isText = true;   // false: some bytes are none of the encoding
    };
    /// The next line; none at the end. Errors: BadData (a broken or encrypted container; the detail says what the file
    /// is) or Storage (the disk).
    Result<std::optional<Line>> next(std::size_t longest);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace earshot::storage
