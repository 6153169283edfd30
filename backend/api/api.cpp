#include "backend/api/api.h"

#include "backend/api/routes.h"

namespace earshot::api {

Api::Api(storage::Storage &storage, const Settings &settings)
    : m_service(new Service{storage, settings, KeyRing(storage.keys), RateLimiter(settings.limit)})
{
}

Api::~Api() = default;

http::Router Api::router() const
{
    return http::Router(routes(*m_service));
}

http::Response Api::refusal(int status)
{
    return refused(status, http::reason(status));
}

} // namespace earshot::api
