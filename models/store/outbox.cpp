#include "models/store/outbox.h"

#include "models/domain/tags.h"
#include "models/store/callrows.h"
#include "models/store/database.h"
#include "models/store/pending.h"
#include "models/store/settling.h"

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
            assign(edit.change, field);
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

Error isUnderWay()
{
    return {Error::Kind::Refused, "it is being sent"};
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

/// The other side's value again.
void takeBack(Call &call, const PendingField &field)
{
    const Field *catalogued = callField(field.field);
    if (field.field == TagsField) {
        const Words &base = std::get<Words>(field.base);
        const TagChange change = tagChangeFrom(std::get<Words>(field.value));
        call.tags = changedTags(call.tags, tagChange(changedTags(base, change), base));
    } else if (catalogued && catalogued->assign) {
        catalogued->assign(call, field.base);
    }
}

/// Puts into the call what the other side told of the edited fields; what is under way stays on top. False: it said so.
bool takeOver(sql::Connection &connection, const StoredCall &known, const std::vector<PendingField> &fields,
              const Call &server)
{
    Call theirs = known.call;
    for (const PendingField &field : fields)
        if (const Field *catalogued = callField(field.field); catalogued && catalogued->assign)
            catalogued->assign(theirs, value(*catalogued, server));
    return rewriteCall(connection, known, withPending(connection, known.row, std::move(theirs)));
}

void retryEdit(sql::Connection &connection, ChangeNotice &notice, const Outgoing &edit)
{
    if (edit.state != SendState::Waiting)
        waitAgain(connection, edit.id);
    tell(notice, edit.row);
}

void discardEdit(sql::Connection &connection, ChangeNotice &notice, const Outgoing &edit, Instant now)
{
    const auto known = findCall(connection, edit.row);
    Call after = known->call;
    for (const PendingField &field : fieldsOf(connection, edit.id)) {
        if (field.field == SpamField)
            setGone(connection, known->row, known->gone, Gone::No, now);
        else
            takeBack(after, field);
        dropConflicts(connection, known->row, field.field, field.base); // it is what is taken now
    }
    rewriteCall(connection, *known, after);
    forget(connection, edit.id);
    tell(notice, edit.row);
    notice.parts |= Part::Conflicts;
    notice.listsChanged = true;
}

} // namespace

Result<std::vector<Outgoing>> Outbox::all(std::optional<SendState> state) const
{
    return m_database.read([state](sql::Connection &connection) -> Result<std::vector<Outgoing>> {
        return edits(connection, state ? "WHERE state = ? ORDER BY id" : "WHERE state > ? ORDER BY id",
                     std::int64_t(state.value_or(SendState::Settled)));
    });
}

Result<Outgoing> Outbox::one(OutboxId id) const
{
    return m_database.read([id](sql::Connection &connection) -> Result<Outgoing> {
        auto found = edit(connection, id);
        return found ? Result<Outgoing>(std::move(*found)) : Result<Outgoing>(noSuchEdit());
    });
}

