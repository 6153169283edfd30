#include "models/sql/connection.h"
#include "profile.h"
#include "tests/models/sync/fakeservice.h"

#include <QTest>

using namespace earshot;
using namespace earshot::test;
using store::CallChange;
using store::SendState;

namespace {

Call someCall(int number)
{
    Call call;
    call.id = CallId("CAL" + std::to_string(number));
    call.clientId = ClientId("COM1");
    call.personId = PersonId("PER" + std::to_string(number));
    call.startTime = *parseIso("2026-11-20T10:00:00Z") + std::chrono::minutes(number);
    call.customerPhoneNumber = "+1303555" + std::to_string(1000 + number);
    return call;
}

bool isUpdate(const Request &request, const char *part)
{
    return request.method == "PUT" && request.body.find(part) != std::string::npos;
}

} // namespace

class TestEditsSent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ticks = 0;
        m_service.reset();
        m_profiles.clear();
    }
    void refusedFieldLeavesTheOthersAlone_data() { kinds(); }
    void refusedFieldLeavesTheOthersAlone();
    void refusedTagLeavesTheOthersAlone_data() { kinds(); }
    void refusedTagLeavesTheOthersAlone();
    void whatWasSaidToBeDoneAndIsNotStays_data();
    void whatWasSaidToBeDoneAndIsNotStays();
    void twoPeopleAddATagEach_data() { kinds(); }
    void twoPeopleAddATagEach();
    void whatTheServerTookAwayStaysAway_data() { kinds(); }
    void whatTheServerTookAwayStaysAway();
    void otherValueIsKeptWhenTheOwnOneIsSent_data() { kinds(); }
    void otherValueIsKeptWhenTheOwnOneIsSent();
    void aLostAnswerIsNoConflict_data() { kinds(); }
    void aLostAnswerIsNoConflict();
    void oneBadEditStopsNoOther_data();
    void oneBadEditStopsNoOther();
    void aCallThatIsGoneEndsItsEdit();
    void theSameEditGivenAgainIsSentAgain();
    void cacheAndServerAgreeAfterOneSync();
    void anEditIsConfirmedOnceTheCacheCanTakeIt();
    void aCallThatAlwaysChangedIsLeftForLater();
    void anOutcomeThatCannotBeWrittenHoldsNothingUp_data() { kinds(); }
    void anOutcomeThatCannotBeWrittenHoldsNothingUp();
    void aClockThatIsSetBackAsksForNothingTwice_data() { kinds(); }
    void aClockThatIsSetBackAsksForNothingTwice();

private:
    static void kinds()
    {
        QTest::addColumn<bool>("hasLog");
        QTest::newRow("Earshot's server") << true;
        QTest::newRow("a server like CallRail") << false;
    }
    void serve(bool hasLog, const std::vector<Call> &calls)
    {
        m_service = std::make_unique<FakeService>(hasLog);
        for (const Call &call : calls)
            m_service->put(call);
    }
    Profile &profile()
    {
        m_profiles.push_back(std::make_unique<Profile>(
            m_service->url(), [this] { return *parseIso("2026-11-20T12:00:00Z") + milliseconds(++m_ticks); }));
        if (!m_profiles.back()->sync())
            qFatal("no first sync");
        return *m_profiles.back();
    }
    Call there(const char *id) const { return *m_service->call(CallId(id)); }

    std::atomic<std::int64_t> m_ticks = 0;
    std::unique_ptr<FakeService> m_service;
    std::vector<std::unique_ptr<Profile>> m_profiles;
};

void TestEditsSent::refusedFieldLeavesTheOthersAlone()
{
    QFETCH(bool, hasLog);
    Call earlier = someCall(1);
    earlier.leadStatus = EarlierLead;
    serve(hasLog, {earlier});
    Profile &desk = profile();
    QVERIFY(desk.edit("CAL1", {.leadStatus = GoodLead, .value = std::optional(Cents(500)), .addTags = {"T1"}}));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").tags, Words{"T1"});
    QVERIFY(there("CAL1").value == Cents(500));
    QCOMPARE(desk.outbox().size(), std::size_t(1));
    QVERIFY(desk.outbox().front().change == CallChange{.leadStatus = GoodLead});
    QVERIFY(desk.outbox().front().refusal->detail.find("already been marked") != std::string::npos);

    QVERIFY(desk.edit("CAL1", {.note = "n2"})); // arrives, and confirms nothing but itself
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").note, std::string("n2"));
    QCOMPARE(desk.cache().outbox().counts()->refused, std::int64_t(1));
    QCOMPARE(desk.call("CAL1").leadStatus, std::string(GoodLead));
    QVERIFY(desk.cache().outbox().discard(desk.outbox().front().id));
    QCOMPARE(desk.call("CAL1").leadStatus, std::string(EarlierLead));
    QVERIFY(desk.sync());
    QCOMPARE(desk.call("CAL1").tags, Words{"T1"});
    QVERIFY(desk.outbox().empty());
}

