#pragma once
// What a handler gets and gives: plain values, nothing of sockets.

#include "models/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earshot::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options, Other };

/// "GET", "PUT", …; "OTHER" for methods we do not serve.
std::string_view word(Method method);

/// "Not Found" for 404; "Unknown" for codes without a name.
std::string_view reason(int status);

/// A name with a value: a header, a query pair, a path parameter.
struct Field {
    std::string name;
    std::string value;
    bool operator==(const Field &) const = default;
};

struct Request {
    Method method = Method::Get;
    std::string path;              // as sent, still percent-encoded, without the query
    std::vector<Field> query;      // decoded UTF-8, in order
    std::vector<Field> headers;    // as sent, in order
    std::vector<Field> parameters; // what the {names} of the route matched, decoded
    std::string_view route;        // the pattern of the route, safe to log; empty when none matched
    std::string body;
    std::string remoteAddress; // numeric, without port
    bool tls = false;

    /// The first header of that name in any case; empty when absent.
    std::string_view header(std::string_view name) const;
    /// The first value of a query key, such as `page`.
    std::optional<std::string_view> first(std::string_view key) const;
    /// Every value of a query key in order, of `key` and of its list form `key[]`.
    std::vector<std::string_view> all(std::string_view key) const;
    /// What `{name}` of the route matched; empty when the route has no such name.
    std::string_view parameter(std::string_view name) const;
};

/// Bytes read in pieces while they are sent, such as a recording.
class Content {
public:
    virtual ~Content() = default;
    virtual std::uint64_t size() const = 0;
    /// A strong validator with its quotes, which changes whenever the bytes do; empty for none.
    virtual std::string etag() const = 0;
    /// Fills `into` from `offset`, all of it: offset + size of `into` is never past size(). On the server's thread.
    virtual Result<void> read(std::uint64_t offset, std::span<char> into) = 0;
};

struct Response {
    int status = 200;
    std::vector<Field> headers; // without Date, Content-Length, Connection: those are the server's
    std::string body;
    std::shared_ptr<Content> content; // instead of `body`; Range, If-Range and If-None-Match are answered by the server
    bool isToKnown = false;           // whoever asked has shown that they may: their connection is nobody's share

    /// Adds a header, to be chained.
    Response &&with(std::string_view name, std::string_view value) &&;
    /// The first header of that name in any case; empty when absent.
    std::string_view header(std::string_view name) const;
};

Response json(int status, std::string body);
Response text(int status, std::string body, std::string_view type = "text/plain; charset=utf-8");
Response noContent();
Response redirect(std::string_view url, int status = 302);
/// The file's bytes, opened now. NotFound when it is not there or no regular file, Storage when it cannot be read.
Result<Response> file(const std::filesystem::path &path, std::string_view type);

} // namespace earshot::http
