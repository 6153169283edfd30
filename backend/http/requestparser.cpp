#include "backend/http/requestparser.h"

#include "backend/http/fields.h"
#include "backend/http/uri.h"

#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace earshot::http {

namespace {

constexpr std::uint64_t ReserveAtMost = 64 * 1024; // bytes; what a client announces is not yet there

std::string_view plain(beast::string_view text)
{
    return {text.data(), text.size()};
}

Method methodOf(beast::http::verb verb)
{
    using enum beast::http::verb;
    switch (verb) {
    case get:
        return Method::Get;
    case head:
        return Method::Head;
    case post:
        return Method::Post;
    case put:
        return Method::Put;
    case patch:
        return Method::Patch;
    case delete_:
        return Method::Delete;
    case options:
        return Method::Options;
    default:
        return Method::Other;
    }
}

} // namespace

RequestParser::RequestParser(Request &request, std::size_t headBytes) : m_request(request)
{
    header_limit(std::uint32_t(headBytes));
    body_limit(boost::none); // set when the route is known
}

int RequestParser::statusOf(beast::error_code error)
{
    using Broken = beast::http::error;
    if (error == Broken::header_limit)
        return 431;
    if (error == Broken::body_limit)
        return 413;
    if (error == Broken::bad_version)
        return 505;
    return 400;
}

int RequestParser::judgeHead()
{
    if (m_request.method == Method::Other)
        return 501;
    const auto hosts =
        std::ranges::count_if(m_request.headers, [](const Field &field) { return sameName(field.name, "Host"); });
    if (hosts > 1 || (hosts == 0 && !isHttp10()))
        return 400;
    if (const std::string_view coding = m_request.header("Transfer-Encoding"); !coding.empty()) {
        if (isHttp10())
            return 400;
        if (!sameName(coding, "chunked"))
            return 501;
    }
    const auto target = splitTarget(m_target);
    auto query = target ? parsePairs(target->query) : std::nullopt;
    if (!query || !percentDecoded(target->path))
        return 400;
    m_request.path = target->path;
    m_request.query = std::move(*query);
    return 0;
}

bool RequestParser::expectsContinue() const
{
    return !isHttp10() && sameName(m_request.header("Expect"), "100-continue");
}

void RequestParser::on_request_impl(beast::http::verb verb, Text, Text target, int version, Error &)
{
    m_request.method = methodOf(verb);
    m_target = plain(target);
    m_version = version;
}

void RequestParser::on_field_impl(beast::http::field, Text name, Text value, Error &)
{
    if (!is_header_done()) // a trailer cannot change what the head said
        m_request.headers.push_back({std::string(plain(name)), std::string(plain(value))});
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t> &length, Error &)
{
    if (length)
        m_request.body.reserve(std::size_t(std::min(*length, ReserveAtMost)));
}

std::size_t RequestParser::on_body_impl(Text piece, Error &)
{
    m_request.body += plain(piece);
    return piece.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text piece, Error &)
{
    m_request.body += plain(piece);
    return piece.size();
}

} // namespace earshot::http
