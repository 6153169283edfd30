#include "models/store/callids.h"

#include "models/domain/callids.h"
#include "models/domain/withheld.h"
#include "models/store/callrows.h"
#include "models/store/pending.h"

namespace earshot::store {
namespace {

std::optional<CallRow> rowFor(sql::Connection &connection, const char *text, const CallId &id)
{
    const auto find = connection.prepared(text);
    find->bind(1, id.text);
    return find->executeStep() ? std::optional(CallRow(find->getColumn(0).getInt64())) : std::nullopt;
}

bool anyOf(sql::Connection &connection, const char *table, CallRow row)
{
    const auto find = connection.prepared(std::string("SELECT 1 FROM ") + table + " WHERE call = ?");
    find->bind(1, std::int64_t(row));
    return find->executeStep();
}

/// What people wrote themselves, and what they have not seen yet, goes along.
void moveOver(sql::Connection &connection, const StoredCall &from, const StoredCall &to)
{
    for (const char *table : {"corrections", "conflicts"}) {
        const auto move = connection.prepared(std::string("UPDATE OR IGNORE ") + table +
                                              " SET call = ?2, call_id = ?3 WHERE call = ?1");
        move->bind(1, std::int64_t(from.row));
        move->bind(2, std::int64_t(to.row));
        move->bind(3, to.call.id.text);
        move->exec();
    }
    const auto confirmed = connection.prepared("UPDATE calls SET confirmed_at = max(coalesce(confirmed_at, ?2), ?2) "
                                               "WHERE row = ?1");
    if (!from.sentAt)
        return;
    confirmed->bind(1, std::int64_t(to.row));
    confirmed->bind(2, toMs(*from.sentAt));
    confirmed->exec();
}

/// What was sent under an id that the other side did not know can be sent under the other.
void sendAgain(sql::Connection &connection, CallRow row)
{
    std::vector<OutboxId> refused;
    {
        const auto select =
            connection.prepared("SELECT id FROM outbox WHERE call = ? AND state = ? AND refusal_kind = ?");
        select->bind(1, std::int64_t(row));
        select->bind(2, int(SendState::Refused));
        select->bind(3, int(Error::Kind::NotFound));
        while (select->executeStep())
            refused.push_back(OutboxId(select->getColumn(0).getInt64()));
    }
    for (const OutboxId edit : refused)
        waitAgain(connection, edit);
}

/// Two calls that are one: the one with an edit under way stays, else the one whose sound is here, else the older one.
std::optional<StoredCall> unite(sql::Connection &connection, const StoredCall &old, const StoredCall &now)
{
    const auto hasEdits = [&](const StoredCall &call) { return anyOf(connection, "outbox", call.row); };
    const auto hasSound = [&](const StoredCall &call) { return anyOf(connection, "recordings", call.row); };
    if (hasEdits(old) && hasEdits(now))
        return {}; // once one of them has arrived
    const bool isOld = hasEdits(old) != hasEdits(now) ? hasEdits(old) : hasSound(old) || !hasSound(now);
    const StoredCall &kept = isOld ? old : now;
    const StoredCall &gone = isOld ? now : old;
    moveOver(connection, gone, kept);
    eraseCalls(connection, {gone.row});
    keepOtherId(connection, kept.row, gone.call.id);
    return gone;
}

} // namespace

std::optional<CallRow> rowOfCall(sql::Connection &connection, const CallId &id)
{
    const auto row = rowFor(connection, "SELECT row FROM calls WHERE id = ?", id);
    return row ? row : rowFor(connection, "SELECT call FROM call_ids WHERE id = ?", id);
}

std::vector<CallId> otherIdsOf(sql::Connection &connection, const CallId &id)
{
    const auto select =
        connection.prepared("SELECT call_ids.id FROM calls JOIN call_ids ON call = row WHERE calls.id = ?");
    select->bind(1, id.text);
    std::vector<CallId> out;
    while (select->executeStep())
        out.emplace_back(select->getColumn(0).getString());
    return out;
}

bool keepOtherId(sql::Connection &connection, CallRow row, const CallId &other)
{
    {
        const auto keep = connection.prepared("INSERT OR IGNORE INTO call_ids (id, call) SELECT ?1, ?2 "
                                              "WHERE NOT EXISTS (SELECT 1 FROM calls WHERE id = ?1)");
        keep->bind(1, other.text);
        keep->bind(2, std::int64_t(row));
        if (keep->exec() == 0)
            return false;
    }
    sendAgain(connection, row);
    return true;
}

Related relate(sql::Connection &connection, const Call &call, const CallId &old)
{
    const auto here = rowOfCall(connection, call.id);
    const auto there = rowOfCall(connection, old);
    if ((!here && !there) || here == there)
        return {};
    if (!there)
        return {keepOtherId(connection, *here, old), {}};
    const auto before = findCall(connection, *there);
    if (!here)
        return {mayBeOneCall(call, before->call) && keepOtherId(connection, *there, call.id), {}};
    const auto now = findCall(connection, *here);
    auto gone = mayBeOneCall(now->call, before->call) ? unite(connection, *before, *now) : std::nullopt;
    return {gone.has_value(), std::move(gone)};
}

std::optional<CallId> twinOf(sql::Connection &connection, const CallId &id)
{
    const auto known = findCall(connection, id);
    if (!known || !known->call.startTime || !phone::identifies(known->call.customerPhoneNumber))
        return {};
    const auto select =
        connection.prepared("SELECT id FROM calls WHERE gone = 0 AND start_time = ? AND customer_phone_number = ? AND "
                            "tracking_phone_number = ? AND duration IS ? AND row <> ?");
    select->bind(1, toMs(*known->call.startTime));
    select->bind(2, known->call.customerPhoneNumber);
    select->bind(3, known->call.trackingPhoneNumber);
    if (known->call.duration)
        select->bind(4, std::int64_t(known->call.duration->count()));
    select->bind(5, std::int64_t(known->row));
    std::optional<CallId> twin;
    while (select->executeStep()) {
        const CallId found(select->getColumn(0).getString());
        if (twin)
            return {};
        twin = found;
    }
    return twin && haveDifferentForms(*twin, id) ? twin : std::nullopt;
}

} // namespace earshot::store
