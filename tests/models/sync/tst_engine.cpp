#include "models/sync/engine.h"

#include "tests/models/sync/fakeservice.h"

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;
using Status = earshot::sync::Status;

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");

Call callAt(int number, std::chrono::minutes ago)
{
    Call call;
    call.id = CallId("CAL" + std::to_string(number));
    call.clientId = ClientId("COM1");
    call.startTime = Now - ago;
    call.duration = seconds(60 + number);
    call.direction = "inbound";
    call.customerName = "Caller " + std::to_string(number);
    call.customerPhoneNumber = "+1303555" + std::to_string(1000 + number);
    call.transcription = "Agent: hello\nCaller: about number " + std::to_string(number);
    call.transcript = Transcript{{Speaker::Agent, {}, "hello", {}},
                                 {Speaker::Caller, milliseconds(1500), "about number " + std::to_string(number), {}}};
    return call;
}

/// Calls spread over a year, one every seven hours.
void fill(FakeService &service, int count)
{
    for (int i = 0; i < count; ++i)
        service.put(callAt(i, std::chrono::minutes(i * 60 * 7 + 30)));
}

/// A profile with its cache and, while it runs, the engine.
struct Desk {
    explicit Desk(const std::string &url) : address(url) { open(); }

    void open()
    {
        auto opened = store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite, [] { return Now; });
        cache = opened ? std::move(*opened) : nullptr;
    }
    void start(bool transcripts = true)
    {
        sync::Connection connection;
        connection.origin = *remote::Origin::parse(address);
        connection.key = Secret("key");
        connection.account = AccountId("ACC1");
        connection.limits = {100000, 100000, 0};
        sync::Pace pace;
        pace.feedEvery = seconds(3600); // tests say when
        pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600);
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = transcripts;
        engine = std::make_unique<sync::Engine>(
            *cache, connection, [](const Status &) {}, pace, [] { return Now; });
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return engine->status().settled; }, 30000);
    }
    /// What it is still busy with, for messages.
    std::string busy() const
    {
        const Status status = engine->status();
        std::string out = "link " + std::to_string(int(status.link));
        for (const auto &[activity, progress] : status.busy)
            out += ", activity " + std::to_string(int(activity));
        if (status.trouble)
            out += ", " + std::string(word(status.trouble->kind)) + ": " + status.trouble->detail;
        return out;
    }
    /// The cache's call, with its transcript.
    std::optional<Call> call(const CallId &id) const
    {
        auto stored = cache->calls().callById(id);
        if (!stored || stored->gone != store::Gone::No)
            return {};
        stored->call.transcript = cache->calls().transcript(stored->row).valueOr({});
        return stored->call;
    }
    CallRow row(const CallId &id) const { return cache->calls().callById(id)->row; }
    std::int64_t count() const { return cache->queries().count({}).valueOr(-1); }

    QTemporaryDir folder;
    std::string address;
    std::unique_ptr<store::Cache> cache;
    std::unique_ptr<sync::Engine> engine;
};

store::CallChange noteChange(const std::string &note)
{
    store::CallChange change;
    change.note = note;
    return change;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCallThatComesInGetsItsTranscriptAtOnce();
    void bringsEverything_data() { sorts(); }
    void bringsEverything();
    void seesWhatChanges_data() { sorts(); }
    void seesWhatChanges();
    void resumesWhereItWas_data() { sorts(); }
    void resumesWhereItWas();
    void startsOverWhenTheLogIsGone();
    void sendsEdits_data() { sorts(); }
    void sendsEdits();
    void sendsOfflineEditsOnceBack();
    void keepsRefusedEdits();
    void keepsTheLocalValueOfAConflict();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void fetchesAnOpenedCallFirst();

private:
    static void sorts()
    {
        QTest::addColumn<bool>("feed");
        QTest::newRow("Earshot, by its changes feed") << true;
        QTest::newRow("CallRail, by reading windows") << false;
    }
};

