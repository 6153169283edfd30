#include "models/store/foresight.h"

#include "models/store/callrows.h"
#include "models/store/database.h"
#include "models/store/pending.h"

#include <algorithm>
#include <set>

namespace earshot::store {
namespace {

bool isEmptyValue(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? text->empty() : std::holds_alternative<std::monostate>(value);
}

/// Goes through the calls as an edit of them would, oldest first, and writes nothing.
class Foreseeing {
public:
    Foreseeing(sql::Connection &connection, const CallChange &change) : m_connection(connection), m_change(change) {}

    void look(CallRow row)
    {
        const auto known = findCall(m_connection, row);
        if (!known || known->gone != Gone::No) {
            ++m_seen.gone;
            return;
        }
        Call after = known->call;
        apply(m_change, after);
        if (after.leadStatus == GoodLead && known->call.leadStatus != GoodLead && isTaken(*known)) {
            ++m_seen.earlierLeads;
            after.leadStatus = known->call.leadStatus;
        }
        bool changes = false, replaces = false;
        for (const Field *field : editableFields()) {
            const Value was = value(*field, known->call);
            if (was == value(*field, after))
                continue;
            changes = true;
            replaces = replaces || (field->kind != Kind::Tags && !isEmptyValue(was));
        }
        m_seen.changed += changes;
        m_seen.replaced += replaces;
    }

    Foresight seen() const { return m_seen; }

private:
    /// Of a person's calls one is marked, the earliest.
    bool isTaken(const StoredCall &known)
    {
        const std::string &person = known.call.personId.text;
        return known.call.isEarlierLead() || hasEarlierLead(m_connection, known.call, known.row) ||
               (!person.empty() && !m_marked.insert(person).second);
    }

    sql::Connection &m_connection;
    const CallChange &m_change;
    std::set<std::string> m_marked;
    Foresight m_seen;
};

} // namespace

bool hasEarlierLead(sql::Connection &connection, const Call &call, CallRow row)
{
    if (call.personId.text.empty())
        return false;
    const auto find = connection.prepared("SELECT 1 FROM calls WHERE person_id = ? AND person_id <> '' "
                                          "AND row < ? AND +lead_status = ? AND gone = 0 LIMIT 1");
    find->bind(1, call.personId.text);
    find->bind(2, std::int64_t(row));
    find->bind(3, std::string(GoodLead));
    return find->executeStep();
}

Result<Foresight> Edits::foresee(std::vector<CallRow> rows, const CallChange &change, const std::stop_token &stop) const
{
    std::sort(rows.begin(), rows.end());
    return m_database.read(
        [&](sql::Connection &connection) -> Result<Foresight> {
            Foreseeing foreseeing(connection, change);
            for (const CallRow row : rows) {
                if (stop.stop_requested())
                    return Error{Error::Kind::Cancelled, {}};
                foreseeing.look(row);
            }
            return foreseeing.seen();
        },
        stop);
}

Result<bool> Edits::hasEarlierLead(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<bool> {
        const auto known = findCall(connection, row);
        return known && store::hasEarlierLead(connection, known->call, row);
    });
}

} // namespace earshot::store
