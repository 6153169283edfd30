#pragma once
// What goes out and what comes back.

#include "models/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace earshot::remote {

enum class Method { Get, Put, Post, Delete };

/// "GET"
std::string_view word(Method method);

struct HttpRequest {
    Method method = Method::Get;
    std::string url;
    std::string body;          // JSON, for PUT and POST
    std::string authorization; // the header's value; wiped by the client when the request is over
    std::string accept = "application/json";
    std::size_t maxBytes = std::size_t(64) << 20; // of the decoded body
    seconds timeout{120};                         // for the whole exchange
};

struct HttpResponse {
    int status = 0;
    std::string body; // decoded
    std::string contentType;
    std::string location;                   // of a redirect, as sent
    std::optional<milliseconds> retryAfter; // counted from the answer's arrival
    bool isRedirect() const { return status >= 300 && status < 400 && !location.empty(); }
};

/// Retry-After: seconds, or an HTTP date (RFC 9110 §10.2.3); never negative. `now` is the server's own clock, from its
/// Date header, where there is one: this machine's may be wrong.
std::optional<milliseconds> parseRetryAfter(std::string_view value, Instant now);

/// An HTTP date in any of its three forms (RFC 9110 §5.6.7).
std::optional<Instant> parseHttpDate(std::string_view text);

} // namespace earshot::remote
