// Answers that are well-formed and wrong: what is known stays, and it is told.

#include "models/sync/unread.h"
#include "profile.h"
#include "tests/models/sync/fakeservice.h"

#include <QTest>

using namespace earshot;
using namespace earshot::test;

Q_DECLARE_METATYPE(earshot::store::CallChange)

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");

Call someCall()
{
    Call call;
    call.id = CallId("CAL1");
    call.clientId = ClientId("COM1");
    call.startTime = Now - std::chrono::hours(1);
    call.duration = seconds(61);
    call.customerName = "Ann";
    call.note = "known";
    call.value = Cents(500);
    call.tags = {"hot"};
    call.transcription = "Agent: hello";
    call.transcript = Transcript{{Speaker::Agent, seconds(0), "hello", {}}};
    return call;
}

Client someClient(int number)
{
    Client client;
    client.id = ClientId("COM" + std::to_string(number));
    client.name = "Client " + std::to_string(number);
    client.createdAt = Now - std::chrono::days(400);
    return client;
}

bool isListOf(const Request &request, const char *what)
{
    return request.path.ends_with(std::string("/") + what + ".json");
}

std::string tagRows(int first, int count)
{
    std::string rows;
    for (int i = 0; i < count; ++i)
        rows += (i > 0 ? "," : "") + std::string(R"({"id":"TAG)") + std::to_string(first + i) + R"(","name":"t)" +
                std::to_string(first + i) + "\"}";
    return rows;
}

} // namespace

class TestHostileAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_now = Now;
        m_service = std::make_unique<FakeService>(false);
        m_service->put(someCall());
        m_service->put(someClient(1));
        m_profile = std::make_unique<Profile>(m_service->url(), [this] { return m_now.load(); });
        QVERIFY(m_profile->sync());
    }
    void cleanup()
    {
        m_profile.reset();
        m_service.reset();
    }
    void whatNobodyCanReadKeepsWhatWasKnown_data();
    void whatNobodyCanReadKeepsWhatWasKnown();
    void anEditUnderWayIsNoConflictWithWhatNobodyCanRead();
    void itemsThatNobodyCanReadAreToldAndDeleteNothing();
    void listsWithoutEndAreLeft();
    void listsInCirclesDeleteNothing();
    void anEmptyListIsBelievedTheSecondTime_data();
    void anEmptyListIsBelievedTheSecondTime();
    void aClockThatIsYearsOffIsToldAndHidesNothing_data();
    void aClockThatIsYearsOffIsToldAndHidesNothing();
    void anErrorThatCallsItselfASuccessIsTriedAgain_data();
    void anErrorThatCallsItselfASuccessIsTriedAgain();

private:
    /// Every list that holds the call, and the call itself, say this of it beside its id and when it was.
    void tell(const std::string &fields)
    {
        m_service->interfere([fields](const Request &request) -> std::optional<Reply> {
            const std::string call =
                R"({"id":"CAL1","company_id":"COM1","start_time":"2026-11-20T11:00:00Z",)" + fields + "}";
            if (request.method == "GET" && request.path.ends_with("/calls/CAL1.json"))
                return Reply::json(200, call);
            const auto from = parseIso(request.parameter("start_date"));
            const auto to = parseIso(request.parameter("end_date"));
            if (!isListOf(request, "calls") || !from || *from > *someCall().startTime || *to < *someCall().startTime)
                return {};
            return Reply::json(200, R"({"calls":[)" + call + R"(],"has_next_page":false})");
        });
    }
    void tellList(const char *list, std::function<std::string(int page)> body)
    {
        m_service->interfere([list, body = std::move(body)](const Request &request) -> std::optional<Reply> {
            const std::string page = request.parameter("page");
            return isListOf(request, list) ? std::optional(Reply::json(200, body(page.empty() ? 1 : std::stoi(page))))
                                           : std::nullopt;
        });
    }
    sync::Unreads unread() { return sync::unreadIn(*m_profile->cache().inbox().cursors(), m_now.load()); }
    std::string aside(const std::string &what)
    {
        const auto troubles = sync::troublesIn(*m_profile->cache().inbox().cursors());
        const auto found = troubles.find(what);
        return found == troubles.end() ? std::string() : found->second.error.detail;
    }

    std::atomic<Instant> m_now = Now;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<Profile> m_profile;
};

