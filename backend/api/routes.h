#pragma once
// All routes of the API, in one table.

#include "backend/api/visit.h"

namespace earshot::api {

/// `service` outlives the routes.
std::vector<http::Route> routes(Service &service);

} // namespace earshot::api
