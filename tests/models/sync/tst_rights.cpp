// Keys that see more or less than the one before.

#include "models/sync/engine.h"
#include "tests/models/sync/fakeservice.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;
using Status = earshot::sync::Status;
using std::chrono::days;

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");
const std::set<std::string> Second = {"COM2"};

/// Two clients with twenty calls each, over a year.
void fill(FakeService &service)
{
    for (int client = 1; client <= 2; ++client) {
        Client one;
        one.id = ClientId("COM" + std::to_string(client));
        one.name = client == 1 ? "Dental" : "Roofing";
        one.createdAt = Now - days(900);
        service.put(one);
        for (int i = 0; i < 20; ++i) {
            Call call;
            call.id = CallId("CAL" + std::to_string(client * 100 + i));
            call.clientId = one.id;
            call.startTime = Now - days(i * 18) - std::chrono::hours(client);
            call.direction = "inbound";
            service.put(call);
        }
    }
}

struct Seat {
    explicit Seat(const FakeService &service)
    {
        connection.origin = *remote::Origin::parse(service.url());
        connection.account = AccountId("ACC1");
        connection.limits = {100000, 100000, 0};
        pace.feedEvery = pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600);
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = false;
        cache = *store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite, [] { return Now; });
        std::array<std::byte, vault::Key::Size> bytes;
        bytes.fill(std::byte(7));
        vault = std::make_shared<vault::Vault>(folder.path().toStdString(), vault::Key(bytes));
    }
    bool sync(const char *key)
    {
        engine.reset();
        connection.key = Secret(key);
        engine = std::make_unique<sync::Engine>(
            *cache, connection, [](const Status &) {}, pace, [] { return Now; }, vault);
        return QTest::qWaitFor([this] { return engine->status().settled; }, 30000);
    }
    std::int64_t count() const { return cache->inbox().callCount().valueOr(-1); }
    bool isKnown(const char *id) const { return cache->calls().callById(CallId(id)).ok(); }
    void keepSound(const char *id) const
    {
        const auto incoming = vault->receive(CallId(id));
        const std::string sound(1000, 'x');
        QVERIFY(incoming && (*incoming)->append(std::as_bytes(std::span(sound))) && (*incoming)->finish());
        store::Recording kept;
        kept.state = store::RecordingState::Kept;
        kept.bytes = 1000;
        QVERIFY(cache->recordings().put(CallId(id), kept));
    }

    QTemporaryDir folder;
    sync::Connection connection;
    sync::Pace pace;
    std::unique_ptr<store::Cache> cache;
    std::shared_ptr<const vault::Vault> vault;
    std::unique_ptr<sync::Engine> engine;
};

} // namespace

class TestRights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasSetAsideGoesWithWhatMayNotBeSeen();
    void moreIsReadAnew_data();
    void moreIsReadAnew();
    void whatMayNotBeSeenIsErased_data();
    void whatMayNotBeSeenIsErased();
    void callsHiddenInsideAClientAreErased();
    void aDisabledClientStays_data();
    void aDisabledClientStays();
    void theSameKeyReadsNothingAnew();
};

/// A damaged cache that was kept, since edits may be hidden in it, holds calls as well.
void TestRights::whatWasSetAsideGoesWithWhatMayNotBeSeen()
{
    FakeService service(true);
    fill(service);
    Seat seat(service);
    QVERIFY(seat.sync("wide"));
    const QStringList asides = {seat.folder.filePath(QStringLiteral("cache-corrupt-20261101-101500.db")),
                                seat.folder.filePath(QStringLiteral("cache-corrupt-20261101-101500.db-wal"))};
    const auto areThere = [&asides] {
        return std::any_of(asides.begin(), asides.end(), [](const QString &file) { return QFile::exists(file); });
    };
    for (const QString &name : asides) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("calls of Roofing") > 0);
    }
    QVERIFY(seat.sync("wide"));
    QVERIFY(areThere()); // it is needed still
    service.hide(Second);
    QVERIFY(seat.sync("narrow"));
    QVERIFY(!seat.isKnown("CAL200"));
    QTRY_VERIFY(!areThere());
}

void TestRights::moreIsReadAnew_data()
{
    QTest::addColumn<bool>("feed");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("another key, feed") << true << QByteArray("wide");
    QTest::newRow("another key, windows") << false << QByteArray("wide");
    QTest::newRow("the same key, feed") << true << QByteArray("narrow");
    QTest::newRow("the same key, windows") << false << QByteArray("narrow");
}

