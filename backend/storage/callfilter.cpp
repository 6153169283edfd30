#include "backend/storage/callquery.h"

#include "models/base/text.h"
#include "models/domain/catalogue.h"
#include "models/domain/derived.h"

#include <algorithm>

namespace earshot::storage {
namespace {

/// The calls a viewer sees. A single client is found by its index; with several the calls are walked in the order of
/// time, so the "+" keeps SQLite from gathering and sorting all of them for one page.
void narrowToVisible(Clause &query, sql::Connection &sql, const Viewer &viewer, const std::optional<ClientId> &client)
{
    if (!client) {
        query.where(visibleTo(viewer, "+c.company"));
        return;
    }
    const auto row = visibleRow(sql, "companies", client->text, viewer, "row");
    query.where("c.company = ?", {row ? *row : 0});
}

void narrowByType(Clause &query, CallType type)
{
    switch (type) {
    case CallType::FirstCall:
        query.where("c.prior_calls = 0");
        break;
    case CallType::Missed:
        query.where("c.answered = 0");
        break;
    case CallType::Voicemails:
        query.where("c.voicemail = 1");
        break;
    case CallType::Inbound:
        query.where("c.direction = 'inbound'");
        break;
    case CallType::Outbound:
        query.where("c.direction = 'outbound'");
        break;
    }
}

void narrowByAnswer(Clause &query, AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Answered:
        query.where("c.answered = 1");
        break;
    case AnswerStatus::Missed:
        query.where("c.answered = 0"); // as call_type=missed and the figure of missed calls have it
        break;
    case AnswerStatus::Voicemail:
        query.where("c.voicemail = 1");
        break;
    }
}

/// "google_paid" for "Google Paid".
std::string slug(std::string_view title)
{
    std::string out;
    for (const char c : title)
        out += c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return out;
}

/// A phrase in quotes is what stands between them: the search looks for all of its text together anyway.
std::string_view unquoted(std::string_view term)
{
    const bool quoted = term.size() > 2 && term.starts_with('"') && term.ends_with('"');
    return quoted ? term.substr(1, term.size() - 2) : term;
}

void narrowBySearch(Clause &query, const std::string &term)
{
    const std::string plain = text::folded(unquoted(term));
    const std::string numberPattern = numberAnywhere(term);
    query.where("(c.person IN (SELECT row FROM persons WHERE instr(folded(name), ?) > 0)"
                " OR (c.person IS NULL AND instr(folded(c.customer_name), ?) > 0)"
                " OR instr(folded(c.note), ?) > 0 OR instr(folded(c.source), ?) > 0"
                " OR c.customer_phone_number LIKE ? ESCAPE '\\' OR c.tracking_phone_number LIKE ? ESCAPE '\\'"
                " OR c.business_phone_number LIKE ? ESCAPE '\\')",
                {plain, plain, plain, plain, numberPattern, numberPattern, numberPattern});
}

void narrowByPeople(Clause &query, sql::Connection &sql, const CallFilter &filter)
{
    if (!filter.trackers.empty()) {
        std::vector<Number> rows;
        for (const TrackerId &id : filter.trackers)
            rows.push_back(rowOf(sql, "stored_trackers", id.text).value_or(0));
        query.where("c.tracker IN " + listOf(rows));
    }
    if (filter.agent) {
        const auto user = rowOf(sql, "users", filter.agent->text).value_or(0);
        query.where("c.agent_email <> ''")
            .where("c.agent_email = (SELECT email FROM users WHERE row = ?) COLLATE NOCASE", {user});
    }
}

} // namespace

