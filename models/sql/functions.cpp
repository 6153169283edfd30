#include "models/sql/functions.h"

#include "models/base/phrase.h"
#include "models/base/text.h"
#include "models/base/time.h"
#include "models/domain/transcript.h"
#include "models/domain/withheld.h"
#include "models/sql/tokenizer.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace earshot::sql {
namespace {

std::string_view textOf(sqlite3_value *value)
{
    const auto *bytes = static_cast<const char *>(static_cast<const void *>(sqlite3_value_text(value)));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, std::size_t(sqlite3_value_bytes(value)));
}

void foldedSql(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const std::string out = text::folded(textOf(arguments[0]));
    sqlite3_result_text64(context, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void spokenSql(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const std::string out = spoken(textOf(arguments[0]));
    sqlite3_result_text64(context, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void hasPhraseSql(sqlite3_context *context, int, sqlite3_value **arguments)
{
    // A bound phrase is made ready for the first row and kept by SQLite for the others.
    const auto *phrase = static_cast<text::Phrase *>(sqlite3_get_auxdata(context, 1));
    const bool found =
        phrase ? phrase->isIn(textOf(arguments[0])) : text::containsPhrase(textOf(arguments[0]), textOf(arguments[1]));
    sqlite3_result_int(context, found ? 1 : 0);
    if (!phrase)
        sqlite3_set_auxdata(context, 1, new text::Phrase(textOf(arguments[1])),
                            [](void *kept) { delete static_cast<text::Phrase *>(kept); });
}

void identifiesSql(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int(context, phone::identifies(textOf(arguments[0])) ? 1 : 0);
}

template <auto Part>
void localSql(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL)
        return; // the result is NULL
    const QTimeZone zone = zoneNamed(textOf(arguments[1])).value_or(QTimeZone::utc());
    sqlite3_result_int(context, localTime(instantFromMs(sqlite3_value_int64(arguments[0])), zone).*Part);
}

} // namespace

void registerFunctions(sqlite3 *db)
{
    using Body = void (*)(sqlite3_context *, int, sqlite3_value **);
    const auto add = [db](const char *name, int arguments, Body body) {
        const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
        const int code =
            sqlite3_create_function_v2(db, name, arguments, flags, nullptr, body, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            throw SQLite::Exception(db, code);
    };
    add("folded", 1, foldedSql);
    add("has_phrase", 2, hasPhraseSql);
    add("spoken", 1, spokenSql);
    add("identifies", 1, identifiesSql);
    add("local_minute", 2, localSql<&LocalTime::minute>);
    add("local_weekday", 2, localSql<&LocalTime::weekday>);
    registerTokenizer(db);
}

} // namespace earshot::sql
