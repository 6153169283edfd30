#include "app/earshotctl/commands.h"

#include "app/earshotctl/output.h"
#include "models/conditions/json.h"
#include "models/conditions/listing.h"
#include "models/domain/derived.h"
#include "models/store/search.h"
#include "models/sync/calls.h"
#include "models/sync/link.h"
#include "models/vault/keystore.h"
#include "models/wire/writing.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace earshot::ctl {
namespace {

int say(const std::string &sentence, ExitCode code)
{
    std::cerr << "earshotctl: " << sentence << '\n';
    return code;
}

int explain(const Error &error, const std::string &sentence, ExitCode code)
{
    return say(error.detail.empty() ? sentence : sentence + " (" + error.detail + ')', code);
}

Result<std::unique_ptr<store::Cache>> openCache(const std::string &profile, store::Mode mode)
{
    auto cache = store::Cache::open(profile, mode);
    if (cache && !(*cache)->report().setAside.empty())
        say("the cache was damaged; it was set aside as " + (*cache)->report().setAside + " and " +
                std::to_string((*cache)->report().rescuedEdits) + " unsent edits were saved from it",
            Ok);
    return cache;
}

/// Runs the event loop until an answer of the key store is there.
template <typename T, typename Start>
Result<T> waitFor(Start start)
{
    std::optional<Result<T>> outcome;
    QEventLoop loop;
    start([&](Result<T> answer) {
        outcome.emplace(std::move(answer));
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    return std::move(*outcome);
}

Result<Secret> keyFor(const std::string &profile)
{
    if (qEnvironmentVariableIsSet("EARSHOT_API_KEY"))
        return Secret(qgetenv("EARSHOT_API_KEY").toStdString());
    const vault::KeyStore keys(profile);
    auto kept = waitFor<std::optional<vault::KeptKey>>([&](auto done) { keys.read(done); });
    if (!kept)
        return kept.error();
    if (!*kept)
        return Error{Error::Kind::Unauthorized, "no key is kept for this profile"};
    return (*kept)->key;
}

Result<Secret> keyFromFileOrEnvironment(const std::string &file)
{
    if (file.empty())
        return Secret(qgetenv("EARSHOT_API_KEY").toStdString());
    QFile source(QString::fromStdString(file));
    if (!source.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Storage, file + ": " + source.errorString().toStdString()};
    return Secret(source.read(4096).toStdString());
}

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
    explicit Follower(bool json) : m_json(json), m_terminal(!json && isatty(STDERR_FILENO) == 1) {}

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
            if (status.settled || status.link == Link::Offline || status.link == Link::NeedsKey ||
                status.link == Link::Stopped)
                return status;
        }
    }

private:
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
        const QJsonObject line{{QStringLiteral("calls"), qint64(status.calls)},
                               {QStringLiteral("busy"), busy},
                               {QStringLiteral("settled"), status.settled},
                               {QStringLiteral("requests_left_hour"), status.budget.leftHour}};
        return QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString();
    }

    const bool m_json;
    const bool m_terminal;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    sync::Status m_status;
    bool m_fresh = false;
    std::string m_last;
};

int tellEnd(store::Cache &cache, const sync::Status &status, const SyncOptions &options)
{
    if (!options.json && isatty(STDERR_FILENO) == 1)
        std::cerr << "\r\033[K";
    if (!status.settled)
        return complain(status.trouble.value_or(Error{Error::Kind::Cancelled, {}}));
    const auto outbox = cache.outbox().counts().valueOr({});
    if (!options.json)
        std::cout << cache.inbox().callCount().valueOr(0) << " calls are in the cache and up to date.\n";
    if (outbox.refused > 0)
        return say(std::to_string(outbox.refused) + " edits were refused; see `earshotctl status`", Refused);
    return Ok;
}

Result<store::CallQuery> queryFor(const CallsOptions &options)
{
    store::CallQuery query;
    query.search = options.search;
    query.context = {systemNow(), QTimeZone::systemTimeZone()};
    if (!options.where.empty()) {
        auto filter = conditions::fromJson(options.where);
        if (!filter)
            return filter.error();
        query.filter = std::move(*filter);
    }
    return query;
}

Result<std::vector<const Field *>> fieldsFor(const CallsOptions &options)
{
    static const std::vector<std::string> Usual = {
        "start_time", "company_name", "customer_name", "customer_phone_number",
        "duration",   "source",       "lead_status",   "tags"};
    std::vector<const Field *> fields;
    for (const std::string &key : options.fields.empty() ? Usual : options.fields) {
        const Field *field = callField(key);
        if (!field)
            return Error{Error::Kind::Refused, "no field is called " + key};
        fields.push_back(field);
    }
    return fields;
}

Result<store::CallChange> changeFor(const EditOptions &options)
{
    store::CallChange change;
    change.addTags = options.tags;
    change.removeTags = options.untags;
    change.note = options.note;
    change.customerName = options.name;
    if (options.lead)
        change.leadStatus = *options.lead == "none" ? std::string() : *options.lead;
    if (options.value && options.value->empty())
        change.value.emplace();
    else if (options.value) {
        const auto amount = derive::moneyFrom(*options.value);
        if (!amount)
            return Error{Error::Kind::Refused, "not an amount: " + *options.value};
        change.value.emplace(amount);
    }
    if (options.spam)
        change.spam = true;
    if (change.empty())
        return Error{Error::Kind::Refused, "nothing to change; see `earshotctl edit --help`"};
    return change;
}

} // namespace

