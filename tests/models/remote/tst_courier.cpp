#include "models/remote/courier.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <atomic>

using namespace earshot;
using namespace earshot::remote;
using namespace earshot::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

constexpr std::string_view Key = "0123456789abcdef0123456789abcdef";
const std::string Signature = "Token token=\"" + std::string(Key) + "\"";

/// Time that passes only when somebody sleeps; the planned sleeps are kept.
struct FakeTime {
    std::mutex mutex;
    Instant now = instantFromMs(1'700'000'000'000);
    std::vector<milliseconds> sleeps;

    Clock clock()
    {
        return [this] {
            const std::lock_guard lock(mutex);
            return now;
        };
    }
    std::function<milliseconds(milliseconds)> sleep()
    {
        return [this](milliseconds wait) {
            const std::lock_guard lock(mutex);
            now += wait;
            sleeps.push_back(wait);
            return 0ms;
        };
    }
    milliseconds slept()
    {
        const std::lock_guard lock(mutex);
        milliseconds sum{0};
        for (const milliseconds wait : sleeps)
            sum += wait;
        return sum;
    }
};

CourierSettings settingsFor(const ScriptedServer &server, FakeTime &time)
{
    CourierSettings settings;
    settings.origin = *Origin::parse(server.url());
    settings.key = Secret(Key);
    settings.clock = time.clock();
    settings.sleep = time.sleep();
    return settings;
}

HttpRequest get(const std::string &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest with(Method method, const std::string &url, const std::string &body)
{
    HttpRequest request = get(url);
    request.method = method;
    request.body = body;
    return request;
}

QByteArray outcome(Delivery delivery)
{
    if (!delivery.waitFor(20s))
        return "nothing came";
    const auto result = delivery.take();
    if (result)
        return QByteArray::fromStdString(result->body);
    return QByteArray::fromStdString(std::string(word(result.error().kind)));
}

} // namespace

class TestCourier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsForItsOriginAlone();
    void refusesOtherServers_data();
    void refusesOtherServers();
    void fetchesWithoutTheKey();
    void refusesToFetch_data();
    void refusesToFetch();
    void neverLetsAKeyIntoAHeaderThatItIsNot_data();
    void neverLetsAKeyIntoAHeaderThatItIsNot();
    void hidesAnEchoedKey();
    void repeats_data();
    void repeats();
    void waitsAsTheServerWishes();
    void keepsToTheBudget();
    void letsPeopleFirst();
    void doesNotLetPeopleWaitForTheBudget();
    void sendsAPersonsRequestAsSoonAsItMay();
    void carriesOnlySoManyAtOnce();
    void cancels();
    void endsWithEverythingCancelled();
    void tellsWhenSomethingArrived();
    void tellsOfTroubleWhileItRepeats();
    void remembersWhatTheirClockSaid();
};

void TestCourier::signsForItsOriginAlone()
{
    ScriptedServer server;
    server.expect("GET", "/v3/a.json").header("Authorization", Signature).reply(Reply::json(200, "{}"));
    server.expect("GET", "/v3/a/1/calls").query("offset", "1").header("Authorization", Signature);
    FakeTime time;
    Courier courier(settingsFor(server, time));
    QCOMPARE(outcome(courier.send(get("/v3/a.json"))), QByteArray("{}"));
    QCOMPARE(outcome(courier.send(get(server.url() + "/v3/a/1/calls?offset=1"))), QByteArray("{}"));
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY(server.finished());
    for (const Request &request : server.requests())
        QVERIFY(request.target.find(Key) == std::string::npos);
    QCOMPARE(courier.budget().usedHour, 2);
}

void TestCourier::refusesOtherServers_data()
{
    QTest::addColumn<QString>("url"); // with OWN and OTHER for the ports
    QTest::newRow("other port") << QStringLiteral("http://127.0.0.1:OTHER/v3/a/1/calls");
    QTest::newRow("other name of the same machine") << QStringLiteral("http://localhost:OWN/v3");
    QTest::newRow("own address as a user name") << QStringLiteral("http://127.0.0.1:OWN@localhost:OTHER/");
    QTest::newRow("scheme-relative") << QStringLiteral("//localhost:OTHER/");
    QTest::newRow("other scheme") << QStringLiteral("https://127.0.0.1:OWN/");
    QTest::newRow("a file") << QStringLiteral("file:///etc/passwd");
}

void TestCourier::refusesOtherServers()
{
    QFETCH(QString, url);
    ScriptedServer stranger;
    ScriptedServer server;
    FakeTime time;
    Courier courier(settingsFor(server, time));
    const std::string next = url.replace(QStringLiteral("OWN"), QString::number(server.port()))
                                 .replace(QStringLiteral("OTHER"), QString::number(stranger.port()))
                                 .toStdString();
    QCOMPARE(outcome(courier.send(get(next))), QByteArray("bad_data"));
    QCOMPARE(stranger.connections(), 0);
    QCOMPARE(server.connections(), 0);
    QCOMPARE(courier.budget().usedHour, 0);
}

