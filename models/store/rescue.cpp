#include "models/store/rescue.h"

#include "models/domain/tags.h"
#include "models/sql/columns.h"
#include "models/store/callrows.h"
#include "models/store/corrections.h"
#include "models/store/firstpage.h"
#include "models/store/pending.h"
#include "models/store/recordingrows.h"

#include <filesystem>

namespace earshot::store {
namespace {

constexpr const char *ViewColumns = "position, name, filter, search, client, sort_field, sort_descending, layout";
constexpr std::size_t ViewColumnCount = 8;

// Any column as it lies: numbers and text come back as what they are.
Value raw(const SQLite::Column &column)
{
    if (column.isNull())
        return {};
    if (column.isInteger())
        return std::int64_t(column.getInt64());
    return column.getString();
}

// Runs as far as the damage lets it.
template <typename Row>
bool readAll(sql::Connection &connection, const std::string &text, Row row)
{
    return sql::attempt([&] {
               SQLite::Statement select(connection.database(), text);
               while (select.executeStep())
                   row(select);
           })
        .ok();
}

StoredCall callOf(sql::Connection &connection, CallRow row, const std::string &id)
{
    const auto found = sql::attempt([&] { return findCall(connection, row); });
    if (found && *found && (*found)->call.id.text == id)
        return **found;
    StoredCall bare;
    bare.call.id = CallId(id);
    return bare;
}

// A cache of before has no such table.
bool hasTable(sql::Connection &connection, const std::string &name)
{
    bool found = false;
    readAll(connection, "SELECT 1 FROM sqlite_schema WHERE name = '" + name + '\'', [&](auto &) { found = true; });
    return found;
}

bool hasColumn(sql::Connection &connection, const std::string &table, const std::string &name)
{
    bool found = false;
    readAll(connection, "SELECT 1 FROM pragma_table_info('" + table + "') WHERE name = '" + name + '\'',
            [&](auto &) { found = true; });
    return found;
}

Words wordsIn(const Value &value)
{
    const auto *words = std::get_if<Words>(&value);
    return words ? *words : Words();
}

/// The whole list where the field says what is added and taken away.
Value changedList(const RescuedEdit::Field &field)
{
    return changedTags(wordsIn(field.base), tagChangeFrom(wordsIn(field.value)));
}

bool readCorrections(sql::Connection &connection, std::vector<RescuedCorrection> &out)
{
    const bool whole =
        readAll(connection, "SELECT call, call_id, seq, original, text, edited_at FROM corrections", [&](auto &select) {
            RescuedCorrection &one = out.emplace_back();
            one.call.row = CallRow(select.getColumn(0).getInt64());
            one.call.call.id = CallId(select.getColumn(1).getString());
            one.phrase = select.getColumn(2).getInt64();
            one.original = select.getColumn(3).getString();
            one.text = select.getColumn(4).getString();
            one.editedAt = select.getColumn(5).getInt64();
        });
    for (RescuedCorrection &one : out)
        one.call = callOf(connection, one.call.row, one.call.call.id.text);
    return whole;
}

bool readRecordings(sql::Connection &connection, std::vector<RescuedRecording> &out)
{
    const bool whole = readAll(connection, selectRecordings() + "WHERE state IN (1, 2)", [&](auto &select) {
        KnownRecording known = readRecording(select);
        RescuedRecording &one = out.emplace_back();
        one.call.row = known.row;
        one.call.call.id = std::move(known.call);
        one.recording = std::move(known.recording);
    });
    for (RescuedRecording &one : out)
        one.call = callOf(connection, one.call.row, one.call.call.id.text);
    return whole;
}

/// What others said of edited fields and nobody has seen yet. Caches of before knew the call by its row alone.
bool readConflicts(sql::Connection &connection, bool byId, std::vector<RescuedConflict> &out)
{
    const std::string id = byId ? "call_id" : "coalesce((SELECT id FROM calls WHERE row = conflicts.call), '')";
    const std::string order = byId ? "id" : "at";
    const bool whole = readAll(connection, "SELECT call, " + id + ", field, other, at FROM conflicts ORDER BY " + order,
                               [&](auto &select) {
                                   RescuedConflict &one = out.emplace_back();
                                   one.call.row = CallRow(select.getColumn(0).getInt64());
                                   one.call.call.id = CallId(select.getColumn(1).getString());
                                   one.field = select.getColumn(2).getString();
                                   one.other = sql::readValue(select, 3, pendingKind(one.field));
                                   one.at = instantFromMs(select.getColumn(4).getInt64());
                               });
    std::erase_if(out, [](const RescuedConflict &one) { return one.call.call.id.empty(); });
    for (RescuedConflict &one : out)
        one.call = callOf(connection, one.call.row, one.call.call.id.text);
    return whole;
}

bool readDoomed(sql::Connection &connection, std::vector<std::string> &out)
{
    return readAll(connection, "SELECT call_id FROM doomed_recordings",
                   [&](auto &select) { out.push_back(select.getColumn(0).getString()); });
}

std::string answerTo(sql::Connection &connection, const std::string &pragma)
{
    return sql::attempt([&] { return connection.database().execAndGet(pragma).getString(); }).valueOr(std::string());
}

/// Whether reading what people made themselves cannot have missed any of it: a table may have lost rows without a word.
bool hidesNothing(sql::Connection &connection, int newest, bool fromItsHead)
{
    if (answerTo(connection, "PRAGMA user_version") != std::to_string(newest))
        return false;
    if (!fromItsHead) // which says where the tables are, and the new one may say so wrongly
        return answerTo(connection, "PRAGMA quick_check(1)") == "ok";
    for (const std::string table : {"outbox", "outbox_fields", "conflicts", "corrections", "recordings",
                                    "doomed_recordings", "settings", "views"})
        if (answerTo(connection, "PRAGMA quick_check('" + table + "')") != "ok")
            return false;
    return true;
}

/// The call in the new cache; out of lists until sync brings it.
StoredCall carried(sql::Connection &connection, const Call &call)
{
    if (const auto known = findCall(connection, call.id))
        return *known;
    insertCall(connection, call, Gone::Absent, transcriptStateOf(call));
    return *findCall(connection, call.id);
}

} // namespace

Rescued rescueFrom(const std::string &path, const std::vector<sql::Migration> &migrations, bool again)
{
    Rescued out;
    const auto open = [&] { return sql::Connection::open(path, sql::Access::ReadWrite, sql::Durability::Normal); };
    std::error_code unseen;
    if (std::filesystem::file_size(path, unseen) == 0) { // opened, it would lose its log, and that may be all there is
        out.incomplete = true;
        return out;
    }
    bool fromItsHead = !again;
    auto opened = open();
    if (!opened && replaceFirstPage(path, migrations)) {
        fromItsHead = false;
        opened = open();
    }
    if (!opened) {
        out.incomplete = true;
        return out;
    }
    sql::Connection &connection = **opened;
    struct Found {
        std::int64_t id;
        CallRow row;
        std::string call;
        Instant editedAt;
    };
    std::vector<Found> found;
    bool whole = readAll(connection, "SELECT id, call, call_id, edited_at FROM outbox ORDER BY id", [&](auto &select) {
        found.push_back({select.getColumn(0).getInt64(), CallRow(select.getColumn(1).getInt64()),
                         select.getColumn(2).getString(), instantFromMs(select.getColumn(3).getInt64())});
    });
    // what becomes of tags (before: all of them), and conflicts that know their call
    const bool byChanges = hasColumn(connection, "outbox_fields", "may_be_there");
    for (const Found &edit : found) {
        RescuedEdit rescued{callOf(connection, edit.row, edit.call), {}, edit.editedAt};
        whole =
            readAll(connection, "SELECT field, base, value FROM outbox_fields WHERE edit = " + std::to_string(edit.id),
                    [&](auto &select) {
                        const std::string key = select.getColumn(0).getString();
                        rescued.fields.push_back({key, sql::readValue(select, 1, pendingKind(key)),
                                                  sql::readValue(select, 2, pendingKind(key))});
                        if (byChanges && key == TagsField)
                            rescued.fields.back().value = changedList(rescued.fields.back());
                    }) &&
            whole;
        if (!rescued.fields.empty())
            out.edits.push_back(std::move(rescued));
    }
    whole = readConflicts(connection, byChanges, out.conflicts) && whole;
    if (hasTable(connection, "corrections"))
        whole = readCorrections(connection, out.corrections) && whole;
    if (hasTable(connection, "recordings"))
        whole = readRecordings(connection, out.recordings) && readDoomed(connection, out.doomed) && whole;
    whole = readAll(connection, "SELECT key, value FROM settings",
                    [&](auto &select) {
                        out.settings.emplace_back(select.getColumn(0).getString(), select.getColumn(1).getString());
                    }) &&
            whole;
    whole = readAll(connection, std::string("SELECT ") + ViewColumns + " FROM views ORDER BY position, id",
                    [&](auto &select) {
                        auto &view = out.views.emplace_back();
                        for (std::size_t i = 0; i < ViewColumnCount; ++i)
                            view.push_back(raw(select.getColumn(int(i))));
                    }) &&
            whole;
    out.incomplete = !whole;
    out.nothingLeft = whole && hidesNothing(connection, migrations.back().number, fromItsHead);
    return out;
}

void carryOver(sql::Connection &connection, const Rescued &rescued, Instant now)
{
    for (const RescuedEdit &edit : rescued.edits) {
        StoredCall known = carried(connection, edit.call.call);
        for (const RescuedEdit::Field &field : edit.fields) {
            Call local = known.call;
            if (field.key == TagsField) // there may be several edits of them
                local.tags = changedTags(local.tags, tagChange(wordsIn(field.base), wordsIn(field.value)));
            else if (const Field *catalogued = callField(field.key); catalogued && catalogued->assign)
                catalogued->assign(local, field.value);
            rewriteCall(connection, known, local);
            known.call = local;
            record(connection, known, field.key, field.base, field.value, edit.editedAt);
            if (field.key == SpamField)
                setGone(connection, known.row, known.gone, Gone::Spam, now);
        }
    }
    for (const RescuedConflict &one : rescued.conflicts)
        keepConflict(connection, carried(connection, one.call.call), one.field, one.other, one.at);
    for (const RescuedCorrection &one : rescued.corrections)
        insertCorrection(connection, carried(connection, one.call.call), one.phrase,
                         {one.original, one.text, one.editedAt});
    for (const RescuedRecording &one : rescued.recordings)
        putRecording(connection, carried(connection, one.call.call).call.id, one.recording, now);
    for (const std::string &call : rescued.doomed) {
        const auto put = connection.prepared("INSERT OR IGNORE INTO doomed_recordings (call_id) VALUES (?)");
        put->bind(1, call);
        put->exec();
    }
    for (const auto &[key, value] : rescued.settings) {
        const auto put = connection.prepared("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)");
        put->bind(1, key);
        put->bind(2, value);
        put->exec();
    }
    for (const std::vector<Value> &view : rescued.views) {
        const auto put = connection.prepared(std::string("INSERT OR IGNORE INTO views (") + ViewColumns + ") VALUES (" +
                                             sql::placeholders(ViewColumnCount) + ')');
        int index = 0;
        for (const Value &value : view)
            sql::bindValue(*put, ++index, value);
        put->exec();
    }
}

} // namespace earshot::store
