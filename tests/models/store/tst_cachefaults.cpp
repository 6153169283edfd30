#include "models/store/database.h"
#include "support.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <csignal>
#include <cstdio>
#include <random>
#include <unistd.h>

using namespace earshot;
using namespace earshot::store;

class TestFaults : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void corruptFileIsSetAside_data();
    void corruptFileIsSetAside();
    void damageFoundLaterIsLookedAtNextTime();
    void fullDiskLosesNothing();
    void readOnlyFolder();
    void aNewFolderIsItsOwnersAlone();
    void itsFilesAreItsOwnersAlone();
    void killedAtAnyMoment();

private:
    void damage(qint64 from, qint64 length);
};

namespace {

constexpr uid_t Nobody = 65534;

// The administrator may write everywhere; while it lives, this process is nobody instead.
class Nobodys {
public:
    explicit Nobodys(const QString &folder) : m_root(::geteuid() == 0)
    {
        m_is = !m_root || (::chown(qPrintable(folder), Nobody, Nobody) == 0 && ::seteuid(Nobody) == 0);
    }
    ~Nobodys()
    {
        if (m_root)
            m_is = ::seteuid(0) == 0;
    }
    bool is() const { return m_is; }

private:
    bool m_root;
    bool m_is;
};

// Of a note "round-step".
std::pair<int, int> age(const QByteArray &note)
{
    const QList<QByteArray> parts = note.split('-');
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

// The other program: edits, applies pages, sends and confirms until it is killed, and says each step once it is done.
// "edited CALL NOTE" after the commit; "put CALL NOTE" before the confirmation, as the server would have it.
int editUntilKilled(const std::string &folder, unsigned seed)
{
    auto cache = *Cache::open(folder, Mode::ReadWrite);
    std::mt19937 random(seed);
    const auto tell = [](const char *verb, const std::string &call, const std::string &note) {
        std::printf("%s %s %s\n", verb, call.c_str(), note.c_str());
        std::fflush(stdout);
    };
    for (int step = 0;; ++step) {
        const int page = std::atoi(cache->inbox().cursor("page")->c_str()) + 1;
        Delivery delivery;
        delivery.calls = {makeCall(1000 + page)};
        delivery.cursors = {{"page", std::to_string(page)}};
        if (!cache->inbox().apply(std::move(delivery)))
            return 1;
        const auto call = cache->calls().callById(CallId("CAL" + std::to_string(random() % 10)));
        const std::string note = std::to_string(seed) + '-' + std::to_string(step);
        if (!cache->edits().edit(std::vector{call->row}, {.note = note}))
            return 2;
        tell("edited", call->call.id.text, note);
        const auto waiting = cache->outbox().nextToSend(random() % 3);
        for (const Outgoing &next : *waiting) {
            const auto sent = cache->outbox().markSending(next.id, "try");
            tell("put", sent->call.text, *sent->change.note);
            Call server = cache->calls().call(sent->row)->call;
            server.note = *sent->change.note;
            if (!cache->outbox().confirm(sent->id, server))
                return 3;
        }
    }
}

} // namespace

void TestFaults::damage(qint64 from, qint64 length)
{
    m_cache.reset();
    QFile db(file("cache.db"));
    QVERIFY(db.open(QIODevice::ReadWrite));
    db.seek(from);
    db.write(QByteArray(int(std::min(length, db.size() - from)), '\x5a'));
}

void TestFaults::corruptFileIsSetAside_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("rescued");
    QTest::addColumn<bool>("kept"); // something else may be in it
    QTest::newRow("no database at all") << qint64(0) << qint64(1'000'000) << false << true;
    QTest::newRow("a broken head") << qint64(0) << qint64(200) << true << false;
    QTest::newRow("a broken first page") << qint64(0) << qint64(4096) << true << false;
    QTest::newRow("the first pages broken") << qint64(0) << qint64(5 * 4096) << true << true;
    QTest::newRow("a broken page of calls") << qint64(-1) << qint64(4096) << true << false;
}

