// Recordings that come and go by the rules of the profile.

#include "tests/models/sync/syncrecordings.h"

#include <QDir>

#include <future>

using namespace earshot;
using namespace earshot::test;

class TestRecordingRules : public SyncRecordingsTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void bringsWhatTheRulesWant();
    void followsNewRules();
    void keepsToTheLimit_data();
    void keepsToTheLimit();
    void stopsWhatGrowsBeyondTheLimit();
    void makesRoomForAPerson_data();
    void makesRoomForAPerson();
    void destroysWhatIsOverdue();
    void fetchesNothingOverdue();
    void destroysWithTheCall();
    void forgetsEverythingWhenTold();
    void mendsWhatADeadProgramLeft();
    void soundOutlivesALostCache_data();
    void soundOutlivesALostCache();
    void soundOutlivesAFolderThatWasAway();
    void doesWithoutAKeyWhatItCan();
    void whatIsOverdueWaitsForTheServersClockAndNoLonger();
};

void TestRecordingRules::bringsWhatTheRulesWant()
{
    for (int i = 1; i <= 6; ++i)
        addCall(i, i * Day, soundOf(10'000 + std::size_t(i)));
    setRules({.all = {Fetch::Recent, 3}});
    startSynced();
    for (int i = 1; i <= 6; ++i)
        QCOMPARE(recording(i).state, i < 3 || i == 3 ? RecordingState::Kept : RecordingState::None);
    QCOMPARE(files(), 3U);
    QVERIFY(!m_engine->status().recordingTrouble);
    QVERIFY(!m_engine->status().busy.contains(sync::Activity::Recordings));
}

void TestRecordingRules::followsNewRules()
{
    addCall(1, Day, soundOf(1000));
    addCall(2, Day, soundOf(1000), "COM2");
    startSynced();
    QCOMPARE(files(), 0U);
    setRules({.clients = {{"COM2", {Fetch::ReviewQueue, 5}}}});
    QVERIFY(comesTo(2, RecordingState::Kept));
    QCOMPARE(recording(1).state, RecordingState::None);
}

void TestRecordingRules::keepsToTheLimit_data()
{
    QTest::addColumn<bool>("unmeasured");
    QTest::newRow("sizes are told") << false;
    QTest::newRow("sizes are not known before the end") << true;
}

void TestRecordingRules::keepsToTheLimit()
{
    QFETCH(bool, unmeasured);
    m_media->unmeasured = unmeasured;
    for (int i = 1; i <= 5; ++i)
        addCall(i, i * Day, soundOf(100'000));
    startSynced(); // the newest comes first of the calls that are known
    setRules({.all = {Fetch::Recent, 30}, .limit = 250'000});
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().recordingTrouble, 20000);
    QCOMPARE(m_engine->status().recordingTrouble->kind, Error::Kind::NoRoom);
    QVERIFY(settles());
    QCOMPARE(m_cache->recordings().totals()->kept, 2);
    QCOMPARE(recording(1).state, RecordingState::Kept); // the newest
    QCOMPARE(files(), 2U);                              // and no part of another
    setRules({.all = {Fetch::Recent, 30}, .limit = 120'000});
    QTRY_COMPARE_WITH_TIMEOUT(files(), 1U, 20000);
}

/// More than there may be of it all, without a word of how much it will be.
void TestRecordingRules::stopsWhatGrowsBeyondTheLimit()
{
    constexpr std::int64_t Limit = 500'000;
    m_media->unmeasured = true;
    addCall(1, Day, soundOf(3'000'000));
    addCall(2, 2 * Day, soundOf(200'000));
    setRules({.all = {Fetch::Recent, 30}, .limit = Limit});
    start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().recordingTrouble, 20000);
    QCOMPARE(m_engine->status().recordingTrouble->kind, Error::Kind::NoRoom);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().recordings.empty(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(recording(1).bytes, std::int64_t(0), 20000);
    QVERIFY(!kept(1));
    for (const vault::Shelf::Item &item : *m_vault->items())
        QVERIFY(std::int64_t(item.bytes) <= Limit);
    want(1); // a person gets it all the same
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == soundOf(3'000'000));
}

void TestRecordingRules::makesRoomForAPerson_data()
{
    keepsToTheLimit_data();
}

void TestRecordingRules::makesRoomForAPerson()
{
    QFETCH(bool, unmeasured);
    m_media->unmeasured = unmeasured;
    for (int i = 1; i <= 3; ++i)
        addCall(i, i * Day, soundOf(100'000));
    addCall(4, 300 * Day, soundOf(100'000));
    setRules({.all = {Fetch::Recent, 30}, .limit = 300'000});
    startSynced();
    QCOMPARE(m_cache->recordings().totals()->kept, 3);
    want(2);
    want(3);
    want(4);
    QVERIFY(comesTo(4, RecordingState::Kept));
    QTRY_COMPARE_WITH_TIMEOUT(files(), 3U, 20000);
    QCOMPARE(recording(1).state, RecordingState::None); // the only one nobody had opened
    QVERIFY(kept(2) && kept(3) && kept(4));
}

void TestRecordingRules::destroysWhatIsOverdue()
{
    addCall(1, 20 * Day, soundOf(1000));
    addCall(2, 40 * Day, soundOf(1000));
    addCall(3, 40 * Day, soundOf(1000), "COM2");
    setRules({.all = {Fetch::Recent, 300}});
    startSynced();
    QCOMPARE(files(), 3U);
    setRules({.all = {Fetch::Recent, 300, 30}, .clients = {{"COM2", {Fetch::Recent, 300, 90}}}});
    QTRY_COMPARE_WITH_TIMEOUT(files(), 2U, 20000);
    QVERIFY(!kept(2));
    QVERIFY(kept(1) && kept(3));
    QVERIFY(settles());
    QCOMPARE(files(), 2U); // it does not come back
}

void TestRecordingRules::fetchesNothingOverdue()
{
    addCall(1, 40 * Day, soundOf(1000));
    addCall(2, 20 * Day, soundOf(1000));
    setRules({.all = {.keepDays = 30}});
    startSynced();
    want(1);
    want(2);
    QVERIFY(comesTo(1, RecordingState::Overdue));
    QVERIFY(comesTo(2, RecordingState::Kept));
    QVERIFY(settles());
    QCOMPARE(recording(1).state, RecordingState::Overdue); // and tidying leaves it so
    QCOMPARE(m_media->requests().size(), 1U);
    setRules({});
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
}

void TestRecordingRules::destroysWithTheCall()
{
    addCall(1, 20 * Day, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(1);
    want(2);
    QVERIFY(comesTo(1, RecordingState::Kept) && comesTo(2, RecordingState::Kept));
    QCOMPARE(*m_cache->inbox().purge(Now - 10 * Day, Instant()), 1U);
    QTRY_COMPARE_WITH_TIMEOUT(files(), 1U, 20000);
    QVERIFY(kept(2));
}

void TestRecordingRules::forgetsEverythingWhenTold()
{
    addCall(1, 2h, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(1);
    want(2);
    QVERIFY(comesTo(1, RecordingState::Kept) && comesTo(2, RecordingState::Kept));
    QVERIFY(m_cache->recordings().forgetAll());
    QTRY_COMPARE_WITH_TIMEOUT(files(), 0U, 20000);
    QTRY_VERIFY(m_cache->recordings().doomed(10)->empty());
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1));
}

void TestRecordingRules::mendsWhatADeadProgramLeft()
{
    for (int i = 1; i <= 4; ++i)
        addCall(i, 2h, soundOf(100'000));
    startSynced();
    for (int i = 1; i <= 3; ++i)
        want(i);
    for (int i = 1; i <= 3; ++i)
        QVERIFY(comesTo(i, RecordingState::Kept));
    m_engine.reset();
    // Died between the file's last step and the cache's:
    const store::Recording partial{.state = RecordingState::Partial, .validator = "\"1\""};
    QVERIFY(m_cache->recordings().put(CallId("CAL1"), partial));
    // the file is lost:
    QVERIFY(m_vault->destroy(CallId("CAL2")));
    // the row is lost, and nothing says that the file has to go:
    QVERIFY(m_cache->recordings().forget({m_cache->calls().callById(CallId("CAL3"))->row}));
    QVERIFY(m_cache->recordings().destroyed({CallId("CAL3")}));
    // and a part nobody knows of:
    QVERIFY((*m_vault->receive(CallId("CAL4")))->append(std::as_bytes(std::span(std::string_view("abc")))));
    QCOMPARE(files(), 3U);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(recording(3).state, RecordingState::Kept, 20000);
    QVERIFY(kept(3));
    QTRY_COMPARE(recording(1).state, RecordingState::Kept);
    QVERIFY(kept(1));
    QCOMPARE(recording(2).state, RecordingState::None);
    want(4);
    QVERIFY(comesTo(4, RecordingState::Kept));
    QCOMPARE(kept(4), std::optional(soundOf(100'000))); // from its beginning
}

void TestRecordingRules::soundOutlivesALostCache_data()
{
    QTest::addColumn<bool>("emptied");
    QTest::newRow("its file is empty") << true;
    QTest::newRow("it is not there") << false;
}

void TestRecordingRules::soundOutlivesALostCache()
{
    QFETCH(bool, emptied);
    addCall(1, 2h, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    addCall(3, 2h, soundOf(1000));
    startSynced();
    for (const int i : {1, 2, 3})
        want(i);
    QVERIFY(comesTo(1, RecordingState::Kept) && comesTo(2, RecordingState::Kept) && comesTo(3, RecordingState::Kept));
    m_engine.reset();
    m_cache.reset();
    QFile db(m_folder->filePath(QStringLiteral("cache.db")));
    QVERIFY(emptied ? db.resize(0) : db.remove());
    m_service->remove(CallId("CAL3"));
    open();
    QVERIFY(m_cache->report().wasDamaged);
    startSynced(); // the calls come again
    QCOMPARE(files(), 3U);
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept)); // it is here, as soon as somebody asks for it
    m_engine.reset();
    startSynced(); // or at the next start
    QTRY_COMPARE(recording(2).state, RecordingState::Kept);
    QVERIFY(kept(1) && kept(2) && kept(3));
    QCOMPARE(m_media->requests().size(), 3U); // none came over the network again
    QVERIFY(store::letAllRecordingsGo(m_cache->preferences(), Now - Day));
    QTRY_COMPARE_WITH_TIMEOUT(files(), 0U, 20000); // all means those of no call as well
}

/// On a disk of its own, which was mounted late.
void TestRecordingRules::soundOutlivesAFolderThatWasAway()
{
    addCall(1, 2h, soundOf(1000));
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    m_engine.reset();
    const QString recordings = m_folder->filePath(QStringLiteral("recordings"));
    const QString away = m_folder->filePath(QStringLiteral("away"));
    QVERIFY(QDir().rename(recordings, away));
    start();
    QVERIFY(comesTo(1, RecordingState::None));
    QVERIFY(m_cache->recordings().doomed(1)->empty()); // or it would go when it is back
    m_engine.reset();
    QVERIFY(QDir().rename(away, recordings));
    start();
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1));
    QCOMPARE(m_media->requests().size(), 1U);
}

void TestRecordingRules::doesWithoutAKeyWhatItCan()
{
    addCall(1, 40 * Day, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    m_engine.reset();
    start(false);
    want(2);
    setRules({.all = {Fetch::Recent, 300, 30}});
    QTRY_COMPARE_WITH_TIMEOUT(files(), 0U, 20000); // what is overdue goes all the same
    QVERIFY(settles());
    QCOMPARE(m_media->requests().size(), 1U);
}

void TestRecordingRules::whatIsOverdueWaitsForTheServersClockAndNoLonger()
{
    addCall(1, 40 * Day, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(2);
    QVERIFY(comesTo(2, RecordingState::Kept));
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    m_engine.reset();
    std::promise<void> released;
    m_service->interfere([answers = released.get_future().share()](const Request &) -> std::optional<Reply> {
        answers.wait();
        return {};
    });
    setRules({.all = {.keepDays = 30}});
    QVERIFY(m_cache->recordings().forget({m_cache->recordings().of(CallId("CAL2"))->row}));
    start();
    const bool tidied = QTest::qWaitFor([this] { return files() == 1; }, 20000);
    released.set_value();
    QVERIFY(tidied);
    QVERIFY(kept(1));
    QTRY_COMPARE_WITH_TIMEOUT(files(), 0U, 20000);
}

QTEST_GUILESS_MAIN(TestRecordingRules)
#include "tst_recordingrules.moc"
