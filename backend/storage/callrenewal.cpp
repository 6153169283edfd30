#include "backend/storage/callrenewal.h"

#include "backend/storage/additions.h"
#include "backend/storage/callrow.h"
#include "backend/storage/importedline.h"
#include "backend/storage/persons.h"
#include "backend/storage/record.h"
#include "models/base/text.h"
#include "models/sql/phrases.h"
#include "models/wire/reading.h"

#include <algorithm>

namespace earshot::storage {
namespace {

constexpr const char *MarkedBefore = "previously_marked_good_lead"; // follows from another call, nobody says it

/// What people change, and imports bring.
const Fields &changeable()
{
    static const Fields fields = [] {
        Fields found;
        for (const Field &field : callFields())
            if (field.editable && field.isStored() && !field.isOwn())
                found.push_back(&field);
        return found;
    }();
    return fields;
}

std::string namesOfColumns(const Fields &fields, const char *after)
{
    std::string names;
    for (const Field *field : fields)
        names.append(names.empty() ? "" : ", ").append(field->key).append(after);
    return names;
}

Value said(const Field &field, const Call &call)
{
    Value of = value(field, call);
    auto *text = std::get_if<std::string>(&of);
    if (text && *text == MarkedBefore)
        text->clear();
    auto *words = std::get_if<Words>(&of);
    if (words)
        std::sort(words->begin(), words->end());
    return of;
}

bool isEmpty(const Value &of)
{
    const auto *text = std::get_if<std::string>(&of);
    const auto *words = std::get_if<Words>(&of);
    return std::holds_alternative<std::monostate>(of) || (text && text->empty()) || (words && words->empty());
}

struct Before {
    Instant asOf;
    Call said;
};

std::optional<Before> importedBefore(sql::Connection &sql, Number row)
{
    const sql::Use select =
        sql.prepared("SELECT as_of, " + namesOfColumns(changeable(), "") + " FROM imported_calls WHERE call = ?");
    select->bind(1, row);
    if (!select->executeStep())
        return {};
    Before before{instantFromMs(select->getColumn(0).getInt64()), {}};
    for (std::size_t i = 0; i < changeable().size(); ++i)
        sql::readField(*select, int(i) + 1, *changeable()[i], before.said);
    return before;
}

/// Puts what was changed here over what the line says; true when something of the line was left out.
bool keepOurs(const Call &ours, const std::optional<Before> &before, Call &line)
{
    bool kept = false;
    for (const Field *field : changeable()) {
        const Value mine = said(*field, ours), theirs = said(*field, line);
        const Value base = before ? said(*field, before->said) : Value();
        const bool changedHere = before ? mine != base : !isEmpty(mine);
        if (mine == theirs || changedHere) {
            kept = kept || (mine != theirs && (!before || theirs != base));
            field->assign(line, value(*field, ours));
        }
    }
    return kept;
}

/// Writes those fields of one table that differ; true when there were any.
bool writeFields(sql::Connection &sql, const char *table, const char *key, Number row, Place place, const Call &before,
                 const Call &after)
{
    Fields changed;
    for (const Field *field : fieldsAt(place))
        if (value(*field, before) != value(*field, after))
            changed.push_back(field);
    if (changed.empty())
        return false;
    const sql::Use update = sql.prepared(std::string("UPDATE ") + table + " SET " + namesOfColumns(changed, " = ?") +
                                         " WHERE " + key + " = ?");
    int index = 1;
    for (const Field *field : changed)
        sql::bindField(*update, index++, *field, after);
    update->bind(index, row);
    update->exec();
    return true;
}

std::string replaceRecording(sql::Connection &sql, Number row, const SavedRecording &recording)
{
    std::string old;
    {
        const sql::Use select = sql.prepared("SELECT file FROM recordings WHERE call = ?");
        select->bind(1, row);
        if (select->executeStep())
            old = column::text(select->getColumn(0));
    }
    run(sql, {"INSERT INTO recordings (call, file, media_type, bytes, access_key) VALUES (?, ?, ?, ?, ?) "
              "ON CONFLICT (call) DO UPDATE SET file = excluded.file, media_type = excluded.media_type, "
              "bytes = excluded.bytes",
              {row, recording.file, recording.mediaType, recording.bytes, newId("").substr(0, 20)}});
    return old;
}

struct Links {
    Number company = 0, account = 0;
    std::optional<Number> person;
    std::string id;
    bool spam = false;
};

Links linksOf(sql::Connection &sql, Number row)
{
    const sql::Use select = prepare(sql, {"SELECT c.company, m.account, c.person, c.id, c.spam "
                                          "FROM stored_calls c JOIN companies m ON m.row = c.company WHERE c.row = ?",
                                          {row}});
    Links links;
    if (select->executeStep()) {
        links.company = select->getColumn(0).getInt64();
        links.account = select->getColumn(1).getInt64();
        column::get(select->getColumn(2), links.person);
        links.id = column::text(select->getColumn(3));
        links.spam = select->getColumn(4).getInt() != 0;
    }
    return links;
}

/// The line's number may be another person's, and its name another name of this one.
bool renewPerson(Write &write, Number row, const Links &links, const Call &before, const Call &after, Renewed &renewed)
{
    std::optional<Number> who = links.person;
    if (after.customerPhoneNumber != before.customerPhoneNumber) {
        who = person(write, links.company, after.customerPhoneNumber, after.customerName);
        run(write.sql, {"UPDATE stored_calls SET person = NULL WHERE row = ?", {row}});
        if (who)
            run(write.sql, {"UPDATE stored_calls SET person = ? WHERE row = ?", {*who, row}});
    }
    for (const std::optional<Number> &concerned : {who, links.person})
        if (concerned)
            renewed.persons.insert(*concerned);
    if (!who || after.customerName == before.customerName)
        return who != links.person;
    renamePerson(write, *who, after.customerName, links.account);
    return true;
}

Result<bool> apply(Write &write, Number row, const Links &links, const Call &before, Call &after, Renewed &renewed)
{
    sql::Connection &sql = write.sql;
    if (after.transcript != before.transcript && after.transcription == before.transcription)
        after.transcription = after.transcript ? plainText(*after.transcript) : std::string();
    bool changed = renewPerson(write, row, links, before, after, renewed);
    changed = writeFields(sql, "stored_calls", "row", row, Place::Calls, before, after) || changed;
    run(sql, {"INSERT OR IGNORE INTO call_details (call) VALUES (?)", {row}});
    changed = writeFields(sql, "call_details", "call", row, Place::Details, before, after) || changed;
    if (after.transcript != before.transcript) {
        run(sql, {"DELETE FROM phrases WHERE call = ?", {row}});
        if (after.transcript)
            sql::insertPhrases(sql, row, *after.transcript);
        changed = true;
    }
    if (after.trackerId != before.trackerId) {
        const auto tracker = rowOf(sql, "stored_trackers", after.trackerId.text);
        if (tracker)
            run(sql, {"UPDATE stored_calls SET tracker = ? WHERE row = ?", {*tracker, row}});
        changed = changed || tracker.has_value();
    }
    if (after.tags != before.tags) {
        run(sql, {"DELETE FROM call_tag_ids WHERE call = ?", {row}});
        if (const auto tagged = putTags(write, "call", row, after.tags, links.account, links.company); !tagged)
            return tagged.error();
        changed = true;
    }
    return changed;
}

} // namespace

Result<Renewed> renewCall(Write &write, Number row, Renewal renewal)
{
    Renewed renewed;
    const auto before = importedBefore(write.sql, row);
    if (!renewal.overwrite && before && renewal.asOf <= before->asOf) {
        renewed.outcome = Renewed::Outcome::Older;
        return renewed;
    }
    const Links links = linksOf(write.sql, row);
    if (links.spam) // for good
        return renewed;
    const Call ours = loadCall(write.sql, row, true);
    auto read = readLine(std::move(renewal.line), ours, zoneNamed(ours.clientTimeZone).value_or(QTimeZone::utc()));
    if (!read)
        return read.error();
    renewed.problem = std::move(read->remark);
    Call &line = read->hook.call;
    if (line.clientId != ours.clientId && rowOf(write.sql, "companies", line.clientId.text) != links.company)
        return refused("company_id is another than that of the call here");
    line.id = ours.id; // named by its number, perhaps
    std::erase_if(line.tags, [](const std::string &name) { return text::isBlank(name); });
    const Call asSaid = line;
    if (!renewal.overwrite)
        renewed.keptOurs = keepOurs(ours, before, line);
    auto changed = apply(write, row, links, ours, line, renewed);
    if (!changed)
        return changed.error();
    if (renewal.recording) {
        renewed.replacedRecording = replaceRecording(write.sql, row, *renewal.recording);
        *changed = true;
    }
    if (read->hook.spam) {
        run(write.sql, {"UPDATE stored_calls SET spam = 1 WHERE row = ?", {row}});
        write.logDeleted(Logged::Call, row, links.id, links.account, links.company);
        *changed = true;
    } else if (*changed) {
        write.log(Logged::Call, row, Write::Kind::Changed, links.account, links.company);
    }
    rememberImport(write, row, asSaid, renewal.asOf);
    renewed.outcome = *changed ? Renewed::Outcome::Changed : Renewed::Outcome::Same;
    return renewed;
}

void rememberImport(Write &write, Number row, const Call &said, Instant asOf)
{
    const sql::Use insert =
        write.sql.prepared("INSERT OR REPLACE INTO imported_calls (call, as_of, " + namesOfColumns(changeable(), "") +
                           ") VALUES (" + sql::placeholders(changeable().size() + 2) + ")");
    insert->bind(1, row);
    insert->bind(2, toMs(asOf));
    for (std::size_t i = 0; i < changeable().size(); ++i)
        sql::bindField(*insert, int(i) + 3, *changeable()[i], said);
    insert->exec();
}

} // namespace earshot::storage
