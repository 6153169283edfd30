// Servers that misbehave in one thing: everything else goes on, and it is told.

#include "models/sync/engine.h"
#include "models/sync/history.h"
#include "tests/models/sync/fakeservice.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace earshot;
using namespace earshot::test;
using Status = earshot::sync::Status;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");

Call callAt(int number, Instant start)
{
    Call call;
    call.id = CallId("CAL" + std::to_string(number));
    call.clientId = ClientId("COM1");
    call.startTime = start;
    call.duration = seconds(60);
    call.direction = "inbound";
    call.transcription = "Agent: hello";
    call.transcript = Transcript{{Speaker::Agent, seconds(0), "hello", {}}};
    return call;
}

bool isList(const Request &request)
{
    return request.path.ends_with("/calls.json");
}

/// A profile and its engine, whose clock says what it is told.
struct Place {
    explicit Place(const FakeService &service, Instant clock = Now) : now(clock)
    {
        connection.origin = *remote::Origin::parse(service.url());
        connection.key = Secret("key");
        connection.account = AccountId("ACC1");
        connection.limits = {100000, 100000, 0};
        pace.feedEvery = pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600); // tests say when
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = false;
        cache = *store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite, [this] { return now.load(); });
    }
    void start()
    {
        engine.reset();
        engine = std::make_unique<sync::Engine>(
            *cache, connection, [](const Status &) {}, pace, [this] { return now.load(); });
    }
    bool settles() const
    {
        return QTest::qWaitFor([this] { return engine->status().settled; }, 30000);
    }
    bool comesTo(Error::Kind kind) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto trouble = engine->status().trouble;
                return trouble && trouble->kind == kind;
            },
            20000);
    }
    bool has(int number) const
    {
        const auto call = cache->calls().callById(CallId("CAL" + std::to_string(number)));
        return call && call->gone == store::Gone::No;
    }
    std::int64_t count() const { return cache->inbox().callCount().valueOr(-1); }
    std::string aside() const
    {
        std::string out;
        for (const auto &[what, trouble] : engine->status().aside)
            out += what + ": " + trouble.error.detail + "; ";
        return out;
    }

    QTemporaryDir folder;
    std::atomic<Instant> now;
    sync::Connection connection;
    sync::Pace pace;
    std::unique_ptr<store::Cache> cache;
    std::unique_ptr<sync::Engine> engine;
};

} // namespace

class TestSetbacks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneBadSliceStopsNothing_data();
    void oneBadSliceStopsNothing();
    void aBadDayAmongTheNewestStopsNothing();
    void newCallsComeThoughOurClockIsBehind_data() { sorts(); }
    void newCallsComeThoughOurClockIsBehind();
    void learnsHowFarBackItMayLook_data() { sorts(); }
    void learnsHowFarBackItMayLook();
    void bringsAllThatTheServerLists_data() { sorts(); }
    void bringsAllThatTheServerLists();
    void pagesThatGoInCirclesEnd_data();
    void pagesThatGoInCirclesEnd();
    void countsPagesWhereItIsNotPointedToThem();
    void aTranscriptThatFailsStopsNothing();
    void aListThatFailsStopsNothing_data();
    void aListThatFailsStopsNothing();
    void oneFlowsTroubleIsNotHiddenByAnother();
    void anUnreadableCaFileErasesNothing();
    void saysUntilWhenItWaits();
    void rereadsOnceAMonth();
    void whatIsKeptNoMoreIsNoTrouble();

private:
    static void sorts()
    {
        QTest::addColumn<bool>("feed");
        QTest::newRow("Earshot, by its changes feed") << true;
        QTest::newRow("CallRail, by reading windows") << false;
    }
};