int complain(const Error &error)
{
    using enum Error::Kind;
    switch (error.kind) {
    case Offline:
        return explain(error, "the server cannot be reached; is the network up, and the address right?", Unreachable);
    case Timeout:
        return explain(error, "the server did not answer in time; try again later", Unreachable);
    case Tls:
        return explain(error, "the server's certificate is not to be trusted", Unreachable);
    case BadData:
        return explain(error, "what answers there does not speak CallRail's language", Unreachable);
    case Server:
    case RateLimited:
        return explain(error, "the server cannot serve us now; try again later", Unreachable);
    case Unauthorized:
    case Forbidden:
        return explain(error, "the server does not take the key; connect again with another one", NotConnected);
    case Error::Kind::Refused:
        return explain(error, "this cannot be", Usage);
    case Error::Kind::NotFound:
        return explain(error, "there is no such thing here", ctl::NotFound);
    case Locked:
        return explain(error, "another Earshot has this profile open; close it first", Busy);
    case NewerSchema:
        return explain(error, "this cache is of a newer Earshot; update this one", Failed);
    case ReadOnly:
        return explain(error, "the profile's folder cannot be written to", Failed);
    case DiskFull:
        return explain(error, "the disk is full; make room and try again", Failed);
    default:
        return explain(error, "the cache failed", Failed);
    }
}

int connect(const std::string &profile, const ConnectOptions &options)
{
    const auto key = keyFromFileOrEnvironment(options.keyFile);
    if (!key)
        return complain(key.error());
    if (key->empty())
        return say("no key: name a file with --key-file, or set EARSHOT_API_KEY", NotConnected);
    const auto links = sync::testConnection(options.address, *key, options.caFile);
    if (!links)
        return complain(links.error());
    const auto chosen = std::find_if(links->begin(), links->end(), [&](const sync::Link &link) {
        return options.account.empty() || link.account.text == options.account;
    });
    if (chosen == links->end() || (options.account.empty() && links->size() > 1)) {
        for (const sync::Link &link : *links)
            std::cerr << link.account.text << "  " << link.accountName << '\n';
        return say("the key sees these accounts; choose one with --account", Usage);
    }
    auto cache = openCache(profile, store::Mode::ReadWrite);
    if (!cache)
        return complain(cache.error());
    const auto linked = sync::writeLink(**cache, *chosen);
    if (!linked)
        return complain(linked.error());
    const vault::KeyStore keys(profile);
    const auto place = waitFor<vault::KeyPlace>([&](auto done) { keys.write(*key, done); });
    if (!place)
        return complain(place.error());
    std::cout << "Connected to " << chosen->accountName << " at " << chosen->address << ".\n";
    if (*place == vault::KeyPlace::PlainTextFile)
        std::cout << "There is no keyring here: the key is kept in clear, for you alone, in " << profile
                  << "/api-key-in-clear\n";
    return Ok;
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
    Follower follower(options.json);
    sync::Status end;
    {
        const sync::Engine engine(
            **cache, *connection, [&follower](const sync::Status &status) { follower.hear(status); }, pace);
        end = follower.follow();
    }
    return tellEnd(**cache, end, options);
}

int calls(const std::string &profile, const CallsOptions &options)
{
    if (options.where == "help") {
        std::cout << conditions::listing();
        return Ok;
    }
    const auto query = queryFor(options);
    const auto fields = fieldsFor(options);
    if (!query)
        return explain(query.error(), "--where is not a condition; `--where help` lists what can be asked", Usage);
    if (!fields)
        return explain(fields.error(), "--fields", Usage);
    const auto cache = openCache(profile, store::Mode::ReadOnly);
    if (!cache)
        return complain(cache.error());
    if (store::isSymbolsAlone(options.search))
        std::cerr << "earshotctl: --search needs a letter or a digit; signs alone find nothing\n";
    auto rows = (*cache)->queries().rows(*query);
    if (!rows)
        return complain(rows.error());
    if (options.limit > 0 && rows->size() > options.limit)
        rows->resize(options.limit);
    std::vector<Call> table;
    if (options.format == Format::Csv)
        writeCsvHeader(std::cout, *fields);
    constexpr std::size_t Page = 256;
    for (std::size_t first = 0; first < rows->size(); first += Page) {
        const auto page = std::span(*rows).subspan(first, std::min(Page, rows->size() - first));
        auto read = (*cache)->calls().calls(page);
        if (!read)
            return complain(read.error());
        for (store::StoredCall &stored : *read) {
            if (options.format == Format::Table)
                table.push_back(std::move(stored.call));
            else if (options.format == Format::Csv)
                writeCsvRow(std::cout, *fields, stored.call);
            else
                std::cout << wire::writeOne(stored.call, wire::FieldSelection::everything()) << '\n';
        }
    }
    if (options.format == Format::Table)
        writeTable(std::cout, *fields, table);
    return Ok;
}

int edit(const std::string &profile, const EditOptions &options)
{
    const auto change = changeFor(options);
    if (!change)
        return complain(change.error());
    auto cache = openCache(profile, store::Mode::ReadWrite);
    if (!cache)
        return complain(cache.error());
    const auto call = (*cache)->calls().callById(CallId(options.call));
    if (!call)
        return complain(call.error());
    const std::vector<CallRow> rows = {call->row};
    const auto receipt = (*cache)->edits().edit(rows, *change);
    if (!receipt)
        return complain(receipt.error());
    std::cout << (receipt->changed.empty() ? "Nothing to change: the call is like that already.\n"
                                           : "Kept; it is sent with the next sync.\n");
    return Ok;
}

} // namespace earshot::ctl