void TestEngine::bringsEverything()
{
    QFETCH(bool, feed);
    FakeService service(feed);
    service.perPage = 40;
    fill(service, 700);
    Client client;
    client.id = ClientId("COM1");
    client.name = "Dental";
    service.put(client);
    FormSubmission form;
    form.id = FormId("FOR1");
    form.clientId = client.id;
    form.submittedAt = Now - std::chrono::hours(3);
    service.put(form);
    Conversation texts;
    texts.id = ConversationId("KZaGR");
    texts.clientId = client.id;
    texts.lastMessageAt = Now - std::chrono::hours(2);
    for (int i = 0; i < 5; ++i)
        texts.messages.push_back({std::to_string(i),
                                  "incoming",
                                  "message " + std::to_string(i),
                                  Now - std::chrono::hours(2 + i),
                                  {},
                                  "sms",
                                  {},
                                  {},
                                  {}});
    service.put(texts);

    Desk desk(service.url());
    desk.start();
    QVERIFY2(desk.settle(), desk.busy().c_str());
    QCOMPARE(desk.count(), 700);
    for (const int number : {0, 1, 399, 699}) {
        const CallId id("CAL" + std::to_string(number));
        const auto here = desk.call(id);
        QVERIFY(here);
        QVERIFY(*here == *service.call(id));
    }
    QCOMPARE(desk.cache->agency().clients()->size(), std::size_t(1));
    QCOMPARE(desk.cache->calls().allForms(client.id, 10)->size(), std::size_t(1));
    const auto conversations = desk.cache->calls().allConversations(client.id, 10);
    QCOMPARE(conversations->front().messages.size(), std::size_t(5)); // the list itself carried two
    QCOMPARE(desk.engine->status().server.value(),
             feed ? remote::ServerReport::Sort::Earshot : remote::ServerReport::Sort::CallRail);
    for (const Request &request : service.requests())
        QCOMPARE(request.header("authorization"), std::string("Token token=\"key\""));
    const std::size_t singleCalls = service.count("GET", "/calls/CAL");
    QCOMPARE(singleCalls, feed ? std::size_t(0) : std::size_t(700)); // our own lists bring the dialogues
}

void TestEngine::seesWhatChanges()
{
    QFETCH(bool, feed);
    FakeService service(feed);
    fill(service, 60);
    Desk desk(service.url());
    desk.start();
    QVERIFY(desk.settle());

    Call changed = *service.call(CallId("CAL3"));
    changed.note = "from elsewhere";
    changed.tags = {"hot"};
    service.put(changed);
    service.put(callAt(500, std::chrono::minutes(45)));
    service.remove(CallId("CAL5"));
    desk.engine->syncNow();
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto call = desk.call(CallId("CAL3"));
            return call && call->note == "from elsewhere" && desk.call(CallId("CAL500")) && !desk.call(CallId("CAL5"));
        },
        20000));
    QVERIFY(desk.settle());
    QCOMPARE(desk.call(CallId("CAL3"))->tags, (Words{"hot"}));
    QVERIFY(desk.call(CallId("CAL500"))->transcript == service.call(CallId("CAL500"))->transcript);
    QCOMPARE(desk.count(), 60);
}

void TestEngine::resumesWhereItWas()
{
    QFETCH(bool, feed);
    std::atomic<int> pages = 0;
    FakeService service(feed);
    service.perPage = 20;
    fill(service, 400);
    service.interfere([&pages](const Request &request) -> std::optional<Reply> {
        if (request.path.ends_with("/calls.json") && ++pages > 8)
            return Reply::hang();
        return {};
    });
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(QTest::qWaitFor([&] { return pages > 8; }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return desk.count() > 60; }, 20000));
    desk.engine.reset();
    const std::int64_t before = desk.count();
    desk.cache.reset();
    desk.open();
    QVERIFY(desk.count() >= before); // what had been handed to the writer by then came in too

    service.interfere({});
    const std::size_t asked = service.count("GET", "/calls.json");
    desk.start(false);
    QVERIFY(desk.settle());
    QCOMPARE(desk.count(), 400);
    const std::size_t again = service.count("GET", "/calls.json") - asked;
    Desk fresh(service.url());
    fresh.start(false);
    QVERIFY(fresh.settle());
    const std::size_t whole = service.count("GET", "/calls.json") - asked - again;
    QVERIFY2(again < whole, qPrintable(QStringLiteral("%1 of %2").arg(again).arg(whole)));
}