void TestHostileAnswers::whatNobodyCanReadKeepsWhatWasKnown_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *field, const char *value) {
        QTest::newRow((std::string(field) + ": " + value).c_str()) << QByteArray(field) << QByteArray(value);
    };
    row("value", "{}");
    row("value", "\"a lot\"");
    row("note", "{\"text\":\"x\"}");
    row("note", "true");
    row("tags", "{}");
    row("tags", "[{}]");
    row("duration", "\"long\"");
    row("customer_name", "[[]]");
    row("start_time", "\"yesterday\"");
}

void TestHostileAnswers::whatNobodyCanReadKeepsWhatWasKnown()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    std::string others;
    for (const auto &[key, said] : std::map<std::string, std::string>{{"value", "\"7.00\""},
                                                                      {"note", "\"theirs\""},
                                                                      {"tags", "[\"new\"]"},
                                                                      {"duration", "62"},
                                                                      {"customer_name", "\"Bea\""}})
        if (key != field.toStdString())
            others += "\"" + key + "\":" + said + ",";
    tell(others + "\"" + field.toStdString() + "\":" + value.toStdString());
    QVERIFY(m_profile->sync());
    const Call call = m_profile->call("CAL1");
    const auto is = [&field](const char *key) { return field == key; };
    QVERIFY(call.value == Cents(is("value") ? 500 : 700));
    QCOMPARE(call.note, std::string(is("note") ? "known" : "theirs"));
    QVERIFY(call.tags == Words{is("tags") ? "hot" : "new"});
    QVERIFY(call.duration == seconds(is("duration") ? 61 : 62));
    QCOMPARE(call.customerName, std::string(is("customer_name") ? "Ann" : "Bea"));
    QVERIFY(call.startTime == someCall().startTime);
    const auto told = unread();
    QVERIFY(told.contains("calls " + field.toStdString()));
    QCOMPARE(told.size(), std::size_t(1));
}

void TestHostileAnswers::anEditUnderWayIsNoConflictWithWhatNobodyCanRead()
{
    tell(R"("note":{},"value":"5.00","tags":["hot"],"duration":61,"customer_name":"Ann")");
    QVERIFY(m_profile->edit("CAL1", {.note = "mine"}));
    QVERIFY(m_profile->sync());
    QCOMPARE(m_profile->call("CAL1").note, std::string("mine"));
    QVERIFY(m_profile->cache().edits().allConflicts()->empty());
    QCOMPARE(m_service->call(CallId("CAL1"))->note, std::string("mine"));
}

void TestHostileAnswers::itemsThatNobodyCanReadAreToldAndDeleteNothing()
{
    tellList("tags", [](int) { return R"({"tags":[)" + tagRows(1, 3) + "]}"; });
    QVERIFY(m_profile->sync());
    QCOMPARE(m_profile->cache().agency().tags()->size(), std::size_t(3));
    tellList("tags", [](int) { return R"({"tags":[)" + tagRows(1, 2) + R"(,{"name":"t3"},7]})"; });
    QVERIFY(m_profile->sync());
    QCOMPARE(m_profile->cache().agency().tags()->size(), std::size_t(3));
    QCOMPARE(unread().at("tags").times, std::int64_t(2));
}

void TestHostileAnswers::listsWithoutEndAreLeft()
{
    std::atomic<int> asked = 0;
    tellList("tags", [&asked](int page) {
        ++asked;
        return R"({"tags":[)" + tagRows(page * 250, 250) + "]}";
    });
    QVERIFY(m_profile->sync());
    QVERIFY2(asked <= sync::MostPagesOfAList, qPrintable(QString::number(asked)));
    QCOMPARE(aside("tags"), sync::Endless.detail);
}

void TestHostileAnswers::listsInCirclesDeleteNothing()
{
    tellList("tags", [](int page) {
        return R"({"page":)" + std::to_string(page) + R"(,"total_pages":2,"tags":[)" + tagRows(page * 10, 3) + "]}";
    });
    QVERIFY(m_profile->sync());
    QCOMPARE(m_profile->cache().agency().tags()->size(), std::size_t(6));
    tellList("tags", [](int page) { // whatever is asked for, the first
        return R"({"page":)" + std::to_string(page) + R"(,"total_pages":2,"tags":[)" + tagRows(10, 3) + "]}";
    });
    QVERIFY(m_profile->sync());
    QCOMPARE(m_profile->cache().agency().tags()->size(), std::size_t(6));
    QVERIFY(!aside("tags").empty());
}

