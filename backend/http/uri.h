#pragma once
// Request targets (RFC 9112 §3.2), percent-encoding (RFC 3986 §2.1) and form-encoded pairs.

#include "backend/http/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earshot::http {

/// Undoes %hh. Empty on a broken escape, and when the result holds NUL or is not UTF-8.
std::optional<std::string> percentDecoded(std::string_view text);

/// Everything but letters, digits and "-._~" as %hh.
std::string percentEncoded(std::string_view text);

/// The pairs of "a=1&b=x+y" in order, decoded, "+" as space; a key alone has an empty value. Reads query strings and
/// application/x-www-form-urlencoded bodies. Empty when a pair cannot be decoded as percentDecoded() says.
std::optional<std::vector<Field>> parsePairs(std::string_view text);

struct Target {
    std::string_view path; // begins with "/", or is "*"
    std::string_view query;
};

/// Splits "/path?query", "http://host/path?query" or "*". Empty for any other form.
std::optional<Target> splitTarget(std::string_view target);

} // namespace earshot::http
