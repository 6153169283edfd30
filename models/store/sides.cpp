#include "models/store/sides.h"

#include "models/sql/columns.h"
#include "models/store/database.h"

#include <algorithm>
#include <array>

namespace earshot::store {
namespace {

struct Scope {
    SidesOf of;
    const char *prefix; // of its settings' keys: kept in caches, and rescued with them, so they never change
    const char *column;
};

// the narrower before the wider
constexpr std::array Scopes = {Scope{SidesOf::Call, "sides.call.", "id"},
                               Scope{SidesOf::Tracker, "sides.tracker.", "tracker_id"},
                               Scope{SidesOf::Client, "sides.client.", "company_id"}};

/// The field of the other one of the two: "agent_pace" for "caller_pace".
std::string otherSides(const std::string &key)
{
    for (const auto &[mine, theirs] : {std::pair("caller_", "agent_"), std::pair("agent_", "caller_")}) {
        const std::string other = theirs + key.substr(std::min(key.size(), std::string_view(mine).size()));
        const auto &own = sql::ownFields();
        if (key.starts_with(mine) &&
            std::any_of(own.begin(), own.end(), [&](const Field *field) { return field->key == other; }))
            return other;
    }
    return {};
}

/// What is known of the sound changes sides; what was said stays whose it was, and how fast needs both.
std::string turnedText()
{
    std::string set = "UPDATE figures SET swapped = 1 - swapped, transcribed = 0, agent_share = 100 - agent_share";
    for (const Field *field : sql::ownFields()) {
        const std::string key = field->key;
        const std::string other = otherSides(key);
        if (other.empty() || key.ends_with("_questions"))
            continue;
        set += ", " + key + " = " + (key.ends_with("_pace") ? "NULL" : other);
    }
    return set;
}

Result<void> say(sql::Connection &connection, const std::string &key, std::optional<bool> swapped)
{
    const auto put = connection.prepared(swapped ? "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)"
                                                 : "DELETE FROM settings WHERE key = ?1");
    put->bind(1, key);
    if (swapped)
        put->bind(2, *swapped ? "1" : "0");
    put->exec();
    return {};
}

} // namespace

const std::string &swappedSql()
{
    static const std::string text = [] {
        std::string out = "(coalesce(";
        for (const Scope &scope : Scopes)
            out += std::string("(SELECT value + 0 FROM settings WHERE key = '") + scope.prefix + "' || calls." +
                   scope.column + "), ";
        return out + "0))";
    }();
    return text;
}

Result<bool> Sides::isSwapped(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<bool> {
        const auto select = connection.prepared("SELECT " + swappedSql() + " FROM calls WHERE row = ?");
        select->bind(1, std::int64_t(row));
        return select->executeStep() && select->getColumn(0).getInt() != 0;
    });
}

Result<void> Sides::put(CallRow row, SidesOf of, bool swapped)
{
    return m_database.write([=](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        for (const Scope &scope : Scopes) {
            const auto select =
                connection.prepared(std::string("SELECT ") + scope.column + " FROM calls WHERE row = ?");
            select->bind(1, std::int64_t(row));
            const std::string id = select->executeStep() ? select->getColumn(0).getString() : std::string();
            if (scope.of != of) {
                if (const auto said = say(connection, scope.prefix + id, {}); !said)
                    return said;
                continue;
            }
            if (id.empty())
                return Error{Error::Kind::NotFound, "nothing that this could be said of"};
            if (const auto said = say(connection, scope.prefix + id, swapped); !said)
                return said;
            const auto turn = connection.prepared(turnedText() + " WHERE call IN (SELECT row FROM calls WHERE " +
                                                  scope.column + " = ? AND figures.swapped <> " + swappedSql() + ')');
            turn->bind(1, id);
            turn->exec();
            break;
        }
        notice.manyCalls = of != SidesOf::Call;
        if (of == SidesOf::Call)
            notice.add(row);
        notice.parts |= Part::Recordings;
        return {};
    });
}

} // namespace earshot::store
