#include "models/store/outbox.h"

#include "models/store/callrows.h"
#include "models/store/database.h"
#include "models/store/pending.h"

namespace earshot::store {
namespace {

constexpr const char *SelectEdits =
    "SELECT id, call, call_id, state, attempts, edited_at, sent_at, refusal_kind, refusal FROM outbox ";

Outgoing readEdit(const SQLite::Statement &select)
{
    Outgoing out;
    out.id = OutboxId(select.getColumn(0).getInt64());
    out.row = CallRow(select.getColumn(1).getInt64());
    out.call = CallId(select.getColumn(2).getString());
    out.state = SendState(select.getColumn(3).getInt());
    out.attempts = select.getColumn(4).getInt();
    out.editedAt = instantFromMs(select.getColumn(5).getInt64());
    if (!select.isColumnNull(6))
        out.sentAt = instantFromMs(select.getColumn(6).getInt64());
    if (!select.isColumnNull(7))
        out.refusal = Error{Error::Kind(select.getColumn(7).getInt()), select.getColumn(8).getString()};
    return out;
}

std::vector<Outgoing> edits(sql::Connection &connection, const std::string &where, std::int64_t bound)
{
    std::vector<Outgoing> out;
    {
        const auto select = connection.prepared(SelectEdits + where);
        select->bind(1, bound);
        while (select->executeStep())
            out.push_back(readEdit(*select));
    }
    for (Outgoing &edit : out)
        for (const PendingField &field : fieldsOf(connection, edit.id))
            assign(edit.change, field.field, field.value);
    return out;
}

std::optional<Outgoing> edit(sql::Connection &connection, OutboxId id)
{
    auto found = edits(connection, "WHERE id = ?", std::int64_t(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Error noSuchEdit()
{
    return {Error::Kind::NotFound, "no such edit in the outbox, or not in that state"};
}

void forget(sql::Connection &connection, OutboxId id)
{
    const auto drop = connection.prepared("DELETE FROM outbox WHERE id = ?");
    drop->bind(1, std::int64_t(id));
    drop->exec();
}

void tell(ChangeNotice &notice, CallRow row)
{
    notice.add(row);
    notice.parts |= Part::Outbox;
}

// A later edit of the same field now starts from `base`. True when there is one.
bool passOn(sql::Connection &connection, const PendingField &field, CallRow row, const Value &base)
{
    for (const PendingField &later : pendingFields(connection, row)) {
        if (later.field != field.field || later.edit == field.edit)
            continue;
        setBase(connection, later.edit, later.field, base);
        if (later.value == base)
            dropField(connection, later.edit, later.field);
        return true;
    }
    return false;
}

} // namespace

Result<std::vector<Outgoing>> Outbox::all(std::optional<SendState> state) const
{
    return m_database.read([state](sql::Connection &connection) -> Result<std::vector<Outgoing>> {
        return edits(connection, state ? "WHERE state = ? ORDER BY id" : "WHERE state > ? ORDER BY id",
                     std::int64_t(state.value_or(SendState::Settled)));
    });
}

Result<OutboxCounts> Outbox::counts() const
{
    return m_database.read([](sql::Connection &connection) -> Result<OutboxCounts> {
        OutboxCounts out;
        const auto select = connection.prepared("SELECT state, count(*), min(edited_at) FROM outbox GROUP BY state");
        while (select->executeStep()) {
            const auto state = SendState(select->getColumn(0).getInt());
            const std::int64_t count = select->getColumn(1).getInt64();
            (state == SendState::Refused   ? out.refused
             : state == SendState::Sending ? out.sending
                                           : out.waiting) = count;
            const Instant oldest = instantFromMs(select->getColumn(2).getInt64());
            if (state != SendState::Refused)
                out.oldest = std::min(out.oldest.value_or(oldest), oldest);
        }
        return out;
    });
}

Result<std::vector<Outgoing>> Outbox::of(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<std::vector<Outgoing>> {
        return edits(connection, "WHERE call = ? ORDER BY id", std::int64_t(row));
    });
}

Result<std::vector<Outgoing>> Outbox::nextToSend(std::size_t limit) const
{
    return m_database.read([limit](sql::Connection &connection) -> Result<std::vector<Outgoing>> {
        return edits(connection,
                     "WHERE state = 1 AND NOT EXISTS (SELECT 1 FROM outbox AS other WHERE other.call = outbox.call "
                     "AND other.state = 2) ORDER BY id LIMIT ?",
                     std::int64_t(limit));
    });
}

Result<Outgoing> Outbox::markSending(OutboxId id, std::string_view attempt)
{
    return m_database.write([id, attempt = std::string(attempt), now = m_database.now()](
                                sql::Connection &connection, ChangeNotice &notice) -> Result<Outgoing> {
        {
            const auto update =
                connection.prepared("UPDATE outbox SET state = 2, attempt = ?, attempts = attempts + 1, "
                                    "sent_at = ? WHERE id = ? AND state = 1");
            update->bind(1, attempt);
            update->bind(2, toMs(now));
            update->bind(3, std::int64_t(id));
            if (update->exec() == 0)
                return noSuchEdit();
        }
        const Outgoing out = *edit(connection, id);
        tell(notice, out.row);
        return out;
    });
}

Result<void> Outbox::confirm(OutboxId id, const Call &server)
{
    return m_database.write(
        [id, server, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
            const auto sent = edit(connection, id);
            if (!sent || sent->state != SendState::Sending)
                return noSuchEdit();
            if (server.id != sent->call)
                return Error{Error::Kind::BadData, "confirmed with another call"};
            for (const PendingField &field : fieldsOf(connection, id)) {
                const Field *known = callField(field.field);
                passOn(connection, field, sent->row, known ? value(*known, server) : field.value);
            }
            forget(connection, id);
            {
                const auto update = connection.prepared("UPDATE calls SET confirmed_at = ? WHERE row = ?");
                update->bind(1, toMs(now));
                update->bind(2, std::int64_t(sent->row));
                update->exec();
            }
            std::size_t conflicts = 0;
            const auto known = findCall(connection, sent->row);
            if (known)
                rewriteCall(connection, *known, merged(connection, *known, server, now, conflicts));
            tell(notice, sent->row);
            if (conflicts > 0)
                notice.parts |= Part::Conflicts;
            return {};
        });
}

Result<void> Outbox::refuse(OutboxId id, const Error &reason)
{
    return m_database.write([id, reason](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto sent = edit(connection, id);
        if (!sent || sent->state != SendState::Sending)
            return noSuchEdit();
        for (const PendingField &field : fieldsOf(connection, id))
            if (passOn(connection, field, sent->row, field.base))
                dropField(connection, id, field.field); // the later edit stands for it
        const auto update =
            connection.prepared("UPDATE outbox SET state = ?, refusal_kind = ?, refusal = ? WHERE id = ?");
        update->bind(1, int(SendState::Refused));
        update->bind(2, int(reason.kind));
        update->bind(3, reason.detail);
        update->bind(4, std::int64_t(id));
        update->exec();
        tell(notice, sent->row);
        return {};
    });
}

Result<void> Outbox::retry(OutboxId id)
{
    return m_database.write([id](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto found = edit(connection, id);
        if (!found)
            return noSuchEdit();
        if (found->state != SendState::Waiting)
            waitAgain(connection, id);
        tell(notice, found->row);
        return {};
    });
}

Result<void> Outbox::discard(OutboxId id)
{
    return m_database.write(
        [id, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
            const auto found = edit(connection, id);
            if (!found)
                return noSuchEdit();
            if (found->state == SendState::Sending)
                return Error{Error::Kind::Refused, "it is being sent"};
            const auto known = findCall(connection, found->row);
            Call after = known->call;
            for (const PendingField &field : fieldsOf(connection, id)) {
                if (field.field == SpamField)
                    setGone(connection, known->row, known->gone, Gone::No, now);
                else if (const Field *catalogued = callField(field.field))
                    catalogued->assign(after, field.base);
            }
            rewriteCall(connection, *known, after);
            forget(connection, id);
            tell(notice, found->row);
            notice.listsChanged = true;
            return {};
        });
}

} // namespace earshot::store
