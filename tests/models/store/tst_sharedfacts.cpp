#include "models/store/sharedfacts.h"
#include "support.h"

#include <sqlite3.h>

#include <set>

using namespace earshot;
using namespace earshot::store;

/// What calls show of their client and their person follows those, though nobody sends the calls again.
class TestSharedFacts : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void aClientsNameIsInItsCalls();
    void aListOfClientsTellsOfThoseThatChanged_data();
    void aListOfClientsTellsOfThoseThatChanged();
    void aClientKeepsItsNewNameWhenOldPagesCome();
    void looksThroughTheClientsOwnCalls();
    void aTrackersNameIsInItsCalls_data();
    void aTrackersNameIsInItsCalls();
    void aPersonsCallsAreCounted();

private:
    Call of(int number, const char *client, const char *person) const
    {
        Call call = makeCall(number);
        call.clientId = ClientId(client);
        call.clientName = "Before";
        call.clientTimeZone = "UTC";
        call.personId = PersonId(person);
        call.totalCalls = 1;
        return call;
    }
    Call callOf(int number) const { return m_cache->calls().callById(makeCall(number).id)->call; }
};

void TestSharedFacts::aClientsNameIsInItsCalls()
{
    Delivery before;
    before.calls = {of(1, "COMa", "PERa"), of(2, "COMb", "PERb")};
    FormSubmission form;
    form.id = FormId("FORa");
    form.clientId = ClientId("COMa");
    form.clientName = "Before";
    before.forms.records = {form};
    apply(before);
    std::atomic<int> told = 0, ended = 0;
    const auto listening = m_cache->subscribe([&](const ChangeNotice &notice) {
        told += notice.manyCalls && notice.listsChanged && notice.touches(Part::Forms) ? 1 : 0;
        ended += notice.touches(Part::Sync) ? 1 : 0;
    });
    Client client;
    client.id = ClientId("COMa");
    client.name = "After";
    client.timeZone = "Asia/Kolkata";
    Delivery after;
    after.clients.records = {client};
    apply(after);
    QCOMPARE(callOf(1).clientName, "After");
    QCOMPARE(callOf(1).clientTimeZone, "Asia/Kolkata");
    QCOMPARE(callOf(2).clientName, "Before");
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
    after.cursors = {{"end", "1"}};
    apply(after); // the same again is no news
    QTRY_COMPARE(ended.load(), 1);
    QCOMPARE(told.load(), 1);
}

void TestSharedFacts::aListOfClientsTellsOfThoseThatChanged_data()
{
    QTest::addColumn<QString>("known"); // empty: not at all
    QTest::addColumn<QString>("name");  // of its calls, afterwards
    QTest::newRow("one that had another name") << "Before"
                                               << "After";
    QTest::newRow("one that was known so: its calls came with that name") << "After"
                                                                          << "Before";
    QTest::newRow("one that was not known: it may have been renamed since the calls were asked for") << ""
                                                                                                     << "After";
}

void TestSharedFacts::aListOfClientsTellsOfThoseThatChanged()
{
    QFETCH(QString, known);
    QFETCH(QString, name);
    Client client;
    client.id = ClientId("COMa");
    client.name = known.toStdString();
    Delivery before;
    if (!known.isEmpty())
        before.clients.records = {client};
    apply(before);
    before.calls = {of(1, "COMa", "PERa"), of(2, "COMa", "PERb"), of(3, "COMb", "PERc")};
    before.clients = {};
    before.gone = {{before.calls[1].id, Gone::Spam}};
    apply(before);
    client.name = "After";
    Delivery list;
    list.clients.records = {client};
    list.clients.complete = true;
    apply(list);
    QCOMPARE(callOf(1).clientName, name.toStdString());
    QCOMPARE(callOf(2).clientName, name.toStdString());
    QCOMPARE(callOf(3).clientName, "Before");
    QCOMPARE(m_cache->agency().clients()->front().name, "After");
}