void TestEditsSent::whatWasSaidToBeDoneAndIsNotStays_data()
{
    QTest::addColumn<bool>("hasLog");
    QTest::addColumn<QByteArray>("answer");
    for (const bool hasLog : {true, false}) {
        const auto row = [hasLog](const char *name, const char *answer) {
            QTest::addRow("%s, %s", name, hasLog ? "Earshot's server" : "a server like CallRail")
                << hasLog << QByteArray(answer);
        };
        row("the call as it was", R"({"id":"CAL1","note":"old","tags":[],"lead_status":null,"value":""})");
        row("nulls", R"({"id":"CAL1","note":null,"tags":null,"lead_status":null,"value":null})");
    }
}

/// Where the server does have it, whatever it answers, the edit is done; where it has not, nobody's words vanish.
void TestEditsSent::whatWasSaidToBeDoneAndIsNotStays()
{
    QFETCH(bool, hasLog);
    QFETCH(QByteArray, answer);
    Call call = someCall(1);
    call.note = "old";
    serve(hasLog, {call, someCall(2)});
    Profile &desk = profile();
    const CallChange change{.note = "new", .leadStatus = GoodLead, .addTags = {"T1"}};
    QVERIFY(desk.edit("CAL1", change));
    m_service->interfere([&](const Request &request) -> std::optional<Reply> {
        return request.method == "PUT" ? std::optional(Reply::json(200, answer.toStdString())) : std::nullopt;
    });
    QVERIFY(desk.sync());
    const auto refused = desk.outbox(); // a field each
    QCOMPARE(refused.size(), std::size_t(3));
    for (const store::Outgoing &edit : refused)
        QVERIFY(edit.refusal && edit.refusal->kind == Error::Kind::Refused);
    QCOMPARE(desk.call("CAL1").note, std::string("new"));
    QCOMPARE(desk.call("CAL1").tags, Words{"T1"});
    m_service->interfere([&](const Request &request) -> std::optional<Reply> {
        if (request.method != "PUT")
            return {};
        (void)m_service->doneButNotSaid(request);
        return Reply::json(200, answer.toStdString());
    });
    for (const store::Outgoing &edit : refused)
        QVERIFY(desk.cache().outbox().retry(edit.id));
    QVERIFY(desk.sync());
    QVERIFY(desk.outbox().empty());
    QCOMPARE(there("CAL1").note, std::string("new"));
    QCOMPARE(desk.call("CAL1").note, std::string("new"));
}

void TestEditsSent::refusedTagLeavesTheOthersAlone()
{
    QFETCH(bool, hasLog);
    serve(hasLog, {someCall(1)});
    Profile &desk = profile();
    m_service->interfere([](const Request &request) -> std::optional<Reply> {
        return isUpdate(request, "\"new\"") ? std::optional(Reply::error(403, "You may not create tags"))
                                            : std::nullopt;
    });
    QVERIFY(desk.edit("CAL1", {.note = "n", .addTags = {"known", "new"}}));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").tags, Words{"known"});
    QCOMPARE(there("CAL1").note, std::string("n"));
    QCOMPARE(desk.outbox().size(), std::size_t(1));
    QVERIFY(desk.outbox().front().change == CallChange{.addTags = {"new"}});
    QCOMPARE(desk.outbox().front().refusal->kind, Error::Kind::Forbidden);
    QVERIFY(desk.edit("CAL1", {.addTags = {"other"}}));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").tags, (Words{"known", "other"}));
    QCOMPARE(desk.call("CAL1").tags, (Words{"known", "other", "new"})); // still to be seen
    QVERIFY(desk.edit("CAL1", {.removeTags = {"new"}}));                // changed one's mind
    QVERIFY(desk.outbox().empty());
}

