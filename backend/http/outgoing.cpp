#include "backend/http/outgoing.h"

#include "backend/http/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace earshot::http {

namespace {

constexpr std::size_t WorthCompressing = 1024; // bytes; less fits a packet or two anyway

struct Range {
    std::uint64_t offset;
    std::uint64_t length; // 0: nothing of it exists
};

std::optional<std::uint64_t> number(std::string_view digits)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || end != digits.data() + digits.size() || error != std::errc())
        return {};
    return value;
}

/// Reads "bytes=2-5", "bytes=2-" and "bytes=-4". Empty for what may be ignored: other units, several ranges, nonsense.
std::optional<Range> parseRange(std::string_view header, std::uint64_t size)
{
    if (header.size() < 6 || !sameName(header.substr(0, 6), "bytes="))
        return {};
    const std::string_view range = trimmed(header.substr(6));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos)
        return {};
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    if (dash == 0) {
        if (!last)
            return {};
        const std::uint64_t length = std::min(*last, size);
        return Range{size - length, length};
    }
    const bool isOpen = dash + 1 == range.size();
    if (!first || (!last && !isOpen) || (last && *last < *first))
        return {};
    if (*first >= size)
        return Range{0, 0};
    return Range{*first, std::min(isOpen ? size - 1 : *last, size - 1) - *first + 1};
}

std::string_view withoutWeakness(std::string_view etag)
{
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

bool isUnchanged(const Request &request, std::string_view etag)
{
    return anyOf(request.header("If-None-Match"), [&](std::string_view known) {
        return known == "*" || withoutWeakness(known) == withoutWeakness(etag);
    });
}

bool isCompressible(std::string_view type)
{
    type = trimmed(type.substr(0, type.find(';')));
    return type.starts_with("text/") || type == "application/json" || type == "application/javascript" ||
           type == "application/xml" || type == "image/svg+xml";
}

Field *find(std::vector<Field> &headers, std::string_view name)
{
    const auto found = std::ranges::find_if(headers, [&](const Field &field) { return sameName(field.name, name); });
    return found == headers.end() ? nullptr : &*found;
}

void dropBody(Response &response)
{
    response.body.clear();
    response.content.reset();
}

/// Answers If-None-Match: 304 when the client has these bytes.
void applyCondition(const Request &request, Response &response)
{
    const std::string_view etag = response.header("ETag");
    if (!etag.empty() && isUnchanged(request, etag)) {
        response.status = 304;
        dropBody(response);
    }
}

/// Answers Range and If-Range.
std::optional<Range> applyRange(const Request &request, Response &response)
{
    const std::uint64_t size = response.content->size();
    const std::string_view condition = request.header("If-Range");
    const bool isWanted = condition.empty() || condition == response.header("ETag");
    const auto range = isWanted ? parseRange(request.header("Range"), size) : std::nullopt;
    if (!range)
        return {};
    const std::string total = '/' + std::to_string(size);
    if (range->length == 0) {
        response.status = 416;
        response.headers.push_back({"Content-Range", "bytes *" + total});
        dropBody(response);
        return {};
    }
    response.status = 206;
    response.headers.push_back({"Content-Range", "bytes " + std::to_string(range->offset) + '-' +
                                                     std::to_string(range->offset + range->length - 1) + total});
    return range;
}

void compress(const Request &request, Response &response, Gzip &gzip)
{
    if (response.body.size() <= WorthCompressing || !isCompressible(response.header("Content-Type")) ||
        !response.header("Content-Encoding").empty())
        return;
    response.headers.push_back({"Vary", "Accept-Encoding"});
    if (!takesGzip(request.header("Accept-Encoding")))
        return;
    response.body = gzip.compressed(response.body);
    response.headers.push_back({"Content-Encoding", "gzip"});
    if (Field *etag = find(response.headers, "ETag"); etag && !etag->value.starts_with("W/"))
        etag->value.insert(0, "W/"); // other bytes than the plain ones (RFC 9110 §8.8.3.3)
}

bool isLineEnd(char c)
{
    return c == '\r' || c == '\n' || c == '\0';
}

/// A header line. A value that came from outside cannot begin another header.
void appendLine(std::string &head, const Field &header)
{
    const auto begin = std::ptrdiff_t(head.size());
    head += header.name;
    head += ": ";
    head += header.value;
    std::replace_if(head.begin() + begin, head.end(), isLineEnd, ' ');
    head += "\r\n";
}

std::string headOf(const Response &response, const Circumstances &circumstances, std::uint64_t length)
{
    std::string head;
    head.reserve(256);
    head += "HTTP/1.1 ";
    head += std::to_string(response.status);
    head += ' ';
    head += reason(response.status);
    head += "\r\nDate: ";
    head += circumstances.date;
    head += "\r\n";
    for (const Field &header : response.headers)
        appendLine(head, header);
    if (response.status != 204 && response.status != 304) {
        head += "Content-Length: ";
        head += std::to_string(length);
        head += "\r\n";
    }
    if (!circumstances.keepAlive)
        head += "Connection: close\r\n";
    else if (circumstances.http10)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return head;
}

} // namespace

Outgoing outgoing(const Request &request, Response response, const Circumstances &circumstances, Gzip &gzip)
{
    const bool isGet = request.method == Method::Get;
    const bool isHead = request.method == Method::Head;
    if (response.content) {
        response.headers.push_back({"Accept-Ranges", "bytes"});
        if (response.header("ETag").empty() && !response.content->etag().empty())
            response.headers.push_back({"ETag", response.content->etag()});
    }
    if ((isGet || isHead) && response.status == 200)
        applyCondition(request, response);
    std::optional<Range> range;
    if (isGet && response.status == 200 && response.content)
        range = applyRange(request, response);
    if (response.status == 204 || response.status == 304)
        dropBody(response);
    if (!response.content)
        compress(request, response, gzip);

    Outgoing out;
    const std::uint64_t whole = response.content ? response.content->size() : response.body.size();
    out.length = range ? range->length : whole;
    out.offset = range ? range->offset : 0;
    out.status = response.status;
    out.head = headOf(response, circumstances, out.length);
    if (isHead)
        out.length = 0;
    else if (response.content && out.length > 0)
        out.content = std::move(response.content);
    else
        out.body = std::move(response.body);
    return out;
}

std::string httpDate(std::time_t when)
{
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc = {};
    gmtime_r(&when, &utc);
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                     days[std::size_t(utc.tm_wday)], utc.tm_mday, months[std::size_t(utc.tm_mon)],
                                     utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    return std::string(text.data(), std::size_t(length));
}

} // namespace earshot::http
