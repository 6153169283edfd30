#include "models/store/preferences.h"

#include "models/conditions/json.h"
#include "models/store/database.h"

namespace earshot::store {
namespace {

auto settingsWrite(const Preferences::Settings &settings)
{
    return [settings](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        for (const auto &[key, value] : settings) {
            const auto put =
                connection.prepared(value.empty() ? "DELETE FROM settings WHERE key = ?"
                                                  : "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)");
            put->bind(1, key);
            if (!value.empty())
                put->bind(2, value);
            put->exec();
        }
        notice.parts |= Part::Settings;
        return {};
    };
}

std::optional<SavedView> readView(const SQLite::Statement &select)
{
    const auto filter = conditions::fromJson(select.getColumn(2).getString());
    if (!filter)
        return std::nullopt;
    SavedView out;
    out.id = ViewId(select.getColumn(0).getInt64());
    out.name = select.getColumn(1).getString();
    out.filter = *filter;
    out.search = select.getColumn(3).getString();
    if (!select.isColumnNull(4))
        out.client = ClientId(select.getColumn(4).getString());
    out.sort = {select.getColumn(5).getString(), select.getColumn(6).getInt() != 0};
    out.layout = select.getColumn(7).getString();
    return out;
}

/// Columns from name to layout, in that order.
void bindView(SQLite::Statement &put, const SavedView &view)
{
    put.bind(1, view.name);
    put.bind(2, conditions::toJson(view.filter));
    put.bind(3, view.search);
    if (view.client)
        put.bind(4, view.client->text);
    put.bind(5, view.sort.field);
    put.bind(6, view.sort.descending ? 1 : 0);
    put.bind(7, view.layout);
}

void putInOrder(sql::Connection &connection, const std::vector<ViewId> &views)
{
    connection.execute("UPDATE views SET position = position + " + std::to_string(views.size()));
    std::int64_t position = 0;
    for (const ViewId id : views) {
        const auto move = connection.prepared("UPDATE views SET position = ? WHERE id = ?");
        move->bind(1, position++);
        move->bind(2, std::int64_t(id));
        move->exec();
    }
}

} // namespace

Result<std::string> Preferences::setting(const std::string &key) const
{
    return m_database.read([&key](sql::Connection &connection) -> Result<std::string> {
        const auto select = connection.prepared("SELECT value FROM settings WHERE key = ?");
        select->bind(1, key);
        return select->executeStep() ? select->getColumn(0).getString() : std::string();
    });
}

void Preferences::set(const std::string &key, const std::string &value)
{
    m_database.writeLater(settingsWrite({{key, value}}), [](const Result<void> &) {});
}

Result<void> Preferences::setNow(const std::string &key, const std::string &value)
{
    return setNow({{key, value}});
}

Result<void> Preferences::setNow(const Settings &settings)
{
    return m_database.write(settingsWrite(settings));
}

Result<Preferences::Settings> Preferences::settings(const std::string &prefix) const
{
    return m_database.read([&prefix](sql::Connection &connection) -> Result<Settings> {
        const auto select =
            connection.prepared("SELECT key, value FROM settings WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key");
        select->bind(1, prefix);
        Settings out;
        while (select->executeStep())
            out.emplace_back(select->getColumn(0).getString(), select->getColumn(1).getString());
        return out;
    });
}

Result<std::vector<SavedView>> Preferences::views() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::vector<SavedView>> {
        const auto select =
            connection.prepared("SELECT id, name, filter, search, client, sort_field, sort_descending, layout "
                                "FROM views ORDER BY position, id");
        std::vector<SavedView> out;
        while (select->executeStep())
            if (auto view = readView(*select))
                out.push_back(std::move(*view));
        return out;
    });
}

Result<ViewId> Preferences::save(const SavedView &view)
{
    return m_database.write([view](sql::Connection &connection, ChangeNotice &notice) -> Result<ViewId> {
        const bool added = view.id == ViewId{};
        const auto put = connection.prepared(
            added ? "INSERT INTO views (name, filter, search, client, sort_field, sort_descending, layout, position) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM views))"
                  : "UPDATE views SET name = ?, filter = ?, search = ?, client = ?, sort_field = ?, "
                    "sort_descending = ?, layout = ? WHERE id = ?");
        bindView(*put, view);
        if (!added)
            put->bind(8, std::int64_t(view.id));
        if (put->exec() == 0)
            return Error{Error::Kind::NotFound, "no such view"};
        notice.parts |= Part::Views;
        return added ? ViewId(connection.database().getLastInsertRowid()) : view.id;
    });
}

Result<void> Preferences::remove(ViewId id)
{
    return m_database.write([id](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto drop = connection.prepared("DELETE FROM views WHERE id = ?");
        drop->bind(1, std::int64_t(id));
        drop->exec();
        notice.parts |= Part::Views;
        return {};
    });
}

Result<void> Preferences::bringBack(const SavedView &view, const std::vector<ViewId> &order)
{
    return m_database.write([view, order](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto put = connection.prepared(
            "INSERT INTO views (name, filter, search, client, sort_field, sort_descending, layout, id, position) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)");
        bindView(*put, view);
        put->bind(8, std::int64_t(view.id));
        put->exec();
        putInOrder(connection, order);
        notice.parts |= Part::Views;
        return {};
    });
}

Result<void> Preferences::reorder(const std::vector<ViewId> &order)
{
    return m_database.write([order](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        putInOrder(connection, order);
        notice.parts |= Part::Views;
        return {};
    });
}

} // namespace earshot::store
