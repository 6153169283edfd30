#include "app/earshotctl/commands.h"
#include "app/earshotctl/outboxwords.h"
#include "models/store/recordinggrace.h"
#include "models/sync/calls.h"
#include "models/sync/link.h"
#include "models/sync/unread.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <map>

namespace earshot::ctl {
namespace {

constexpr std::size_t MostMissing = 1000, MissingShown = 20;

struct Report {
    std::optional<sync::Link> link;
    std::int64_t calls = 0;
    std::vector<store::ClientCount> clients;
    store::OutboxCounts outbox;
    std::vector<store::Outgoing> refused; // and what the server failed at
    std::vector<store::Conflict> conflicts;
    std::map<std::string, std::string> clientNames;
    sync::Troubles troubles;
    sync::Unreads unread;
    sync::History history;
    std::optional<sync::Reread> reread;
    store::RecordingTotals recordings;
    store::Recordings::Failures missing; // recordings that could not be had
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
    report.troubles = sync::troublesIn(*cursors);
    report.unread = sync::unreadIn(*cursors, systemNow());
    report.history = sync::historyIn(*cursors);
    report.reread = sync::rereadIn(*cursors);
    for (const Client &client : cache.agency().clients().valueOr({}))
        report.clientNames[client.id.text] = client.name;
    report.recordings = cache.recordings().totals().valueOr({}); // a cache of before has none
    if (const auto rules = store::recordingRulesInForce(cache.preferences(), systemNow()))
        report.missing = cache.recordings().failures(*rules, systemNow(), MostMissing).valueOr({});
    report.budget = sync::budgetLeft(cache, report.link.value_or(sync::Link()), systemNow());
    return report;
}

std::string nameOf(const Report &r, const ClientId &client)
{
    const auto known = r.clientNames.find(client.text);
    return known == r.clientNames.end() || known->second.empty() ? client.text : known->second;
}

std::string whyMissing(const store::Recording &recording)
{
    const Error error = recording.error.value_or(Error{Error::Kind::Server, {}});
    return error.detail.empty() ? std::string(word(error.kind)) : error.detail;
}

void printMissing(const Report &r)
{
    if (r.missing.count > 0)
        std::cout << "Missing   " << r.missing.count << " recordings could not be had\n";
    for (std::size_t i = 0; i < std::min(MissingShown, r.missing.newest.size()); ++i) {
        const store::FailedRecording &one = r.missing.newest[i];
        std::cout << "          " << one.known.call.text << "  " << whyMissing(one.known.recording) << "; "
                  << (one.next ? "tried again at " + minuteOf(*one.next) : "tried again when the call is opened")
                  << '\n';
    }
    if (r.missing.count > std::int64_t(MissingShown))
        std::cout << "          and " << r.missing.count - std::int64_t(MissingShown)
                  << " more; `earshotctl status --json` lists them\n";
}

void printHistory(const Report &r)
{
    if (r.history.months)
        std::cout << "History   the server keeps " << *r.history.months << " months\n";
    else if (r.history.limit)
        std::cout << "History   read back to " << minuteOf(*r.history.limit)
                  << "; the server does not say what it keeps\n";
    else if (r.history.oldest)
        std::cout << "History   everything the server lists, back to " << minuteOf(*r.history.oldest) << '\n';
    if (r.reread && r.reread->next)
        std::cout << "Older     calls were read again; the next time begins " << minuteOf(*r.reread->next) << '\n';
    else if (r.reread)
        std::cout << "Older     calls are being read again, back to " << minuteOf(r.reread->reached) << " so far\n";
}

QJsonObject toJson(const Report &r)
{
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    QJsonArray clients;
    for (const store::ClientCount &c : r.clients)
        clients.append(QJsonObject{{QStringLiteral("id"), text(c.client.text)},
                                   {QStringLiteral("name"), text(nameOf(r, c.client))},
                                   {QStringLiteral("calls"), qint64(c.total)},
                                   {QStringLiteral("unreviewed"), qint64(c.unreviewed)}});
    const auto moment = [&text](Instant t) { return text(formatIso(t, IsoStyle::Utc)); };
    QJsonArray troubles;
    for (const auto &[what, trouble] : r.troubles)
        troubles.append(QJsonObject{{QStringLiteral("what"), text(what)},
                                    {QStringLiteral("kind"), text(std::string(word(trouble.error.kind)))},
                                    {QStringLiteral("reason"), text(trouble.error.detail)},
                                    {QStringLiteral("since"), moment(trouble.since)},
                                    {QStringLiteral("tries"), trouble.tries},
                                    {QStringLiteral("next"), moment(trouble.next)}});
    QJsonArray unread;
    for (const auto &[what, one] : r.unread)
        unread.append(QJsonObject{{QStringLiteral("what"), text(what)},
                                  {QStringLiteral("times"), qint64(one.times)},
                                  {QStringLiteral("last"), moment(one.last)},
                                  {QStringLiteral("reason"), text(one.reason)}});
    QJsonObject history;
    if (r.history.limit)
        history.insert(QStringLiteral("limit"), moment(*r.history.limit));
    if (r.history.months)
        history.insert(QStringLiteral("months"), *r.history.months);
    if (r.history.oldest)
        history.insert(QStringLiteral("oldest"), moment(*r.history.oldest));
    QJsonObject reread;
    if (r.reread) {
        reread.insert(QStringLiteral("reached"), moment(r.reread->reached));
        if (r.reread->next)
            reread.insert(QStringLiteral("next"), moment(*r.reread->next));
    }
    QJsonArray missing;
    for (const store::FailedRecording &one : r.missing.newest) {
        const store::Recording &recording = one.known.recording;
        QJsonObject object{{QStringLiteral("call"), text(one.known.call.text)},
                           {QStringLiteral("reason"), text(whyMissing(recording))},
                           {QStringLiteral("tries"), recording.attempts}};
        if (recording.error)
            object.insert(QStringLiteral("kind"), text(std::string(word(recording.error->kind))));
        if (recording.triedAt)
            object.insert(QStringLiteral("tried"), moment(*recording.triedAt));
        if (one.next)
            object.insert(QStringLiteral("next"), moment(*one.next));
        missing.append(object);
    }
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
                                                       {QStringLiteral("bytes"), qint64(r.recordings.bytes)},
                                                       {QStringLiteral("missing"), qint64(r.missing.count)}}},
            {QStringLiteral("missing"), missing},
            {QStringLiteral("troubles"), troubles},
            {QStringLiteral("unread"), unread},
            {QStringLiteral("history"), history},
            {QStringLiteral("reread"), reread},
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
        std::cout << "          " << nameOf(r, c.client) << "  " << c.total << ", " << c.unreviewed
                  << " not reviewed\n";
    std::cout << "Kept      " << r.recordings.kept << " recordings, " << r.recordings.bytes << " bytes\n";
    printMissing(r);
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
    printHistory(r);
    for (const auto &[what, trouble] : r.troubles)
        std::cout << "Trouble   " << sentenceOf(what, trouble) << '\n';
    for (const auto &[what, unread] : r.unread)
        std::cout << "Unread    " << sentenceOf(what, unread) << '\n';
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