void TestFaults::corruptFileIsSetAside()
{
    QFETCH(qint64, from);
    QFETCH(qint64, length);
    QFETCH(bool, rescued);
    QFETCH(bool, kept);
    std::vector<Call> calls;
    for (int i = 0; i < 500; ++i) {
        calls.push_back(makeCall(i));
        calls.back().transcription = std::string(2000, 'x');
    }
    Delivery delivery;
    delivery.calls = calls;
    apply(delivery);
    const CallRow row = m_cache->calls().callById(CallId("CAL499"))->row;
    QVERIFY(edit(row, {.note = "not sent yet", .addTags = {"mine"}}).ok());
    for (const char *note : {"a colleague's", "a colleague's second"}) { // both came in between
        Call theirs = calls.back();
        theirs.note = note;
        deliver(theirs);
    }
    QCOMPARE(m_cache->edits().allConflicts()->size(), std::size_t(2));
    QVERIFY(m_cache->preferences().setNow("theme", "dark").ok());
    QVERIFY(m_cache->preferences().save({.name = "My view"}).ok());
    m_cache.reset();
    if (from < 0) { // where the root of the calls' index by id is, which every lookup needs
        const auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadOnly, {});
        from = 4096 * (db->database()
                           .execAndGet("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_calls_1'")
                           .getInt64() -
                       1);
        QFile(file("cache.suspect")).open(QIODevice::WriteOnly);
    }
    damage(from, length);

    reopen();
    const OpenReport &report = m_cache->report();
    QVERIFY(report.needsSync());
    QVERIFY(report.wasDamaged);
    QCOMPARE(!report.setAside.empty(), kept);
    QVERIFY(report.setAside.empty() || QFile::exists(file(report.setAside.c_str())));
    QCOMPARE(report.rescuedEdits, std::size_t(rescued ? 1 : 0));
    QCOMPARE(report.rescueIncomplete, !rescued);
    if (!rescued)
        return;
    QVERIFY(found({}).empty()); // until sync brings the call
    QCOMPARE(outbox().size(), std::size_t(1));
    QVERIFY(outbox().front().change == (CallChange{.note = "not sent yet", .addTags = {"mine"}}));
    const auto conflicts = m_cache->edits().allConflicts();
    QCOMPARE(conflicts->size(), std::size_t(2));
    QCOMPARE(conflicts->at(0).call.text, std::string("CAL499"));
    QCOMPARE(conflicts->at(0).field, std::string("note"));
    QVERIFY(conflicts->at(0).other == Value(std::string("a colleague's")));
    QVERIFY(conflicts->at(1).other == Value(std::string("a colleague's second")));
    deliver(calls.back());
    QCOMPARE(found({}), (std::vector<std::string>{"CAL499"}));
    QCOMPARE(m_cache->calls().callById(CallId("CAL499"))->call.note, std::string("not sent yet"));
    QCOMPARE(*m_cache->preferences().setting("theme"), std::string("dark"));
    QCOMPARE(m_cache->preferences().views()->front().name, std::string("My view"));
    reopen();
    QVERIFY(!m_cache->report().needsSync());
}

void TestFaults::damageFoundLaterIsLookedAtNextTime()
{
    std::vector<Call> calls;
    for (int i = 0; i < 500; ++i)
        calls.push_back(makeCall(i));
    Delivery delivery;
    delivery.calls = calls;
    apply(delivery);
    m_cache.reset();
    std::int64_t root = 0;
    {
        const auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadOnly, {});
        root = db->database().execAndGet("SELECT rootpage FROM sqlite_master WHERE name = 'calls_in_lists'").getInt64();
    }
    damage(4096 * (root - 1), 4096);
    reopen(); // nothing looked there yet
    QVERIFY(!m_cache->report().created);
    QCOMPARE(m_cache->queries().rows({}).error().kind, Error::Kind::Corrupt);
    reopen();
    QVERIFY(m_cache->report().created);
    QVERIFY(m_cache->queries().rows({}).ok());
}