void TestCourier::fetchesWithoutTheKey()
{
    ScriptedServer store;
    store.expect("GET", "/a.mp3").withoutHeader("Authorization").reply(Reply::with(200, "audio/mpeg", "ID3"));
    ScriptedServer server;
    server.expect("GET", "/recording").withoutHeader("Authorization").reply(Reply::redirect("/there"));
    server.expect("GET", "/there").withoutHeader("Authorization").reply(Reply::redirect(store.url() + "/a.mp3"));
    FakeTime time;
    Courier courier(settingsFor(server, time));
    QCOMPARE(outcome(courier.fetch(get(server.url() + "/recording"))), QByteArray("ID3"));
    QCOMPARE(server.violations(), std::vector<std::string>());
    QCOMPARE(store.violations(), std::vector<std::string>());
    // a signed request that is redirected ends there
    server.expect("GET", "/v3/a.json")
        .header("Authorization", Signature)
        .reply(Reply::redirect(store.url() + "/steal"));
    QCOMPARE(outcome(courier.send(get("/v3/a.json"))), QByteArray("not_the_service"));
    QCOMPARE(store.requests().size(), std::size_t(1));
}

void TestCourier::refusesToFetch_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("without https") << QByteArray("http://cdn.example/a.mp3") << QByteArray("bad_address");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd") << QByteArray("bad_address");
    QTest::newRow("round and round") << QByteArray("/recording") << QByteArray("bad_data");
}

void TestCourier::refusesToFetch()
{
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, result);
    ScriptedServer server;
    server.otherwise([&](const Request &) { return Reply::redirect(location.toStdString()); });
    FakeTime time;
    Courier courier(settingsFor(server, time));
    QCOMPARE(outcome(courier.fetch(get(server.url() + "/recording"))), result);
    QVERIFY(server.requests().size() <= 6);
}

void TestCourier::neverLetsAKeyIntoAHeaderThatItIsNot_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("two lines") << QByteArray("abc\r\nX-Evil: 1");
    QTest::newRow("quote") << QByteArray("abc\", x=\"");
    QTest::newRow("not ASCII") << QByteArray("\xC3\xA9t\xC3\xA9");
}

void TestCourier::neverLetsAKeyIntoAHeaderThatItIsNot()
{
    QFETCH(QByteArray, key);
    ScriptedServer server;
    FakeTime time;
    CourierSettings settings = settingsFor(server, time);
    settings.key = Secret(key.toStdString());
    Courier courier(settings);
    QCOMPARE(outcome(courier.send(get("/v3/a.json"))), QByteArray("unauthorized"));
    QCOMPARE(server.connections(), 0);
}

void TestCourier::hidesAnEchoedKey()
{
    ScriptedServer server;
    server.expect("GET", "/x").reply(Reply::error(401, "no such key: " + std::string(Key)));
    FakeTime time;
    Courier courier(settingsFor(server, time));
    Delivery delivery = courier.send(get("/x"));
    const auto result = delivery.take();
    QVERIFY(!result);
    QCOMPARE(result.error(), (Error{Kind::Unauthorized, "HTTP 401: no such key: [key]"}));
    QCOMPARE(delivery.status(), 401);
}

void TestCourier::repeats_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<Reply>("fault");
    QTest::addColumn<bool>("repeated");
    const std::pair<const char *, Reply> faults[] = {
        {"500", Reply::error(500, "oops")},
        {"503 page", Reply::html(503, "<h1>down</h1>")},
        {"reset", Reply::reset()},
        {"closed", Reply::close()},
        {"cut", Reply::json(200, "{\"a\":1}").cutTo(3)},
        {"429", Reply::error(429, "")},
        {"404", Reply::error(404, "no")},
        {"html", Reply::html(200, "<p>hello")},
    };
    for (const auto &[name, fault] : faults) {
        for (const Method method : {Method::Get, Method::Put, Method::Delete, Method::Post}) {
            const bool passing = fault.bytes.find(" 404 ") == std::string::npos && std::string_view(name) != "html";
            const bool repeated = passing && (method != Method::Post || std::string_view(name) == "429");
            QTest::addRow("%s %s", word(method).data(), name) << int(method) << fault << repeated;
        }
    }
}

