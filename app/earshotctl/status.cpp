#include "app/earshotctl/commands.h"
#include "app/earshotctl/outboxwords.h"
#include "models/sync/link.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>

namespace earshot::ctl {
namespace {

struct Report {
    std::optional<sync::Link> link;
    std::int64_t calls = 0;
    std::vector<store::ClientCount> clients;
    store::OutboxCounts outbox;
    std::vector<store::Outgoing> refused; // and what the server failed at
    std::vector<store::Conflict> conflicts;
    std::vector<store::Cursor> cursors;
    store::RecordingTotals recordings;
    remote::BudgetFigures budget;
};

Result<Report> collect(store::Cache &cache)
{
    Report report;
    const auto link = sync::readLink(cache);
    const auto calls = cache.inbox().callCount();
    const auto clients = cache.queries().clientCounts();
    const auto outbox = cache.outbox().counts();
    auto refused = cache.outbox().all();
    if (refused)
        std::erase_if(*refused, [](const store::Outgoing &edit) { return !edit.refusal; });
    const auto conflicts = cache.edits().allConflicts();
    const auto cursors = cache.inbox().cursors();
    for (const std::optional<Error> &error :
         {link ? std::nullopt : std::optional(link.error()), calls ? std::nullopt : std::optional(calls.error()),
          clients ? std::nullopt : std::optional(clients.error()),
          outbox ? std::nullopt : std::optional(outbox.error()),
          refused ? std::nullopt : std::optional(refused.error()),
          conflicts ? std::nullopt : std::optional(conflicts.error()),
          cursors ? std::nullopt : std::optional(cursors.error())})
        if (error)
            return *error;
    report.link = *link;
    report.calls = *calls;
    report.clients = *clients;
    report.outbox = *outbox;
    report.refused = *refused;
    report.conflicts = *conflicts;
    report.cursors = *cursors;
    report.recordings = cache.recordings().totals().valueOr({}); // a cache of before has none
    report.budget = sync::budgetLeft(cache, report.link.value_or(sync::Link()), systemNow());
    return report;
}

QJsonObject toJson(const Report &r)
{
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    QJsonArray clients;
    for (const store::ClientCount &c : r.clients)
        clients.append(QJsonObject{{QStringLiteral("id"), text(c.client.text)},
                                   {QStringLiteral("calls"), qint64(c.total)},
                                   {QStringLiteral("unreviewed"), qint64(c.unreviewed)}});
    QJsonObject cursors;
    for (const store::Cursor &c : r.cursors)
        cursors.insert(text(c.key), text(c.value));
    QJsonArray refused;
    for (const store::Outgoing &o : r.refused)
        refused.append(ctl::toJson(o));
    QJsonArray conflicts;
    for (const store::Conflict &c : r.conflicts)
        conflicts.append(ctl::toJson(c));
    return {{QStringLiteral("server"), r.link ? text(r.link->address) : QString()},
            {QStringLiteral("account"), r.link ? text(r.link->account.text) : QString()},
            {QStringLiteral("calls"), qint64(r.calls)},
            {QStringLiteral("clients"), clients},
            {QStringLiteral("outbox"), QJsonObject{{QStringLiteral("waiting"), qint64(r.outbox.waiting)},
                                                   {QStringLiteral("sending"), qint64(r.outbox.sending)},
                                                   {QStringLiteral("refused"), qint64(r.outbox.refused)}}},
            {QStringLiteral("refused"), refused},
            {QStringLiteral("conflicts"), conflicts},
            {QStringLiteral("recordings"), QJsonObject{{QStringLiteral("kept"), qint64(r.recordings.kept)},
                                                       {QStringLiteral("bytes"), qint64(r.recordings.bytes)}}},
            {QStringLiteral("cursors"), cursors},
            {QStringLiteral("budget"), QJsonObject{{QStringLiteral("left_hour"), r.budget.leftHour},
                                                   {QStringLiteral("left_day"), r.budget.leftDay}}}};
}

void print(const Report &r)
{
    if (r.link)
        std::cout << "Server    " << r.link->address << ", account " << r.link->accountName << " ("
                  << r.link->account.text << ")\n";
    else
        std::cout << "Server    not connected\n";
    std::cout << "Calls     " << r.calls << '\n';
    for (const store::ClientCount &c : r.clients)
        std::cout << "          " << c.client.text << "  " << c.total << ", " << c.unreviewed << " not reviewed\n";
    std::cout << "Kept      " << r.recordings.kept << " recordings, " << r.recordings.bytes << " bytes\n";
    std::cout << "Outbox    " << r.outbox.waiting << " waiting, " << r.outbox.sending << " being sent, "
              << r.outbox.refused << " refused\n";
    for (const store::Outgoing &o : r.refused)
        std::cout << "          " << std::int64_t(o.id) << "  " << o.call.text << "  " << words(o.change) << "  "
                  << stateWord(o) << " (" << o.refusal->detail << ")\n";
    if (!r.conflicts.empty())
        std::cout << "Conflicts " << r.conflicts.size() << '\n';
    for (const store::Conflict &c : r.conflicts)
        std::cout << "          " << c.call.text << "  " << c.field
                  << "  somebody else wrote: " << words(c.field, c.other) << '\n';
    std::cout << "Budget    " << r.budget.leftHour << " requests left this hour, " << r.budget.leftDay << " today\n";
    for (const store::Cursor &c : r.cursors)
        std::cout << "Cursor    " << c.key << ' ' << c.value << '\n';
}

} // namespace

int status(const std::string &profile, bool json)
{
    const auto cache = store::Cache::open(profile, store::Mode::ReadOnly);
    if (!cache)
        return complain(cache.error());
    const auto report = collect(**cache);
    if (!report)
        return complain(report.error());
    if (json)
        std::cout << QJsonDocument(toJson(*report)).toJson(QJsonDocument::Compact).toStdString() << '\n';
    else
        print(*report);
    return Ok;
}

} // namespace earshot::ctl