void TestEditsSent::twoPeopleAddATagEach()
{
    QFETCH(bool, hasLog);
    Call call = someCall(1);
    call.tags = {"old", "gone"};
    serve(hasLog, {call});
    Profile &one = profile();
    Profile &two = profile();
    QVERIFY(one.edit("CAL1", {.addTags = {"one"}}));
    QVERIFY(two.edit("CAL1", {.addTags = {"two"}, .removeTags = {"gone"}}));
    QVERIFY(one.sync());
    QVERIFY(two.sync());
    QCOMPARE(there("CAL1").tags, (Words{"old", "one", "two"}));
    QCOMPARE(two.call("CAL1").tags, (Words{"old", "one", "two"}));
    QVERIFY(one.sync());
    QCOMPARE(one.call("CAL1").tags, (Words{"old", "one", "two"}));
    QVERIFY(two.cache().edits().allConflicts()->empty());
}

void TestEditsSent::whatTheServerTookAwayStaysAway()
{
    QFETCH(bool, hasLog);
    Call call = someCall(1);
    call.tags = {"a", "b"};
    serve(hasLog, {call});
    Profile &desk = profile();
    QVERIFY(desk.edit("CAL1", {.addTags = {"mine"}}));
    m_service->change(CallId("CAL1"), [](Call &there) { there.tags = {"a"}; });
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").tags, (Words{"a", "mine"}));
    QCOMPARE(desk.call("CAL1").tags, (Words{"a", "mine"}));
}

void TestEditsSent::otherValueIsKeptWhenTheOwnOneIsSent()
{
    QFETCH(bool, hasLog);
    serve(hasLog, {someCall(1)});
    Profile &desk = profile();
    QVERIFY(desk.edit("CAL1", {.note = "mine", .customerName = "Me"}));
    m_service->change(CallId("CAL1"), [](Call &there) { there.note = "theirs"; });
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").note, std::string("mine"));
    const auto conflicts = desk.cache().edits().allConflicts();
    QCOMPARE(conflicts->size(), std::size_t(1));
    QCOMPARE(conflicts->front().call.text, std::string("CAL1"));
    QVERIFY(conflicts->front().other == Value(std::string("theirs")));
    QVERIFY(desk.cache().edits().takeOther(conflicts->front().row, "note"));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").note, std::string("theirs"));
    QVERIFY(desk.cache().edits().allConflicts()->empty());
}

void TestEditsSent::aLostAnswerIsNoConflict()
{
    QFETCH(bool, hasLog);
    serve(hasLog, {someCall(1)});
    Profile &desk = profile();
    std::atomic<int> lost = 0;
    m_service->interfere([&](const Request &request) -> std::optional<Reply> {
        if (request.method != "PUT" || lost > 0)
            return {};
        ++lost;
        return m_service->doneButNotSaid(request);
    });
    QVERIFY(desk.edit("CAL1", {.note = "first", .addTags = {"a"}}));
    QVERIFY(desk.sync());
    QCOMPARE(lost.load(), 1);
    QCOMPARE(there("CAL1").note, std::string("first"));
    if (!hasLog)                                                      // a server with versions would not take it twice
        QCOMPARE(m_service->count("PUT", "/calls/"), std::size_t(1)); // it was seen that it is there
    QVERIFY(desk.outbox().empty());
    QVERIFY(desk.cache().edits().allConflicts()->empty());
}

void TestEditsSent::oneBadEditStopsNoOther_data()
{
    QTest::addColumn<bool>("hasLog");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("part"); // of the request that fails
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<bool>("refused");
    for (const bool hasLog : {true, false}) {
        const auto row = [hasLog](const char *name, const char *method, const char *part, const Reply &reply,
                                  bool refused) {
            QTest::addRow("%s, %s", name, hasLog ? "Earshot's server" : "like CallRail")
                << hasLog << QByteArray(method) << QByteArray(part) << reply << refused;
        };
        row("an update of a value answers 500", "PUT", "\"value\"", Reply::error(500, "oops"), false);
        row("an update answers with HTML", "PUT", "\"value\"", Reply::html(200, "<h1>Hello"), false);
        row("a call of a client that was taken away", "GET", "CAL1.json", Reply::error(403, "No"), true);
        row("a call that cannot be read", "GET", "CAL1.json", Reply::error(500, "oops"), false);
    }
}