void TestRights::moreIsReadAnew()
{
    QFETCH(bool, feed);
    QFETCH(QByteArray, key);
    FakeService service(feed);
    fill(service);
    service.hide(Second);
    Seat seat(service);
    QVERIFY(seat.sync("narrow"));
    QCOMPARE(seat.count(), 20);
    service.hide({});
    QVERIFY(seat.sync(key.constData()));
    QCOMPARE(seat.count(), 40);
}

void TestRights::whatMayNotBeSeenIsErased_data()
{
    moreIsReadAnew_data();
}

void TestRights::whatMayNotBeSeenIsErased()
{
    QFETCH(bool, feed);
    QFETCH(QByteArray, key);
    FakeService service(feed);
    fill(service);
    Seat seat(service);
    QVERIFY(seat.sync("narrow"));
    QCOMPARE(seat.count(), 40);
    seat.engine.reset();
    seat.keepSound("CAL101");
    seat.keepSound("CAL201");
    store::CallChange change;
    change.note = "not sent yet";
    QVERIFY(seat.cache->edits().edit(std::vector{seat.cache->calls().callById(CallId("CAL205"))->row}, change));
    service.hide(Second);
    QVERIFY(seat.sync(key.constData()));
    QCOMPARE(seat.count(), 20);
    for (const char *id : {"CAL200", "CAL205", "CAL219"})
        QVERIFY2(!seat.isKnown(id), id);
    QVERIFY(seat.vault->open(CallId("CAL101")));
    QVERIFY(!seat.vault->open(CallId("CAL201")));
    QVERIFY(seat.cache->outbox().all()->empty());
    const auto erased = seat.engine->status().erased;
    QCOMPARE(erased.size(), std::size_t(1));
    QCOMPARE(erased.front().client, std::string("Roofing"));
    QCOMPARE(erased.front().edits, 1);
    QFile file(QString::fromStdString(erased.front().file));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY2(kept.contains("CAL205") && kept.contains("not sent yet"), kept.constData());
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

/// With another key some calls of a client are not shown, which itself still is.
void TestRights::callsHiddenInsideAClientAreErased()
{
    FakeService service(false);
    fill(service);
    Seat seat(service);
    QVERIFY(seat.sync("wide"));
    QCOMPARE(seat.count(), 40);
    for (const char *id : {"CAL100", "CAL119"}) // the newest, and one of a year ago
        service.change(CallId(id), [](Call &call) { call.clientId = ClientId("hidden"); });
    service.hide({"hidden"});
    QVERIFY(seat.sync("narrow"));
    QCOMPARE(seat.count(), 38);
    for (const char *id : {"CAL100", "CAL119"})
        QVERIFY2(!seat.isKnown(id), id);
    QVERIFY(seat.isKnown("CAL101"));
}

void TestRights::aDisabledClientStays_data()
{
    QTest::addColumn<std::vector<int>>("gone"); // its calls, from the newest on
    QTest::newRow("with all its calls") << std::vector<int>{};
    QTest::newRow("the newest were spam") << std::vector<int>{0, 1, 2};
    QTest::newRow("the newest, the oldest and one between are gone unheard") << std::vector<int>{0, 10, 19};
}

void TestRights::aDisabledClientStays()
{
    QFETCH(std::vector<int>, gone);
    FakeService service(false);
    fill(service);
    Seat seat(service);
    QVERIFY(seat.sync("key"));
    seat.engine.reset();
    service.hide(Second, true); // out of the list, but its calls can be had
    const bool told = gone == std::vector<int>{0, 1, 2};
    store::Delivery delivery;
    for (const int i : gone) {
        const CallId id("CAL" + std::to_string(200 + i));
        service.remove(id);
        if (told)
            delivery.gone.emplace_back(id, store::Gone::Spam);
    }
    QVERIFY(seat.cache->inbox().apply(std::move(delivery)));
    QVERIFY(seat.sync("key"));
    QVERIFY(seat.isKnown("CAL205") && seat.isKnown("CAL218"));
    QVERIFY(seat.count() >= 37);
    QVERIFY(seat.engine->status().erased.empty());
}

void TestRights::theSameKeyReadsNothingAnew()
{
    FakeService service(true);
    fill(service);
    Seat seat(service);
    QVERIFY(seat.sync("key"));
    const std::size_t before = service.count("GET", "/calls.json");
    QVERIFY(seat.sync("key"));
    QCOMPARE(service.count("GET", "/calls.json"), before);
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
