#include "app/earshotctl/commands.h"
#include "models/base/time.h"
#include "models/sync/calls.h"
#include "models/sync/link.h"
#include "models/vault/vault.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <unistd.h>

namespace earshot::ctl {
namespace {

const char *activityName(sync::Activity activity)
{
    switch (activity) {
    case sync::Activity::Agency:
        return "agency";
    case sync::Activity::Calls:
        return "calls";
    case sync::Activity::CatchingUp:
        return "catching_up";
    case sync::Activity::Forms:
        return "forms";
    case sync::Activity::Texts:
        return "texts";
    case sync::Activity::Transcripts:
        return "transcripts";
    case sync::Activity::Edits:
        return "edits";
    case sync::Activity::Recordings:
        return "recordings";
    }
    return "";
}

/// Follows a sync from the main thread and prints how it goes.
class Follower {
public:
    Follower(bool json, bool wait) : m_json(json), m_terminal(!json && isatty(STDERR_FILENO) == 1), m_wait(wait) {}

    /// Until when nothing can be done, when that was the end of it.
    std::optional<Instant> waitsUntil() const { return m_waitsUntil; }

    /// Called on the sync thread.
    void hear(const sync::Status &status)
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
        m_fresh = true;
        m_changed.notify_one();
    }

    /// Waits until all is done or nothing more can be done.
    sync::Status follow()
    {
        using Link = sync::Status::Link;
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_fresh; });
            m_fresh = false;
            const sync::Status status = m_status;
            print(status);
            if (const auto until = waitOf(status, systemNow()); until && sayWait(*until))
                return status;
            if (status.settled || status.link == Link::Offline || status.link == Link::NeedsKey ||
                status.link == Link::Stopped)
                return status;
        }
    }

private:
    /// The end of a wait that somebody would notice.
    static std::optional<Instant> waitOf(const sync::Status &status, Instant now)
    {
        const remote::BudgetFigures &budget = status.budget;
        const bool edits = status.busy.contains(sync::Activity::Edits);
        const auto until = edits ? budget.peopleWaitUntil : budget.waitsUntil;
        return !status.settled && until && *until - now > seconds(20) ? until : std::nullopt;
    }

    /// True when nobody waits for it.
    bool sayWait(Instant until)
    {
        const bool ends = !m_wait && !m_terminal;
        if (ends)
            m_waitsUntil = until;
        else if (!m_said || std::chrono::abs(*m_said - until) > std::chrono::minutes(1))
            std::cerr << (m_terminal ? "\r\033[K" : "")
                      << "earshotctl: the requests for now are used up; it goes on at " << minuteOf(until) << '\n';
        m_said = until;
        return ends;
    }

    void print(const sync::Status &status)
    {
        std::string line = m_json ? jsonLine(status) : textLine(status);
        if (line == m_last)
            return;
        m_last = line;
        if (m_json)
            std::cout << line << std::endl;
        else if (m_terminal)
            std::cerr << "\r\033[K" << line << std::flush;
    }

    static std::string textLine(const sync::Status &status)
    {
        std::string line = std::to_string(status.calls) + " calls";
        for (const auto &[activity, progress] : status.busy) {
            line += std::string(", ") + activityName(activity);
            if (progress.reached)
                line += " back to " + formatIso(*progress.reached, IsoStyle::Utc).substr(0, 10);
        }
        return line;
    }

    static std::string jsonLine(const sync::Status &status)
    {
        QJsonObject busy;
        for (const auto &[activity, progress] : status.busy)
            busy.insert(QLatin1String(activityName(activity)), qint64(progress.done));
        QJsonObject line{{QStringLiteral("calls"), qint64(status.calls)},
                         {QStringLiteral("busy"), busy},
                         {QStringLiteral("settled"), status.settled},
                         {QStringLiteral("requests_left_hour"), status.budget.leftHour}};
        if (!status.aside.empty())
            line.insert(QStringLiteral("aside"), qint64(status.aside.size()));
        if (status.trouble)
            line.insert(QStringLiteral("trouble"), QString::fromStdString(std::string(word(status.trouble->kind))));
        if (status.budget.waitsUntil)
            line.insert(QStringLiteral("waits_until"),
                        QString::fromStdString(formatIso(*status.budget.waitsUntil, IsoStyle::Utc)));
        return QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString();
    }

    const bool m_json;
    const bool m_terminal;
    const bool m_wait;
    std::optional<Instant> m_waitsUntil;
    std::optional<Instant> m_said;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    sync::Status m_status;
    bool m_fresh = false;
    std::string m_last;
};

/// What "up to date" does not cover, where the server keeps no list of changes.
std::string reachOf(const sync::Status &status)
{
    if (!status.current)
        return {};
    std::string text = " since " + minuteOf(*status.current);
    if (status.reread && status.reread->next)
        text += "; older ones were read again, the next time from " + minuteOf(*status.reread->next);
    else if (status.reread)
        text += "; older ones are read again, back to " + minuteOf(status.reread->reached) + " so far";
    return text;
}