void TestEditsSent::oneBadEditStopsNoOther()
{
    QFETCH(bool, hasLog);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, part);
    QFETCH(Reply, reply);
    QFETCH(bool, refused);
    serve(hasLog, {someCall(1), someCall(2)});
    Profile &desk = profile();
    std::atomic<bool> broken = true;
    m_service->interfere([&, method = method.toStdString(), part = part.toStdString()](const Request &request) {
        const bool hit = broken && request.method == method && request.path.find("/calls/") != std::string::npos &&
                         (request.path + request.body).find(part) != std::string::npos;
        return hit ? std::optional(reply) : std::nullopt;
    });
    QVERIFY(desk.edit("CAL1", {.value = std::optional(Cents(1250))}));
    QVERIFY(desk.edit("CAL2", {.note = "goes on"}));
    QVERIFY(desk.sync()); // comes to an end
    QCOMPARE(there("CAL2").note, std::string("goes on"));
    QCOMPARE(desk.outbox().size(), std::size_t(1));
    QCOMPARE(desk.outbox().front().state, refused ? SendState::Refused : SendState::Waiting);
    QVERIFY(desk.outbox().front().refusal.has_value()); // and says why
    QVERIFY(desk.call("CAL1").value == Cents(1250));
    broken = false;
    if (refused)
        QVERIFY(desk.cache().outbox().retry(desk.outbox().front().id));
    QVERIFY(desk.sync());
    QVERIFY(there("CAL1").value == Cents(1250));
    QVERIFY(desk.outbox().empty());
}

void TestEditsSent::aCallThatIsGoneEndsItsEdit()
{
    serve(true, {someCall(1), someCall(2)});
    Profile &desk = profile();
    QVERIFY(desk.edit("CAL1", {.note = "n"}));
    m_service->remove(CallId("CAL1"));
    QVERIFY(desk.sync());
    QVERIFY(desk.sync());
    const auto counts = desk.cache().outbox().counts();
    QCOMPARE(counts->refused, std::int64_t(1));
    QCOMPARE(counts->gone, std::int64_t(1));
    QVERIFY(desk.cache().outbox().discard(desk.outbox().front().id));
    QVERIFY(desk.outbox().empty());

    QVERIFY(desk.edit("CAL2", {.spam = true}));
    m_service->remove(CallId("CAL2")); // that is what spam means
    QVERIFY(desk.sync());
    QVERIFY(desk.outbox().empty());
}

void TestEditsSent::theSameEditGivenAgainIsSentAgain()
{
    serve(true, {someCall(1)});
    Profile &desk = profile();
    m_service->interfere([](const Request &request) {
        return request.method == "PUT" ? std::optional(Reply::error(422, "no")) : std::nullopt;
    });
    QVERIFY(desk.edit("CAL1", {.note = "n", .addTags = {"t"}}));
    QVERIFY(desk.sync());
    QCOMPARE(desk.cache().outbox().counts()->refused, std::int64_t(2));
    m_service->interfere({});
    const auto again = desk.edit("CAL1", {.note = "n"});
    QVERIFY(again->changed.empty());
    QCOMPARE(again->again.size(), std::size_t(1));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").note, std::string("n"));
    QCOMPARE(desk.cache().outbox().counts()->refused, std::int64_t(1));
    QCOMPARE(desk.edit("CAL1", {.addTags = {"t"}})->again.size(), std::size_t(1));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").tags, Words{"t"});
    QVERIFY(desk.edit("CAL1", {.note = "n", .addTags = {"t"}})->again.empty());
}

void TestEditsSent::cacheAndServerAgreeAfterOneSync()
{
    Call first = someCall(1), second = someCall(2);
    second.personId = first.personId;
    first.tags = {"hot"};
    serve(true, {first, second});
    Profile &desk = profile();
    QVERIFY(desk.edit("CAL1", {.customerName = "Ada", .addTags = {"HOT", "new"}}));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL2").customerName, std::string("Ada"));
    for (const char *id : {"CAL1", "CAL2"}) {
        QCOMPARE(desk.call(id).customerName, there(id).customerName);
        QCOMPARE(desk.call(id).tags, there(id).tags);
    }
    QCOMPARE(there("CAL1").tags, (Words{"hot", "new"}));
}

