#pragma once
// One request of a known user, and what every verb of the API needs of it.

#include "backend/api/api.h"
#include "backend/api/keyring.h"
#include "backend/api/ratelimiter.h"

namespace earshot::api {

struct Service {
    storage::Storage &storage;
    const Settings settings;
    KeyRing keys;
    RateLimiter limiter;
};

/// `https://calls.example`: where the client of this request reaches us.
std::string originOf(const http::Request &request, const Settings &settings);

/// `{"error": "…"}`.
http::Response refused(int status, std::string_view sentence);

struct Visit {
    Service &service;
    const http::Request &request;
    const storage::Viewer viewer;
    const QTimeZone zone; // of `time_zone`, else of the user

    storage::Storage &storage() const { return service.storage; }
    std::string origin() const { return originOf(request, service.settings); }

    /// The record the path names: `id<CallId>("call")`.
    template <typename Id>
    Id id(std::string_view name) const
    {
        return Id(request.parameter(name));
    }

    /// The error as an answer; tells about faults of disk and database.
    http::Response failure(const Error &error) const;
};

/// A handler for those with a key.
using Verb = std::function<http::Task<http::Response>(const Visit &)>;

/// Finds out who asks, whether they may, and lets `verb` answer. A body written as a web form comes to it as JSON.
/// `verb` outlives the request.
http::Task<http::Response> admit(Service &service, const http::Request &sent, const Verb &verb);

} // namespace earshot::api