void TestEngine::startsOverWhenTheLogIsGone()
{
    FakeService service(true);
    fill(service, 50);
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(desk.settle());
    service.remove(CallId("CAL7"));
    Call changed = *service.call(CallId("CAL9"));
    changed.note = "while the log was cut";
    service.put(changed);
    service.expireCursors();
    desk.engine->syncNow();
    QVERIFY(QTest::qWaitFor(
        [&] { return !desk.call(CallId("CAL7")) && desk.call(CallId("CAL9"))->note == "while the log was cut"; },
        20000));
}

void TestEngine::sendsEdits()
{
    QFETCH(bool, feed);
    FakeService service(feed);
    fill(service, 10);
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(desk.settle());
    store::CallChange change = noteChange("call back at five");
    change.leadStatus = "good_lead";
    change.value.emplace(Cents(25000));
    const std::vector<CallRow> rows = {desk.row(CallId("CAL1")), desk.row(CallId("CAL2"))};
    QVERIFY(desk.cache->edits().edit(rows, change));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto counts = desk.cache->outbox().counts();
            return counts && counts->waiting + counts->sending == 0;
        },
        20000));
    for (const char *id : {"CAL1", "CAL2"}) {
        const Call there = *service.call(CallId(id));
        QCOMPARE(there.note, std::string("call back at five"));
        QCOMPARE(there.leadStatus, std::string("good_lead"));
        QCOMPARE(std::int64_t(*there.value), 25000);
        QVERIFY(*desk.call(CallId(id)) == [&] {
            Call expected = there;
            expected.transcript = desk.call(CallId(id))->transcript;
            return expected;
        }());
        QCOMPARE(desk.cache->calls().callById(CallId(id))->sending, store::SendState::Settled);
    }
    QCOMPARE(service.count("PUT", "/calls/"), std::size_t(feed ? 2 : 4)); // to CallRail the value goes by itself
}

void TestEngine::sendsOfflineEditsOnceBack()
{
    std::atomic<bool> down = true;
    FakeService service(true);
    fill(service, 10);
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(desk.settle());
    service.interfere([&down](const Request &) -> std::optional<Reply> {
        return down ? std::optional(Reply::reset()) : std::nullopt;
    });
    const CallRow row = desk.row(CallId("CAL4"));
    QVERIFY(desk.cache->edits().edit(std::vector{row}, noteChange("first thought")));
    QVERIFY(desk.cache->edits().edit(std::vector{row}, noteChange("second thought")));
    QVERIFY(QTest::qWaitFor([&] { return desk.engine->status().link == Status::Link::Offline; }, 20000));
    QVERIFY(desk.engine->status().since);
    QCOMPARE(desk.call(CallId("CAL4"))->note, std::string("second thought"));
    down = false;
    desk.engine->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return service.call(CallId("CAL4"))->note == "second thought"; }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return desk.engine->status().link == Status::Link::Online; }, 20000));
}

void TestEngine::keepsRefusedEdits()
{
    FakeService service(true);
    fill(service, 10);
    service.interfere([](const Request &request) -> std::optional<Reply> {
        if (request.method == "PUT")
            return Reply::error(422, "Note is not to be changed");
        return {};
    });
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(desk.settle());
    const CallRow row = desk.row(CallId("CAL4"));
    QVERIFY(desk.cache->edits().edit(std::vector{row}, noteChange("mine")));
    QVERIFY(QTest::qWaitFor([&] { return desk.cache->outbox().counts()->refused == 1; }, 20000));
    const auto edit = desk.cache->outbox().of(row);
    QVERIFY(edit->front().refusal->detail.find("Note is not to be changed") != std::string::npos);
    QCOMPARE(desk.call(CallId("CAL4"))->note, std::string("mine"));
    QCOMPARE(service.count("PUT", "/calls/"), std::size_t(1)); // a no is a no
    service.interfere({});
    QVERIFY(desk.cache->outbox().retry(edit->front().id));
    QVERIFY(QTest::qWaitFor([&] { return service.call(CallId("CAL4"))->note == "mine"; }, 20000));
}

