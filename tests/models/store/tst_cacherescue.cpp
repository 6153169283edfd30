#include "models/store/opening.h"
#include "support.h"

#include <QDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace earshot;
using namespace earshot::store;

namespace {

const Recording KeptSound{.state = RecordingState::Kept, .bytes = 1000, .total = 1000};

enum class Damage { UnusedTable, Empty, EmptyBesideItsLog, OnlyItsLog };

/// Fails or dies at one step of a replacement.
class Trouble {
public:
    enum class Kind { Killed, DiskFull };
    Trouble(Kind kind, int step) : m_kind(kind), m_left(step) {}
    Result<void> operator()()
    {
        if (--m_left != 0)
            return {};
        if (m_kind == Kind::Killed)
            ::kill(::getpid(), SIGKILL);
        return Error{Error::Kind::DiskFull, "no room"};
    }

private:
    Kind m_kind;
    int m_left;
};

} // namespace
Q_DECLARE_METATYPE(Damage)
Q_DECLARE_METATYPE(Trouble::Kind)

/// A damaged cache gives up what people made themselves, whenever a program dies over it.
class TestCacheRescue : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void losesNothingWhenItEndsAnywhere_data();
    void losesNothingWhenItEndsAnywhere();
    void aFullDiskLosesNothing_data();
    void aFullDiskLosesNothing();
    void onlyAWholeCacheIsOne_data();
    void onlyAWholeCacheIsOne();
    void keepsTheFileOnlyWhileItMayHideSomething_data();
    void keepsTheFileOnlyWhileItMayHideSomething();
    void recordingsWithoutACacheAreTold();

private:
    /// What a program leaves that is killed: the log is still there. Then the damage.
    void leaveBehind(Damage damage);
    QStringList filesOf(const QString &pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files);
    }
};

void TestCacheRescue::init()
{
    fresh();
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "not sent yet"}).ok());
    QVERIFY(m_cache->preferences().setNow("theme", "dark").ok());
    QVERIFY(m_cache->recordings().put(CallId("CAL1"), KeptSound).ok());
}

void TestCacheRescue::leaveBehind(Damage damage)
{
    const QString cache = file("cache.db");
    const QString log = file("cache.db-wal");
    const qint64 unused = sql::Connection::open(folder() + "/cache.db", sql::Access::ReadOnly, {})
                              ->get()
                              ->database()
                              .execAndGet("SELECT 4096 * (rootpage - 1) FROM sqlite_schema WHERE name = 'forms'")
                              .getInt64();
    QVERIFY(QFile::copy(cache, file("copy")) && QFile::copy(log, file("copy-wal")));
    m_cache.reset();
    QVERIFY(QFile::remove(cache) && QFile::rename(file("copy"), cache));
    QVERIFY(QFile::rename(file("copy-wal"), log));
    QFile db(cache);
    switch (damage) {
    case Damage::UnusedTable:
        QVERIFY(db.open(QIODevice::ReadWrite) && db.seek(unused));
        db.write(QByteArray(4096, '\x5a'));
        suspect(QDir(m_folder->path()));
        break;
    case Damage::Empty:
        QVERIFY(QFile::remove(log));
        [[fallthrough]];
    case Damage::EmptyBesideItsLog:
        QVERIFY(db.resize(0));
        break;
    case Damage::OnlyItsLog:
        QVERIFY(db.remove());
        break;
    }
}

void TestCacheRescue::losesNothingWhenItEndsAnywhere_data()
{
    QTest::addColumn<Trouble::Kind>("kind");
    QTest::addColumn<int>("step");
    for (int step = 1; step <= 6; ++step) {
        QTest::addRow("killed at step %d", step) << Trouble::Kind::Killed << step;
        QTest::addRow("the disk is full at step %d", step) << Trouble::Kind::DiskFull << step;
    }
}

void TestCacheRescue::losesNothingWhenItEndsAnywhere()
{
    QFETCH(Trouble::Kind, kind);
    QFETCH(int, step);
    leaveBehind(Damage::UnusedTable);
    const QDir folder(m_folder->path());
    if (kind == Trouble::Kind::Killed) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            (void)openOrReplace(folder, instantFromMs(m_now), Trouble(kind, step));
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), "there is no such step");
    } else {
        QCOMPARE(openOrReplace(folder, instantFromMs(m_now), Trouble(kind, step)).error().kind, Error::Kind::DiskFull);
    }
    QVERIFY(Cache::isIn(m_folder->path().toStdString()));
    m_now += 60'000;
    reopen();
    QVERIFY(m_cache->report().wasDamaged);
    QVERIFY(m_cache->report().needsSync());
    QCOMPARE(m_cache->report().rescuedEdits, std::size_t(1));
    QCOMPARE(outbox().size(), std::size_t(1));
    QVERIFY(outbox().front().change == (CallChange{.note = "not sent yet"}));
    QCOMPARE(*m_cache->preferences().setting("theme"), std::string("dark"));
    QCOMPARE(m_cache->recordings().of(CallId("CAL1"))->recording, KeptSound);
    reopen();
    QVERIFY(!m_cache->report().wasDamaged);
    QCOMPARE(outbox().size(), std::size_t(1));
    m_cache.reset();
    QCOMPARE(integrity(this->folder()), QStringLiteral("ok"));
    QCOMPARE(filesOf(QStringLiteral("cache.new*")) + filesOf(QStringLiteral("cache.rescue")), QStringList());
}