void TestCourier::repeats()
{
    QFETCH(int, method);
    QFETCH(Reply, fault);
    QFETCH(bool, repeated);
    ScriptedServer server;
    const std::string verb(word(Method(method)));
    server.expect(verb, "/x").times(2).reply(fault);
    server.expect(verb, "/x").body("").reply(Reply::json(200, "{\"well\":true}"));
    FakeTime time;
    Courier courier(settingsFor(server, time));
    const QByteArray result = outcome(courier.send(with(Method(method), "/x", "")));
    QCOMPARE(result == "{\"well\":true}", repeated);
    QCOMPARE(server.requests().size(), std::size_t(repeated ? 3 : 1));
    QCOMPARE(courier.budget().usedHour, repeated ? 3 : 1);
    if (repeated)
        QVERIFY(time.slept() >= 1500ms && time.slept() <= 6s);
}

void TestCourier::waitsAsTheServerWishes()
{
    ScriptedServer server;
    server.expect("GET", "/x").reply(Reply::error(429, "slow down", {{"Retry-After", "120"}}));
    server.expect("GET", "/x").reply(Reply::json(200, "{}"));
    FakeTime time;
    Courier courier(settingsFor(server, time));
    const Instant before = time.now;
    QCOMPARE(outcome(courier.send(get("/x"))), QByteArray("{}"));
    QVERIFY(time.clock()() - before >= 120s);
    QVERIFY(!courier.budget().pausedUntil);
}

void TestCourier::keepsToTheBudget()
{
    ScriptedServer server(ScriptedServer::Order::Any);
    server.otherwise([](const Request &) { return Reply::json(200, "{}"); });
    FakeTime time;
    CourierSettings settings = settingsFor(server, time);
    settings.limits = {.hour = 5, .day = 1'000, .reservePercent = 0};
    Courier courier(settings);
    std::vector<Delivery> deliveries;
    for (int i = 0; i < 11; ++i)
        deliveries.push_back(courier.send(get("/x")));
    for (Delivery &delivery : deliveries)
        QCOMPARE(outcome(std::move(delivery)), QByteArray("{}"));
    QVERIFY(time.slept() >= 2h); // five, five, one
    QVERIFY(time.slept() <= 2h + 2min);
    QCOMPARE(courier.budget().usedDay, 11);
}

void TestCourier::letsPeopleFirst()
{
    std::atomic<bool> open{false};
    ScriptedServer server;
    server.otherwise([&](const Request &) {
        while (!open)
            std::this_thread::yield();
        return Reply::json(200, "{}");
    });
    FakeTime time;
    CourierSettings settings = settingsFor(server, time);
    settings.atOnce = 1;
    Courier courier(settings);
    Delivery first = courier.send(get("/first"));
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    Delivery later = courier.send(get("/background"));
    Delivery person = courier.send(get("/person"), Priority::Foreground);
    QTRY_COMPARE(server.requests().size(), std::size_t(2)); // beside the one that is under way
    QCOMPARE(server.requests().back().path, std::string("/person"));
    open = true;
    QCOMPARE(outcome(std::move(later)), QByteArray("{}"));
    QCOMPARE(server.requests().back().path, std::string("/background"));
}

void TestCourier::doesNotLetPeopleWaitForTheBudget()
{
    ScriptedServer server;
    server.expect("GET", "/x").times(4).reply(Reply::json(200, "{}"));
    FakeTime time;
    CourierSettings settings = settingsFor(server, time);
    settings.limits = {.hour = 4, .day = 1'000, .reservePercent = 25};
    Courier courier(settings);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(outcome(courier.send(get("/x"), Priority::Foreground)), QByteArray("{}"));
    QCOMPARE(outcome(courier.send(get("/x"), Priority::Foreground)), QByteArray("rate_limited"));
    QCOMPARE(time.slept(), 0ms);
    QCOMPARE(server.violations(), std::vector<std::string>());
}

void TestCourier::sendsAPersonsRequestAsSoonAsItMay()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::json(200, "{}"); });
    CourierSettings settings;
    settings.origin = *Origin::parse(server.url());
    settings.key = Secret(Key);
    settings.limits = {.hour = 10, .day = 1'000, .reservePercent = 50};
    // The reserve is spent too: the background waits for an hour, a person for a fraction of a second.
    const Instant now = systemNow();
    settings.spent.spent = {{now - 1h + 700ms, 1}, {now, 9}};
    Courier courier(settings);
    const Delivery later = courier.send(get("/background"));
    QCOMPARE(outcome(courier.send(get("/person"), Priority::Foreground)), QByteArray("{}"));
    QVERIFY(!later.ready());
}

void TestCourier::carriesOnlySoManyAtOnce()
{
    std::atomic<int> now{0};
    std::atomic<int> most{0};
    ScriptedServer server;
    server.otherwise([&](const Request &) {
        const int here = ++now;
        int seen = most;
        while (seen < here && !most.compare_exchange_weak(seen, here)) {
        }
        --now;
        return Reply::json(200, "{}").dripping(20, 1ms);
    });
    FakeTime time;
    CourierSettings settings = settingsFor(server, time);
    settings.atOnce = 3;
    Courier courier(settings);
    std::vector<Delivery> deliveries;
    for (int i = 0; i < 30; ++i)
        deliveries.push_back(courier.send(get("/x")));
    for (Delivery &delivery : deliveries)
        QCOMPARE(outcome(std::move(delivery)), QByteArray("{}"));
    QVERIFY(most <= 3);
    QVERIFY(server.connections() <= 3);
}

