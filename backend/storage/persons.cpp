#include "backend/storage/persons.h"

#include "backend/storage/record.h"

#include <algorithm>

namespace earshot::storage {
namespace {

constexpr const char *Good = "good_lead";
constexpr const char *Earlier = "previously_marked_good_lead";

struct CallState {
    Number row = 0;
    std::optional<std::int64_t> prior;
    std::string leadStatus;
};

std::vector<CallState> callsOf(sql::Connection &sql, Number person)
{
    const sql::Use select = prepare(sql, {"SELECT row, prior_calls, lead_status FROM stored_calls "
                                          "WHERE person = ? AND spam = 0 ORDER BY start_time, row",
                                          {person}});
    std::vector<CallState> calls;
    while (select->executeStep()) {
        CallState &call = calls.emplace_back();
        call.row = select->getColumn(0).getInt64();
        column::get(select->getColumn(1), call.prior);
        call.leadStatus = column::text(select->getColumn(2));
    }
    return calls;
}

struct PersonState {
    Number company = 0;
    std::int64_t calls = 0; // when it was settled last
    std::optional<Number> marked;
};

PersonState stateOf(sql::Connection &sql, Number person)
{
    const sql::Use select =
        prepare(sql, {"SELECT company, calls, good_lead_call FROM persons WHERE row = ?", {person}});
    select->executeStep();
    PersonState state;
    column::get(select->getColumn(0), state.company);
    column::get(select->getColumn(1), state.calls);
    column::get(select->getColumn(2), state.marked);
    return state;
}

bool isNewest(sql::Connection &sql, Number person, Number call)
{
    return firstNumber(sql, {"SELECT row FROM stored_calls WHERE person = ? AND spam = 0 "
                             "ORDER BY start_time DESC, row DESC LIMIT 1",
                             {person}}) == call;
}

} // namespace

void settleNewCall(Write &write, Number person, Number call, Number account)
{
    const PersonState state = stateOf(write.sql, person);
    std::string status;
    {
        const sql::Use select = prepare(write.sql, {"SELECT lead_status FROM stored_calls WHERE row = ?", {call}});
        select->executeStep();
        status = column::text(select->getColumn(0));
    }
    const bool changesOthers = !state.marked && (status == Good || status == Earlier);
    if (changesOthers || !isNewest(write.sql, person, call))
        return settlePerson(write, person, account);
    if (state.marked && status.empty())
        status = Earlier;
    run(write.sql,
        {"UPDATE stored_calls SET prior_calls = ?, lead_status = ? WHERE row = ?", {state.calls, status, call}});
    run(write.sql, {"UPDATE persons SET calls = calls + 1 WHERE row = ?", {person}});
    if (state.calls > 0)
        write.log(Logged::Person, person, Write::Kind::Changed, account, state.company);
}

void settlePerson(Write &write, Number person, Number account)
{
    const auto [company, counted, markedBefore] = stateOf(write.sql, person);
    const std::vector<CallState> calls = callsOf(write.sql, person);
    std::optional<Number> marked;
    for (std::int64_t prior = 0; prior < std::int64_t(calls.size()); ++prior) {
        const CallState &call = calls[std::size_t(prior)];
        std::string status = call.leadStatus;
        if (marked && status.empty())
            status = Earlier;
        else if (!marked && markedBefore && status == Earlier)
            status.clear();
        if (!marked && status == Good)
            marked = call.row;
        const bool changed = call.prior != prior || status != call.leadStatus;
        if (changed)
            run(write.sql,
                {"UPDATE stored_calls SET prior_calls = ?, lead_status = ? WHERE row = ?", {prior, status, call.row}});
        if (changed && call.prior)
            write.log(Logged::Call, call.row, Write::Kind::Changed, account, company);
    }
    const bool counts = counted != std::int64_t(calls.size());
    if (!counts && marked == markedBefore)
        return;
    const sql::Use update = write.sql.prepared("UPDATE persons SET calls = ?, good_lead_call = ? WHERE row = ?");
    update->bind(1, std::int64_t(calls.size()));
    column::put(*update, 2, marked);
    update->bind(3, person);
    update->exec();
    const bool anyKnown = std::any_of(calls.begin(), calls.end(), [](const CallState &call) { return call.prior; });
    if (counts && anyKnown) // all of them show how many there are: one entry tells it
        write.log(Logged::Person, person, Write::Kind::Changed, account, company);
    for (const CallState &call : calls)
        if (call.prior && marked != markedBefore) // they show which call was the good one
            write.log(Logged::Call, call.row, Write::Kind::Changed, account, company);
}

void renamePerson(Write &write, Number person, const std::string &name, Number account)
{
    run(write.sql, {"UPDATE persons SET name = ? WHERE row = ?", {name, person}});
    write.logChanged(Logged::Call, {"SELECT row, company FROM stored_calls WHERE person = ? AND spam = 0", {person}},
                     account);
    write.logChanged(Logged::Form, {"SELECT row, company FROM stored_forms WHERE person = ?", {person}}, account);
    write.logChanged(Logged::Conversation, {"SELECT row, company FROM stored_conversations WHERE person = ?", {person}},
                     account);
}

} // namespace earshot::storage
