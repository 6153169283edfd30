#include "backend/http/message.h"

#include "backend/http/fields.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace earshot::http {

namespace {

class OpenFile final : public Content {
public:
    OpenFile(int descriptor, const struct stat &about)
        : m_descriptor(descriptor), m_size(std::uint64_t(about.st_size)),
          m_etag('"' + std::to_string(about.st_ino) + '-' + std::to_string(about.st_size) + '-' +
                 std::to_string(about.st_mtim.tv_sec) + '.' + std::to_string(about.st_mtim.tv_nsec) + '"')
    {
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    ~OpenFile() override { ::close(m_descriptor); }

    std::uint64_t size() const override { return m_size; }
    std::string etag() const override { return m_etag; }
    Result<void> read(std::uint64_t offset, std::span<char> into) override
    {
        while (!into.empty()) {
            const ssize_t n = ::pread(m_descriptor, into.data(), into.size(), off_t(offset));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return Error{Error::Kind::Storage, std::generic_category().message(errno)};
            if (n == 0)
                return Error{Error::Kind::Storage, "the file became shorter while it was sent"};
            into = into.subspan(std::size_t(n));
            offset += std::uint64_t(n);
        }
        return {};
    }

private:
    int m_descriptor;
    std::uint64_t m_size;
    std::string m_etag;
};

} // namespace

std::string_view word(Method method)
{
    static constexpr std::array<std::string_view, 8> words = {"GET",   "HEAD",   "POST",    "PUT",
                                                              "PATCH", "DELETE", "OPTIONS", "OTHER"};
    return words[std::size_t(method)];
}

std::string_view reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return "Unknown";
    }
}

std::string_view Request::header(std::string_view name) const
{
    return valueOf(headers, name);
}

std::optional<std::string_view> Request::first(std::string_view key) const
{
    for (const Field &pair : query) {
        if (pair.name == key)
            return pair.value;
    }
    return {};
}

std::vector<std::string_view> Request::all(std::string_view key) const
{
    std::vector<std::string_view> values;
    for (const Field &pair : query) {
        const std::string_view name = pair.name;
        const bool isList = name.size() == key.size() + 2 && name.starts_with(key) && name.ends_with("[]");
        if (name == key || isList)
            values.push_back(pair.value);
    }
    return values;
}

std::string_view Request::parameter(std::string_view name) const
{
    for (const Field &parameter : parameters) {
        if (parameter.name == name)
            return parameter.value;
    }
    return {};
}

Response &&Response::with(std::string_view name, std::string_view value) &&
{
    headers.push_back({std::string(name), std::string(value)});
    return std::move(*this);
}

std::string_view Response::header(std::string_view name) const
{
    return valueOf(headers, name);
}

Response json(int status, std::string body)
{
    return text(status, std::move(body), "application/json; charset=utf-8");
}

Response text(int status, std::string body, std::string_view type)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    return std::move(response).with("Content-Type", type);
}

Response noContent()
{
    Response response;
    response.status = 204;
    return response;
}

Response redirect(std::string_view url, int status)
{
    Response response;
    response.status = status;
    return std::move(response).with("Location", url);
}

Result<Response> file(const std::filesystem::path &path, std::string_view type)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        const bool absent = errno == ENOENT || errno == ENOTDIR;
        return Error{absent ? Error::Kind::NotFound : Error::Kind::Storage, std::generic_category().message(errno)};
    }
    struct stat about = {};
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor);
        return Error{Error::Kind::NotFound, "not a regular file"};
    }
    Response response;
    response.content = std::make_shared<OpenFile>(descriptor, about);
    return std::move(response).with("Content-Type", type);
}

} // namespace earshot::http
