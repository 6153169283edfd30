#pragma once
// What goes over the wire for a handler's response: conditional requests, ranges, compression (RFC 9110 §13, §14,
// §12.5).

#include "backend/http/gzip.h"
#include "backend/http/message.h"

#include <ctime>
#include <memory>
#include <string>
#include <string_view>

namespace earshot::http {

struct Outgoing {
    std::string head; // with the empty line that ends it
    std::string body;
    std::shared_ptr<Content> content; // instead of `body`
    std::uint64_t offset = 0;         // of the first byte of `content` to send
    std::uint64_t length = 0;         // bytes to send after the head
    int status = 0;
};

struct Circumstances {
    std::string_view date; // as the Date header wants it
    bool keepAlive = true;
    bool http10 = false; // the client speaks HTTP/1.0, where keeping alive has to be said
};

Outgoing outgoing(const Request &request, Response response, const Circumstances &circumstances, Gzip &gzip);

/// "Tue, 15 Nov 1994 08:12:31 GMT".
std::string httpDate(std::time_t when);

} // namespace earshot::http
