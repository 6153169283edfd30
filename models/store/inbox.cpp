#include "models/store/inbox.h"

#include "models/store/callids.h"
#include "models/store/callrows.h"
#include "models/store/database.h"
#include "models/store/delivery.h"
#include "models/store/unsure.h"

namespace earshot::store {
namespace {

Words firstColumn(SQLite::Statement &select)
{
    Words out;
    while (select.executeStep())
        out.push_back(select.getColumn(0).getString());
    return out;
}

std::vector<CallId> asIds(const Words &words)
{
    std::vector<CallId> out;
    for (const std::string &word : words)
        out.emplace_back(word);
    return out;
}

// Words of erased calls in the search index: none, some, or some in what is being merged.
enum class Erasure { None, Begun, Merging };
constexpr const char *ErasureKey = "search.erased";

void setErasure(sql::Connection &connection, Erasure erasure)
{
    const auto put =
        connection.prepared(erasure == Erasure::None ? "DELETE FROM cursors WHERE key = ?1 AND ?2 IS NOT NULL"
                                                     : "INSERT OR REPLACE INTO cursors (key, value) VALUES (?1, ?2)");
    put->bind(1, ErasureKey);
    put->bind(2, std::to_string(int(erasure)));
    put->exec();
}

Erasure erasureIn(sql::Connection &connection)
{
    const auto select = connection.prepared("SELECT value FROM cursors WHERE key = ?");
    select->bind(1, ErasureKey);
    return select->executeStep() ? Erasure(select->getColumn(0).getInt()) : Erasure::None;
}

/// Merges so many pages of the index; false when there was nothing left to merge.
bool mergeSome(sql::Connection &connection, int pages)
{
    const int before = connection.database().getTotalChanges();
    const auto merge = connection.prepared("INSERT INTO search (search, rank) VALUES ('merge', ?)");
    merge->bind(1, pages);
    merge->exec();
    return connection.database().getTotalChanges() - before >= 2;
}

} // namespace

Turn Inbox::turn() const
{
    return m_database.turns().now();
}

Result<Applied> Inbox::apply(Delivery delivery)
{
    std::promise<Result<Applied>> promise;
    applyLater(std::make_shared<const Delivery>(std::move(delivery)),
               [&promise](Result<Applied> applied) { promise.set_value(std::move(applied)); });
    return promise.get_future().get();
}

void Inbox::applyLater(std::shared_ptr<const Delivery> delivery, std::function<void(Result<Applied>)> done)
{
    m_database.writeLater(
        [delivery = std::move(delivery), now = m_database.now(),
         &turns = m_database.turns()](sql::Connection &connection, ChangeNotice &notice) -> Result<Applied> {
            return Receiving(connection, notice, turns, now).apply(*delivery);
        },
        std::move(done));
}

Result<std::string> Inbox::cursor(const std::string &key) const
{
    return m_database.read([&key](sql::Connection &connection) -> Result<std::string> {
        const auto select = connection.prepared("SELECT value FROM cursors WHERE key = ?");
        select->bind(1, key);
        return select->executeStep() ? select->getColumn(0).getString() : std::string();
    });
}

Result<std::vector<Cursor>> Inbox::cursors() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::vector<Cursor>> {
        const auto select = connection.prepared("SELECT key, value FROM cursors ORDER BY key");
        std::vector<Cursor> out;
        while (select->executeStep())
            out.push_back({select->getColumn(0).getString(), select->getColumn(1).getString()});
        return out;
    });
}

Result<std::vector<UnsureCall>> Inbox::unsure(std::size_t limit) const
{
    return m_database.read([limit](sql::Connection &connection) -> Result<std::vector<UnsureCall>> {
        return unsureCalls(connection, limit);
    });
}

