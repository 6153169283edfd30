#include "support.h"

using namespace earshot;
using namespace earshot::store;

/// What calls show of their client and their person follows those, though nobody sends the calls again.
class TestSharedFacts : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void aClientsNameIsInItsCalls();
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
