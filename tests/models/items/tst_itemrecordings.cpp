#include "models/items/recordings.h"
#include "tests/models/store/support.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::items;
using namespace earshot::store;
using State = earshot::items::Recordings::State;
using Fetch = RecordingRule::Fetch;

class TestItemRecordings : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesAKeyOnce();
    void neverReplacesAKeyThatIsNeeded();
    void startsAnew();
    void keepsRules();
    void countsWhileWatched();
    void destroysAll();
    void readsOnlyWhenToldSo();

private:
    vault::KeyStore keys() const
    {
        vault::KeyStore store(folder());
        store.useFileOnly();
        return store;
    }
    QString keyFile() const { return file("recordings-key-in-clear"); }
    void make()
    {
        m_watch = std::make_unique<CacheWatch>(*m_cache);
        m_recordings = std::make_unique<items::Recordings>(*m_cache, m_background, *m_watch, keys());
    }
    bool opens()
    {
        QSignalSpy opened(m_recordings.get(), &items::Recordings::opened);
        m_recordings->open();
        return opened.wait(10000);
    }
    void keepOne(int number)
    {
        deliver(makeCall(number));
        const CallId call("CAL" + std::to_string(number));
        auto incoming = m_recordings->vault()->receive(call);
        QVERIFY(incoming && (*incoming)->append(std::as_bytes(std::span(std::string_view("sound")))));
        QVERIFY((*incoming)->finish());
        QVERIFY(m_cache->recordings().put(call, {.state = RecordingState::Kept, .bytes = 5, .total = 5}));
    }
    std::string fingerprint() { return *m_cache->preferences().setting("recordings.key"); }

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

void TestItemRecordings::makesAKeyOnce()
{
    QVERIFY(m_recordings->vault() == nullptr);
    QVERIFY(opens());
    QCOMPARE(m_recordings->state(), State::Ready);
    QVERIFY(m_recordings->keyPlace() == vault::KeyPlace::PlainTextFile);
    const std::string first = fingerprint();
    QVERIFY(!first.empty());
    keepOne(1);
    make();
    QVERIFY(opens());
    QCOMPARE(fingerprint(), first);
    QVERIFY(m_recordings->vault()->open(CallId("CAL1")));
}

void TestItemRecordings::neverReplacesAKeyThatIsNeeded()
{
    QVERIFY(opens());
    keepOne(1);
    QVERIFY(QFile::rename(keyFile(), file("elsewhere")));
    make();
    QVERIFY(opens());
    QCOMPARE(m_recordings->state(), State::NoKey);
    QCOMPARE(m_recordings->error().kind, Error::Kind::Locked);
    QVERIFY(!m_recordings->keyPlace());
    QCOMPARE(m_recordings->vault()->open(CallId("CAL1")).error().kind, Error::Kind::Locked);
    QVERIFY(!QFile::exists(keyFile()));
    QVERIFY(QFile::rename(file("elsewhere"), keyFile())); // somebody brings it back
    QVERIFY(opens());
    QCOMPARE(m_recordings->state(), State::Ready);
    QVERIFY(m_recordings->vault()->open(CallId("CAL1")));
}

void TestItemRecordings::startsAnew()
{
    QVERIFY(opens());
    keepOne(1);
    const std::string before = fingerprint();
    QFile::remove(keyFile());
    make();
    QVERIFY(opens());
    QCOMPARE(m_recordings->state(), State::NoKey);
    QSignalSpy opened(m_recordings.get(), &items::Recordings::opened);
    m_recordings->startAnew();
    QVERIFY(opened.wait(10000));
    QCOMPARE(m_recordings->state(), State::Ready);
    QVERIFY(fingerprint() != before && !fingerprint().empty());
    QVERIFY(m_recordings->vault()->items()->empty());
    QVERIFY(m_cache->recordings().all()->empty());
    keepOne(2);
    QVERIFY(m_recordings->vault()->open(CallId("CAL2")));
}

void TestItemRecordings::keepsRules()
{
    QVERIFY(opens());
    QVERIFY(m_recordings->rules() == RecordingRules());
    const RecordingRules rules{.all = {Fetch::Recent, 30, 90}, .clients = {{"COM1", {Fetch::ReviewQueue, 5}}}};
    QSignalSpy changed(m_recordings.get(), &items::Recordings::changed);
    m_recordings->setRules(rules);
    QVERIFY(m_recordings->rules() == rules);
    QVERIFY(changed.wait(10000));
    QVERIFY(*readRecordingRules(m_cache->preferences()) == rules);
    m_recordings->fetchOnlyOnOpening();
    QVERIFY(changed.wait(10000));
    make();
    QVERIFY(opens());
    QCOMPARE(m_recordings->rules().all.fetch, Fetch::OnOpening);
    QCOMPARE(m_recordings->rules().all.keepDays, 90);
    QCOMPARE(m_recordings->rules().of(ClientId("COM1")).fetch, Fetch::OnOpening);
}

void TestItemRecordings::countsWhileWatched()
{
    QVERIFY(opens());
    m_recordings->setWatched(true);
    keepOne(1);
    QTRY_COMPARE(m_recordings->totals(), (RecordingTotals{1, 5}));
    keepOne(2);
    QTRY_COMPARE(m_recordings->totals(), (RecordingTotals{2, 10}));
}

void TestItemRecordings::destroysAll()
{
    QVERIFY(opens());
    keepOne(1);
    keepOne(2);
    m_recordings->setWatched(true);
    m_recordings->forgetAll();
    m_recordings->setRules({.limit = 1}); // what comes next does not overtake it
    QTRY_VERIFY(m_recordings->vault()->items()->empty());
    QTRY_COMPARE(m_recordings->totals(), RecordingTotals());
    QTRY_COMPARE(readRecordingRules(m_cache->preferences())->limit, 1);
}

void TestItemRecordings::readsOnlyWhenToldSo()
{
    const auto reader = Cache::open(folder(), Mode::ReadOnly);
    QVERIFY(reader);
    CacheWatch watch(**reader);
    items::Recordings recordings(**reader, m_background, watch, keys());
    QSignalSpy opened(&recordings, &items::Recordings::opened);
    recordings.open();
    QVERIFY(opened.wait(10000));
    QVERIFY(!QFile::exists(keyFile()));
    QSignalSpy failed(&recordings, &items::Recordings::failed);
    recordings.setRules({.limit = 1});
    QVERIFY(failed.wait(10000));
    QVERIFY(recordings.rules() == RecordingRules());
}

QTEST_GUILESS_MAIN(TestItemRecordings)
#include "tst_itemrecordings.moc"
