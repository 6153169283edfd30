// CallRail names calls by a number in old answers and by a masked id in new ones: whatever it does, a call is one call.

#include "models/sync/engine.h"
#include "tests/models/sync/fakeservice.h"

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;
using std::chrono::hours;

namespace {

const Instant Now = *parseIso("2026-06-15T12:00:00Z");
const std::string Number = "111222333", Masked = "CAL8154748ae6bd4e278a7cddd38a662f4f";

Call callNamed(const std::string &id)
{
    Call call;
    call.id = CallId(id);
    call.clientId = ClientId("COM1");
    call.startTime = Now - hours(30);
    call.duration = seconds(60);
    call.direction = "inbound";
    call.customerPhoneNumber = "+13035550101";
    call.trackingPhoneNumber = "+13035550199";
    return call;
}

struct Place {
    explicit Place(const FakeService &service)
    {
        connection.origin = *remote::Origin::parse(service.url());
        connection.key = Secret("key");
        connection.account = AccountId("ACC1");
        connection.limits = {100000, 100000, 0};
        pace.feedEvery = pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600);
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = false;
        cache = *store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite, [] { return Now; });
    }
    bool sync()
    {
        engine = std::make_unique<sync::Engine>(
            *cache, connection, [](const sync::Status &) {}, pace, [] { return Now; });
        const bool settled = QTest::qWaitFor([this] { return engine->status().settled; }, 30000);
        engine.reset();
        return settled;
    }
    std::int64_t count() const { return cache->inbox().callCount().valueOr(-1); }
    store::StoredCall call(const std::string &id) const { return *cache->calls().callById(CallId(id)); }

    QTemporaryDir folder;
    sync::Connection connection;
    sync::Pace pace;
    std::unique_ptr<store::Cache> cache;
    std::unique_ptr<sync::Engine> engine;
};

} // namespace

class TestCallIdsSynced : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCallIsOneCall_data();
    void aCallIsOneCall();
    void callsThatOnlyLookAlikeStayTwo_data();
    void callsThatOnlyLookAlikeStayTwo();
    void whatCameInTwiceBecomesOne();
};

void TestCallIdsSynced::aCallIsOneCall_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("then");
    QTest::addColumn<bool>("toldByAddress");
    QTest::addColumn<int>("old");
    using enum FakeService::OldId;
    for (const bool numberFirst : {true, false}) {
        const QString first = QString::fromStdString(numberFirst ? Number : Masked);
        const QString then = QString::fromStdString(numberFirst ? Masked : Number);
        const auto row = [&](const char *name, bool told, FakeService::OldId old) {
            QTest::addRow("%s, %s", numberFirst ? "number first" : "masked first", name)
                << first << then << told << int(old);
        };
        row("its recording's address names both", true, GivesItself);
        row("its recording's address names both, and the old id is of no use", true, Unknown);
        row("the old id gives the new one", false, GivesTheNew);
        row("only its facts tell", false, GivesItself);
    }
}

void TestCallIdsSynced::aCallIsOneCall()
{
    QFETCH(QString, first);
    QFETCH(QString, then);
    QFETCH(bool, toldByAddress);
    QFETCH(int, old);
    const std::string before = first.toStdString(), after = then.toStdString();
    FakeService service(false);
    Call call = callNamed(before);
    if (toldByAddress) { // of the one that is masked the number, of the number the masked one
        call.recording = service.url() + "/v3/a/1/calls/" + Number + "/recording.json";
        call.timelineUrl = "https://app.callrail.com/analytics/a/1/events/PER1?event_id=" + Masked;
    }
    service.put(call);
    Client client;
    client.id = call.clientId;
    if (old != int(FakeService::OldId::Unknown)) // else its calls have to witness that it may be seen
        service.put(client);
    Place place(service);
    QVERIFY(place.sync());
    QCOMPARE(place.count(), std::int64_t(1));
    const CallRow row = place.call(before).row;

    service.rename(CallId(before), CallId(after), FakeService::OldId(old));
    service.change(CallId(after), [](Call &changed) { changed.source = "Google Ads"; });
    QVERIFY(place.cache->edits().edit(std::vector{row}, {.note = "called back"}).ok());
    for (int round = 0; round < 2; ++round) {
        QVERIFY(place.sync());
        QCOMPARE(place.count(), std::int64_t(1));
        QVERIFY(place.call(before).row == row); // found by both, and the one it was
        QVERIFY(place.call(after).row == row);
        QCOMPARE(place.call(after).call.note, "called back");
        QCOMPARE(place.call(after).call.source, "Google Ads");
        QVERIFY(place.cache->outbox().all()->empty());
        QCOMPARE(service.call(CallId(after))->note, "called back");
    }
    const auto singles = [&] {
        return service.count("GET", "/calls/" + before) + service.count("GET", "/calls/" + after);
    };
    const std::size_t asked = singles();
    QVERIFY(place.sync());
    if (old != int(FakeService::OldId::Unknown))
        QCOMPARE(singles(), asked); // it costs nothing more, now that it is known
    QCOMPARE(place.count(), std::int64_t(1));
}

