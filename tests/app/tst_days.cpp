// The whole way on forty different days: a demo agency that ends on that day, a server and two profiles whose clocks
// say so too. Whatever the day, everything arrives, and an edit of each of the newest calls does.

#include "backend/api/api.h"
#include "backend/http/server.h"
#include "backend/storage/filldemo.h"
#include "models/sync/engine.h"
#include "models/wire/fields.h"
#include "tests/support/sanitized.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace earshot;

namespace {

constexpr int Calls = 60, Edited = 12, Patience = 30'000;

/// earshotd in this process, at a moment of our choosing.
struct Agency {
    explicit Agency(const std::string &folder, Instant now)
    {
        const Clock clock = [now] { return now; };
        storage = *storage::Storage::open({folder, 25, clock});
        demo::Options options;
        options.calls = Calls;
        options.now = std::chrono::floor<std::chrono::days>(now);
        options.recordings = 0;
        if (!storage::fillDemo(*storage, options))
            qFatal("the demo cannot be made");
        key = *storage->keys.add("admin@demo.example");
        account = storage->keys.viewer(key)->accountId;
        api::Settings settings;
        settings.clock = clock;
        api = std::make_unique<api::Api>(*storage, settings);
        http::Options serving;
        serving.threads = 1;
        serving.clock = clock;
        server = std::make_unique<http::Server>(api->router(), serving);
        if (!server->start())
            qFatal("the server does not start");
    }

    std::unique_ptr<storage::Storage> storage;
    std::unique_ptr<api::Api> api;
    std::unique_ptr<http::Server> server;
    std::string key;
    AccountId account;
};

struct Profile {
    Profile(const Agency &agency, Instant now)
    {
        const Clock clock = [now] { return now; };
        cache = *store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite, clock);
        sync::Connection connection;
        connection.origin = *remote::Origin::parse("http://127.0.0.1:" + std::to_string(agency.server->port()));
        connection.key = Secret(agency.key);
        connection.account = agency.account;
        connection.limits = {100'000, 100'000, 0};
        sync::Pace pace;
        pace.firstRetry = seconds(0);
        engine = std::make_unique<sync::Engine>(
            *cache, connection, [](const sync::Status &) {}, pace, clock);
    }

    bool settle() const
    {
        engine->syncNow();
        return QTest::qWaitFor([this] { return engine->status().settled; }, Patience);
    }
    std::vector<Call> calls() const
    {
        std::vector<Call> out;
        for (const CallRow row : cache->queries().rows({}).valueOr({}))
            out.push_back(cache->calls().call(row)->call);
        return out;
    }

    QTemporaryDir folder;
    std::unique_ptr<store::Cache> cache;
    std::unique_ptr<sync::Engine> engine;
};

/// For messages.
std::string told(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    std::string out;
    if (const auto *words = std::get_if<Words>(&value))
        for (const std::string &word : *words)
            out += '[' + word + ']';
    return out;
}

void sortById(std::vector<Call> &calls)
{
    std::sort(calls.begin(), calls.end(), [](const Call &a, const Call &b) { return a.id.text < b.id.text; });
}

} // namespace

class TestDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingArrives_data();
    void everythingArrives();
};

