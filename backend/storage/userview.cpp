#include "backend/storage/userview.h"

#include <algorithm>

namespace earshot::storage {
namespace {

bool seesClient(sql::Connection &sql, const Viewer &viewer, const ClientId &client)
{
    return visibleRow(sql, "companies", client.text, viewer, "row").ok();
}

} // namespace

bool mayKnow(sql::Connection &sql, const Viewer &viewer, const User &user)
{
    return viewer.isAdmin() || user.id == viewer.userId ||
           std::any_of(user.clients.begin(), user.clients.end(),
                       [&](const ClientId &client) { return seesClient(sql, viewer, client); });
}

bool knewSince(sql::Connection &sql, const Viewer &viewer, Number user, std::int64_t since)
{
    return viewer.isAdmin() ||
           firstNumber(sql, {"SELECT company FROM former_companies WHERE user = ? AND seq >= ? AND " +
                                 visibleTo(viewer, "company"),
                             {user, since}});
}

void narrowClients(sql::Connection &sql, const Viewer &viewer, User &user)
{
    if (viewer.isAdmin())
        return;
    User narrowed = user;
    narrowed.clients.clear();
    narrowed.clientNames.clear();
    for (std::size_t i = 0; i < user.clients.size(); ++i) {
        if (!seesClient(sql, viewer, user.clients[i]))
            continue;
        narrowed.clients.push_back(user.clients[i]);
        narrowed.clientNames.push_back(user.clientNames.at(i));
    }
    user = std::move(narrowed);
}

} // namespace earshot::storage