void TestEngine::keepsTheLocalValueOfAConflict()
{
    std::atomic<bool> closed = true;
    FakeService service(true);
    fill(service, 10);
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(desk.settle());
    service.interfere([&closed](const Request &request) -> std::optional<Reply> {
        return closed && request.method == "PUT" ? std::optional(Reply::error(503, "later")) : std::nullopt;
    });
    const CallRow row = desk.row(CallId("CAL4"));
    QVERIFY(desk.cache->edits().edit(std::vector{row}, noteChange("mine")));
    Call theirs = *service.call(CallId("CAL4"));
    theirs.note = "theirs";
    theirs.leadStatus = "not_a_lead";
    service.put(theirs);
    desk.engine->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return desk.call(CallId("CAL4"))->leadStatus == "not_a_lead"; }, 20000));
    QCOMPARE(desk.call(CallId("CAL4"))->note, std::string("mine"));
    const auto conflicts = desk.cache->edits().conflicts(row);
    QCOMPARE(conflicts->size(), std::size_t(1));
    QCOMPARE(conflicts->front().field, std::string("note"));
    QVERIFY(conflicts->front().other == Value(std::string("theirs")));
    closed = false;
    desk.engine->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return service.call(CallId("CAL4"))->note == "mine"; }, 20000));
}

void TestEngine::tellsWhatIsWrong_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<int>("link");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const Reply &reply, Status::Link link, Error::Kind kind) {
        QTest::newRow(name) << reply << int(link) << int(kind);
    };
    row("wrong key", Reply::error(401, "HTTP Token: Access denied."), Status::Link::NeedsKey,
        Error::Kind::Unauthorized);
    row("500", Reply::error(500, "oops"), Status::Link::Offline, Error::Kind::Server);
    row("HTML instead of JSON", Reply::html(200, "<h1>Log in"), Status::Link::Offline, Error::Kind::NotTheService);
    row("a page cut in the middle", Reply::json(200, R"({"calls":[{"id":"CAL1","note":"abc)"), Status::Link::Offline,
        Error::Kind::BadData);
    row("closed without a word", Reply::close(), Status::Link::Offline, Error::Kind::Offline);
}

void TestEngine::tellsWhatIsWrong()
{
    QFETCH(Reply, reply);
    QFETCH(int, link);
    QFETCH(int, kind);
    std::atomic<bool> broken = true;
    FakeService service(true);
    fill(service, 10);
    service.interfere([&](const Request &request) -> std::optional<Reply> {
        return broken && request.path.ends_with("calls.json") ? std::optional(reply) : std::nullopt;
    });
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const Status status = desk.engine->status();
            return status.trouble && int(status.trouble->kind) == kind && int(status.link) == link;
        },
        20000));
    QVERIFY(!desk.engine->status().settled);
    broken = false; // and all is well once it passes
    desk.engine->syncNow();
    QVERIFY(desk.settle());
    QCOMPARE(desk.count(), 10);
}

void TestEngine::fetchesAnOpenedCallFirst()
{
    FakeService service(true);
    fill(service, 200);
    Desk desk(service.url());
    desk.start(false);
    QVERIFY(desk.settle());
    QVERIFY(!desk.call(CallId("CAL150"))->transcript);
    desk.engine->want(CallId("CAL150"));
    QVERIFY(QTest::qWaitFor([&] { return desk.call(CallId("CAL150"))->transcript.has_value(); }, 20000));
    QVERIFY(desk.call(CallId("CAL150"))->transcript == service.call(CallId("CAL150"))->transcript);
    QVERIFY(!desk.call(CallId("CAL151"))->transcript);
}

/// By the cache's notice: the next look by the clock is minutes away.
void TestEngine::aCallThatComesInGetsItsTranscriptAtOnce()
{
    FakeService service(true);
    fill(service, 3);
    Desk desk(service.url());
    desk.start();
    QVERIFY2(desk.settle(), desk.busy().c_str());
    Call late = callAt(700, std::chrono::minutes(5));
    service.put(late);
    late.transcript.reset();
    late.transcription.clear();
    late.recording = service.url() + "/v3/a/ACC1/calls/CAL700/recording.json";
    store::Delivery delivery;
    delivery.calls = {late};
    QVERIFY(desk.cache->inbox().apply(delivery).ok());
    QVERIFY(QTest::qWaitFor([&] { return desk.call(late.id)->transcript.has_value(); }, 20000));
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
