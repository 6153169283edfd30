#include "models/remote/faults.h"

#include "models/base/text.h"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>
#include <rapidjson/document.h>

namespace earshot::remote {
namespace {

using Kind = Error::Kind;
using Json = rapidjson::Value;

constexpr std::size_t MessageBytes = 500;

Kind kindOf(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return Kind::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Kind::Tls;
    case CURLE_SSL_CACERT_BADFILE:
        return Kind::Storage;
    case CURLE_URL_MALFORMAT:
        return Kind::Refused;
    case CURLE_UNSUPPORTED_PROTOCOL: // something that is not HTTP came back
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_FILESIZE_EXCEEDED:
        return Kind::BadData;
    default:
        return Kind::Offline; // no name, no route, refused, broken off
    }
}

std::string_view certificateFault(long verify)
{
    switch (verify) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "the certificate has expired";
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "the certificate is not valid yet";
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED: // libcurl compares the name itself, before it asks for the chain's result
        return "the certificate is for another host";
    default:
        return "the certificate is not trusted";
    }
}

Kind kindOf(int status)
{
    switch (status) {
    case 401:
        return Kind::Unauthorized;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 410:
        return Kind::NotFound;
    case 408:
        return Kind::Timeout;
    case 429:
        return Kind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return Kind::Server;
    if (status >= 400)
        return Kind::Refused;
    return Kind::BadData; // a redirect where none is followed
}

bool looksLikeJson(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
}

std::string_view textOf(const Json &value)
{
    return {value.GetString(), value.GetStringLength()};
}

void append(std::string &message, std::string_view more)
{
    if (!more.empty() && message.size() < MessageBytes)
        message.append(message.empty() ? "" : "; ").append(more);
}

/// A string, an array of them, {"field", "message"}, or {"field": ["…"]}.
void collect(const Json &value, std::string &message, std::string_view field = {}, int depth = 0)
{
    if (depth > 4)
        return;
    if (value.IsString()) {
        append(message,
               field.empty() ? std::string(textOf(value)) : std::string(field) + ": " + std::string(textOf(value)));
    } else if (value.IsArray()) {
        for (const Json &item : value.GetArray())
            collect(item, message, field, depth + 1);
    } else if (value.IsObject()) {
        const auto words = value.FindMember("message");
        if (words != value.MemberEnd()) {
            const auto name = value.FindMember("field");
            const bool named = name != value.MemberEnd() && name->value.IsString();
            collect(words->value, message, named ? textOf(name->value) : field, depth + 1);
        } else {
            for (const auto &member : value.GetObject())
                collect(member.value, message, textOf(member.name), depth + 1);
        }
    }
}

} // namespace

Error transferFault(int code, long verify, std::string_view words)
{
    const auto curl = static_cast<CURLcode>(code);
    const Kind kind = kindOf(curl);
    const std::string_view certificate = curl == CURLE_PEER_FAILED_VERIFICATION ? certificateFault(verify) : "";
    std::string detail(certificate.empty() ? curl_easy_strerror(curl) : certificate);
    if (!words.empty())
        detail.append(" (").append(text::clean(words)).append(")");
    return {kind, detail};
}

Result<HttpResponse> checked(HttpResponse response, bool json)
{
    const bool good = response.status >= 200 && response.status < 300;
    if (good && (!json || response.body.empty() || looksLikeJson(response.body)))
        return response;
    if (good)
        return Error{Kind::BadData, "the server answered with something else than JSON (" +
                                        text::clean(text::cut(response.contentType, 100)) + ")"};
    std::string detail = "HTTP " + std::to_string(response.status);
    if (const std::string message = serverMessage(response.body); !message.empty())
        detail += ": " + message;
    return Error{kindOf(response.status), detail};
}

std::string serverMessage(std::string_view body)
{
    if (body.size() > (std::size_t(1) << 20) || !looksLikeJson(body))
        return {};
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(body.data(), body.size());
    if (document.HasParseError() || !document.IsObject())
        return {};
    std::string message;
    for (const char *key : {"error", "message", "errors"}) {
        const auto member = document.FindMember(key);
        if (member != document.MemberEnd())
            collect(member->value, message);
    }
    return std::string(text::cut(text::clean(message), MessageBytes));
}

} // namespace earshot::remote