// Pages of the walk that were asked for before the list of clients, and come after it.
void TestSharedFacts::aClientKeepsItsNewNameWhenOldPagesCome()
{
    Client client;
    client.id = ClientId("COMa");
    client.name = "Before";
    Delivery list;
    list.clients.records = {client};
    list.clients.complete = true;
    apply(list);
    Delivery page;
    page.calls = {of(1, "COMa", "PERa"), of(2, "COMb", "PERb")};
    apply(page);
    page.asked = m_cache->inbox().turn();
    page.calls.push_back(of(3, "COMa", "PERc"));
    list.clients.records.front().name = "After";
    list.clients.records.front().timeZone = "Asia/Kolkata";
    apply(list);
    apply(page);
    QCOMPARE(callOf(1).clientName, "After");
    QCOMPARE(callOf(2).clientName, "Before");
    QCOMPARE(callOf(3).clientName, "After");
    QCOMPARE(callOf(3).clientTimeZone, "Asia/Kolkata");
    page.asked = m_cache->inbox().turn(); // it is renamed once more, and a call tells first
    page.calls.front().clientName = "Latest";
    apply(page);
    QCOMPARE(callOf(1).clientName, "Latest");
}

// The list of all clients comes with every sync; a million calls are not read for it.
void TestSharedFacts::looksThroughTheClientsOwnCalls()
{
    m_cache.reset();
    const auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Full);
    std::set<std::string> ran;
    const auto trace = [](unsigned, void *into, void *statement, void *) {
        const char *text = sqlite3_sql(static_cast<sqlite3_stmt *>(statement));
        if (text)
            static_cast<std::set<std::string> *>(into)->insert(text);
        return 0;
    };
    sqlite3_trace_v2(db->database().getHandle(), SQLITE_TRACE_STMT, trace, &ran);
    Client client;
    client.id = ClientId("COMa");
    client.name = "After";
    client.timeZone = "Asia/Kolkata";
    spreadClients(*db, toldAnew(*db, {client}));
    sqlite3_trace_v2(db->database().getHandle(), 0, nullptr, nullptr);
    QCOMPARE(ran.size(), std::size_t(7));
    for (const std::string &text : ran) {
        SQLite::Statement plan(db->database(), "EXPLAIN QUERY PLAN " + text);
        while (plan.executeStep()) {
            const std::string step = plan.getColumn(3).getString();
            const bool ofTheFewThatAreGone = step == "SCAN calls USING INDEX calls_gone";
            QVERIFY2(!step.starts_with("SCAN") || ofTheFewThatAreGone, (step + " in " + text).c_str());
        }
    }
}

void TestSharedFacts::aTrackersNameIsInItsCalls_data()
{
    QTest::addColumn<bool>("list");
    QTest::newRow("told by the log of changes") << false;
    QTest::newRow("in the list of all trackers, which may know better than its calls") << true;
}

void TestSharedFacts::aTrackersNameIsInItsCalls()
{
    QFETCH(bool, list);
    Delivery before;
    before.calls = {of(1, "COMa", "PERa"), of(2, "COMa", "PERa")};
    before.calls[0].trackerId = TrackerId("TRKa");
    before.calls[0].sourceName = before.calls[1].sourceName = "Before";
    apply(before);
    Tracker tracker;
    tracker.id = TrackerId("TRKa");
    tracker.name = "After";
    Delivery after;
    after.trackers.records = {tracker};
    after.trackers.complete = list;
    apply(after);
    QCOMPARE(callOf(1).sourceName, list ? "Before" : "After");
    QCOMPARE(callOf(2).sourceName, "Before");
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestSharedFacts::aPersonsCallsAreCounted()
{
    Delivery before;
    before.calls = {of(1, "COMa", "PERa"), of(2, "COMa", "PERa"), of(3, "COMa", "")};
    apply(before);
    Person ann;
    ann.id = PersonId("PERa");
    ann.totalCalls = 7;
    Delivery after;
    after.persons = {ann, Person()}; // one without an id is nobody's
    const Applied applied = apply(after);
    QCOMPARE(applied.changed.size(), std::size_t(2));
    QCOMPARE(callOf(1).totalCalls.value(), 7);
    QCOMPARE(callOf(2).totalCalls.value(), 7);
    QCOMPARE(callOf(3).totalCalls.value(), 1);
    QVERIFY(apply(after).changed.empty());
}

QTEST_GUILESS_MAIN(TestSharedFacts)
#include "tst_sharedfacts.moc"