void TestCourier::cancels()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::hang(); });
    FakeTime time;
    CourierSettings settings = settingsFor(server, time);
    settings.atOnce = 1;
    Courier courier(settings);
    Delivery underWay = courier.send(get("/x"));
    Delivery waiting = courier.send(get("/y"));
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    waiting.cancel();
    QCOMPARE(outcome(std::move(waiting)), QByteArray("cancelled"));
    underWay.cancel();
    QCOMPARE(outcome(std::move(underWay)), QByteArray("cancelled"));
    {
        const Delivery dropped = courier.send(get("/z"));
        QTRY_COMPARE(server.requests().size(), std::size_t(2)); // the place is free again
    }
    Delivery next = courier.send(get("/next"));
    QTRY_COMPARE(server.requests().size(), std::size_t(3));
    courier.cancelAll();
    QCOMPARE(outcome(std::move(next)), QByteArray("cancelled"));
}

void TestCourier::endsWithEverythingCancelled()
{
    ScriptedServer server;
    server.expect("GET", "/broken").reply(Reply::error(500, ""));
    server.otherwise([](const Request &) { return Reply::hang(); });
    FakeTime time;
    std::vector<Delivery> deliveries;
    {
        CourierSettings settings = settingsFor(server, time);
        settings.atOnce = 2;
        settings.sleep = [](milliseconds) { return milliseconds(1h); }; // stays between its attempts
        Courier courier(settings);
        deliveries.push_back(courier.send(get("/broken")));
        for (int i = 0; i < 5; ++i)
            deliveries.push_back(courier.send(get("/x")));
        QTRY_COMPARE(server.requests().size(), std::size_t(3));
    }
    for (Delivery &delivery : deliveries)
        QCOMPARE(outcome(std::move(delivery)), QByteArray("cancelled"));
}

void TestCourier::tellsWhenSomethingArrived()
{
    ScriptedServer server;
    server.expect("GET", "/x").reply(Reply::json(200, "{}"));
    FakeTime time;
    std::atomic<int> arrived{0};
    CourierSettings settings = settingsFor(server, time);
    settings.arrived = [&] { ++arrived; };
    Courier courier(settings);
    const Delivery good = courier.send(get("/x"));
    const Delivery refused = courier.send(get("https://other.example/"));
    QTRY_COMPARE(arrived.load(), 2);
    QVERIFY(good.ready() && refused.ready());
}

void TestCourier::tellsOfTroubleWhileItRepeats()
{
    std::atomic<bool> mended{false};
    ScriptedServer server;
    server.otherwise([&](const Request &) { return mended ? Reply::json(200, "{}") : Reply::error(503, "resting"); });
    FakeTime time;
    std::atomic<int> told{0};
    CourierSettings settings = settingsFor(server, time);
    settings.retry.attempts = 1'000'000;
    settings.sleep = [](milliseconds) { return 1ms; };
    settings.arrived = [&] { ++told; };
    Courier courier(settings);
    QVERIFY(!courier.trouble());
    Delivery delivery = courier.send(get("/x"));
    QTRY_VERIFY(told > 0);
    QCOMPARE(courier.trouble(), std::optional(Error{Kind::Server, "HTTP 503: resting"}));
    mended = true;
    QCOMPARE(outcome(std::move(delivery)), QByteArray("{}"));
    QVERIFY(!courier.trouble());
}

/// Our clock may be set meanwhile.
void TestCourier::remembersWhatTheirClockSaid()
{
    ScriptedServer server;
    server.expect("GET", "/dated").reply(Reply::json(200, "{}", {{"Date", "Wed, 15 Nov 2023 12:00:00 GMT"}}));
    server.expect("GET", "/undated").reply(Reply::json(200, "{}"));
    FakeTime time;
    Courier courier(settingsFor(server, time));
    QCOMPARE(courier.serverSaid(), std::optional<Instant>());
    QCOMPARE(outcome(courier.send(get("/dated"))), QByteArray("{}"));
    const auto jump = [&] {
        const std::lock_guard lock(time.mutex);
        return time.now += std::chrono::days(730);
    };
    jump();
    QCOMPARE(courier.serverSaid(), parseIso("2023-11-15T12:00:00Z"));
    const Instant now = jump();
    QCOMPARE(outcome(courier.send(get("/undated"))), QByteArray("{}"));
    QCOMPARE(courier.serverSaid(), std::optional(now)); // it tells nothing else
}

QTEST_GUILESS_MAIN(TestCourier)
#include "tst_courier.moc"
