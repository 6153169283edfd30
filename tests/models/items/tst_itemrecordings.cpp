#include "models/items/recordings.h"
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
    void forgetsAll();
    void tellsWhenItCannot();

private:
    void make()
    {
        m_watch = std::make_unique<CacheWatch>(*m_cache);
        m_recordings = std::make_unique<items::Recordings>(*m_cache, m_background, *m_watch);
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
    fresh();
    make();
}

void TestItemRecordings::cleanup()
{
    m_recordings.reset();
    m_watch.reset();
}

void TestItemRecordings::keepsRules()
{
    QSignalSpy changed(m_recordings.get(), &items::Recordings::changed);
    QVERIFY(changed.wait(10000));
    QVERIFY(m_recordings->rules() == RecordingRules());
    const RecordingRules rules{.all = {Fetch::Recent, 30, 90}, .clients = {{"COM1", {Fetch::ReviewQueue, 5}}}};
    m_recordings->setRules(rules);
    QVERIFY(m_recordings->rules() == rules);
    QVERIFY(changed.wait(10000));
    QVERIFY(*readRecordingRules(m_cache->preferences()) == rules);
    m_recordings->fetchOnlyOnOpening();
    QVERIFY(changed.wait(10000));
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

void TestItemRecordings::forgetsAll()
{
    keepOne(1);
    keepOne(2);
    m_recordings->setWatched(true);
    m_recordings->forgetAll();
    m_recordings->setRules({.limit = 1}); // what comes next does not overtake it
    QTRY_COMPARE(m_cache->recordings().doomed(10)->size(), 2U);
    QTRY_COMPARE(m_recordings->totals(), RecordingTotals());
    QTRY_COMPARE(readRecordingRules(m_cache->preferences())->limit, 1);
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
}

QTEST_GUILESS_MAIN(TestItemRecordings)
#include "tst_itemrecordings.moc"