Result<std::vector<CallId>> Inbox::wantedTranscripts(std::size_t limit, Instant now) const
{
    return m_database.read([limit, now](sql::Connection &connection) -> Result<std::vector<CallId>> {
        Words ids;
        for (const char *which : {"= ''", "> ''"}) { // by name of the index: else SQLite reads all calls in their order
            const auto select = connection.prepared(
                std::string(
                    "SELECT id FROM calls INDEXED BY calls_untranscribed WHERE gone = 0 AND transcript_state = 1 "
                    "AND lead_status ") +
                which + " ORDER BY start_time DESC LIMIT ?");
            select->bind(1, std::int64_t(limit - ids.size()));
            const Words more = firstColumn(*select);
            ids.insert(ids.end(), more.begin(), more.end());
        }
        const auto again =
            connection.prepared("SELECT id FROM absent_transcripts JOIN calls ON row = call WHERE next_at <= "
                                "? AND gone = 0 AND transcript_state = 2 ORDER BY next_at LIMIT ?");
        again->bind(1, toMs(now));
        again->bind(2, std::int64_t(limit - ids.size()));
        const Words more = firstColumn(*again);
        ids.insert(ids.end(), more.begin(), more.end());
        return asIds(ids);
    });
}

Result<std::vector<CallId>> Inbox::idsIn(const Stretch &stretch, const std::optional<ClientId> &client) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<CallId>> {
        const auto select = connection.prepared(
            std::string("SELECT id FROM calls WHERE gone = 0 AND start_time >= ? AND start_time < ?") +
            (client ? " AND company_id = ?" : ""));
        select->bind(1, toMs(stretch.from));
        select->bind(2, toMs(stretch.to));
        if (client)
            select->bind(3, client->text);
        return asIds(firstColumn(*select));
    });
}

Result<std::vector<CallId>> Inbox::otherIds(const CallId &id) const
{
    return m_database.read(
        [&id](sql::Connection &connection) -> Result<std::vector<CallId>> { return otherIdsOf(connection, id); });
}

Result<std::optional<CallId>> Inbox::twinOf(const CallId &id) const
{
    return m_database.read(
        [&id](sql::Connection &connection) -> Result<std::optional<CallId>> { return store::twinOf(connection, id); });
}

Result<std::int64_t> Inbox::callCount() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::int64_t> {
        const auto count = connection.prepared("SELECT count(*) FROM calls WHERE gone = 0");
        count->executeStep();
        return std::int64_t(count->getColumn(0).getInt64());
    });
}

Result<std::optional<Instant>> Inbox::newestCall() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::optional<Instant>> {
        const auto newest = connection.prepared("SELECT max(start_time) FROM calls WHERE gone = 0");
        newest->executeStep();
        return newest->isColumnNull(0) ? std::optional<Instant>()
                                       : std::optional(instantFromMs(newest->getColumn(0).getInt64()));
    });
}

Result<void> Inbox::restore(const std::vector<CallRow> &rows)
{
    return m_database.write(
        [&rows, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
            for (const CallRow row : rows) {
                const auto known = findCall(connection, row);
                if (!known || known->gone == Gone::No)
                    continue;
                setGone(connection, row, known->gone, Gone::No, now);
                notice.add(row);
                notice.listsChanged = true;
            }
            return {};
        });
}

Result<std::size_t> Inbox::purge(std::optional<Instant> before, Instant goneBefore, std::size_t limit)
{
    return m_database.write([=](sql::Connection &connection, ChangeNotice &notice) -> Result<std::size_t> {
        std::vector<CallRow> rows;
        {
            const auto select = connection.prepared(
                "SELECT row FROM (SELECT row FROM calls WHERE gone = 0 AND start_time < ?1 UNION ALL "
                "SELECT row FROM calls WHERE gone <> 0 AND gone_at < ?2) AS old "
                "WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE call = old.row) LIMIT ?3");
            if (before)
                select->bind(1, toMs(*before));
            select->bind(2, toMs(goneBefore));
            select->bind(3, std::int64_t(limit));
            while (select->executeStep())
                rows.push_back(CallRow(select->getColumn(0).getInt64()));
        }
        eraseCalls(connection, rows);
        if (!rows.empty())
            setErasure(connection, Erasure::Begun);
        for (const CallRow row : rows)
            notice.add(row);
        notice.listsChanged = !rows.empty();
        if (!rows.empty())
            notice.parts |= Part::Recordings; // files of theirs may have to go
        return rows.size();
    });
}

