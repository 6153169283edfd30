// Between the network and the disk: what comes in takes little memory, and the network thread waits for nothing.

#include "models/sync/reception.h"

#include <QTest>

#include <condition_variable>
#include <future>

using namespace earshot;
using namespace earshot::sync;
using remote::Taken;

namespace {

/// A disk that takes nothing in before it is told to.
class SlowDisk : public vault::Incoming {
public:
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<void> append(std::span<const std::byte> bytes) override
    {
        std::unique_lock lock(m_mutex);
        m_waits = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isFree; });
        m_bytes.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        return {};
    }
    Result<void> finish() override { return {}; }
    Result<void> restart() override
    {
        m_bytes.clear();
        return {};
    }
    void untilItWaits()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waits; });
    }
    void free()
    {
        const std::lock_guard lock(m_mutex);
        m_isFree = true;
        m_changed.notify_all();
    }
    const std::string &bytes() const { return m_bytes; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_waits = false, m_isFree = false;
    std::string m_bytes;
};

} // namespace

class TestReception : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_reception.reset(); }
    void takesWhileTheDiskIsBusy();
    void letsTheServerWait();
    void takesAPieceOfAnySize();
    void wakesForWhatComes();
    void refusesOnceClosed();

private:
    std::unique_ptr<Reception> m_reception;
    SlowDisk *m_disk = nullptr;
    int m_woken = 0;
    const std::string m_piece = std::string(16'384, 'p');
};

void TestReception::init()
{
    m_woken = 0;
    auto disk = std::make_unique<SlowDisk>();
    m_disk = disk.get();
    m_reception =
        std::make_unique<Reception>(CallId("CAL1"), true, store::Recording(), std::move(disk), [this] { ++m_woken; });
}

void TestReception::takesWhileTheDiskIsBusy()
{
    QVERIFY(m_reception->begin({}).ok());
    QCOMPARE(*m_reception->take(m_piece), Taken::Yes);
    const Reception::News news = m_reception->takeNews();
    QVERIFY(news.head.has_value() && news.bytes == m_piece);
    auto written = std::async(std::launch::async, [&] { return m_reception->append(news.bytes); });
    m_disk->untilItWaits();
    QCOMPARE(*m_reception->take(m_piece), Taken::Yes); // as the network thread does; it would hang here
    QVERIFY(m_reception->hasNews());
    QCOMPARE(m_reception->size(), std::int64_t(0));
    m_disk->free();
    QVERIFY(written.get().ok());
    QCOMPARE(m_reception->size(), std::int64_t(m_piece.size()));
}

void TestReception::letsTheServerWait()
{
    std::size_t taken = 0;
    while (*m_reception->take(m_piece) == Taken::Yes) {
        taken += m_piece.size();
        QVERIFY(taken <= Reception::MostWaiting);
    }
    QCOMPARE(taken, Reception::MostWaiting);
    QCOMPARE(*m_reception->take(m_piece), Taken::Later);
    QVERIFY(!m_reception->takeRelief());
    QCOMPARE(m_reception->takeNews().bytes.size(), taken); // what was refused is not among it
    QVERIFY(m_reception->takeRelief());
    QVERIFY(!m_reception->takeRelief()); // once
    QCOMPARE(*m_reception->take(m_piece), Taken::Yes);
    QVERIFY(!m_reception->takeNews().bytes.empty() && !m_reception->takeRelief()); // it did not have to wait
}

void TestReception::takesAPieceOfAnySize()
{
    QCOMPARE(*m_reception->take(std::string(2 * Reception::MostWaiting, 'x')), Taken::Yes);
    QCOMPARE(*m_reception->take("x"), Taken::Later);
}

void TestReception::wakesForWhatComes()
{
    QVERIFY(m_reception->begin({}).ok());
    QVERIFY(m_woken > 0);
    m_reception->takeNews();
    m_woken = 0;
    QVERIFY(m_reception->take(m_piece).ok());
    QVERIFY(m_woken > 0);
}

void TestReception::refusesOnceClosed()
{
    QVERIFY(m_reception->take(m_piece).ok());
    m_reception->close();
    QVERIFY(!m_reception->hasNews());
    QCOMPARE(m_reception->take(m_piece).error().kind, Error::Kind::Cancelled);
    QCOMPARE(m_reception->begin({}).error().kind, Error::Kind::Cancelled);
    QCOMPARE(m_reception->append(m_piece).error().kind, Error::Kind::Cancelled);
}

QTEST_APPLESS_MAIN(TestReception)
#include "tst_reception.moc"
