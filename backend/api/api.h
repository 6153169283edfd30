#pragma once
// The tracking backend's web interface: CallRail's API v3 over the storage, and what our own client needs beyond it.
//
//     Api api(*storage, settings);
//     http::Server server(api.router(), {.refusal = Api::refusal});

#include "backend/http/router.h"
#include "backend/storage/storage.h"

namespace earshot::api {

/// Requests an account may make; 0: as many as it likes. Windows begin with their first request.
struct RateLimit {
    std::int64_t perHour = 0;
    std::int64_t perDay = 0;
};

/// What CallRail itself allows.
inline constexpr RateLimit CallRailLimit{1'000, 10'000};

struct Settings {
    std::string publicUrl;    // how clients reach us, "https://calls.example"; empty: as each request says in Host
    bool behindProxy = false; // X-Forwarded-Proto and X-Forwarded-Host come from our own proxy and are true
    RateLimit limit;
    Clock clock = systemNow;
    /// A fault of disk or database that ended a request with 500 or 503. On any io thread; `route` is a pattern.
    std::function<void(std::string_view route, const Error &)> fault;
};

struct Service;

class Api {
public:
    /// `storage` outlives the Api, and the Api the server that uses its routes.
    Api(storage::Storage &storage, const Settings &settings);
    ~Api();

    http::Router router() const;

    /// What the server itself refuses, in the words of the API.
    static http::Response refusal(int status);

private:
    std::unique_ptr<Service> m_service;
};

} // namespace earshot::api
