#include "backend/storage/additions.h"
#include "backend/storage/callrow.h"
#include "backend/storage/persons.h"
#include "models/domain/catalogue.h"
#include "models/sql/phrases.h"

#include <algorithm>

namespace earshot::storage {
namespace {

/// Inserts the call's fields of one table, after the columns in `extras`.
void insertFields(sql::Connection &sql, const char *table, std::span<const Extra> extras, const Fields &fields,
                  const Call &call)
{
    std::string names;
    for (const Extra &extra : extras)
        names.append(names.empty() ? "" : ", ").append(extra.column);
    for (const Field *field : fields)
        names.append(", ").append(field->key);
    const sql::Use insert = sql.prepared(std::string("INSERT INTO ") + table + " (" + names + ") VALUES (" +
                                         sql::placeholders(extras.size() + fields.size()) + ")");
    int index = 1;
    for (const Extra &extra : extras)
        column::put(*insert, index++, extra.value);
    for (const Field *field : fields)
        sql::bindField(*insert, index++, *field, call);
    insert->exec();
}

bool hasAny(const Fields &fields, const Call &call)
{
    return std::any_of(fields.begin(), fields.end(), [&](const Field *field) {
        const Value v = value(*field, call);
        const auto *text = std::get_if<std::string>(&v);
        const auto *words = std::get_if<Words>(&v);
        return (text && !text->empty()) || (words && !words->empty());
    });
}

void insertPageViews(sql::Connection &sql, Number row, const std::vector<PageView> &views)
{
    std::int64_t seq = 0;
    for (const PageView &view : views) {
        const Extra extras[] = {{"call", row}, {"seq", seq++}};
        insertRecord(sql, "page_views", view, extras);
    }
}

void insertRecording(sql::Connection &sql, Number row, const SavedRecording &recording)
{
    run(sql, {"INSERT INTO recordings (call, file, media_type, bytes, access_key) VALUES (?, ?, ?, ?, ?)",
              {row, recording.file, recording.mediaType, recording.bytes, newId("").substr(0, 20)}});
}

/// The columns a call brings itself. Built once.
const Fields &callColumns()
{
    static const Fields fields = fieldsAt(Place::Calls);
    return fields;
}
const Fields &detailColumns()
{
    static const Fields fields = fieldsAt(Place::Details);
    return fields;
}

} // namespace

Result<AddedCall> addCall(Write &write, NewCall added)
{
    Call &call = added.call;
    if (!call.startTime)
        return refused("start_time is missing");
    const auto client = rowOf(write.sql, "companies", call.clientId.text);
    if (!client)
        return refused("company_id does not exist");
    const Number account = firstNumber(write.sql, {"SELECT account FROM companies WHERE row = ?", {*client}}).value();
    if (call.id.empty())
        call.id = CallId(newId("CAL"));
    else if (firstNumber(write.sql, {"SELECT row FROM stored_calls WHERE id = ?", {call.id.text}}))
        return Error{Error::Kind::Conflict, "id has already been taken"};
    if (!call.createdAt)
        call.createdAt = call.startTime;
    if (call.transcription.empty() && call.transcript)
        call.transcription = plainText(*call.transcript);

    const auto tracker = rowOf(write.sql, "stored_trackers", call.trackerId.text);
    const auto who = person(write, *client, call.customerPhoneNumber, call.customerName);
    const Extra links[] = {{"company", *client}, {"tracker", tracker}, {"person", who}};
    insertFields(write.sql, "stored_calls", links, callColumns(), call);
    const Number row = write.sql.database().getLastInsertRowid();
    const Extra self[] = {{"call", row}};
    if (hasAny(detailColumns(), call))
        insertFields(write.sql, "call_details", self, detailColumns(), call);
    if (call.transcript)
        sql::insertPhrases(write.sql, row, *call.transcript);
    insertPageViews(write.sql, row, added.pageViews);
    if (added.recording)
        insertRecording(write.sql, row, *added.recording);
    if (const auto tagged = putTags(write, "call", row, call.tags, account, *client); !tagged)
        return tagged.error();
    write.log(Logged::Call, row, Write::Kind::Created, account, *client);
    return AddedCall{row, account, who};
}

namespace {

struct CallFacts {
    Number client = 0;
    std::optional<Number> person;
    std::string id;
    std::string leadStatus;
};

CallFacts factsOf(sql::Connection &sql, Number row)
{
    const sql::Use select =
        prepare(sql, {"SELECT company, person, id, lead_status FROM stored_calls WHERE row = ?", {row}});
    CallFacts facts;
    if (select->executeStep()) {
        column::get(select->getColumn(0), facts.client);
        column::get(select->getColumn(1), facts.person);
        column::get(select->getColumn(2), facts.id);
        column::get(select->getColumn(3), facts.leadStatus);
    }
    return facts;
}

void set(sql::Connection &sql, Number row, const char *column, const Bound &value)
{
    run(sql, {std::string("UPDATE stored_calls SET ") + column + " = ? WHERE row = ?", {value, row}});
}

Result<void> setTags(Write &write, const Viewer &viewer, Number row, Number client, const wire::CallUpdate &update)
{
    if (update.tags && !update.appendTags)
        run(write.sql, {"DELETE FROM call_tag_ids WHERE call = ?", {row}});
    for (const std::string &name : update.removeTags)
        run(write.sql, {"DELETE FROM call_tag_ids WHERE call = ? AND tag IN (SELECT row FROM stored_tags "
                        "WHERE account = ? AND name = ?)",
                        {row, viewer.account, name}});
    Words names = update.tags.value_or(Words());
    names.insert(names.end(), update.addTags.begin(), update.addTags.end());
    return putTags(write, "call", row, names, viewer.account, client);
}

Result<void> change(Write &write, const Viewer &viewer, Number row, const wire::CallUpdate &update)
{
    const CallFacts facts = factsOf(write.sql, row);
    if (update.leadStatus == "good_lead" && facts.leadStatus == "previously_marked_good_lead")
        return refused(std::string(LeadIsTaken));
    write.log(Logged::Call, row, Write::Kind::Changed, viewer.account, facts.client);
    if (update.note)
        set(write.sql, row, "note", *update.note);
    if (update.value)
        run(write.sql, *update.value ? Clause{"UPDATE stored_calls SET value = ? WHERE row = ?",
                                              {std::int64_t(**update.value), row}}
                                     : Clause{"UPDATE stored_calls SET value = NULL WHERE row = ?", {row}});
    if (update.customerName && facts.person)
        renamePerson(write, *facts.person, *update.customerName, viewer.account);
    else if (update.customerName)
        set(write.sql, row, "customer_name", *update.customerName);
    if (update.tags || !update.addTags.empty() || !update.removeTags.empty())
        if (const auto tagged = setTags(write, viewer, row, facts.client, update); !tagged)
            return tagged;
    if (update.leadStatus)
        set(write.sql, row, "lead_status", *update.leadStatus);
    if (update.spam) {
        set(write.sql, row, "spam", 1);
        write.logDeleted(Logged::Call, row, facts.id, viewer.account, facts.client);
    }
    if (facts.person && (update.leadStatus || update.spam))
        settlePerson(write, *facts.person, viewer.account);
    return {};
}

} // namespace

void Calls::update(const Viewer &viewer, const CallId &id, const wire::CallUpdate &update,
                   std::optional<std::int64_t> onlyVersion, Done<VersionedCall> done)
{
    m_database.write<VersionedCall>(
        [viewer, id, update, onlyVersion](Write &write) -> Result<VersionedCall> {
            const auto row = visibleCall(write.sql, viewer, id);
            if (!row)
                return row.error();
            if (!viewer.mayEdit())
                return forbidden();
            if (onlyVersion && *onlyVersion != callVersion(write.sql, *row))
                return Error{Error::Kind::Conflict, "the call has changed"};
            if (!update.empty())
                if (const auto changed = change(write, viewer, *row, update); !changed)
                    return changed.error();
            return VersionedCall{loadCall(write.sql, *row, false), callVersion(write.sql, *row)};
        },
        std::move(done));
}

void Calls::insert(NewCall call, Done<CallId> done)
{
    m_database.write<CallId>(
        [call = std::move(call)](Write &write) -> Result<CallId> {
            const auto added = addCall(write, call);
            if (!added)
                return added.error();
            if (added->person)
                settleNewCall(write, *added->person, added->row, added->account);
            return loadCall(write.sql, added->row, false).id;
        },
        std::move(done));
}

} // namespace earshot::storage
