#include "backend/api/visit.h"

#include "backend/api/formbody.h"
#include "backend/api/token.h"
#include "backend/http/fields.h"

#include <algorithm>

namespace earshot::api {

using http::Request;
using http::Response;

namespace {

bool isHost(std::string_view host)
{
    return !host.empty() && std::ranges::all_of(host, [](unsigned char c) {
        return std::isalnum(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    });
}

int statusOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unauthorized:
        return 401;
    case Error::Kind::Forbidden:
        return 403;
    case Error::Kind::NotFound:
        return 404;
    case Error::Kind::Refused:
    case Error::Kind::BadData:
        return 400;
    case Error::Kind::Conflict:
        return 422;
    case Error::Kind::DiskFull:
    case Error::Kind::ReadOnly:
    case Error::Kind::Locked:
        return 503;
    default:
        return 500;
    }
}

std::string_view sentenceOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::DiskFull:
        return "The server's disk is full: nothing was saved";
    case Error::Kind::ReadOnly:
        return "The server cannot write to its disk: nothing was saved";
    case Error::Kind::Locked:
        return "The server's database is busy; please try again";
    case Error::Kind::Corrupt:
        return "The server's database is damaged; its administrator has to restore it";
    default:
        return statusOf(error.kind) < 500 ? std::string_view(error.detail) : "The server could not do this";
    }
}

/// Parameters of a write that came in the query, or in a format that is none of ours.
bool isMisplaced(const Request &request)
{
    if (request.method != http::Method::Post && request.method != http::Method::Put)
        return false;
    const std::string_view type = request.header("Content-Type");
    const std::string_view essence = http::trimmed(type.substr(0, type.find(';')));
    const bool isJson = essence.empty() || http::sameName(essence, "application/json") || essence.ends_with("+json");
    return (!isJson && !isFormType(type)) || (request.body.empty() && !request.query.empty());
}

} // namespace

std::string originOf(const Request &request, const Settings &settings)
{
    if (!settings.publicUrl.empty())
        return settings.publicUrl;
    std::string_view scheme = request.tls ? "https" : "http";
    std::string_view host = request.header("Host");
    if (settings.behindProxy) {
        const std::string_view proto = request.header("X-Forwarded-Proto");
        if (proto == "https" || proto == "http")
            scheme = proto;
        if (const std::string_view forwarded = request.header("X-Forwarded-Host"); isHost(forwarded))
            host = forwarded;
    }
    return std::string(scheme) + "://" + std::string(isHost(host) ? host : "localhost");
}

Response refused(int status, std::string_view sentence)
{
    return http::json(status, wire::writeError(sentence));
}

Response Visit::failure(const Error &error) const
{
    const int status = statusOf(error.kind);
    if (status >= 500 && service.settings.fault)
        service.settings.fault(request.route, error);
    return refused(status, sentenceOf(error));
}

http::Task<Response> admit(Service &service, const Request &sent, const Verb &verb)
{
    Request asJson; // of a body written as a form
    const bool form = isForm(sent.header("Content-Type"), sent.body);
    if (form)
        asJson = sent;
    const Request &request = form ? asJson : sent;
    auto viewer = service.keys.viewer(tokenOf(request.header("Authorization")));
    if (!viewer && viewer.error().kind == Error::Kind::Unauthorized)
        co_return refused(401, viewer.error().detail).with("WWW-Authenticate", "Token realm=\"Application\"");
    if (!viewer)
        co_return Visit{service, request, {}, QTimeZone::utc()}.failure(viewer.error());
    if (const auto wait = service.limiter.refuse(viewer->account, service.settings.clock()))
        co_return refused(429, "Rate limit exceeded").with("Retry-After", std::to_string(wait->count()));
    const std::string_view account = request.parameter("account");
    if (!account.empty() && account != viewer->accountId.text && account != std::to_string(viewer->account))
        co_return refused(404, "The requested account could not be found.");
    if (isMisplaced(request))
        co_return refused(406, "Parameters must be sent as a JSON object in the body of the request");
    if (form) {
        auto body = jsonFromForm(sent.body);
        if (!body)
            co_return refused(400, "The body is not a form that can be read");
        asJson.body = std::move(*body);
    }
    const std::string_view named = request.first("time_zone").value_or("user");
    const auto zone = zoneNamed(named == "user" ? std::string_view(viewer->timeZone) : named);
    if (!zone && named != "user")
        co_return refused(400, "time_zone is not a time zone");
    const Visit visit{service, request, std::move(*viewer), zone.value_or(QTimeZone::utc())};
    Response response = co_await verb(visit);
    response.isToKnown = true;
    co_return std::move(response).with("Cache-Control", "no-store");
}

} // namespace earshot::api