void TestFaults::fullDiskLosesNothing()
{
    const CallRow row = deliver(makeCall(0));
    m_cache.reset();
    auto connection = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadWrite, {});
    sql::Connection *writing = connection.get();
    const int pages = connection->database().execAndGet("PRAGMA page_count").getInt();
    connection->execute("PRAGMA max_page_count=" + std::to_string(pages + 20));
    {
        Database database(folder() + "/cache.db", std::move(connection), clock());
        Inbox inbox(database);
        Edits edits(database);
        Delivery delivery;
        for (int i = 0; i < 250; ++i) {
            delivery.calls.push_back(makeCall(i));
            delivery.calls.back().transcription = std::string(2000, 'x');
        }
        delivery.cursors = {{"page", "1"}};
        const auto applied = inbox.apply(delivery);
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Error::Kind::DiskFull);
        QCOMPARE(*inbox.cursor("page"), std::string());
        QCOMPARE(*inbox.callCount(), std::int64_t(1));
        QVERIFY(edits.edit(std::vector{row}, {.note = "small enough"}).ok());
        writing->execute("PRAGMA max_page_count=1000000"); // somebody made room; the writer is idle
        QVERIFY(inbox.apply(delivery).ok());
    }
    reopen();
    QCOMPARE(stored(row).call.note, std::string("small enough"));
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestFaults::readOnlyFolder()
{
    deliver(makeCall(1));
    m_cache.reset();
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files))
        QFile::setPermissions(m_folder->filePath(name), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
    {
        const Nobodys nobody(m_folder->path());
        QVERIFY(nobody.is());
        QVERIFY(!QFile(file("probe")).open(QIODevice::WriteOnly));
        const auto opened = Cache::open(folder(), Mode::ReadWrite);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::ReadOnly);
        const auto read = Cache::open(folder(), Mode::ReadOnly);
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE((*read)->queries().rows({})->size(), std::size_t(1));
        QCOMPARE((*read)->preferences().setNow("theme", "dark").error().kind, Error::Kind::ReadOnly);
    }
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestFaults::aNewFolderIsItsOwnersAlone()
{
    const QTemporaryDir above;
    const QString folder = above.filePath(QStringLiteral("a/profile"));
    QVERIFY(Cache::open(folder.toStdString(), Mode::ReadWrite));
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(folder) & others, QFile::Permissions());
}

/// Whatever the umask is, and whoever made the file that turns out to be damaged.
void TestFaults::itsFilesAreItsOwnersAlone()
{
    deliver(makeCall(0));
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const auto readable = [&] {
        QStringList names;
        for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files))
            if (info.permissions() & others)
                names.append(info.fileName());
        return names.join(QStringLiteral(", "));
    };
    QCOMPARE(readable(), QString());
    QFile::setPermissions(file("cache.db"), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    damage(0, 4096);
    reopen();
    deliver(makeCall(1));
    QVERIFY(m_cache->report().wasDamaged);
    QVERIFY(QFile::exists(file("cache.db-wal")));
    QCOMPARE(readable(), QString());
}

void TestFaults::killedAtAnyMoment()
{
    for (int i = 0; i < 10; ++i)
        deliver(makeCall(i));
    std::mt19937 random(7);
    std::map<QByteArray, QByteArray> edited, server;
    for (int round = 1; round <= 20; ++round) {
        m_cache.reset();
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--edit"), m_folder->path(), QString::number(round)});
        QVERIFY(program.waitForReadyRead(30'000)); // it is at work
        QTest::qWait(int(random() % 40));          // the moment is meant to be random
        ::kill(pid_t(program.processId()), SIGKILL);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 3)
                (words[0] == "put" ? server : edited)[words[1]] = words[2];
        }
        QCOMPARE(integrity(folder()), QStringLiteral("ok"));
        reopen();
        const int page = std::atoi(m_cache->inbox().cursor("page")->c_str());
        QCOMPARE(*m_cache->inbox().callCount(), std::int64_t(10 + page));
        for (const auto &[id, note] : edited) {
            const auto call = m_cache->calls().callById(CallId(id.toStdString()));
            const QByteArray local = QByteArray::fromStdString(call->call.note);
            const bool later = age(local) > age(note); // committed, but killed before it could say so
            QVERIFY2(local == note || later, (id + ": " + note + " was lost for " + local).constData());
            // Either the server has it, or it is still to be sent.
            const auto pending = m_cache->outbox().of(call->row);
            if (pending->empty())
                QCOMPARE(server[id], local);
            else
                QCOMPARE(QByteArray::fromStdString(*pending->back().change.note), local);
        }
    }
    QVERIFY(!edited.empty() && !server.empty());
}

int main(int argc, char **argv)
{
    QCoreApplication program(argc, argv);
    if (argc == 4 && QByteArray(argv[1]) == "--edit")
        return editUntilKilled(argv[2], unsigned(std::atoi(argv[3])));
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cachefaults.moc"