void tellErased(const sync::Erased &erased)
{
    say("the key may not see " + erased.client + " any more: " + std::to_string(erased.calls) + " calls were erased" +
            (erased.edits > 0 ? "; " + std::to_string(erased.edits) + " edits that were not sent are in " + erased.file
                              : std::string()),
        Ok);
    if (erased.asides > 0)
        say("with them " + std::to_string(erased.asides) +
                " damaged caches were deleted that had been set aside, since they may hold such calls too",
            Ok);
}

int tellEnd(store::Cache &cache, const sync::Status &status, const Follower &follower, const SyncOptions &options,
            Instant began)
{
    if (!options.json && isatty(STDERR_FILENO) == 1)
        std::cerr << "\r\033[K";
    if (const auto until = follower.waitsUntil())
        return say("the requests for now are used up, or the server asks to wait; run this again at " +
                       minuteOf(*until) + ", or with --wait",
                   Later);
    if (!status.settled)
        return complainOfServer(status.trouble.value_or(Error{Error::Kind::Cancelled, {}}));
    for (const sync::Erased &erased : status.erased)
        tellErased(erased);
    const auto outbox = cache.outbox().counts().valueOr({});
    if (!options.json && status.aside.empty())
        std::cout << cache.inbox().callCount().valueOr(0) << " calls are in the cache and up to date" << reachOf(status)
                  << ".\n";
    else if (!options.json)
        std::cout << cache.inbox().callCount().valueOr(0)
                  << " calls are in the cache; some things could not be read.\n";
    for (const auto &[what, trouble] : status.aside)
        say(sentenceOf(what, trouble), Ok);
    for (const auto &[what, unread] : status.unread)
        if (unread.last >= began)
            say(sentenceOf(what, unread), Ok);
    if (outbox.gone > 0)
        say(std::to_string(outbox.gone) +
                (outbox.gone == 1 ? " edit is of a call that is" : " edits are of calls that are") +
                " no more; see `earshotctl outbox list`",
            Ok);
    if (outbox.troubled > 0)
        return say(std::to_string(outbox.troubled) +
                       (outbox.troubled == 1 ? " edit waits since the server failed at it;"
                                             : " edits wait since the server failed at them;") +
                       " see `earshotctl outbox list`",
                   Unreachable);
    if (outbox.refused > outbox.gone)
        return say(std::to_string(outbox.refused - outbox.gone) +
                       (outbox.refused - outbox.gone == 1 ? " edit was" : " edits were") +
                       " refused; see `earshotctl outbox list`",
                   Refused);
    return status.aside.empty() ? Ok : Incomplete;
}

} // namespace

std::string minuteOf(Instant t)
{
    std::string text = formatIso(t, IsoStyle::Offset, QTimeZone::systemTimeZone()).substr(0, 16);
    text[10] = ' ';
    return text;
}

std::string sentenceOf(const std::string &what, const sync::Trouble &trouble)
{
    std::string name = what;
    if (const auto stretch = sync::stretchOf(what)) {
        const Instant to = std::min(stretch->to, std::max(trouble.since, stretch->from)); // the newest slice has no end
        name = "calls from " + minuteOf(stretch->from) + " to " + minuteOf(to);
    }
    const std::string why = trouble.error.detail.empty() ? std::string(word(trouble.error.kind)) : trouble.error.detail;
    return name + ": " + why + "; tried again at " + minuteOf(trouble.next);
}

std::string sentenceOf(const std::string &what, const sync::Unread &unread)
{
    const bool isField = what.find(' ') != std::string::npos;
    return what + (isField ? ": could not be read " : ": items that could not be read, ") +
           std::to_string(unread.times) + (unread.times == 1 ? " time, at " : " times, the last at ") +
           minuteOf(unread.last) + " (" + unread.reason +
           (isField ? "); what was known stays" : "); they are missing here unless they were known");
}

int sync(const std::string &profile, const SyncOptions &options)
{
    auto cache = openCache(profile, store::Mode::ReadWrite);
    if (!cache)
        return complain(cache.error());
    const auto link = sync::readLink(**cache);
    if (!link)
        return complain(link.error());
    if (!*link)
        return say("this profile is not connected; see `earshotctl connect --help`", NotConnected);
    const auto key = keyFor(profile);
    if (!key)
        return complain(key.error());
    const auto connection = (*link)->connection(*key);
    if (!connection)
        return complain(connection.error());
    if (options.full) {
        const auto forgotten = sync::readAllAgain(**cache);
        if (!forgotten)
            return complain(forgotten.error());
    }
    sync::Pace pace = (*link)->pace();
    pace.transcriptsInBackground = options.transcripts;
    Follower follower(options.json, options.wait);
    const Instant began = systemNow();
    sync::Status end;
    {
        const sync::Engine engine(
            **cache, *connection, [&follower](const sync::Status &status) { follower.hear(status); }, pace, systemNow,
            std::make_shared<const vault::Vault>(profile, std::nullopt)); // without its key: recordings may have to go
        end = follower.follow();
    }
    return tellEnd(**cache, end, follower, options, began);
}

} // namespace earshot::ctl
