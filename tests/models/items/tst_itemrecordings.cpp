#include "models/items/recordingchange.h"
#include "tests/models/store/support.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::items;
using namespace earshot::store;
using Fetch = RecordingRule::Fetch;

class TestItemRecordings : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsRules();
    void countsWhileWatched();
    void letsAllGoAndTakesItBack();
    void asksBeforeRecordingsAreLost();
    void asksNotWhereNothingIsLost();
    void followsTheSettings();
    void tellsWhenItCannot();

private:
    void make()
    {
        m_watch = std::make_unique<CacheWatch>(*m_cache);
        m_recordings = std::make_unique<items::Recordings>(*m_cache, m_background, *m_watch, clock());
    }
    void keepOne(int number)
    {
        deliver(makeCall(number));
        QVERIFY(m_cache->recordings().put(CallId("CAL" + std::to_string(number)),
                                          {.state = RecordingState::Kept, .bytes = 5, .total = 5}));
    }

    Background m_background;
    std::unique_ptr<CacheWatch> m_watch;
    std::unique_ptr<items::Recordings> m_recordings;
};

void TestItemRecordings::init()
{
    m_now = Noon;
    fresh();
    make();
}

void TestItemRecordings::cleanup()
{
    m_recordings.reset();
    m_watch.reset();
    QTRY_VERIFY(m_background.isIdle()); // what is still being read is of this cache
}

void TestItemRecordings::keepsRules()
{
    QSignalSpy changed(m_recordings.get(), &items::Recordings::changed);
    QVERIFY(changed.wait(10000));
    QVERIFY(m_recordings->rules() == RecordingRules());
    const RecordingRules rules{.all = {Fetch::Recent, 30, 90}, .clients = {{"COM1", {Fetch::ReviewQueue, 5}}}};
    m_recordings->setRules(rules);
    QVERIFY(m_recordings->rules() == rules);
    QTRY_VERIFY(*readRecordingRules(m_cache->preferences()) == rules);
    m_recordings->fetchOnlyOnOpening();
    QTRY_COMPARE(readRecordingRules(m_cache->preferences())->all.fetch, Fetch::OnOpening);
    make();
    QTRY_COMPARE(m_recordings->rules().all.keepDays, 90);
    QCOMPARE(m_recordings->rules().all.fetch, Fetch::OnOpening);
    QCOMPARE(m_recordings->rules().of(ClientId("COM1")).fetch, Fetch::OnOpening);
}

void TestItemRecordings::countsWhileWatched()
{
    m_recordings->setWatched(true);
    keepOne(1);
    QTRY_COMPARE(m_recordings->totals(), (RecordingTotals{1, 5}));
    keepOne(2);
    QTRY_COMPARE(m_recordings->totals(), (RecordingTotals{2, 10}));
}

void TestItemRecordings::letsAllGoAndTakesItBack()
{
    keepOne(1);
    keepOne(2);
    QSignalSpy edited(m_recordings.get(), &items::Recordings::edited);
    m_recordings->letAllGo(QStringLiteral("gone"));
    m_recordings->setRules({.limit = 1'000'000}); // what comes next does not overtake it
    QTRY_VERIFY(m_recordings->going());
    QCOMPARE(edited.takeFirst().first().toString(), QStringLiteral("gone"));
    QVERIFY(m_recordings->going()->all);
    QCOMPARE(m_recordings->going()->totals, (RecordingTotals{2, 10}));
    QCOMPARE(m_recordings->going()->at, instantFromMs(m_now) + RecordingGrace);
    QTRY_COMPARE(readRecordingRules(m_cache->preferences())->limit, 1'000'000);
    m_recordings->takeBack();
    QTRY_VERIFY(!m_recordings->going());
    QVERIFY(!readLettingGo(m_cache->preferences())->allAt);
    QCOMPARE(m_cache->recordings().totals()->kept, 2);
}

void TestItemRecordings::asksBeforeRecordingsAreLost()
{
    keepOne(1);
    m_now += std::chrono::milliseconds(std::chrono::days(60)).count();
    const RecordingRules month{.all = {.keepDays = 30}};
    m_recordings->propose(month);
    QTRY_VERIFY(m_recordings->proposal() && m_recordings->proposal()->lost.kept == 1);
    QCOMPARE(m_recordings->proposal()->lost.bytes, 5);
    QCOMPARE(m_recordings->rules(), RecordingRules());
    m_recordings->decline();
    QVERIFY(!m_recordings->proposal());
    QCOMPARE(*readRecordingRules(m_cache->preferences()), RecordingRules());

    RecordingRulesChange change(*m_recordings, month, QStringLiteral("Delete it"));
    change.redo();
    QTRY_VERIFY(m_recordings->going() && !m_recordings->going()->all);
    QCOMPARE(m_recordings->going()->totals, (RecordingTotals{1, 5}));
    change.undo();
    QTRY_VERIFY(!m_recordings->going());
    QCOMPARE(*readLettingGo(m_cache->preferences()), LettingGo());
    QCOMPARE(*readRecordingRules(m_cache->preferences()), RecordingRules());
}

void TestItemRecordings::asksNotWhereNothingIsLost()
{
    keepOne(1);
    const RecordingRules month{.all = {.keepDays = 30}};
    m_recordings->propose(month);
    QTRY_COMPARE(*readRecordingRules(m_cache->preferences()), month);
    QVERIFY(!m_recordings->proposal() && !m_recordings->going());
    m_recordings->propose({.limit = 0});
    QTRY_COMPARE(readRecordingRules(m_cache->preferences())->limit, 0);
}

/// Rules that come by another way than this page.
void TestItemRecordings::followsTheSettings()
{
    keepOne(1);
    m_now += std::chrono::milliseconds(std::chrono::days(60)).count();
    QVERIFY(writeRecordingRules(m_cache->preferences(), {.all = {.keepDays = 30}}, instantFromMs(m_now)));
    QTRY_COMPARE(m_recordings->rules().all.keepDays, 30);
    QTRY_VERIFY(m_recordings->going());
    QCOMPARE(m_recordings->going()->totals.kept, 1);
}

void TestItemRecordings::tellsWhenItCannot()
{
    const auto reader = Cache::open(folder(), Mode::ReadOnly);
    QVERIFY(reader);
    CacheWatch watch(**reader);
    items::Recordings recordings(**reader, m_background, watch);
    QSignalSpy failed(&recordings, &items::Recordings::failed);
    recordings.setRules({.limit = 1});
    QVERIFY(failed.wait(10000));
    QVERIFY(recordings.rules() == RecordingRules());
    QTRY_VERIFY(m_background.isIdle()); // it may still read the cache, which goes here
}

QTEST_GUILESS_MAIN(TestItemRecordings)
#include "tst_itemrecordings.moc"