void TestDays::everythingArrives_data()
{
    QTest::addColumn<QString>("now");
    auto row = [number = 0](const char *name, const char *now) mutable {
        if (number++ % (test::Sanitized ? 8 : 1) == 0)
            QTest::newRow(name) << QString::fromLatin1(now);
    };
    row("the day that broke 0.1", "2026-11-27T12:56:44Z");
    row("New Year in UTC", "2027-01-01T00:00:00Z");
    row("the last second of a year", "2026-12-31T23:59:59Z");
    row("New Year in Bengaluru, not yet in UTC", "2026-12-31T18:30:00Z");
    row("New Year in New York", "2027-01-01T05:00:00Z");
    row("a leap day", "2028-02-29T11:00:00Z");
    row("the end of a leap day", "2028-02-29T23:59:59Z");
    row("the day after a leap day", "2028-03-01T00:00:01Z");
    row("two years after a leap day", "2030-02-28T09:00:00Z");
    row("1 March of a usual year", "2027-03-01T00:00:00Z");
    row("a century that is no leap year", "2100-03-01T06:00:00Z");
    row("clocks go forward in New York", "2026-03-08T07:00:00Z");
    row("the hour before that", "2026-03-08T06:59:59Z");
    row("clocks go back in New York", "2026-11-01T06:00:00Z");
    row("the hour that comes twice", "2026-11-01T05:30:00Z");
    row("clocks go forward in London", "2027-03-28T01:00:00Z");
    row("the hour before that in London", "2027-03-28T00:59:59Z");
    row("clocks go back in London", "2026-10-25T01:00:00Z");
    row("the hour that comes twice in London", "2026-10-25T00:30:00Z");
    row("clocks go back in Sydney", "2027-04-03T16:00:00Z");
    row("clocks go forward in Sydney", "2026-10-03T16:00:00Z");
    row("Lord Howe's half hour", "2027-04-03T15:00:00Z");
    row("31 January", "2027-01-31T10:00:00Z");
    row("28 February", "2027-02-28T22:15:00Z");
    row("31 March", "2027-03-31T10:00:00Z");
    row("30 April", "2027-04-30T10:00:00Z");
    row("31 May", "2027-05-31T10:00:00Z");
    row("30 June", "2027-06-30T10:00:00Z");
    row("31 July", "2027-07-31T10:00:00Z");
    row("31 August", "2027-08-31T10:00:00Z");
    row("30 September", "2027-09-30T10:00:00Z");
    row("31 October", "2027-10-31T10:00:00Z");
    row("30 November", "2027-11-30T10:00:00Z");
    row("Christmas", "2027-12-25T10:00:00Z");
    row("a Monday at midnight in Bengaluru", "2027-08-15T18:30:00Z");
    row("a Sunday evening in Los Angeles", "2027-08-16T03:00:00Z");
    row("ISO week 53", "2026-12-28T08:00:00Z");
    row("the last second of 32 bits", "2038-01-19T03:14:07Z");
    row("the second after it", "2038-01-19T03:14:08Z");
    row("far from now", "2063-07-04T04:04:04Z");
}

void TestDays::everythingArrives()
{
    QFETCH(QString, now);
    const Instant moment = *parseIso(now.toStdString());
    QTemporaryDir folder;
    const Agency agency(folder.path().toStdString() + "/data", moment);
    const Profile first(agency, moment), second(agency, moment);
    QVERIFY(first.settle() && second.settle());
    std::vector<Call> calls = first.calls();
    QCOMPARE(calls.size(), std::size_t(Calls));
    QVERIFY(calls == second.calls());

    const auto newest = first.cache->queries().firstRows({}, Edited).valueOr({});
    QCOMPARE(newest.size(), std::size_t(Edited));
    std::set<std::string> leads; // of a person the server takes one
    for (const CallRow row : newest) {
        const Call call = first.cache->calls().call(row)->call;
        store::CallChange change;
        change.note = "asked again on " + now.toStdString();
        change.addTags = {"Called back"};
        change.value = Cents(120'50);
        if (call.leadStatus != "previously_marked_good_lead" && leads.insert(call.customerPhoneNumber).second)
            change.leadStatus = "good_lead";
        QVERIFY(first.cache->edits().edit({{row, change}}).ok());
    }
    QVERIFY(first.settle());
    const auto unsent = first.cache->outbox().counts();
    QVERIFY2(unsent.ok() && unsent->waiting + unsent->sending + unsent->refused == 0, "edits were left unsent");
    QVERIFY(second.settle());
    calls = first.calls();
    std::vector<Call> seen = second.calls();
    sortById(calls);
    sortById(seen);
    for (std::size_t i = 0; i < calls.size(); ++i)
        for (const Field &field : callFields())
            QVERIFY2(value(field, calls[i]) == value(field, seen[i]),
                     (std::string(field.key) + " of " + calls[i].id.text + ": " + told(value(field, calls[i])) +
                      " and " + told(value(field, seen[i])))
                         .c_str());
}

QTEST_GUILESS_MAIN(TestDays)
#include "tst_days.moc"
