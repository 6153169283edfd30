#include "models/items/syncwords.h"

#include "models/base/format.h"
#include "models/items/errorwords.h"
#include "models/sync/outbound.h"

#include <QCoreApplication>

#include <algorithm>

namespace earshot::items {
namespace {

constexpr int Unlimited = 100'000; // requests an hour, from which on a limit is none

using Link = sync::Status::Link;
using Phase = SyncStanding::Phase;

struct Wording {
    Q_DECLARE_TR_FUNCTIONS(SyncWords)
public:
    static SyncWords of(const SyncStanding &standing, Instant now, const Reader &reader);
    static SyncWords running(const sync::Status &status, const store::OutboxCounts &outbox, Instant now,
                             const Reader &reader);
    static SyncWords online(const sync::Status &status, Instant now, const Reader &reader);
    static SyncWords offline(const sync::Status &status, const store::OutboxCounts &outbox, const Reader &reader);
    static NothingYet nothingYet(const SyncStanding &standing);
    static QString outbox(const store::OutboxCounts &outbox);
    static QString reach(const sync::Status &status, const Reader &reader);
    static QString erased(const std::vector<sync::Erased> &erased);
    static QString keptEdits(const std::vector<sync::Erased> &erased);
    static QString editCost(int edits, const remote::BudgetFigures &budget);
    static QString budget(const remote::BudgetFigures &budget, const QLocale &locale);
    static QString activity(sync::Activity activity);
    static QString progress(const sync::Progress &progress, const Reader &reader);
};

QString dayOf(Instant t, const Reader &reader)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(toMs(t), reader.zone).date();
    return format::date(date, reader.locale);
}

/// "14:05" today, with the day before that.
QString momentOf(Instant t, const Reader &reader)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(t), reader.zone);
    return local.date() == reader.today ? format::time(local.time(), reader.locale)
                                        : format::moment(local, reader.today, reader.locale);
}

SyncWords Wording::of(const SyncStanding &standing, Instant now, const Reader &reader)
{
    switch (standing.phase) {
    case Phase::Opening:
        return {Mood::Busy, tr("Opening…"), {}};
    case Phase::Unlinked:
        return {Mood::Waiting, tr("Not connected"), tr("Connect")};
    case Phase::NoKey:
        return {Mood::Asking, tr("No key for the server"), tr("Connect again")};
    case Phase::Paused:
        return {Mood::Waiting, tr("Sync is paused"), tr("Resume")};
    case Phase::ReadOnly:
        return {Mood::Waiting, tr("Opened for reading only"), {}};
    case Phase::Running:
        return running(standing.status, standing.outbox, now, reader);
    }
    return {};
}

SyncWords Wording::running(const sync::Status &status, const store::OutboxCounts &outbox, Instant now,
                           const Reader &reader)
{
    switch (status.link) {
    case Link::Connecting:
        return {Mood::Busy, tr("Connecting…"), {}};
    case Link::Online:
        return online(status, now, reader);
    case Link::Offline:
        return offline(status, outbox, reader);
    case Link::NeedsKey:
        return {Mood::Asking, tr("The key was refused"), tr("Connect again")};
    case Link::Stopped:
        if (status.trouble && status.trouble->kind == Error::Kind::Corrupt)
            return {Mood::Asking, words(*status.trouble).what, {}};
        return {Mood::Waiting, tr("Sync has stopped"), {}};
    }
    return {};
}

SyncWords Wording::online(const sync::Status &status, Instant now, const Reader &reader)
{
    if (status.budget.pausedUntil && *status.budget.pausedUntil > now)
        return {Mood::Waiting,
                tr("The server asks to wait until %1").arg(momentOf(*status.budget.pausedUntil, reader)),
                {}};
    if (status.budget.waitsUntil && *status.budget.waitsUntil > now + seconds(60) && !status.settled)
        return {
            Mood::Waiting,
            tr("All requests for now are used up; it goes on at %1").arg(momentOf(*status.budget.waitsUntil, reader)),
            {}};
    for (const sync::Activity first : {sync::Activity::Edits, sync::Activity::Calls, sync::Activity::CatchingUp}) {
        const auto it = status.busy.find(first);
        if (it == status.busy.end())
            continue;
        if (first == sync::Activity::Calls && it->second.reached)
            return {Mood::Busy, tr("Reading calls, back to %1").arg(dayOf(*it->second.reached, reader)), {}};
        return {Mood::Busy, activity(first), {}};
    }
    if (!status.lastSync)
        return {Mood::Busy, status.busy.empty() ? tr("Connected") : activity(status.busy.begin()->first), {}};
    const auto passed = std::chrono::duration_cast<seconds>(now - *status.lastSync);
    if (!status.aside.empty())
        return {Mood::Waiting,
                tr("Up to date but for %n things that cannot be read now", nullptr, int(status.aside.size())),
                {}};
    return {Mood::Calm, tr("Up to date, %1").arg(format::ago(passed)), {}};
}

