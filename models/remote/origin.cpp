#include "models/remote/origin.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <memory>

// Addresses are taken apart by the parser that will also send to them: two parsers that disagree about where the host
// ends are how keys reach strangers.

namespace earshot::remote {
namespace {

struct UrlFree {
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlFree>;

Error unusable(std::string why)
{
    return {Error::Kind::BadAddress, std::move(why)};
}

std::string part(const Url &url, CURLUPart which, unsigned flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    std::string result(text);
    curl_free(text);
    return result;
}

Result<Url> parsed(const std::string &text)
{
    Url url(curl_url());
    const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME);
    if (code != CURLUE_OK)
        return unusable(std::string("not a usable address: ") + curl_url_strerror(code));
    const std::string scheme = part(url, CURLUPART_SCHEME);
    if (scheme != "https" && scheme != "http")
        return unusable("the address must begin with https://");
    if (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty())
        return unusable("the address must not carry a name or password");
    return url;
}

Origin originOf(const Url &url)
{
    std::string host = part(url, CURLUPART_HOST);
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return {part(url, CURLUPART_SCHEME), host, std::stoi(part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT))};
}

/// Four numbers of at most 255, the first 127: "127.999.0.1" is a name that anybody's name server may answer for.
bool isLoopbackNumber(std::string_view host)
{
    int numbers = 0;
    for (std::string_view rest = host; !rest.empty(); ++numbers) {
        const std::string_view part = rest.substr(0, rest.find('.'));
        unsigned value = 256;
        const auto [end, code] = std::from_chars(part.data(), part.data() + part.size(), value);
        const bool last = part.size() == rest.size();
        if (code != std::errc() || end != part.data() + part.size() || value > 255 || (numbers == 0 && value != 127) ||
            (last && numbers != 3))
            return false;
        rest.remove_prefix(last ? part.size() : part.size() + 1);
    }
    return numbers == 4;
}

bool isLoopbackHost(std::string_view host)
{
    return host == "localhost" || host == "[::1]" || isLoopbackNumber(host);
}

} // namespace

std::string Origin::text() const
{
    const bool usual = port == (scheme == "https" ? 443 : 80);
    return scheme + "://" + host + (usual ? std::string() : ':' + std::to_string(port));
}

bool Origin::isLoopback() const
{
    return isLoopbackHost(host);
}

Result<Origin> Origin::parse(std::string_view address)
{
    const std::size_t first = std::min(address.find_first_not_of(" \t\r\n"), address.size());
    std::string text(address.substr(first, address.find_last_not_of(" \t\r\n") + 1 - first));
    if (text.find("://") == std::string::npos) {
        const std::string host = text.substr(0, text.starts_with('[') ? text.find(']') + 1 : text.find_first_of(":/"));
        text.insert(0, isLoopbackHost(host) ? "http://" : "https://");
    }
    const Result<Url> url = parsed(text);
    if (!url)
        return url.error();
    const std::string path = part(*url, CURLUPART_PATH);
    if ((path != "/" && path != "/v3" && path != "/v3/") || !part(*url, CURLUPART_QUERY).empty())
        return unusable("the address is that of the server alone, without a path");
    Origin origin = originOf(*url);
    if (origin.scheme == "http" && !origin.isLoopback())
        return unusable("a server on another machine needs https://");
    return origin;
}

Result<Origin> Origin::ofUrl(std::string_view url)
{
    const Result<Url> parts = parsed(std::string(url));
    if (!parts)
        return parts.error();
    return originOf(*parts);
}

Result<std::string> resolved(const std::string &base, const std::string &reference)
{
    Result<Url> url = parsed(base);
    if (!url)
        return url.error();
    if (curl_url_set(url->get(), CURLUPART_URL, reference.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return Error{Error::Kind::BadData, "the server sent an address that is none"};
    curl_url_set(url->get(), CURLUPART_FRAGMENT, nullptr, 0);
    return part(*url, CURLUPART_URL);
}

std::string urlEncoded(std::string_view text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            std::string_view("-._~").find(c) != std::string_view::npos) {
            result += c;
        } else {
            result += '%';
            result += digits[byte >> 4];
            result += digits[byte & 15];
        }
    }
    return result;
}

} // namespace earshot::remote
