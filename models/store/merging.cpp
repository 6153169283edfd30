// How edits under way meet what the other side says.

#include "models/domain/tags.h"
#include "models/sql/columns.h"
#include "models/store/callrows.h"
#include "models/store/pending.h"

#include <algorithm>

namespace earshot::store {
namespace {

/// The service itself says of a call whose person is a lead already that it is an "earlier lead", and takes that back:
/// as far as people are concerned nobody has said anything.
Value asPeopleSaid(const std::string &field, const Value &value)
{
    return field == "lead_status" && value == Value(std::string(EarlierLead)) ? Value(std::string()) : value;
}

bool saysTheSame(const std::string &field, const Value &a, const Value &b)
{
    return asPeopleSaid(field, a) == asPeopleSaid(field, b);
}

bool isExpected(const std::vector<PendingField> &pending, const std::string &field, const Value &theirs)
{
    return std::any_of(pending.begin(), pending.end(), [&](const PendingField &p) {
        return p.field == field && (saysTheSame(field, p.base, theirs) || saysTheSame(field, p.value, theirs) ||
                                    (p.sent && saysTheSame(field, *p.sent, theirs)));
    });
}

/// One comparison of a call's pending fields with the other side's call.
class Comparing {
public:
    Comparing(sql::Connection &connection, const StoredCall &known, const Call &incoming, bool fresh, Instant now)
        : m_connection(connection), m_known(known), m_incoming(incoming), m_fresh(fresh), m_now(now),
          m_pending(pendingFields(connection, known.row))
    {
    }

    std::size_t compare(std::optional<OutboxId> edit)
    {
        for (PendingField &mine : m_pending)
            if (!edit || mine.edit == *edit) {
                if (mine.field == TagsField)
                    tags(mine);
                else if (const Field *field = callField(mine.field); field && field->assign)
                    single(mine, value(*field, m_incoming));
            }
        return m_conflicts;
    }

private:
    const PendingField *sendingOf(const PendingField &mine) const
    {
        const auto found = std::find_if(m_pending.begin(), m_pending.end(), [&](const PendingField &p) {
            return p.field == mine.field && p.state == SendState::Sending && p.edit != mine.edit;
        });
        return found == m_pending.end() ? nullptr : &*found;
    }

    void single(PendingField &mine, const Value &theirs)
    {
        if (sendingOf(mine))
            return; // starts from what is being sent
        if (!isExpected(m_pending, mine.field, theirs)) {
            keepConflict(m_connection, m_known, mine.field, theirs, m_now);
            ++m_conflicts;
        }
        const bool sure = m_fresh || !mine.sent; // else they may have said so before it arrived
        if (mine.state != SendState::Sending && sure && saysTheSame(mine.field, mine.value, theirs))
            return dropField(m_connection, mine.edit, mine.field); // both sides say the same
        if (mine.base == theirs)
            return;
        mine.base = theirs;
        putField(m_connection, mine);
    }

    void tags(PendingField &mine)
    {
        const PendingField *sending = mine.state == SendState::Waiting ? sendingOf(mine) : nullptr;
        const auto change = [](const PendingField &field) { return tagChangeFrom(std::get<Words>(field.value)); };
        const Words base = sending ? changedTags(m_incoming.tags, change(*sending)) : m_incoming.tags;
        TagChange left = tagChange(base, changedTags(base, change(mine)));
        if (mine.state == SendState::Sending || (mine.sent && !m_fresh))
            left = change(mine);
        if (left.empty())
            return dropField(m_connection, mine.edit, mine.field);
        if (left == change(mine) && mine.base == Value(base))
            return;
        mine.base = base;
        mine.value = toWords(left);
        putField(m_connection, mine);
    }

    sql::Connection &m_connection;
    const StoredCall &m_known;
    const Call &m_incoming;
    bool m_fresh;
    Instant m_now;
    std::vector<PendingField> m_pending;
    std::size_t m_conflicts = 0;
};

} // namespace

void compare(sql::Connection &connection, const StoredCall &known, const Call &incoming, std::optional<OutboxId> edit,
             Instant now, std::size_t &conflicts)
{
    conflicts += Comparing(connection, known, incoming, edit.has_value(), now).compare(edit);
}

Call withPending(sql::Connection &connection, CallRow row, Call theirs)
{
    std::vector<PendingField> pending = pendingFields(connection, row);
    std::stable_partition(pending.begin(), pending.end(),
                          [](const PendingField &field) { return field.state == SendState::Sending; });
    for (const PendingField &field : pending)
        applyTo(theirs, field);
    return theirs;
}

Call withKnown(sql::Connection &connection, const StoredCall &known, Call theirs, const Words &keys)
{
    const std::vector<PendingField> pending = pendingFields(connection, known.row);
    for (const std::string &key : keys) {
        const Field *field = callField(key);
        if (!field || !field->assign)
            continue;
        const auto edited = [&key](SendState state) {
            return [&key, state](const PendingField &p) { return p.field == key && p.state == state; };
        };
        auto mine = std::find_if(pending.begin(), pending.end(), edited(SendState::Sending));
        for (const SendState state : {SendState::Waiting, SendState::Refused})
            if (mine == pending.end())
                mine = std::find_if(pending.begin(), pending.end(), edited(state));
        field->assign(theirs, mine == pending.end() ? value(*field, known.call) : mine->base);
    }
    return theirs;
}

Call merged(sql::Connection &connection, const StoredCall &known, const Call &incoming, Instant now,
            std::size_t &conflicts)
{
    compare(connection, known, incoming, {}, now, conflicts);
    return withPending(connection, known.row, incoming);
}

std::vector<Conflict> conflictsOf(sql::Connection &connection, std::optional<CallRow> row)
{
    const auto select = connection.prepared(std::string("SELECT call, call_id, field, other, at FROM conflicts ") +
                                            (row ? "WHERE call = ? ORDER BY id" : "ORDER BY id"));
    if (row)
        select->bind(1, std::int64_t(*row));
    std::vector<Conflict> out;
    while (select->executeStep()) {
        const std::string field = select->getColumn(2).getString();
        out.push_back({CallRow(select->getColumn(0).getInt64()), CallId(select->getColumn(1).getString()), field,
                       sql::readValue(*select, 3, pendingKind(field)), instantFromMs(select->getColumn(4).getInt64())});
    }
    return out;
}

void keepConflict(sql::Connection &connection, const StoredCall &call, const std::string &field, const Value &other,
                  Instant now)
{
    dropConflicts(connection, call.row, field, other); // told again: it comes last
    const auto put =
        connection.prepared("INSERT INTO conflicts (call, call_id, field, other, at) VALUES (?, ?, ?, ?, ?)");
    put->bind(1, std::int64_t(call.row));
    put->bind(2, call.call.id.text);
    put->bind(3, field);
    sql::bindValue(*put, 4, other);
    put->bind(5, toMs(now));
    put->exec();
}

bool dropConflicts(sql::Connection &connection, CallRow row, const std::string &field,
                   const std::optional<Value> &other)
{
    const auto drop = connection.prepared(other ? "DELETE FROM conflicts WHERE call = ? AND field = ? AND other IS ?"
                                                : "DELETE FROM conflicts WHERE call = ? AND field = ?");
    drop->bind(1, std::int64_t(row));
    drop->bind(2, field);
    if (other)
        sql::bindValue(*drop, 3, *other);
    return drop->exec() > 0;
}

} // namespace earshot::store
