#pragma once
// Beast's parser, writing straight into a Request. Only connection.cpp includes this.

#include "backend/http/message.h"

#include <boost/beast/http/basic_parser.hpp>

namespace earshot::http {

namespace beast = boost::beast;

class RequestParser final : public beast::http::basic_parser<true> {
public:
    RequestParser(Request &request, std::size_t headBytes);

    /// The status a broken request deserves.
    static int statusOf(beast::error_code error);

    /// After the head: sets path and query; 0, or the status that refuses the request.
    int judgeHead();

    bool expectsContinue() const;
    bool isHttp10() const { return m_version == 10; }

private:
    using Text = beast::string_view;
    using Error = beast::error_code;

    void on_request_impl(beast::http::verb verb, Text word, Text target, int version, Error &error) override;
    void on_response_impl(int, Text, int, Error &) override {}
    void on_field_impl(beast::http::field id, Text name, Text value, Error &error) override;
    void on_header_impl(Error &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, Error &error) override;
    std::size_t on_body_impl(Text piece, Error &error) override;
    void on_chunk_header_impl(std::uint64_t, Text, Error &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t remaining, Text piece, Error &error) override;
    void on_finish_impl(Error &) override {}

    Request &m_request;
    std::string m_target;
    int m_version = 11;
};

} // namespace earshot::http