void TestSetbacks::oneBadSliceStopsNothing_data()
{
    QTest::addColumn<bool>("feed");
    QTest::addColumn<Reply>("reply");
    for (const bool feed : {true, false}) {
        const auto row = [feed](const char *name, const Reply &reply) {
            QTest::addRow("%s, %s", name, feed ? "feed" : "windows") << feed << reply;
        };
        row("500", Reply::error(500, "boom"));
        row("400", Reply::error(400, "no"));
        row("403", Reply::error(403, "no"));
        row("404", Reply::error(404, "no"));
        row("HTML", Reply::html(200, "<h1>Sorry"));
        row("cut", Reply::json(200, R"({"calls":[{"id":"CA)"));
        row("closed", Reply::close());
    }
}

void TestSetbacks::oneBadSliceStopsNothing()
{
    QFETCH(bool, feed);
    QFETCH(Reply, reply);
    const Instant bad = Now - days(100);
    std::atomic<bool> broken = true;
    FakeService service(feed);
    for (int day = 0; day < 400; ++day)
        service.put(callAt(day, Now - days(day) - hours(1)));
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        const auto from = parseIso(request.parameter("start_date"));
        const auto to = parseIso(request.parameter("end_date"));
        const bool hit = isList(request) && from && to && *from <= bad && *to > bad && *to - *from < days(700);
        return broken && hit ? std::optional(reply) : std::nullopt;
    });
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    QVERIFY2(place.count() > 300, qPrintable(QString::number(place.count())));
    QVERIFY(place.has(0) && place.has(399));
    QVERIFY2(place.aside().find("calls ") == 0, place.aside().c_str());
    QVERIFY(!sync::troublesIn(*place.cache->inbox().cursors()).empty()); // for who looks from outside

    service.put(callAt(1000, Now - minutes(1)));
    place.engine->syncNow(); // and halves what cannot be read
    QVERIFY(QTest::qWaitFor([&] { return place.has(1000); }, 20000));
    QVERIFY(place.settles());

    broken = false;
    for (int i = 0; i < 12 && !place.engine->status().aside.empty(); ++i) {
        place.engine->syncNow();
        QVERIFY(place.settles());
    }
    QVERIFY2(place.engine->status().aside.empty(), place.aside().c_str());
    QCOMPARE(place.count(), 401);
}

void TestSetbacks::aBadDayAmongTheNewestStopsNothing()
{
    const Instant bad = Now - days(5);
    FakeService service(false);
    for (int day = 0; day < 30; ++day)
        service.put(callAt(day, Now - days(day) - hours(1)));
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        const auto from = parseIso(request.parameter("start_date"));
        const auto to = parseIso(request.parameter("end_date"));
        const bool hit = isList(request) && from && to && *from <= bad && *to > bad;
        return hit ? std::optional(Reply::error(500, "boom")) : std::nullopt;
    });
    service.put(callAt(1000, Now - minutes(1)));
    service.put(callAt(1001, Now - days(10)));
    place.engine->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return place.has(1000) && place.has(1001); }, 20000));
    QVERIFY(place.settles());
    QVERIFY(!place.engine->status().aside.empty());
}

void TestSetbacks::newCallsComeThoughOurClockIsBehind()
{
    QFETCH(bool, feed);
    FakeService service(feed);
    service.put(callAt(1, Now - hours(5)));
    service.put(callAt(2, Now - minutes(2)));
    service.put(callAt(3, Now + minutes(5)));
    Place place(service, Now - minutes(10));
    place.start();
    QVERIFY(place.settles());
    QVERIFY(place.has(1) && place.has(2) && place.has(3));
    service.put(callAt(4, Now + minutes(1)));
    place.engine->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return place.has(4); }, 20000));
}

void TestSetbacks::learnsHowFarBackItMayLook()
{
    QFETCH(bool, feed);
    const Instant oldest = *parseIso("2026-05-20T00:00:00Z");
    FakeService service(feed);
    for (int week = 0; week < 60; ++week)
        service.put(callAt(week, Now - days(7 * week) - hours(1)));
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        const auto from = parseIso(request.parameter("start_date"));
        if (!from || *from >= oldest)
            return {};
        return Reply::error(400, "Data older than 6 months is not available. Please revise your date range.");
    });
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    QVERIFY2(place.aside().empty(), place.aside().c_str());
    QVERIFY(place.has(25));
    QVERIFY(!place.has(27));
    QCOMPARE(sync::historyIn(*place.cache->inbox().cursors()).months, std::optional(6));
}

void TestSetbacks::bringsAllThatTheServerLists()
{
    QFETCH(bool, feed);
    FakeService service(feed);
    for (int month = 0; month < 60; ++month)
        service.put(callAt(month, Now - days(30 * month) - hours(1)));
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    QCOMPARE(place.count(), 60);
}

void TestSetbacks::pagesThatGoInCirclesEnd_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("the same page for ever") << QByteArray("/v3/a/ACC1/calls.json?circle=1");
    QTest::newRow("ever another address") << QByteArray("/v3/a/ACC1/calls.json?circle=N");
    QTest::newRow("more, but no address") << QByteArray();
}

