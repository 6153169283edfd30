#include "models/store/settling.h"

#include "models/domain/tags.h"
#include "models/store/callrows.h"
#include "models/store/pending.h"
#include "models/store/unsure.h"

#include <algorithm>

namespace earshot::store {
namespace {

bool names(const CallChange &change, std::string_view field)
{
    return (field == "note" && change.note) || (field == "lead_status" && change.leadStatus) ||
           (field == "value" && change.value) || (field == "customer_name" && change.customerName) ||
           (field == SpamField && change.spam) ||
           (field == TagsField && (!change.addTags.empty() || !change.removeTags.empty()));
}

TagChange tagsIn(const CallChange &change)
{
    return {change.addTags, change.removeTags};
}

TagChange sentTags(const PendingField &field)
{
    return tagChangeFrom(std::get<Words>(field.value));
}

class Settling {
public:
    Settling(sql::Connection &connection, const Outgoing &sent, const Settlement &outcome)
        : m_connection(connection), m_sent(sent), m_outcome(outcome), m_known(*findCall(connection, sent.row))
    {
    }

    bool settle(ChangeNotice &notice, Turns &turns, Instant now)
    {
        const std::vector<PendingField> fields = fieldsOf(m_connection, m_sent.id);
        {
            const auto drop = m_connection.prepared("DELETE FROM outbox WHERE id = ?");
            drop->bind(1, std::int64_t(m_sent.id));
            drop->exec();
        }
        for (const PendingField &field : pendingFields(m_connection, m_sent.row))
            if (field.state == SendState::Waiting)
                m_later.push_back(field);
        Call theirs = m_known.call;
        std::vector<PendingField> unsent;
        for (const PendingField &field : fields)
            settle(field, theirs, unsent);
        joinWaiting(m_connection, m_known, unsent, m_sent.editedAt);
        if (!unsent.empty() && m_outcome.trouble)
            noteTrouble(*m_outcome.trouble);
        if (m_arrived) {
            noteArrival(now);
            turns.arrived(m_sent.row);
        }
        if (rewriteCall(m_connection, m_known, withPending(m_connection, m_known.row, std::move(theirs))))
            notice.listsChanged = true;
        if (m_moved)
            noteUnsure(m_connection, m_known.call.id);
        return m_moved;
    }

private:
    const PendingField *laterOf(const PendingField &field) const
    {
        const auto found =
            std::find_if(m_later.begin(), m_later.end(), [&](const PendingField &l) { return l.field == field.field; });
        return found == m_later.end() ? nullptr : &*found;
    }

    void settle(PendingField field, Call &theirs, std::vector<PendingField> &unsent)
    {
        const Field *catalogued = callField(field.field);
        const bool told = m_outcome.server && catalogued && catalogued->assign;
        const Value base = told ? value(*catalogued, *m_outcome.server) : field.base;
        const bool arrives =
            field.field == TagsField ? settleTags(field, base, unsent) : settleSingle(field, base, unsent);
        m_arrived = m_arrived || arrives;
        if (told)
            catalogued->assign(theirs, base);
        if (told && m_outcome.before) {
            const Value was = value(*catalogued, *m_outcome.before);
            m_moved = m_moved || (field.base != was && !isAsAsked(field, was));
        }
    }

    /// Whether the base is what the field has become by this edit.
    static bool isAsAsked(const PendingField &field, const Value &was)
    {
        if (field.field != TagsField)
            return field.value == field.base;
        return areSameTags(changedTags(std::get<Words>(was), sentTags(field)), std::get<Words>(field.base));
    }

    /// True when it arrived.
    bool settleSingle(PendingField field, const Value &base, std::vector<PendingField> &unsent)
    {
        const auto refusal =
            std::find_if(m_outcome.refused.begin(), m_outcome.refused.end(),
                         [&](const Settlement::Part &part) { return names(part.change, field.field); });
        const bool isRefused = refusal != m_outcome.refused.end();
        const bool isUnsent = names(m_outcome.unsent, field.field);
        const PendingField *later = laterOf(field);
        if (isUnsent && !isRefused) {
            field.base = base;
            if (m_outcome.mayHaveArrived)
                field.sent = field.value;
            unsent.push_back(std::move(field));
            return false;
        }
        if (later) {
            PendingField next = *later;
            next.base = isRefused || field.field != SpamField ? base : field.value;
            if (next.value == next.base && !next.sent)
                dropField(m_connection, next.edit, next.field);
            else
                putField(m_connection, next);
        } else if (isRefused) {
            field.base = base;
            addRefused(m_connection, m_known, std::move(field), refusal->reason, m_sent.editedAt);
        }
        return !isRefused;
    }

    bool settleTags(PendingField field, const Value &base, std::vector<PendingField> &unsent)
    {
        const TagChange asked = sentTags(field);
        const PendingField *later = laterOf(field);
        const TagChange after = later ? sentTags(*later) : TagChange();
        TagChange left = asked;
        field.base = base;
        for (const Settlement::Part &part : m_outcome.refused) {
            left = withoutNamesOf(left, tagsIn(part.change));
            const TagChange refused = withoutNamesOf(tagsIn(part.change), after);
            if (refused.empty())
                continue;
            PendingField kept = field;
            kept.value = toWords(refused);
            addRefused(m_connection, m_known, std::move(kept), part.reason, m_sent.editedAt);
        }
        const TagChange waits = tagsIn(m_outcome.unsent);
        left = withoutNamesOf(left, waits);
        if (!waits.empty()) {
            PendingField again = field;
            again.value = toWords(waits);
            if (m_outcome.mayHaveArrived)
                again.sent = again.value;
            unsent.push_back(std::move(again));
        } else if (later) {
            PendingField next = *later;
            const Words &list = std::get<Words>(base);
            const TagChange needed = tagChange(list, changedTags(list, after));
            next.base = base;
            next.value = toWords(next.sent ? after : needed);
            if (needed.empty() && !next.sent)
                dropField(m_connection, next.edit, next.field);
            else
                putField(m_connection, next);
        }
        return !left.empty();
    }

    void noteTrouble(const Error &trouble)
    {
        const auto update = m_connection.prepared(
            "UPDATE outbox SET refusal_kind = ?, refusal = ?, attempts = ? WHERE call = ? AND state = ?");
        update->bind(1, int(trouble.kind));
        update->bind(2, trouble.detail);
        update->bind(3, m_sent.attempts);
        update->bind(4, std::int64_t(m_sent.row));
        update->bind(5, int(SendState::Waiting));
        update->exec();
    }

    void noteArrival(Instant now)
    {
        const auto update = m_connection.prepared("UPDATE calls SET confirmed_at = ? WHERE row = ?");
        update->bind(1, toMs(now));
        update->bind(2, std::int64_t(m_sent.row));
        update->exec();
    }

    sql::Connection &m_connection;
    const Outgoing &m_sent;
    const Settlement &m_outcome;
    StoredCall m_known;
    std::vector<PendingField> m_later;
    bool m_arrived = false;
    bool m_moved = false;
};

} // namespace

bool settleEdit(sql::Connection &connection, ChangeNotice &notice, const Outgoing &sent, const Settlement &outcome,
                Turns &turns, Instant now)
{
    return Settling(connection, sent, outcome).settle(notice, turns, now);
}

} // namespace earshot::store