void TestCacheRescue::aFullDiskLosesNothing_data()
{
    QTest::addColumn<qint64>("room");
    for (const qint64 room : {0, 1, 40, 4096, 20'000, 60'000, 200'000, 400'000})
        QTest::addRow("files of %lld bytes at most", room) << room;
}

/// The system itself says no in the middle of a write.
void TestCacheRescue::aFullDiskLosesNothing()
{
    QFETCH(qint64, room);
    leaveBehind(Damage::UnusedTable);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{rlim_t(room), rlim_t(room)};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        (void)openOrReplace(QDir(m_folder->path()), instantFromMs(m_now));
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    reopen();
    QCOMPARE(outbox().size(), std::size_t(1));
    QVERIFY(outbox().front().change.note == "not sent yet");
    QVERIFY(m_cache->preferences().setting("theme").valueOr({}) == "dark");
}

void TestCacheRescue::onlyAWholeCacheIsOne_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<bool>("hasLog");
    QTest::newRow("empty") << Damage::Empty << false;
    QTest::newRow("empty beside its log") << Damage::EmptyBesideItsLog << true;
    QTest::newRow("not there, its log is") << Damage::OnlyItsLog << true;
}

void TestCacheRescue::onlyAWholeCacheIsOne()
{
    QFETCH(Damage, damage);
    QFETCH(bool, hasLog);
    leaveBehind(damage);
    reopen();
    QVERIFY(m_cache->report().wasDamaged);
    QVERIFY(m_cache->report().rescueIncomplete);
    QVERIFY(QFile::exists(file(m_cache->report().setAside.c_str())));
    QCOMPARE(QFileInfo(file((m_cache->report().setAside + "-wal").c_str())).size() > 0,
             hasLog); // for whoever knows how
    reopen();
    QVERIFY(!m_cache->report().wasDamaged);
}

void TestCacheRescue::keepsTheFileOnlyWhileItMayHideSomething_data()
{
    QTest::addColumn<QByteArray>("table"); // whose first page is overwritten; empty: the cache's head
    QTest::addColumn<bool>("kept");
    QTest::newRow("damage in what sync brings") << QByteArray("sqlite_autoindex_calls_1") << false;
    QTest::newRow("damage in edits") << QByteArray("outbox") << true;
    QTest::newRow("damage in settings") << QByteArray("settings") << true;
    QTest::newRow("damage in the head alone") << QByteArray() << false;
}

void TestCacheRescue::keepsTheFileOnlyWhileItMayHideSomething()
{
    QFETCH(QByteArray, table);
    QFETCH(bool, kept);
    m_cache.reset();
    std::int64_t page = 1;
    if (!table.isEmpty()) {
        const auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadOnly, {});
        page = db->database()
                   .execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = '" + table.toStdString() + '\'')
                   .getInt64();
    }
    QFile db(file("cache.db"));
    QVERIFY(db.open(QIODevice::ReadWrite) && db.seek(4096 * (page - 1)));
    db.write(QByteArray(table.isEmpty() ? 100 : 4096, '\x5a'));
    db.close();
    suspect(QDir(m_folder->path()));
    reopen();
    QVERIFY(m_cache->report().wasDamaged);
    QCOMPARE(!m_cache->report().setAside.empty(), kept);
    QCOMPARE(filesOf(QStringLiteral("cache-corrupt*")).size(), kept ? 1 : 0);
}

void TestCacheRescue::recordingsWithoutACacheAreTold()
{
    m_cache.reset();
    QVERIFY(QFile::remove(file("cache.db")));
    reopen();
    QVERIFY(!m_cache->report().wasDamaged); // like a new profile
    m_cache.reset();
    QVERIFY(QFile::remove(file("cache.db")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("recordings/ab")));
    QVERIFY(QFile(file("recordings/ab/abcd.esr")).open(QIODevice::WriteOnly));
    reopen();
    QVERIFY(m_cache->report().wasDamaged);
    QVERIFY(m_cache->report().rescueIncomplete);
}

QTEST_GUILESS_MAIN(TestCacheRescue)
#include "tst_cacherescue.moc"