Result<OutboxCounts> Outbox::counts() const
{
    return m_database.read([](sql::Connection &connection) -> Result<OutboxCounts> {
        OutboxCounts out;
        const auto select = connection.prepared("SELECT state, count(*), min(edited_at), sum(refusal_kind IS ?), "
                                                "sum(refusal_kind IS NOT NULL) FROM outbox GROUP BY state");
        select->bind(1, int(Error::Kind::NotFound));
        while (select->executeStep()) {
            const auto state = SendState(select->getColumn(0).getInt());
            const std::int64_t count = select->getColumn(1).getInt64();
            (state == SendState::Refused   ? out.refused
             : state == SendState::Sending ? out.sending
                                           : out.waiting) = count;
            if (state == SendState::Refused)
                out.gone = select->getColumn(3).getInt64();
            else if (state == SendState::Waiting)
                out.troubled = select->getColumn(4).getInt64();
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

Result<Outgoing> Outbox::markSending(OutboxId id, std::string_view attempt, const std::optional<Call> &server,
                                     const Words &unread)
{
    struct Marked {
        std::optional<Outgoing> edit;
    };
    const auto marked = m_database.write([id, attempt = std::string(attempt), server, unread, now = m_database.now(),
                                          &turns = m_database.turns()](sql::Connection &connection,
                                                                       ChangeNotice &notice) -> Result<Marked> {
        const auto waiting = edit(connection, id);
        if (!waiting || waiting->state != SendState::Waiting)
            return noSuchEdit();
        tell(notice, waiting->row);
        if (server && server->id == waiting->call) {
            const std::vector<PendingField> fields = fieldsOf(connection, id);
            const auto known = findCall(connection, waiting->row);
            std::size_t conflicts = 0;
            const Call theirs = withKnown(connection, *known, *server, unread);
            compare(connection, *known, theirs, id, now, conflicts);
            notice.listsChanged = takeOver(connection, *known, fields, theirs);
            turns.arrived(waiting->row); // what is there already, and older answers do not know
            if (conflicts > 0)
                notice.parts |= Part::Conflicts;
        }
        const auto update = connection.prepared("UPDATE outbox SET state = 2, attempt = ?, attempts = attempts + 1, "
                                                "sent_at = ?, refusal_kind = NULL, refusal = '' WHERE id = ?");
        update->bind(1, attempt);
        update->bind(2, toMs(now));
        update->bind(3, std::int64_t(id));
        update->exec();
        return Marked{edit(connection, id)};
    });
    if (!marked)
        return marked.error();
    return marked->edit ? Result<Outgoing>(*marked->edit) : Result<Outgoing>(noSuchEdit());
}

Result<bool> Outbox::settle(OutboxId id, const Settlement &outcome)
{
    return m_database.write([id, outcome, now = m_database.now(), &turns = m_database.turns()](
                                sql::Connection &connection, ChangeNotice &notice) -> Result<bool> {
        const auto sent = edit(connection, id);
        if (!sent || sent->state != SendState::Sending)
            return noSuchEdit();
        if (outcome.server && outcome.server->id != sent->call)
            return Error{Error::Kind::BadData, "confirmed with another call"};
        tell(notice, sent->row);
        return settleEdit(connection, notice, *sent, outcome, turns, now);
    });
}

Result<void> Outbox::confirm(OutboxId id, const Call &server)
{
    const auto settled = settle(id, {.server = server});
    return settled ? Result<void>() : Result<void>(settled.error());
}

Result<void> Outbox::refuse(OutboxId id, const Error &reason)
{
    const auto sent = one(id);
    if (!sent)
        return sent.error();
    const auto settled = settle(id, {.refused = {{sent->change, reason}}});
    return settled ? Result<void>() : Result<void>(settled.error());
}

Result<void> Outbox::retry(OutboxId id)
{
    return m_database.write([id](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto found = edit(connection, id);
        if (!found)
            return noSuchEdit();
        if (found->state == SendState::Sending)
            return isUnderWay(); // it would go out twice
        retryEdit(connection, notice, *found);
        return {};
    });
}

Result<void> Outbox::release()
{
    return m_database.write([](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        for (const Outgoing &edit : edits(connection, "WHERE state = ? ORDER BY id", int(SendState::Sending)))
            retryEdit(connection, notice, edit);
        return {};
    });
}

Result<void> Outbox::retry(const std::vector<OutboxId> &ids)
{
    return m_database.write([&ids](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        for (const OutboxId id : ids)
            if (const auto found = edit(connection, id); found && found->state == SendState::Refused)
                retryEdit(connection, notice, *found);
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
                return isUnderWay();
            discardEdit(connection, notice, *found, now);
            return {};
        });
}

Result<EditReceipt> Outbox::discard(const std::vector<OutboxId> &ids)
{
    return m_database.write(
        [&ids, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<EditReceipt> {
            EditReceipt receipt;
            for (const OutboxId id : ids) {
                const auto found = edit(connection, id);
                if (!found || found->state == SendState::Sending)
                    continue;
                discardEdit(connection, notice, *found, now);
                receipt.changed.push_back(found->row);
                receipt.undo.push_back({found->row, found->change, {}});
            }
            return receipt;
        });
}

} // namespace earshot::store