void TestHostileAnswers::anEmptyListIsBelievedTheSecondTime_data()
{
    QTest::addColumn<bool>("callsAreThere");
    QTest::newRow("and the calls are there") << true;
    QTest::newRow("and the calls are not for us") << false;
}

void TestHostileAnswers::anEmptyListIsBelievedTheSecondTime()
{
    QFETCH(bool, callsAreThere);
    m_service->interfere([callsAreThere](const Request &request) -> std::optional<Reply> {
        if (isListOf(request, "companies"))
            return Reply::json(200, R"({"page":1,"total_pages":1,"companies":[]})");
        const bool isOfCalls = request.path.find("/calls") != std::string::npos;
        return isOfCalls && !callsAreThere ? std::optional(Reply::error(403, "not for you")) : std::nullopt;
    });
    m_profile->start();
    QTRY_VERIFY_WITH_TIMEOUT(!aside("clients").empty(), 20000);
    m_profile->stop();
    QCOMPARE(m_profile->cache().agency().clients()->size(), std::size_t(1));
    QVERIFY(m_profile->cache().calls().callById(CallId("CAL1")));
    m_now = Now + std::chrono::minutes(20);
    m_profile->start();
    QTRY_VERIFY_WITH_TIMEOUT(aside("clients").empty(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(m_profile->cache().calls().callById(CallId("CAL1")).ok(), callsAreThere, 20000);
}

void TestHostileAnswers::aClockThatIsYearsOffIsToldAndHidesNothing_data()
{
    QTest::addColumn<int>("years");
    QTest::newRow("ahead") << 5;
    QTest::newRow("far ahead") << 70;
    QTest::newRow("behind") << -7;
}

void TestHostileAnswers::aClockThatIsYearsOffIsToldAndHidesNothing()
{
    QFETCH(int, years);
    Profile anew(m_service->url(), [this] { return m_now.load(); });
    m_service->setDate(Now + std::chrono::days(365) * years);
    QVERIFY(anew.sync());
    QVERIFY(anew.cache().calls().callById(CallId("CAL1"))); // the first sync
    Call next = someCall();
    next.id = CallId("CAL2");
    next.startTime = Now - std::chrono::minutes(5);
    m_service->put(next);
    QVERIFY(anew.sync());
    QVERIFY(anew.cache().calls().callById(CallId("CAL2"))); // and news
    QVERIFY(sync::troublesIn(*anew.cache().inbox().cursors()).contains("clock"));
    m_service->setDate(Now);
    next.id = CallId("CAL3");
    m_service->put(next);
    QVERIFY(anew.sync());
    QVERIFY(anew.cache().calls().callById(CallId("CAL3")));
    QVERIFY(!sync::troublesIn(*anew.cache().inbox().cursors()).contains("clock"));
}

void TestHostileAnswers::anErrorThatCallsItselfASuccessIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("again");
    QTest::newRow("by its words") << QByteArray(R"({"error":"Service temporarily unavailable"})") << true;
    QTest::newRow("by the status it names") << QByteArray(R"({"status":503,"error":"no"})") << true;
    QTest::newRow("refused for good") << QByteArray(R"({"error":"Note is not allowed"})") << false;
    QTest::newRow("refused by its status") << QByteArray(R"({"code":422,"error":"busy line"})") << false;
}

void TestHostileAnswers::anErrorThatCallsItselfASuccessIsTriedAgain()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, again);
    std::atomic<int> updates = 0;
    m_service->interfere([&](const Request &request) -> std::optional<Reply> {
        return request.method == "PUT" && updates++ == 0 ? std::optional(Reply::json(200, body.toStdString()))
                                                         : std::nullopt;
    });
    QVERIFY(m_profile->edit("CAL1", {.note = "mine"}));
    m_profile->start();
    if (again) {
        QTRY_COMPARE_WITH_TIMEOUT(m_service->call(CallId("CAL1"))->note, std::string("mine"), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(m_profile->outbox().empty(), 20000);
    } else {
        QVERIFY(m_profile->settle());
        QCOMPARE(int(m_profile->outbox().front().state), int(store::SendState::Refused));
    }
}

QTEST_GUILESS_MAIN(TestHostileAnswers)
#include "tst_hostileanswers.moc"
