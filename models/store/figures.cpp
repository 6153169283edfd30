#include "models/store/figures.h"

#include "models/sql/columns.h"
#include "models/store/callrows.h"
#include "models/store/database.h"

namespace earshot::store {
namespace {

/// Differs from what is kept: the first parameter is the call, then come `transcribed`, `swapped` and the figures.
std::string putText()
{
    std::string names, mine, theirs, set;
    for (const Field *field : sql::ownFields()) {
        const std::string key = field->key;
        names += ", " + key;
        mine += ", figures." + key;
        theirs += ", excluded." + key;
        set += ", " + key + " = excluded." + key;
    }
    return "INSERT INTO figures (call, transcribed, swapped" + names + ") VALUES (" +
           sql::placeholders(3 + sql::ownFields().size()) +
           ") ON CONFLICT (call) DO UPDATE SET transcribed = excluded.transcribed, swapped = excluded.swapped" + set +
           " WHERE (figures.transcribed, figures.swapped" + mine + ") IS NOT (excluded.transcribed, excluded.swapped" +
           theirs + ')';
}

} // namespace

Result<void> Figures::put(CallRow row, const TalkFigures &figures, Basis basis)
{
    Call call;
    call.figures = figures;
    return m_database.write([&](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto known = connection.prepared("SELECT 1 FROM calls WHERE row = ?");
        known->bind(1, std::int64_t(row));
        if (!known->executeStep())
            return Error{Error::Kind::NotFound, "no such call in the cache"};
        static const std::string text = putText();
        const auto put = connection.prepared(text);
        put->bind(1, std::int64_t(row));
        put->bind(2, basis.transcribed ? 1 : 0);
        put->bind(3, basis.swapped ? 1 : 0);
        int index = 3;
        for (const Field *field : sql::ownFields())
            sql::bindField(*put, ++index, *field, call);
        if (put->exec() > 0) {
            notice.add(row);
            notice.parts |= Part::Said;
        }
        return {};
    });
}

} // namespace earshot::store
