#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {
namespace {

Result<User> withSettings(const std::string &body, const User &before)
{
    auto user = readOver<User>(body, before);
    if (!user)
        return user;
    user->id = before.id;
    user->createdAt = before.createdAt;
    user->accepted = before.accepted;
    return user;
}

Result<User> withAll(const std::string &body, const User &blank)
{
    auto user = withSettings(body, blank);
    if (user && (user->firstName.empty() || user->lastName.empty() || user->email.empty()))
        return Error{Error::Kind::Refused, "first_name, last_name, email and role are required"};
    return user;
}

} // namespace

Response listUsers(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const storage::UserFilter filter{idOf<ClientId>(visit.request, "company_id"), textOf(visit.request, "search")};
    return listed(visit, visit.storage().users.list(visit.viewer, filter, orderOf(visit.request), slice), slice);
}

Response showUser(const Visit &visit)
{
    return shown(visit, visit.storage().users.find(visit.viewer, visit.id<UserId>("user")));
}

Task<Response> createUser(const Visit &visit)
{
    const auto draft = drafted<User>([&](const User &blank) { return withAll(visit.request.body, blank); });
    if (!draft)
        co_return visit.failure(draft.error());
    const auto user = co_await http::until<Result<User>>(
        [&](const auto &done) { visit.storage().users.create(visit.viewer, *draft, done); });
    co_return saved(visit, user); // 200, and not 201: the service's own table has it so
}

Task<Response> updateUser(const Visit &visit)
{
    const auto edit =
        editing<User>([body = visit.request.body](const User &before) { return withSettings(body, before); });
    const auto user = co_await http::until<Result<User>>(
        [&](const auto &done) { visit.storage().users.update(visit.viewer, visit.id<UserId>("user"), edit, done); });
    visit.service.keys.forget();
    co_return saved(visit, user);
}

Task<Response> removeUser(const Visit &visit)
{
    const auto removed = co_await http::until<Result<void>>(
        [&](const auto &done) { visit.storage().users.remove(visit.viewer, visit.id<UserId>("user"), done); });
    visit.service.keys.forget();
    co_return gone(visit, removed);
}

} // namespace earshot::api
