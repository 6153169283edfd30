#include "backend/storage/additions.h"
#include "backend/storage/agency.h"
#include "backend/storage/records.h"

namespace earshot::storage {
namespace {

Result<void> checked(const Client &client)
{
    if (client.name.empty())
        return refused("Name can't be blank");
    if (!zoneNamed(client.timeZone))
        return refused("Time zone is not included in the list");
    return {};
}

/// The records that show the client's name or zone, and are few. Calls, forms and texts are many: whoever keeps them
/// learns it from the client's own entry.
void logFewOf(Write &write, Number account, Number client)
{
    const auto changed = [&](Logged type, const char *rows) {
        write.logChanged(type, {std::string("SELECT row, company FROM ") + rows, {client}}, account);
    };
    changed(Logged::Tracker, "stored_trackers WHERE company = ?");
    for (const Number user : numbers(write.sql, {"SELECT user FROM user_companies WHERE company = ?", {client}}))
        write.log(Logged::User, user, Write::Kind::Changed, account, {});
}

Result<void> change(Write &write, const Viewer &viewer, Number row, const Edit<Client> &edit)
{
    const Client before = load<Client>(write.sql, row);
    Client client = before;
    if (const auto edited = edit(client); !edited)
        return edited;
    if (const auto fine = checked(client); !fine)
        return fine;
    client.id = before.id;
    client.status = before.status;
    client.createdAt = before.createdAt;
    client.disabledAt = before.disabledAt;
    if (client == before)
        return {};
    updateRecord(write.sql, "companies", row, client);
    write.log(Logged::Client, row, Write::Kind::Changed, viewer.account, row);
    if (client.name != before.name || client.timeZone != before.timeZone)
        logFewOf(write, viewer.account, row);
    return {};
}

Result<void> close(Write &write, const Viewer &viewer, Number row)
{
    const auto others =
        firstNumber(write.sql, {"SELECT count(*) FROM companies WHERE account = ? AND status = 'active' AND row <> ?",
                                {viewer.account, row}});
    if (others.value_or(0) == 0)
        return refused("You must have at least one active company.");
    const std::int64_t now = toMs(write.now);
    run(write.sql,
        {"UPDATE companies SET status = 'disabled', disabled_at = coalesce(disabled_at, ?) WHERE row = ?", {now, row}});
    write.log(Logged::Client, row, Write::Kind::Changed, viewer.account, row);
    const Clause active{"SELECT row, company FROM stored_trackers WHERE company = ? AND status = 'active'", {row}};
    write.logChanged(Logged::Tracker, active, viewer.account);
    run(write.sql,
        {"DELETE FROM active_numbers WHERE tracker IN (SELECT row FROM stored_trackers WHERE company = ?)", {row}});
    run(write.sql, {"UPDATE stored_trackers SET status = 'disabled', disabled_at = ? "
                    "WHERE company = ? AND status = 'active'",
                    {now, row}});
    return {};
}

} // namespace

Result<Listing<Client>> Clients::list(const Viewer &viewer, const ClientFilter &filter, const Order &order,
                                      const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Client>> {
        Clause narrowed;
        narrowed.where(visibleTo(viewer, "row"));
        if (!filter.status.empty())
            narrowed.where("status = ?", {filter.status});
        if (!filter.search.empty())
            narrowed.where("name LIKE ? ESCAPE '\\'", {anywhere(filter.search)});
        return page<Client>(m_database, sql, narrowed, orderBy(order, {{"name", "name COLLATE NOCASE"}}), slice);
    });
}

Result<Client> Clients::find(const Viewer &viewer, const ClientId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Client> {
        const auto row = visibleRow(sql, "companies", id.text, viewer, "row");
        return row ? Result(load<Client>(sql, *row)) : row.error();
    });
}

void Clients::create(const Viewer &viewer, Client draft, Done<Client> done)
{
    m_database.write<Client>(
        [viewer, draft = std::move(draft)](Write &write) -> Result<Client> {
            if (!viewer.isAdmin())
                return forbidden();
            Client client = draft;
            if (client.timeZone.empty())
                client.timeZone = viewer.timeZone;
            if (const auto fine = checked(client); !fine)
                return fine.error();
            return load<Client>(write.sql, addClient(write, std::move(client), viewer.account));
        },
        std::move(done));
}

void Clients::update(const Viewer &viewer, const ClientId &id, Edit<Client> edit, Done<Client> done)
{
    m_database.write<Client>(
        [viewer, id, edit = std::move(edit)](Write &write) -> Result<Client> {
            const auto row = visibleRow(write.sql, "companies", id.text, viewer, "row");
            if (!row)
                return row.error();
            if (!viewer.isAdmin())
                return forbidden();
            if (const auto changed = change(write, viewer, *row, edit); !changed)
                return changed.error();
            return load<Client>(write.sql, *row);
        },
        std::move(done));
}

void Clients::updateMany(const Viewer &viewer, std::vector<ClientId> ids, Edit<Client> edit, Done<std::int64_t> done)
{
    m_database.write<std::int64_t>(
        [viewer, ids = std::move(ids), edit = std::move(edit)](Write &write) -> Result<std::int64_t> {
            if (!viewer.isAdmin())
                return forbidden();
            std::vector<Number> rows;
            for (const ClientId &id : ids) {
                const auto row = visibleRow(write.sql, "companies", id.text, viewer, "row");
                if (!row)
                    return row.error();
                rows.push_back(*row);
            }
            if (ids.empty())
                rows = numbers(write.sql,
                               {"SELECT row FROM companies WHERE account = ? AND status = 'active'", {viewer.account}});
            for (const Number row : rows)
                if (const auto changed = change(write, viewer, row, edit); !changed)
                    return changed.error();
            return std::int64_t(rows.size());
        },
        std::move(done));
}

void Clients::disable(const Viewer &viewer, const ClientId &id, Done<Client> done)
{
    m_database.write<Client>(
        [viewer, id](Write &write) -> Result<Client> {
            const auto row = visibleRow(write.sql, "companies", id.text, viewer, "row");
            if (!row)
                return row.error();
            if (!viewer.isAdmin())
                return forbidden();
            if (const auto closed = close(write, viewer, *row); !closed)
                return closed.error();
            return load<Client>(write.sql, *row);
        },
        std::move(done));
}

} // namespace earshot::storage
