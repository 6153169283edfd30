#pragma once
// One exchange as libcurl sees it. Used by HttpClient alone, on its thread.

#include "models/remote/httpclient.h"

#include <curl/curl.h>

#include <array>

namespace earshot::remote {

class Transfer {
public:
    Transfer(Ticket ticket, HttpRequest request, HttpClient::Done done);
    ~Transfer();
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    Ticket ticket() const { return m_ticket; }
    CURL *handle() const { return m_curl; }
    /// False when it cannot be sent: no http or https URL, or libcurl is out of memory.
    bool prepare(const HttpSettings &settings);

    /// Goes on after a sink had no room. Not CURLE_OK: it is over.
    CURLcode resume();

    /// Tells what came of it; the transfer must have left the multi handle.
    void finish(CURLcode code);
    void finish(Error error);

private:
    bool addHeaders();
    const char *encodings(const struct Origin &origin) const;
    static std::size_t onBody(char *data, std::size_t one, std::size_t size, void *self);
    static std::size_t onHeader(char *data, std::size_t one, std::size_t size, void *self);
    void takeHeader(std::string_view line);
    std::size_t takeBody(std::string_view piece);
    bool isSunk();

    Ticket m_ticket;
    HttpRequest m_request;
    HttpClient::Done m_done;
    HttpResponse m_response;
    std::string m_retryAfter;            // as sent
    std::optional<Instant> m_serverTime; // from its Date
    CURL *m_curl;
    curl_slist *m_headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_words{};
    std::size_t m_headBytes = 0;
    std::size_t m_sunk = 0; // bytes given to the sink
    bool m_tooLarge = false;
    std::optional<Error> m_refused; // by the sink
};

} // namespace earshot::remote
