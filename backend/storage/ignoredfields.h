#pragma once
// Fields of forms that nobody wants to have kept, such as card numbers.

#include "backend/storage/database.h"
#include "models/domain/call.h"

namespace earshot::storage {

/// The data of a form without the client's ignored fields.
Json withoutIgnored(sql::Connection &sql, Number client, const Json &formData);

/// Remembers the names for the client and takes them out of the forms it has; gives how many forms changed.
std::int64_t ignoreFieldsOf(Write &write, Number account, Number client, const std::vector<std::string> &names);

} // namespace earshot::storage
