#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {
namespace {

constexpr int LongestSwapDays = 184; // six months

Result<void> checked(const Client &client)
{
    const std::string &unit = client.swapCookieDurationUnit;
    const std::int64_t days = unit == "days" ? 1 : unit == "weeks" ? 7 : unit == "months" ? 30 : 0;
    if (days == 0)
        return Error{Error::Kind::Refused, "swap_cookie_duration_unit must be days, weeks or months"};
    if (client.swapCookieDuration < 1 || client.swapCookieDuration > LongestSwapDays / days)
        return Error{Error::Kind::Refused, "swap_cookie_duration must be at least 1 day and at most 6 months"};
    return {};
}

/// The settings that a body names; what only the backend knows of a client stays.
Result<Client> withSettings(const std::string &body, const Client &before)
{
    auto client = readOver<Client>(body, before);
    if (!client)
        return client;
    if (const auto fine = checked(*client); !fine)
        return fine.error();
    client->id = before.id;
    client->status = before.status;
    client->createdAt = before.createdAt;
    client->disabledAt = before.disabledAt;
    client->dniActive = before.dniActive;
    client->scriptUrl = before.scriptUrl;
    return client;
}

storage::Edit<Client> settings(const std::string &body)
{
    return editing<Client>([body](const Client &before) { return withSettings(body, before); });
}

} // namespace

Response listClients(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const storage::ClientFilter filter{oneOf(visit.request, "status", {"active", "disabled"}),
                                       textOf(visit.request, "search")};
    return listed(visit, visit.storage().clients.list(visit.viewer, filter, orderOf(visit.request), slice), slice);
}

Response showClient(const Visit &visit)
{
    return shown(visit, visit.storage().clients.find(visit.viewer, visit.id<ClientId>("company")));
}

Task<Response> createClient(const Visit &visit)
{
    const auto draft = drafted<Client>([&](const Client &blank) { return withSettings(visit.request.body, blank); });
    if (!draft)
        co_return visit.failure(draft.error());
    const auto client = co_await http::until<Result<Client>>(
        [&](const auto &done) { visit.storage().clients.create(visit.viewer, *draft, done); });
    co_return saved(visit, client, 201);
}

Task<Response> updateClient(const Visit &visit)
{
    const auto client = co_await http::until<Result<Client>>([&](const auto &done) {
        visit.storage().clients.update(visit.viewer, visit.id<ClientId>("company"), settings(visit.request.body), done);
    });
    co_return saved(visit, client);
}

Task<Response> updateClients(const Visit &visit)
{
    const auto chosen = wire::readClientChoice(visit.request.body);
    if (!chosen)
        co_return visit.failure(chosen.error());
    const auto count = co_await http::until<Result<std::int64_t>>([&](const auto &done) {
        visit.storage().clients.updateMany(visit.viewer, *chosen, settings(visit.request.body), done);
    });
    co_return count ? http::json(200, wire::writeUpdatedRecords(*count)) : visit.failure(count.error());
}

Task<Response> disableClient(const Visit &visit)
{
    const auto client = co_await http::until<Result<Client>>(
        [&](const auto &done) { visit.storage().clients.disable(visit.viewer, visit.id<ClientId>("company"), done); });
    co_return gone(visit, client);
}

} // namespace earshot::api
