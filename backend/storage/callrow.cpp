#include "backend/storage/callrow.h"

#include "backend/storage/record.h"
#include "models/sql/phrases.h"

#include <algorithm>
#include <array>

namespace earshot::storage {
namespace {

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

const std::string &namesOf(const Fields &fields)
{
    thread_local std::string names;
    names.clear();
    for (const Field *field : fields)
        names.append(names.empty() ? "" : ", ").append(field->key);
    return names;
}

/// What the `formatted_…` fields are made from, beside default fields.
constexpr std::array<std::string_view, 4> FormattedFrom = {"call_type", "value", "source", "source_name"};

} // namespace

Place placeOf(const Field &field)
{
    if (isOneOf(field.key, {"company_id", "company_name", "company_time_zone", "tracker_id", "person_id", "recording",
                            "recording_player", "tags", "first_call", "prior_calls", "total_calls"}))
        return Place::Elsewhere;
    const bool longText = isOneOf(field.key, {"transcription", "call_summary", "lead_explanation"});
    if (longText || field.kind == Kind::Nested || field.kind == Kind::List || field.set == FieldSet::Legacy)
        return Place::Details;
    return Place::Calls;
}

Fields fieldsAt(Place place)
{
    Fields fields;
    for (const Field *field : sql::storedFields())
        if (placeOf(*field) == place)
            fields.push_back(field);
    return fields;
}

Fields fieldsFor(const wire::FieldSelection &selection)
{
    bool formatted = false;
    for (const Field &field : callFields())
        formatted = formatted || (!field.assign && selection.asks(field.key));
    Fields fields;
    for (const Field *field : sql::storedFields()) {
        const bool asked = field->set == FieldSet::Default || selection.asks(field->key);
        const bool needed =
            formatted && std::find(FormattedFrom.begin(), FormattedFrom.end(), field->key) != FormattedFrom.end();
        if (asked || needed || isOneOf(field->key, {"company_id"}))
            fields.push_back(field);
    }
    return fields;
}

Call loadCall(sql::Connection &sql, Number row, const Fields &fields)
{
    const sql::Use select = sql.prepared("SELECT " + namesOf(fields) + " FROM calls WHERE row = ?");
    select->bind(1, row);
    Call call;
    if (select->executeStep())
        for (std::size_t i = 0; i < fields.size(); ++i)
            sql::readField(*select, int(i), *fields[i], call);
    return call;
}

Call loadCall(sql::Connection &sql, Number row, bool withTranscript)
{
    Call call = loadCall(sql, row, sql::storedFields());
    if (withTranscript)
        addTranscript(sql, row, call);
    return call;
}

void addTranscript(sql::Connection &sql, Number row, Call &call)
{
    Transcript transcript = sql::readPhrases(sql, row);
    if (!transcript.empty())
        call.transcript = std::move(transcript);
}

bool hasTranscript(sql::Connection &sql, Number row)
{
    return firstNumber(sql, {"SELECT 1 FROM phrases WHERE call = ? LIMIT 1", {row}}).has_value();
}

std::int64_t callVersion(sql::Connection &sql, Number row)
{
    return firstNumber(sql,
                       {"SELECT seq FROM changes WHERE type = ? AND record = ?", {std::int64_t(Logged::Call), row}})
        .value_or(0);
}

Result<Number> visibleCall(sql::Connection &sql, const Viewer &viewer, const CallId &id)
{
    const auto row = visibleRow(sql, "stored_calls", id.text, viewer, "spam = 0 AND company");
    return row ? row : notFound("call");
}

} // namespace earshot::storage