SyncWords Wording::offline(const sync::Status &status, const store::OutboxCounts &outbox, const Reader &reader)
{
    const auto waiting = int(outbox.waiting + outbox.sending);
    const bool unreached =
        !status.trouble || status.trouble->kind == Error::Kind::Offline || status.trouble->kind == Error::Kind::Timeout;
    if (!unreached)
        return {status.trouble->kind == Error::Kind::Server ? Mood::Waiting : Mood::Asking,
                words(*status.trouble).what,
                {}};
    if (!status.since)
        return {Mood::Waiting, waiting ? tr("Offline · %n edits wait", nullptr, waiting) : tr("Offline"), {}};
    const QString since = momentOf(*status.since, reader);
    if (waiting == 0)
        return {Mood::Waiting, tr("Offline since %1").arg(since), {}};
    return {Mood::Waiting, tr("Offline since %1 · %n edits wait", nullptr, waiting).arg(since), {}};
}

NothingYet Wording::nothingYet(const SyncStanding &standing)
{
    const sync::Status &status = standing.status;
    switch (standing.phase) {
    case Phase::Opening:
        break;
    case Phase::Unlinked:
        return {tr("Not connected"), tr("Connect a server, or open the demo, to see calls here."), tr("Connect")};
    case Phase::NoKey:
        return {tr("No key for the server"), tr("Connect again, and the calls will come."), tr("Connect again")};
    case Phase::Paused:
        return {tr("Sync is paused"), tr("Calls appear here once it goes on."), tr("Resume")};
    case Phase::ReadOnly:
        return {tr("No calls"), tr("This profile was opened for reading only, and holds none."), {}};
    case Phase::Running:
        if (status.link == Link::NeedsKey)
            return {tr("The key was refused"), tr("Connect again with a new key."), tr("Connect again")};
        if (status.lastSync)
            return {tr("No calls yet"), tr("New calls appear here as they come."), {}};
        if ((status.link == Link::Offline || status.link == Link::Stopped) && status.trouble)
            return {words(*status.trouble).what, words(*status.trouble).advice, {}};
        break;
    }
    return {tr("The first sync is under way"), tr("Calls appear here as they arrive, newest first."), {}};
}

QString Wording::outbox(const store::OutboxCounts &outbox)
{
    const auto waiting = int(outbox.waiting + outbox.sending);
    const auto refused = int(outbox.refused);
    if (refused > 0)
        return tr("%n edits were refused", nullptr, refused);
    return waiting > 0 ? tr("%n edits wait", nullptr, waiting) : QString();
}

QString Wording::editCost(int edits, const remote::BudgetFigures &budget)
{
    const int anHour = budget.usedHour + budget.leftHour;
    const int aDay = budget.usedDay + budget.leftDay;
    const QString all = tr("%Ln edit(s)", nullptr, edits);
    if (anHour == 0 || anHour >= Unlimited)
        return tr("%1 will be sent.").arg(all);
    const int requests = edits * sync::RequestsAnEdit;
    const int hours = (requests + anHour - 1) / anHour;
    if (aDay > 0 && requests > aDay)
        //: %1 is "40,000 edits", %2 "5 days"
        return tr("%1, about %2 of this account's limit.")
            .arg(all, tr("%Ln day(s)", nullptr, (requests + aDay - 1) / aDay));
    if (hours > 1)
        return tr("%1, about %2 of this account's limit.").arg(all, tr("%Ln hour(s)", nullptr, hours));
    return tr("%1, about %2 of this account's limit.")
        .arg(all, tr("%Ln minute(s)", nullptr, std::max(1, requests * 60 / anHour)));
}

