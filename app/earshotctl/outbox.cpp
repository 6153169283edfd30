#include "app/earshotctl/commands.h"
#include "app/earshotctl/outboxwords.h"
#include "models/store/cache.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <iostream>

namespace earshot::ctl {
namespace {

template <typename T>
int listAs(const std::vector<T> &items, bool json, const char *none, void (*line)(const T &))
{
    if (json) {
        QJsonArray list;
        for (const T &item : items)
            list.append(toJson(item));
        std::cout << QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString() << '\n';
        return Ok;
    }
    for (const T &item : items)
        line(item);
    if (items.empty())
        std::cout << none << '\n';
    return Ok;
}

void editLine(const store::Outgoing &edit)
{
    std::cout << std::int64_t(edit.id) << "  " << edit.call.text << "  " << stateWord(edit) << "  "
              << words(edit.change);
    if (edit.refusal)
        std::cout << "  (" << edit.refusal->detail << ')';
    std::cout << '\n';
}

void conflictLine(const store::Conflict &conflict)
{
    std::cout << conflict.call.text << "  " << conflict.field
              << "  somebody else wrote: " << words(conflict.field, conflict.other) << '\n';
}

/// The edits that are meant: those of the ids, or all that were refused.
Result<std::vector<store::OutboxId>> chosen(store::Cache &cache, const OutboxOptions &options)
{
    std::vector<store::OutboxId> ids;
    for (const std::int64_t id : options.ids)
        ids.push_back(store::OutboxId(id));
    if (!options.all)
        return ids;
    const auto refused = cache.outbox().all(store::SendState::Refused);
    if (!refused)
        return refused.error();
    for (const store::Outgoing &edit : *refused)
        ids.push_back(edit.id);
    return ids;
}

int act(const std::string &profile, const OutboxOptions &options, Result<void> (store::Outbox::*what)(store::OutboxId),
        const char *done)
{
    if (options.ids.empty() == !options.all) {
        std::cerr << "earshotctl: name edits by the numbers that `earshotctl outbox list` gives, or say --all\n";
        return Usage;
    }
    const auto cache = openCache(profile, store::Mode::ReadWrite);
    if (!cache)
        return complain(cache.error());
    const auto ids = chosen(**cache, options);
    if (!ids)
        return complain(ids.error());
    for (const store::OutboxId id : *ids)
        if (const auto acted = ((*cache)->outbox().*what)(id); !acted)
            return complain(
                {acted.error().kind, "edit " + std::to_string(std::int64_t(id)) + ": " + acted.error().detail});
    std::cout << ids->size() << ' ' << (ids->size() == 1 ? "edit " : "edits ") << done << '\n';
    return Ok;
}

} // namespace

int listOutbox(const std::string &profile, bool json)
{
    const auto cache = openCache(profile, store::Mode::ReadOnly);
    if (!cache)
        return complain(cache.error());
    const auto edits = (*cache)->outbox().all();
    return edits ? listAs<store::Outgoing>(*edits, json, "No edits are on their way.", editLine)
                 : complain(edits.error());
}

int retryEdits(const std::string &profile, const OutboxOptions &options)
{
    return act(profile, options, &store::Outbox::retry, "will be sent again with the next sync.");
}

int dropEdits(const std::string &profile, const OutboxOptions &options)
{
    return act(profile, options, &store::Outbox::discard, "dropped; the calls have the server's values again.");
}

int listConflicts(const std::string &profile, bool json)
{
    const auto cache = openCache(profile, store::Mode::ReadOnly);
    if (!cache)
        return complain(cache.error());
    const auto conflicts = (*cache)->edits().allConflicts();
    return conflicts ? listAs<store::Conflict>(*conflicts, json, "No edit went over anybody else's.", conflictLine)
                     : complain(conflicts.error());
}

int resolveConflict(const std::string &profile, const ConflictOptions &options)
{
    const auto cache = openCache(profile, store::Mode::ReadWrite);
    if (!cache)
        return complain(cache.error());
    const auto call = (*cache)->calls().callById(CallId(options.call));
    if (!call)
        return complain(call.error());
    if (options.take) {
        const auto taken = (*cache)->edits().takeOther(call->row, options.field);
        if (!taken)
            return complain(taken.error());
        std::cout << "Taken; it is sent with the next sync where the server has another value.\n";
        return Ok;
    }
    const auto dismissed = (*cache)->edits().dismissConflict(call->row, options.field);
    if (!dismissed)
        return complain(dismissed.error());
    std::cout << "The value that is here stays.\n";
    return Ok;
}

} // namespace earshot::ctl