void TestEditsSent::anEditIsConfirmedOnceTheCacheCanTakeIt()
{
    serve(true, {someCall(1)});
    Profile &desk = profile();
    const std::string file = desk.folder() + "/cache.db";
    std::unique_ptr<sql::Connection> holder; // keeps the cache from being written to
    std::mutex mutex;
    m_service->interfere([&](const Request &request) -> std::optional<Reply> {
        const std::lock_guard lock(mutex);
        if (request.method == "PUT" && !holder) {
            holder = *sql::Connection::open(file, sql::Access::ReadWrite, sql::Durability::Full);
            holder->execute("BEGIN IMMEDIATE");
        }
        return {};
    });
    QVERIFY(desk.edit("CAL1", {.note = "n"}));
    desk.start();
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto trouble = desk.engine().status().trouble;
            return trouble && trouble->kind == Error::Kind::Locked;
        },
        30000));
    QCOMPARE(desk.outbox().front().state, SendState::Sending);
    {
        const std::lock_guard lock(mutex);
        holder->execute("ROLLBACK");
    }
    QVERIFY(desk.settle());
    QVERIFY(desk.outbox().empty());
    QCOMPARE(m_service->count("PUT", "/calls/"), std::size_t(1));
}

/// As with a proxy that loses If-Match, or another client that is at it all the time.
void TestEditsSent::aCallThatAlwaysChangedIsLeftForLater()
{
    serve(true, {someCall(1), someCall(2)});
    Profile &desk = profile();
    m_service->interfere([](const Request &request) {
        const bool hit = request.method == "PUT" && request.path.find("CAL1.json") != std::string::npos;
        return hit ? std::optional(Reply::error(412, "changed")) : std::nullopt;
    });
    QVERIFY(desk.edit("CAL1", {.note = "n"}));
    QVERIFY(desk.edit("CAL2", {.note = "goes on"}));
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL2").note, std::string("goes on"));
    QVERIFY(m_service->count("PUT", "CAL1") <= 10);
    QCOMPARE(desk.outbox().size(), std::size_t(1));
    QCOMPARE(desk.outbox().front().state, SendState::Waiting);
    QCOMPARE(desk.outbox().front().refusal->kind, Error::Kind::Conflict);
    m_service->interfere({});
    QVERIFY(desk.sync());
    QCOMPARE(there("CAL1").note, std::string("n"));
    QVERIFY(desk.outbox().empty());
    QVERIFY(desk.cache().edits().allConflicts()->empty());
}

/// Whatever the cache has against it: what is sent is not on its way for ever.
void TestEditsSent::anOutcomeThatCannotBeWrittenHoldsNothingUp()
{
    QFETCH(bool, hasLog);
    serve(hasLog, {someCall(1), someCall(2)});
    Profile &desk = profile();
    const std::int64_t row = std::int64_t(desk.row("CAL1"));
    const auto broken =
        *sql::Connection::open(desk.folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Full);
    broken->execute("CREATE TRIGGER broken BEFORE UPDATE OF confirmed_at ON calls WHEN new.row = " +
                    std::to_string(row) + " BEGIN SELECT RAISE(ABORT, 'broken'); END");
    QVERIFY(desk.edit("CAL1", {.note = "n"}));
    QVERIFY(desk.edit("CAL2", {.note = "goes on"}));
    QVERIFY(desk.sync());
    broken->execute("DROP TRIGGER broken");
    QCOMPARE(there("CAL1").note, std::string("n"));
    QCOMPARE(there("CAL2").note, std::string("goes on"));
    QVERIFY(desk.outbox().empty());                                  // it was seen that it is there
    QVERIFY(!desk.cache().calls().callById(CallId("CAL1"))->sentAt); // for that could not be written
    QVERIFY(desk.cache().edits().allConflicts()->empty());
}

void TestEditsSent::aClockThatIsSetBackAsksForNothingTwice()
{
    QFETCH(bool, hasLog);
    serve(hasLog, {someCall(1)});
    Profile &desk = profile();
    desk.start();
    QVERIFY(desk.edit("CAL1", {.note = "mine"}));
    QVERIFY(QTest::qWaitFor([&] { return there("CAL1").note == "mine" && desk.outbox().empty(); }, 30000));
    m_ticks -= 600'000;
    m_service->change(CallId("CAL1"), [](Call &there) { there.note = "theirs"; });
    const std::size_t before = m_service->count("GET", "CAL1.json");
    desk.engine().syncNow();
    QVERIFY(QTest::qWaitFor([&] { return desk.call("CAL1").note == "theirs"; }, 30000));
    QVERIFY(m_service->count("GET", "CAL1.json") <= before + 2);
}

QTEST_GUILESS_MAIN(TestEditsSent)
#include "tst_edits_sent.moc"