QString Wording::reach(const sync::Status &status, const Reader &reader)
{
    if (!status.current)
        return {};
    const QString since = dayOf(*status.current, reader);
    if (!status.reread)
        return tr("Every change since %1 is here.").arg(since);
    if (status.reread->next)
        return tr("Every change since %1 is here. Older calls were read again; the next time begins on %2.")
            .arg(since, dayOf(*status.reread->next, reader));
    return tr("Every change since %1 is here. Older calls are being read again: back to %2 so far, of %3.")
        .arg(since, dayOf(status.reread->reached, reader), dayOf(status.reread->limit, reader));
}

QString Wording::erased(const std::vector<sync::Erased> &erased)
{
    qint64 calls = 0;
    QStringList names;
    for (const sync::Erased &one : erased) {
        calls += one.calls;
        names << oneLine(one.client);
    }
    //: %1 is a client, or several: "Smile Dental and Roofers"
    return tr("The key may not see %1 any more, so %Ln call(s) were erased here.", nullptr, int(calls))
        .arg(QLocale().createSeparatedList(names));
}

QString Wording::keptEdits(const std::vector<sync::Erased> &erased)
{
    qint64 edits = 0;
    QString file;
    for (const sync::Erased &one : erased)
        if (one.edits > 0) {
            edits += one.edits;
            file = QString::fromStdString(one.file);
        }
    return edits == 0 ? QString()
                      : tr("%Ln edit(s) of them had not been sent and are kept in %1.", nullptr, int(edits)).arg(file);
}

QString Wording::budget(const remote::BudgetFigures &budget, const QLocale &locale)
{
    const int all = budget.usedHour + budget.leftHour;
    if (all == 0)
        return {};
    if (all >= Unlimited) // our own server sets no limit of its own
        return tr("%Ln requests this hour", nullptr, budget.usedHour);
    return tr("%1 of %2 requests left this hour")
        .arg(format::count(budget.leftHour, locale), format::count(all, locale));
}

QString Wording::activity(sync::Activity activity)
{
    switch (activity) {
    case sync::Activity::Agency:
        return tr("Reading clients and tags");
    case sync::Activity::Calls:
        return tr("Reading calls");
    case sync::Activity::CatchingUp:
        return tr("Checking for changes");
    case sync::Activity::Forms:
        return tr("Reading forms");
    case sync::Activity::Texts:
        return tr("Reading texts");
    case sync::Activity::Transcripts:
        return tr("Fetching transcripts");
    case sync::Activity::Edits:
        return tr("Sending edits");
    case sync::Activity::Recordings:
        return tr("Fetching recordings");
    }
    return {};
}

QString Wording::progress(const sync::Progress &progress, const Reader &reader)
{
    if (progress.reached)
        return tr("back to %1").arg(dayOf(*progress.reached, reader));
    if (progress.total > 0)
        return tr("%1 of %2")
            .arg(format::count(progress.done, reader.locale), format::count(progress.total, reader.locale));
    return progress.done > 0 ? format::count(progress.done, reader.locale) : QString();
}

} // namespace

SyncWords words(const SyncStanding &standing, Instant now, const Reader &reader)
{
    return Wording::of(standing, now, reader);
}

NothingYet nothingYet(const SyncStanding &standing)
{
    return Wording::nothingYet(standing);
}

QString outboxWords(const store::OutboxCounts &outbox)
{
    return Wording::outbox(outbox);
}

QString reachWords(const sync::Status &status, const Reader &reader)
{
    return Wording::reach(status, reader);
}

ErrorWords erasedWords(const std::vector<sync::Erased> &erased)
{
    return {Wording::erased(erased), Wording::keptEdits(erased), {}};
}

QString budgetWords(const remote::BudgetFigures &budget, const QLocale &locale)
{
    return Wording::budget(budget, locale);
}

QString editCostWords(int edits, const remote::BudgetFigures &budget)
{
    return Wording::editCost(edits, budget);
}

QString words(sync::Activity activity)
{
    return Wording::activity(activity);
}

QString words(const sync::Progress &progress, const Reader &reader)
{
    return Wording::progress(progress, reader);
}

} // namespace earshot::items
