#include "app/earshotctl/commands.h"

#include "app/earshotctl/output.h"
#include "models/base/text.h"
#include "models/conditions/json.h"
#include "models/conditions/listing.h"
#include "models/domain/derived.h"
#include "models/domain/money.h"
#include "models/store/search.h"
#include "models/sync/link.h"
#include "models/tables/csv.h"
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

namespace earshot::ctl {
namespace {

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

Result<Secret> keyFromFileOrEnvironment(const std::string &file)
{
    if (file.empty())
        return Secret(qgetenv("EARSHOT_API_KEY").toStdString());
    QFile source(QString::fromStdString(file));
    if (!source.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Storage, file + ": " + source.errorString().toStdString()};
    return Secret(source.read(4096).toStdString());
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
        const auto amount = money::fromPlain(*options.value);
        if (!amount)
            return Error{Error::Kind::Refused, "not an amount such as 1250 or 1250.50: " + *options.value};
        change.value.emplace(amount);
    }
    if (options.spam)
        change.spam = true;
    if (change.empty())
        return Error{Error::Kind::Refused, "nothing to change; see `earshotctl edit --help`"};
    return change;
}

void sayRescued(const store::OpenReport &report)
{
    const std::string kept = report.setAside.empty() ? "" : "it was set aside as " + report.setAside + " and ";
    const std::string missing = report.rescueIncomplete ? "; a part could not be read, so some may be missing" : "";
    say("the cache was damaged; " + kept + std::to_string(report.rescuedEdits) + " unsent edits were saved from it" +
            missing,
        Ok);
}

} // namespace

int say(const std::string &sentence, ExitCode code)
{
    std::cerr << "earshotctl: " << sentence << '\n';
    return code;
}

int explain(const Error &error, const std::string &sentence, ExitCode code)
{
    return say(error.detail.empty() ? sentence : sentence + " (" + error.detail + ')', code);
}

Result<std::unique_ptr<store::Cache>> openCache(const std::string &profile, store::Mode mode, Missing missing)
{
    if (missing == Missing::IsAnError && !store::Cache::isIn(profile))
        return Error{Error::Kind::NotFound, "no profile at " + profile + "; `earshotctl connect` makes one"};
    auto cache = store::Cache::open(profile, mode);
    if (cache && (*cache)->report().wasDamaged)
        sayRescued((*cache)->report());
    return cache;
}

Result<Secret> keyFor(const std::string &profile)
{
    if (!qEnvironmentVariableIsEmpty("EARSHOT_API_KEY")) // set but empty is not set
        return Secret(qgetenv("EARSHOT_API_KEY").toStdString());
    const vault::KeyStore keys(profile);
    auto kept = waitFor<std::optional<vault::KeptKey>>([&](auto done) { keys.read(done); });
    if (!kept)
        return kept.error();
    if (!*kept)
        return Error{Error::Kind::Unauthorized, "no key is kept for this profile"};
    return (*kept)->key;
}

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
        return explain(error, "what the server sent cannot be read", Unreachable);
    case NotTheService:
        return explain(error, "what answers there is no CallRail or Earshot server", Unreachable);
    case PlainServer:
        return explain(error, "the server does not speak https there; nothing was sent", Unreachable);
    case CaFile:
        return explain(error, "the file of the certificate authority cannot be read; nothing was sent", Usage);
    case BadAddress:
        return explain(error, "this address cannot be used", Usage);
    case WrongAccount:
        return explain(error, "this profile holds the calls of another account; use another one with --profile", Usage);
    case NoRoom:
        return explain(error, "the room for recordings is full", Failed);
    case NotSound:
        return explain(error, "what the server sent is no sound", Unreachable);
    case TooOld:
        return explain(error, "this is older than what is kept", Usage);
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
    case Conflict:
        return explain(error, "this was changed on the other side too, or the name is taken", Failed);
    case Cancelled:
        return explain(error, "it was stopped before it was done", Failed);
    case Corrupt:
        return explain(error, "the cache is damaged; the next sync sets it aside and begins anew", Failed);
    case Storage:
        break;
    }
    return explain(error, "the cache failed", Failed);
}

int complainOfServer(const Error &error)
{
    using enum Error::Kind;
    switch (error.kind) {
    case Error::Kind::Refused:
    case Error::Kind::NotFound:
    case TooOld:
    case Conflict:
        return explain(error, "the server refuses what it was asked for", Unreachable);
    default:
        return complain(error);
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
        return complainOfServer(links.error());
    if (links->empty())
        return say("the key fits, but it may see no account; ask whoever manages the account to let its user in",
                   NotConnected);
    const auto chosen = std::find_if(links->begin(), links->end(), [&](const sync::Link &link) {
        return options.account.empty() || link.account.text == options.account;
    });
    if (chosen == links->end() || (options.account.empty() && links->size() > 1)) {
        for (const sync::Link &link : *links)
            std::cerr << link.account.text << "  " << link.accountName << '\n';
        return say(options.account.empty() ? std::string("the key sees these accounts; choose one with --account")
                                           : "the key does not see the account " + options.account + "; it sees these",
                   Usage);
    }
    auto cache = openCache(profile, store::Mode::ReadWrite, Missing::IsMade);
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
    if (options.limit && rows->size() > *options.limit)
        rows->resize(*options.limit);
    std::vector<Call> table;
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const bool isCsv = options.format == Format::Csv || options.format == Format::CsvData;
    tables::CsvWriter csv(std::cout, *fields, {options.format == Format::CsvData, options.byteOrderMark, zone});
    Result<void> written = isCsv ? csv.header() : Result<void>();
    constexpr std::size_t Page = 256;
    for (std::size_t first = 0; first < rows->size() && written; first += Page) {
        const auto page = std::span(*rows).subspan(first, std::min(Page, rows->size() - first));
        auto read = (*cache)->calls().calls(page);
        if (!read)
            return complain(read.error());
        for (store::StoredCall &stored : *read) {
            if (options.format == Format::Table)
                table.push_back(std::move(stored.call));
            else if (isCsv && written)
                written = csv.row(stored.call);
            else if (options.format == Format::Json && options.fields.empty())
                std::cout << wire::writeOne(stored.call, wire::FieldSelection::everything()) << '\n';
            else if (options.format == Format::Json)
                std::cout << wire::writeFields(stored.call, *fields) << '\n';
        }
        if (!std::cout)
            break; // a full disk, or nobody listens any more
    }
    if (options.format == Format::Table)
        writeTable(std::cout, *fields, table);
    return Ok; // main() sees whether all of it arrived
}

int edit(const std::string &profile, const EditOptions &options)
{
    const auto change = changeFor(options);
    if (!change)
        return complain(change.error());
    if (std::any_of(options.tags.begin(), options.tags.end(), text::isBlank))
        return say("--tag needs a name that can be seen", Usage);
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
    if (!receipt->again.empty())
        std::cout << "It was refused before; it is sent again with the next sync.\n";
    else
        std::cout << (receipt->changed.empty() ? "Nothing to change: the call is like that already.\n"
                                               : "Kept; it is sent with the next sync.\n");
    return Ok;
}

} // namespace earshot::ctl