void TestCallIdsSynced::callsThatOnlyLookAlikeStayTwo_data()
{
    QTest::addColumn<QString>("differs");
    QTest::newRow("two at once from one exchange") << "nothing";
    QTest::newRow("withheld numbers") << "withheld";
    QTest::newRow("another length") << "duration";
    QTest::newRow("a second later") << "start";
    QTest::newRow("the address names it, but another number called") << "caller";
}

void TestCallIdsSynced::callsThatOnlyLookAlikeStayTwo()
{
    QFETCH(QString, differs);
    FakeService service(false);
    Call known = callNamed(Number);
    Call other = callNamed(Masked);
    if (differs == u"withheld")
        known.customerPhoneNumber = other.customerPhoneNumber = "anonymous";
    if (differs == u"duration")
        other.duration = seconds(61);
    if (differs == u"start")
        *other.startTime += seconds(1);
    if (differs == u"caller") {
        other.customerPhoneNumber = "+13035550102";
        other.recording = service.url() + "/v3/a/1/calls/" + Number + "/recording.json";
    }
    Call third = known; // of the two at once the second
    third.id = CallId("444555666");
    const bool twice = differs == u"nothing";
    service.put(known);
    if (twice)
        service.put(third);
    Place place(service);
    QVERIFY(place.sync());

    // the list has only the other one any more; the first is still there when asked for by its id
    service.rename(known.id, CallId("hidden"), FakeService::OldId::GivesItself);
    service.change(CallId("hidden"), [](Call &call) { call.startTime = Now - hours(24 * 900); });
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        if (request.path.find("/calls/" + Number + ".json") == std::string::npos)
            return {};
        return Reply::json(200, R"({"id":")" + Number + R"(","start_time":"2026-06-14T06:00:00Z"})");
    });
    service.put(other);
    QVERIFY(place.sync());
    QVERIFY(place.call(Number).row != place.call(Masked).row);
    QCOMPARE(place.count(), std::int64_t(twice ? 3 : 2));
}

/// A cache from before: both are there, one with a correction, the other with an edit.
void TestCallIdsSynced::whatCameInTwiceBecomesOne()
{
    FakeService service(false);
    Call call = callNamed(Masked);
    service.put(call);
    Place place(service);
    store::Delivery before;
    before.calls = {callNamed(Masked), callNamed(Number)};
    QVERIFY(place.cache->inbox().apply(before).ok());
    QCOMPARE(place.count(), std::int64_t(2));
    const CallRow edited = place.call(Number).row;
    QVERIFY(place.cache->edits().edit(std::vector{edited}, {.leadStatus = GoodLead}).ok());

    service.change(CallId(Masked), [&](Call &c) {
        c.recording = service.url() + "/v3/a/1/calls/" + Number + "/recording.json";
        c.note = "theirs";
    });
    QVERIFY(place.sync());
    QVERIFY(place.sync()); // the edit, whose call was unknown under its number, has waited again
    QCOMPARE(place.count(), std::int64_t(1));
    QVERIFY(place.call(Masked).row == edited);
    QCOMPARE(place.call(Number).call.note, "theirs");
    QCOMPARE(place.call(Number).call.leadStatus, std::string(GoodLead));
    QCOMPARE(service.call(CallId(Masked))->leadStatus, std::string(GoodLead));
}

QTEST_GUILESS_MAIN(TestCallIdsSynced)
#include "tst_callids_synced.moc"