Result<bool> Inbox::forgetErasedWords()
{
    constexpr int PagesAtOnce = 500;
    struct Step {
        Erasure before, after;
    };
    const auto step = m_database.write([](sql::Connection &connection, ChangeNotice &) -> Result<Step> {
        const Erasure before = erasureIn(connection);
        if (before == Erasure::None)
            return Step{before, before};
        // a negative number begins a merge of everything
        const bool more = mergeSome(connection, before == Erasure::Begun ? -PagesAtOnce : PagesAtOnce);
        const Erasure after = more || before == Erasure::Begun ? Erasure::Merging : Erasure::None;
        setErasure(connection, after);
        return Step{before, after};
    });
    if (!step)
        return step.error();
    if (step->before != Erasure::None && step->after == Erasure::None)
        m_database.emptyLog(); // which has the pages of before
    return step->after != Erasure::None;
}

Result<std::vector<CallId>> Inbox::witnesses(const ClientId &client) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<CallId>> {
        const auto select = connection.prepared(
            "WITH kept AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY start_time DESC) AS place, "
            "count(*) OVER () AS calls FROM calls WHERE company_id = ? AND gone = 0) "
            "SELECT id FROM kept WHERE place IN (1, (calls + 1) / 2, calls) ORDER BY place");
        select->bind(1, client.text);
        return asIds(firstColumn(*select));
    });
}

Result<std::vector<CallId>> Inbox::idsOf(const ClientId &client, std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<CallId>> {
        const auto select =
            connection.prepared("SELECT id FROM calls WHERE company_id = ? ORDER BY start_time DESC LIMIT ?");
        select->bind(1, client.text);
        select->bind(2, std::int64_t(limit));
        return asIds(firstColumn(*select));
    });
}

Result<std::vector<CallId>> Inbox::eraseClient(const ClientId &client, std::size_t limit)
{
    return m_database.write([&](sql::Connection &connection, ChangeNotice &notice) -> Result<std::vector<CallId>> {
        std::vector<CallRow> rows;
        std::vector<CallId> ids;
        {
            const auto select = connection.prepared("SELECT row, id FROM calls WHERE company_id = ?1 AND NOT EXISTS "
                                                    "(SELECT 1 FROM outbox WHERE call = calls.row) LIMIT ?2");
            select->bind(1, client.text);
            select->bind(2, std::int64_t(limit));
            while (select->executeStep()) {
                rows.push_back(CallRow(select->getColumn(0).getInt64()));
                ids.emplace_back(select->getColumn(1).getString());
            }
        }
        eraseCalls(connection, rows);
        if (!rows.empty())
            setErasure(connection, Erasure::Begun);
        for (const CallRow row : rows)
            notice.add(row);
        notice.listsChanged = true;
        notice.parts |= Part::Recordings;
        if (!rows.empty())
            return ids;
        for (const char *text :
             {"DELETE FROM messages WHERE conversation IN (SELECT id FROM conversations WHERE company_id = ?)",
              "DELETE FROM conversations WHERE company_id = ?", "DELETE FROM forms WHERE company_id = ?",
              "DELETE FROM trackers WHERE company_id = ?", "DELETE FROM clients WHERE id = ?"}) {
            const auto drop = connection.prepared(text);
            drop->bind(1, client.text);
            drop->exec();
        }
        notice.parts |= Part::Forms | Part::Texts | Part::Trackers | Part::Clients;
        return ids;
    });
}

Result<void> Inbox::clear()
{
    return m_database.write([](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        if (connection.database().execAndGet("SELECT count(*) FROM outbox").getInt64() > 0)
            return Error{Error::Kind::Refused, "edits wait to be sent"};
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')");
        for (const char *name : {"absent_transcripts", "call_ids", "call_tags", "corrections", "figures", "phrases",
                                 "page_views", "conflicts", "recordings", "calls", "clients", "trackers", "tags",
                                 "users", "forms", "messages", "conversations", "cursors"})
            connection.execute(std::string("DELETE FROM ") + name);
        notice.manyCalls = notice.listsChanged = true;
        notice.parts = Part::Clients | Part::Trackers | Part::Tags | Part::Users | Part::Forms | Part::Texts |
                       Part::PageViews | Part::Sync | Part::Conflicts | Part::Recordings;
        return {};
    });
}

} // namespace earshot::store
