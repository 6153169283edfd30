#include "backend/storage/additions.h"
#include "backend/storage/agency.h"
#include "backend/storage/userview.h"

#include <algorithm>

namespace earshot::storage {
namespace {

/// Admins see every user; others themselves and whom they share a client with.
std::string visibleUsers(const Viewer &viewer)
{
    std::string condition = "account = " + std::to_string(viewer.account);
    if (viewer.isAdmin())
        return condition;
    return condition + " AND (row = " + std::to_string(viewer.user) +
           " OR row IN (SELECT user FROM user_companies WHERE " + visibleTo(viewer, "company") + "))";
}

Result<Number> visible(sql::Connection &sql, const Viewer &viewer, const UserId &id)
{
    const auto row = rowOf(sql, "users", id.text);
    if (!row || !firstNumber(sql, {"SELECT row FROM users WHERE row = ? AND " + visibleUsers(viewer), {*row}}))
        return notFound("user");
    return *row;
}

User loadFor(sql::Connection &sql, const Viewer &viewer, Number row)
{
    User user = load<User>(sql, row);
    narrowClients(sql, viewer, user);
    return user;
}

bool otherAdmins(Write &write, const Viewer &viewer, Number user)
{
    return firstNumber(write.sql, {"SELECT row FROM users WHERE account = ? AND role = 'admin' AND row <> ?",
                                   {viewer.account, user}})
        .has_value();
}

Error lastAdmin()
{
    return refused("You must have at least one admin.");
}

Result<void> permitted(const Viewer &viewer, Number row, const User &before, const User &after)
{
    if (after.email != before.email) // a key alone must not turn an account over to another address
        return refused("current_password is required to change email, and this server keeps no passwords: whoever has "
                       "its data folder changes it with `earshotd user email`");
    const bool named = after.firstName != before.firstName || after.lastName != before.lastName;
    if (named && row != viewer.user)
        return forbidden();
    const bool granted = after.role != before.role || after.clients != before.clients;
    if (granted && !viewer.isAdmin())
        return forbidden();
    return {};
}

Result<void> change(Write &write, const Viewer &viewer, Number row, const Edit<User> &edit)
{
    const User before = load<User>(write.sql, row);
    User user = before;
    if (const auto edited = edit(user); !edited)
        return edited;
    if (const auto may = permitted(viewer, row, before, user); !may)
        return may;
    if (user.email.empty())
        return refused("Email can't be blank");
    if (firstNumber(write.sql, {"SELECT row FROM users WHERE email = ? AND row <> ?", {user.email, row}}))
        return refused("Email has already been taken");
    if (before.role == Role::Admin && user.role != Role::Admin && !otherAdmins(write, viewer, row))
        return lastAdmin();
    if (user.role != Role::Admin && user.clients.empty())
        return refused("Companies can't be blank");
    user.id = before.id;
    user.createdAt = before.createdAt;
    updateRecord(write.sql, "users", row, user);
    if (user.role != before.role || user.clients != before.clients) {
        if (const auto granted = grant(write, row, user.clients, viewer.account); !granted)
            return granted;
        run(write.sql, {"UPDATE users SET grants = grants + 1 WHERE row = ?", {row}});
    }
    write.log(Logged::User, row, Write::Kind::Changed, viewer.account, {});
    return {};
}

} // namespace

Result<Listing<User>> Users::list(const Viewer &viewer, const UserFilter &filter, const Order &order,
                                  const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<User>> {
        Clause narrowed;
        narrowed.where(visibleUsers(viewer));
        if (filter.client)
            narrowed.where("row IN (SELECT user FROM user_companies WHERE company = ? AND " +
                               visibleTo(viewer, "company") + ")",
                           {rowOf(sql, "companies", filter.client->text).value_or(0)});
        if (!filter.search.empty()) {
            const std::string pattern = anywhere(filter.search);
            narrowed.where("(first_name || ' ' || last_name LIKE ? ESCAPE '\\' OR email LIKE ? ESCAPE '\\')",
                           {pattern, pattern});
        }
        const std::string sorted = orderBy(order, {{"email", "email"}, {"created_at", "created_at", true}});
        auto users = page<User>(m_database, sql, narrowed, sorted, slice);
        for (User &user : users.items)
            narrowClients(sql, viewer, user);
        return users;
    });
}

Result<User> Users::find(const Viewer &viewer, const UserId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<User> {
        const auto row = visible(sql, viewer, id);
        return row ? Result(loadFor(sql, viewer, *row)) : row.error();
    });
}

void Users::create(const Viewer &viewer, User draft, Done<User> done)
{
    m_database.write<User>(
        [viewer, draft = std::move(draft)](Write &write) -> Result<User> {
            if (!viewer.isAdmin())
                return forbidden();
            const auto row = addUser(write, draft, viewer.account);
            return row ? Result(load<User>(write.sql, *row)) : row.error();
        },
        std::move(done));
}

Result<User> Users::addAdmin(const std::string &email)
{
    return m_database.writeNow<User>([&](Write &write) -> Result<User> {
        const auto accounts = numbers(write.sql, {"SELECT row FROM accounts ORDER BY row", {}});
        if (accounts.size() > 1)
            return refused("There are several accounts; an admin of one can make users there");
        Account agency;
        agency.name = "Agency";
        User user;
        user.email = email;
        user.firstName = email.substr(0, email.find('@'));
        user.role = Role::Admin;
        const auto row = addUser(write, user, accounts.empty() ? addAccount(write, agency, "UTC") : accounts.front());
        return row ? Result(load<User>(write.sql, *row)) : row.error();
    });
}

Result<void> Users::changeEmail(const std::string &from, const std::string &to)
{
    return m_database.writeNow<void>([&](Write &write) -> Result<void> {
        const auto row = firstNumber(write.sql, {"SELECT row FROM users WHERE email = ?", {from}});
        if (!row)
            return notFound("user");
        if (firstNumber(write.sql, {"SELECT row FROM users WHERE email = ? AND row <> ?", {to, *row}}))
            return refused("Email has already been taken");
        run(write.sql, {"UPDATE users SET email = ? WHERE row = ?", {to, *row}});
        const auto account = firstNumber(write.sql, {"SELECT account FROM users WHERE row = ?", {*row}});
        write.log(Logged::User, *row, Write::Kind::Changed, account.value_or(0), {});
        return {};
    });
}

void Users::update(const Viewer &viewer, const UserId &id, Edit<User> edit, Done<User> done)
{
    m_database.write<User>(
        [viewer, id, edit = std::move(edit)](Write &write) -> Result<User> {
            const auto row = visible(write.sql, viewer, id);
            if (!row)
                return row.error();
            if (const auto changed = change(write, viewer, *row, edit); !changed)
                return changed.error();
            return loadFor(write.sql, viewer, *row);
        },
        std::move(done));
}

void Users::remove(const Viewer &viewer, const UserId &id, Done<void> done)
{
    m_database.write<void>(
        [viewer, id](Write &write) -> Result<void> {
            const auto row = visible(write.sql, viewer, id);
            if (!row)
                return row.error();
            if (!viewer.isAdmin())
                return forbidden();
            const User user = load<User>(write.sql, *row);
            if (user.role == Role::Admin && !otherAdmins(write, viewer, *row))
                return lastAdmin();
            leaveClients(write, *row);
            run(write.sql, {"DELETE FROM users WHERE row = ?", {*row}});
            write.logDeleted(Logged::User, *row, user.id.text, viewer.account, {});
            return {};
        },
        std::move(done));
}

} // namespace earshot::storage