void TestSetbacks::pagesThatGoInCirclesEnd()
{
    QFETCH(QByteArray, next);
    std::atomic<int> lists = 0;
    FakeService service(false);
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        if (!isList(request))
            return {};
        const std::string number = std::to_string(++lists);
        std::string address = next.isEmpty() ? std::string() : service.url() + next.toStdString();
        if (address.ends_with('N'))
            address.replace(address.size() - 1, 1, number);
        return Reply::json(200, R"({"calls":[{"id":"CAL1","start_time":"2026-11-20T11:00:00Z"}],"has_next_page":true,)"
                                R"("next_page":")" +
                                    address + "\"}");
    });
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    QVERIFY(place.has(1));
    QVERIFY2(lists < 100, qPrintable(QString::number(lists)));
    QVERIFY2(place.aside().find("may be incomplete") != std::string::npos, place.aside().c_str());
}

void TestSetbacks::countsPagesWhereItIsNotPointedToThem()
{
    FakeService service(false);
    service.interfere([&](const Request &request) -> std::optional<Reply> { // knows nothing of relative pages
        const auto to = parseIso(request.parameter("end_date"));
        if (!isList(request))
            return {};
        if (!to || *to < Now)
            return Reply::json(200, R"({"page":1,"per_page":250,"total_pages":1,"total_records":0,"calls":[]})");
        const std::string asked = request.parameter("page");
        const int page = asked.empty() ? 1 : std::stoi(asked);
        std::string rows;
        for (int i = 0; i < 250; ++i)
            rows += (i > 0 ? "," : "") + std::string(R"({"id":"CAL)") + std::to_string(page * 1000 + i) +
                    R"(","start_time":"2026-11-20T10:00:00Z"})";
        return Reply::json(200, R"({"page":)" + std::to_string(page) +
                                    R"(,"per_page":250,"total_pages":3,"total_records":750,"calls":[)" + rows + "]}");
    });
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    QCOMPARE(place.count(), 750);
    QVERIFY2(place.aside().empty(), place.aside().c_str());
}

void TestSetbacks::aTranscriptThatFailsStopsNothing()
{
    FakeService service(false);
    for (int i = 0; i < 10; ++i)
        service.put(callAt(i, Now - hours(i + 1)));
    service.interfere([](const Request &request) -> std::optional<Reply> {
        const bool bad = request.path.ends_with("/calls/CAL0.json") || request.path.ends_with("/calls/CAL1.json") ||
                         request.path.ends_with("/calls/CAL2.json") || request.path.ends_with("/calls/CAL3.json");
        return bad ? std::optional(Reply::error(500, "boom")) : std::nullopt;
    });
    Place place(service);
    place.pace.transcriptsInBackground = true;
    place.start();
    QVERIFY(place.settles());
    const auto transcribed = [&](int number) {
        const auto call = place.cache->calls().callById(CallId("CAL" + std::to_string(number)));
        return call && call->transcript == store::TranscriptState::Fetched;
    };
    QVERIFY(transcribed(4) && transcribed(9) && !transcribed(0));
    QVERIFY2(place.aside().find("transcript CAL3") != std::string::npos, place.aside().c_str());
    service.interfere({});
    place.engine->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return transcribed(0) && transcribed(3); }, 20000));
}

void TestSetbacks::aListThatFailsStopsNothing_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("aside");
    QTest::newRow("tags, 500") << QByteArray("/tags.json") << 500 << QByteArray("tags: HTTP 500: boom; ");
    QTest::newRow("tags, which whoever sees calls may see")
        << QByteArray("/tags.json") << 403 << QByteArray("tags: HTTP 403: boom; ");
    QTest::newRow("users, which a key need not see") << QByteArray("/users.json") << 403 << QByteArray();
}

void TestSetbacks::aListThatFailsStopsNothing()
{
    QFETCH(QByteArray, list);
    QFETCH(int, status);
    QFETCH(QByteArray, aside);
    FakeService service(false);
    Client client;
    client.id = ClientId("COM1");
    service.put(client);
    FormSubmission form;
    form.id = FormId("FOR1");
    form.clientId = client.id;
    form.submittedAt = Now + minutes(3); // ahead of our clock
    service.put(form);
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        return request.path.ends_with(list.toStdString()) ? std::optional(Reply::error(status, "boom")) : std::nullopt;
    });
    Place place(service);
    place.start();
    QVERIFY(place.settles());
    QCOMPARE(place.cache->agency().clients()->size(), std::size_t(1));
    QCOMPARE(place.cache->calls().allForms(client.id, 10)->size(), std::size_t(1));
    QCOMPARE(place.aside(), aside.toStdString());
}

