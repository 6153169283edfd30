#pragma once
// What goes out and what comes back.

#include "models/base/result.h"
#include "models/base/time.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace earshot::remote {

enum class Method { Get, Put, Post, Delete };

/// "GET"
std::string_view word(Method method);

struct HttpResponse;

enum class Taken {
    Yes,
    Later, // there is no room for it now: it comes again, and nothing after it, once resume() says so
};

/// Takes a good answer's body (200 or 206) piece by piece, with the head it came under; on the network thread, which
/// all exchanges share: it waits for nothing. An error ends the exchange and is its outcome.
using BodySink = std::function<Result<Taken>(const HttpResponse &head, std::string_view piece)>;

struct HttpRequest {
    Method method = Method::Get;
    std::string url;
    std::string body;          // JSON, for PUT and POST
    std::string authorization; // the header's value; wiped by the client when the request is over
    std::string accept = "application/json";
    std::size_t maxBytes = std::size_t(64) << 20; // of the decoded body
    seconds timeout{120};                         // for the whole exchange
    BodySink sink = {};                           // instead of the answer's body, which then comes as it is, undecoded
    std::uint64_t from = 0;                       // of a body: leaves out so many bytes,
    std::string validator = {};                   // if it is still this one
    std::string ifMatch = {};                     // If-Match: only while what is written to is still this version
    bool once = false; // an answer that got lost is not asked for again: who sent it looks first what became of it
};

/// Content-Range (RFC 9110 §14.4): the bytes that came, of how many.
struct ContentRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;             // is among them
    std::optional<std::uint64_t> total; // "*": not known
    bool operator==(const ContentRange &) const = default;
};

struct HttpResponse {
    int status = 0;
    std::string body; // decoded
    std::string contentType;
    std::string contentEncoding;
    std::string etag;
    std::optional<std::uint64_t> contentLength;
    std::optional<ContentRange> contentRange;
    std::string location;                   // of a redirect, as sent
    std::optional<Instant> serverTime;      // the server's own clock, from its Date
    std::optional<milliseconds> retryAfter; // counted from the answer's arrival
    bool isRedirect() const { return status >= 300 && status < 400 && !location.empty(); }
};

/// Retry-After: seconds, or an HTTP date (RFC 9110 §10.2.3); never negative. `now` is the server's own clock, from its
/// Date header, where there is one: this machine's may be wrong.
std::optional<milliseconds> parseRetryAfter(std::string_view value, Instant now);

/// "bytes 5-9/10"; empty for anything else, also for ranges that cannot be.
std::optional<ContentRange> parseContentRange(std::string_view value);

/// An HTTP date in any of its three forms (RFC 9110 §5.6.7).
std::optional<Instant> parseHttpDate(std::string_view text);

} // namespace earshot::remote
