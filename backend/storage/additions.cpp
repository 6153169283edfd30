#include "backend/storage/additions.h"

#include "backend/storage/persons.h"
#include "models/base/text.h"
#include "models/domain/withheld.h"

#include <algorithm>

namespace earshot::storage {
namespace {

constexpr const char *DefaultColor = "gray1";

Error tooManyTags()
{
    return refused("A call or form can have at most " + std::to_string(MostTags) + " tags");
}

template <typename IdType>
void ensureId(IdType &id, std::string_view prefix)
{
    if (id.empty())
        id = IdType(newId(prefix));
}

bool isColor(const std::string &name)
{
    return std::any_of(tagColors().begin(), tagColors().end(),
                       [&](const TagColor &color) { return name == color.name; });
}

/// The client's own tag of that name, the account's, or a new one of the client's own.
Result<Number> tagNamed(Write &write, const std::string &name, Number account, Number client)
{
    const auto known = firstNumber(write.sql, {"SELECT row FROM stored_tags WHERE account = ? AND name = ? "
                                               "AND (company = ? OR company IS NULL) ORDER BY company IS NULL",
                                               {account, name, client}});
    if (known)
        return *known;
    Tag tag;
    tag.name = name;
    return addTag(write, std::move(tag), account, client);
}

} // namespace

Number addAccount(Write &write, Account account, const std::string &timeZone)
{
    ensureId(account.id, "ACC");
    const Number row = insertRecord(write.sql, "accounts", account, {});
    run(write.sql, {"UPDATE accounts SET time_zone = ? WHERE row = ?", {timeZone, row}});
    return row;
}

Number addClient(Write &write, Client client, Number account)
{
    ensureId(client.id, "COM");
    if (client.timeZone.empty())
        client.timeZone = "UTC";
    if (!client.createdAt)
        client.createdAt = write.now;
    const std::string script = client.scriptUrl;
    const Extra extras[] = {{"account", account}};
    const Number row = insertRecord(write.sql, "companies", client, extras);
    if (script.empty()) // 20 hex digits that nobody can guess
        run(write.sql, {"UPDATE companies SET script_url = '/companies/' || row || ? WHERE row = ?",
                        {'/' + newId("").substr(0, 20) + "/12/swap.js", row}});
    write.log(Logged::Client, row, Write::Kind::Created, account, row);
    return row;
}

Result<void> claimNumbers(Write &write, const Tracker &tracker, Number row, Number account)
{
    run(write.sql, {"DELETE FROM active_numbers WHERE tracker = ?", {row}});
    if (tracker.status != "active")
        return {};
    for (const std::string &number : tracker.trackingNumbers) {
        if (firstNumber(write.sql,
                        {"SELECT tracker FROM active_numbers WHERE account = ? AND number = ?", {account, number}}))
            return Error{Error::Kind::Conflict, "Tracking number has already been taken"};
        run(write.sql,
            {"INSERT INTO active_numbers (account, number, tracker) VALUES (?, ?, ?)", {account, number, row}});
    }
    return {};
}

Result<Number> addTracker(Write &write, Tracker tracker, Number account, Number client)
{
    ensureId(tracker.id, "TRK");
    if (!tracker.createdAt)
        tracker.createdAt = write.now;
    const Extra extras[] = {{"company", client}};
    const Number row = insertRecord(write.sql, "stored_trackers", tracker, extras);
    if (const auto claimed = claimNumbers(write, tracker, row, account); !claimed)
        return claimed.error();
    write.log(Logged::Tracker, row, Write::Kind::Created, account, client);
    return row;
}

Result<Number> addTag(Write &write, Tag tag, Number account, std::optional<Number> client)
{
    tag.name = text::trimmed(tag.name);
    if (tag.name.empty())
        return refused("Name can't be blank");
    if (tag.name.size() > LongestTag)
        return refused("Name is too long");
    if (tag.color.empty())
        tag.color = DefaultColor;
    if (!isColor(tag.color))
        return refused("Color is not included in the list");
    if (firstNumber(write.sql, {"SELECT row FROM stored_tags WHERE account = ? AND coalesce(company, 0) = ? "
                                "AND name = ?",
                                {account, client.value_or(0), tag.name}}))
        return refused("Name has already been taken");
    if (!tag.createdAt)
        tag.createdAt = write.now;
    const Extra extras[] = {{"account", account}, {"company", client}};
    const Number row = insertRecord(write.sql, "stored_tags", tag, extras);
    write.log(Logged::Tag, row, Write::Kind::Created, account, client);
    return row;
}

Result<void> putTags(Write &write, const std::string &on, Number row, const Words &names, Number account, Number client)
{
    if (names.size() > MostTags)
        return tooManyTags();
    for (const std::string &name : names) {
        if (name.empty())
            continue;
        const auto tag = tagNamed(write, text::trimmed(name), account, client);
        if (!tag)
            return tag.error();
        run(write.sql, {"INSERT OR IGNORE INTO " + on + "_tag_ids (" + on + ", tag) VALUES (?, ?)", {row, *tag}});
    }
    const auto has = firstNumber(write.sql, {"SELECT count(*) FROM " + on + "_tag_ids WHERE " + on + " = ?", {row}});
    return has.value_or(0) > std::int64_t(MostTags) ? Result<void>(tooManyTags()) : Result<void>();
}

void leaveClients(Write &write, Number user)
{
    run(write.sql, {"INSERT OR REPLACE INTO former_companies (user, company, seq) SELECT user, company, "
                    "max((SELECT coalesce(max(seq), 0) FROM changes), (SELECT value + 0 FROM meta WHERE key = "
                    "'floor')) FROM user_companies WHERE user = ?",
                    {user}});
    run(write.sql, {"DELETE FROM user_companies WHERE user = ?", {user}});
}

Result<void> grant(Write &write, Number user, const std::vector<ClientId> &clients, Number account)
{
    leaveClients(write, user);
    for (const ClientId &id : clients) {
        const auto client = rowOf(write.sql, "companies", id.text);
        if (!client ||
            !firstNumber(write.sql, {"SELECT row FROM companies WHERE row = ? AND account = ?", {*client, account}}))
            return refused("Companies include one that does not exist");
        run(write.sql, {"INSERT OR IGNORE INTO user_companies (user, company) VALUES (?, ?)", {user, *client}});
    }
    return {};
}

Result<Number> addUser(Write &write, User user, Number account)
{
    if (user.email.empty())
        return refused("Email can't be blank");
    if (user.role != Role::Admin && user.clients.empty())
        return refused("Companies can't be blank");
    if (firstNumber(write.sql, {"SELECT row FROM users WHERE email = ?", {user.email}}))
        return refused("Email has already been taken");
    ensureId(user.id, "USR");
    if (!user.createdAt)
        user.createdAt = write.now;
    const Extra extras[] = {{"account", account}};
    const Number row = insertRecord(write.sql, "users", user, extras);
    if (const auto granted = grant(write, row, user.clients, account); !granted)
        return granted.error();
    write.log(Logged::User, row, Write::Kind::Created, account, {});
    return row;
}

std::optional<Number> person(Write &write, Number client, const std::string &number, const std::string &name)
{
    if (!phone::identifies(number))
        return std::nullopt;
    const sql::Use select = write.sql.prepared("SELECT row, name = '' FROM persons WHERE company = ? AND phone = ?");
    select->bind(1, client);
    select->bind(2, number);
    if (!select->executeStep()) {
        run(write.sql, {"INSERT INTO persons (id, company, phone, name) VALUES (?, ?, ?, ?)",
                        {newId("PER"), client, number, name}});
        return write.sql.database().getLastInsertRowid();
    }
    const Number row = select->getColumn(0).getInt64();
    if (select->getColumn(1).getInt() != 0 && !name.empty()) {
        const auto account = firstNumber(write.sql, {"SELECT account FROM companies WHERE row = ?", {client}});
        renamePerson(write, row, name, account.value_or(0)); // what came before shows the name from now on
    }
    return row;
}

} // namespace earshot::storage