void TestSetbacks::oneFlowsTroubleIsNotHiddenByAnother()
{
    FakeService service(true);
    service.put(callAt(1, Now - hours(1)));
    service.interfere([](const Request &request) -> std::optional<Reply> {
        return isList(request) ? std::optional(Reply::error(400, "no")) : std::nullopt;
    });
    Place place(service);
    place.start();
    QVERIFY(place.comesTo(Error::Kind::Refused));
    for (int i = 0; i < 5; ++i) { // others are answered meanwhile
        const std::size_t before = service.count("GET", "/calls/CAL1");
        place.engine->want(CallId("CAL1"));
        QVERIFY(QTest::qWaitFor([&] { return service.count("GET", "/calls/CAL1") > before; }, 20000));
        QCOMPARE(int(place.engine->status().link), int(Status::Link::Offline));
        QVERIFY(!place.engine->status().settled);
    }
}

void TestSetbacks::anUnreadableCaFileErasesNothing()
{
    FakeService service(true);
    service.put(callAt(1, Now - hours(1)));
    Place place(service);
    place.pace.transcriptsInBackground = true;
    place.start();
    QVERIFY(place.settles());
    place.connection.origin.scheme = "https";
    place.connection.http.caFile = place.folder.filePath(QStringLiteral("gone.pem")).toStdString();
    place.start();
    place.engine->want(CallId("CAL1"));
    QVERIFY(place.comesTo(Error::Kind::CaFile));
    QCOMPARE(int(place.engine->status().link), int(Status::Link::Offline));
    const auto call = place.cache->calls().callById(CallId("CAL1"));
    QCOMPARE(int(call->transcript), int(store::TranscriptState::Fetched));
}

void TestSetbacks::saysUntilWhenItWaits()
{
    FakeService service(false);
    for (int i = 0; i < 10; ++i)
        service.put(callAt(i, Now - hours(i + 1)));
    Place place(service);
    place.connection.limits = {4, 1000, 0};
    place.start();
    QVERIFY(QTest::qWaitFor([&] { return place.engine->status().budget.waitsUntil.has_value(); }, 20000));
    QVERIFY(!place.engine->status().settled);
    QVERIFY(*place.engine->status().budget.waitsUntil > Now + minutes(50));
    QVERIFY(!place.engine->status().trouble); // it is no fault
}

void TestSetbacks::rereadsOnceAMonth()
{
    FakeService service(false);
    for (int week = 0; week < 20; ++week)
        service.put(callAt(week, Now - days(7 * week) - hours(1)));
    Place place(service);
    place.pace.retentionMonths = 5;
    place.pace.rereadEvery = seconds(0);
    place.start();
    QVERIFY(place.settles());
    QVERIFY(place.engine->status().reread && place.engine->status().reread->next); // all of it was read just now
    QVERIFY(place.engine->status().current == Now - days(14));
    Call late = *service.call(CallId("CAL15"));
    late.note = "judged late";
    service.put(late);
    place.engine.reset();
    place.now = Now + days(31);
    place.start();
    QVERIFY(QTest::qWaitFor(
        [&] {
            place.engine->syncNow();
            return place.cache->calls().callById(CallId("CAL15"))->call.note == "judged late";
        },
        20000));
    QVERIFY(QTest::qWaitFor(
        [&] {
            place.engine->syncNow();
            const auto reread = place.engine->status().reread;
            return reread && reread->next;
        },
        20000));
}

/// A program that runs for weeks: the other side goes on forgetting.
void TestSetbacks::whatIsKeptNoMoreIsNoTrouble()
{
    std::atomic<Instant> oldest = *parseIso("2026-05-20T00:00:00Z");
    FakeService service(false);
    for (int week = 0; week < 30; ++week)
        service.put(callAt(week, Now - days(7 * week) - hours(1)));
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        const auto from = parseIso(request.parameter("start_date"));
        if (!from || *from >= oldest.load())
            return {};
        return Reply::error(400, "Data older than 6 months is not available. Please revise your date range.");
    });
    Place place(service);
    place.pace.rereadEvery = seconds(0);
    place.start();
    QVERIFY(place.settles());
    place.now = *parseIso("2026-12-30T12:00:00Z");
    oldest = *parseIso("2026-06-30T00:00:00Z");
    QVERIFY(QTest::qWaitFor(
        [&] {
            place.engine->syncNow();
            const auto reread = place.engine->status().reread;
            return reread && reread->next && *reread->next > Now + days(60);
        },
        20000));
    QVERIFY(place.settles());
    QVERIFY2(place.aside().empty(), place.aside().c_str());
}

QTEST_GUILESS_MAIN(TestSetbacks)
#include "tst_setbacks.moc"