Clause narrowedCalls(sql::Connection &sql, const Viewer &viewer, const CallFilter &filter)
{
    Clause query{" FROM stored_calls c", {}};
    query.where("c.spam = 0");
    narrowToVisible(query, sql, viewer, filter.client);
    narrowByPeople(query, sql, filter);
    if (filter.window)
        query.where("c.start_time >= ?", {toMs(filter.window->from)})
            .where("c.start_time < ?", {toMs(filter.window->to)});
    if (filter.callType)
        narrowByType(query, *filter.callType);
    if (filter.answerStatus)
        narrowByAnswer(query, *filter.answerStatus);
    if (filter.answered)
        query.where("c.answered = ?", {std::int64_t(*filter.answered)});
    if (!filter.device.empty())
        query.where("c.device_type = ?", {filter.device});
    if (!filter.direction.empty())
        query.where("c.direction = ?", {filter.direction});
    if (filter.leadStatus)
        query.where("c.lead_status = ?", {*filter.leadStatus == "not_scored" ? std::string() : *filter.leadStatus});
    if (!filter.tags.empty()) {
        const Clause names = listOf(filter.tags);
        query.where("c.row IN (SELECT x.call FROM stored_tags g JOIN call_tag_ids x ON x.tag = g.row WHERE g.name IN " +
                        names.text + ")",
                    names.bound);
    }
    if (!filter.source.empty())
        query.where("c.source COLLATE NOCASE IN (?, ?, ?)",
                    {filter.source, slug(filter.source), derive::sourceTitle(filter.source)});
    if (filter.firstTimeCallers)
        query.where(*filter.firstTimeCallers ? "c.prior_calls = 0" : "c.prior_calls > 0");
    if (filter.minDuration)
        query.where("c.duration >= ?", {*filter.minDuration});
    if (filter.maxDuration)
        query.where("c.duration <= ?", {*filter.maxDuration});
    if (!filter.search.empty())
        narrowBySearch(query, filter.search);
    if (!filter.sourceSearch.empty())
        query.where("c.source LIKE ? ESCAPE '\\'", {anywhere(filter.sourceSearch)});
    return query;
}

CallOrder callOrder(const Order &order)
{
    const Field *field = callField(order.field);
    const std::string key = field && field->sortable ? field->key : "start_time";
    const bool time = key == "start_time";
    CallOrder out;
    out.descending = order.descending.value_or(time);
    if (time)
        out.expression = "c.start_time";
    else if (key == "customer_name")
        out.expression = "coalesce((SELECT name FROM persons WHERE row = c.person), c.customer_name) COLLATE NOCASE";
    else if (key == "source_name")
        out.expression =
            "coalesce((SELECT name FROM stored_trackers WHERE row = c.tracker), c.source_name) COLLATE NOCASE";
    else if (key == "tags")
        out.expression = "coalesce((SELECT min(name) FROM call_tags WHERE call = c.row), '') COLLATE NOCASE";
    else if (key == "first_call")
        out.expression = "coalesce(c.prior_calls = 0, 0)";
    else if (field->kind == Kind::YesNo || field->kind == Kind::Duration)
        out.expression = "coalesce(c." + key + ", -1)"; // unknown is the least, and comparable
    else
        out.expression = "c." + key + " COLLATE NOCASE";
    const char *direction = out.descending ? " DESC" : " ASC";
    out.text = " ORDER BY " + out.expression + direction + ", c.row" + direction;
    return out;
}

std::optional<CallType> callTypeFrom(std::string_view word)
{
    if (word == "first_call")
        return CallType::FirstCall;
    if (word == "missed")
        return CallType::Missed;
    if (word == "voicemails")
        return CallType::Voicemails;
    if (word == "inbound")
        return CallType::Inbound;
    return word == "outbound" ? std::optional(CallType::Outbound) : std::nullopt;
}

std::optional<AnswerStatus> answerStatusFrom(std::string_view word)
{
    if (word == "answered")
        return AnswerStatus::Answered;
    if (word == "missed")
        return AnswerStatus::Missed;
    return word == "voicemail" ? std::optional(AnswerStatus::Voicemail) : std::nullopt;
}

} // namespace earshot::storage
