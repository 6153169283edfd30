#include "agencyfixture.h"

#include <QDirIterator>

#include <csignal>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace earshot;
using namespace earshot::storage;

class TestFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isForItsOwner();
    void whatLiesInItIsForItsOwner();
    void soundOutlivesALostDatabase_data();
    void soundOutlivesALostDatabase();
    void oneServerAtATime();
    void closesIntoOneFile();
    void newerSchemaIsLeftAlone();
    void corruptIsTold();
    void acknowledgedWritesSurviveKill_data();
    void acknowledgedWritesSurviveKill();
    void readersDoNotWaitForTheWriter();
};

static Result<std::unique_ptr<Storage>> openIn(const QTemporaryDir &dir)
{
    return Storage::open({dir.path().toStdString() + "/data", 25, systemNow});
}

void TestFolder::isForItsOwner()
{
    QTemporaryDir dir;
    QVERIFY(openIn(dir).ok());
    const auto rights = QFile::permissions(dir.path() + QStringLiteral("/data"));
    QVERIFY(!(rights & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteOther)));
}

/// Whatever the folder lets others do that somebody made before.
void TestFolder::whatLiesInItIsForItsOwner()
{
    AgencyFixture f;
    f.storage.reset();
    const QString data = f.dir.path() + QStringLiteral("/data");
    constexpr auto All = QFile::Permissions(0x7777); // as a program of before, or a careless restore, left it
    QVERIFY(QFile::setPermissions(data, All));
    QVERIFY(QFile::setPermissions(data + QStringLiteral("/recordings"), All));
    QVERIFY(QFile::setPermissions(data + QStringLiteral("/earshotd.db"), All));
    f.reopen();
    QVERIFY(f.storage->recordings.save("RIFF....WAVEfmt ", "audio/wav").ok());
    QVERIFY(f.add(f.call("CALa", f.now)).ok());
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QStringList readable;
    QStringList names;
    QDirIterator within(data, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (within.hasNext()) {
        names.append(QFileInfo(within.next()).fileName());
        if (within.fileInfo().permissions() & others)
            readable.append(within.filePath());
    }
    QVERIFY2(names.contains(QStringLiteral("earshotd.db-wal")), qPrintable(names.join(QLatin1Char(' '))));
    QCOMPARE(readable, QStringList());
}

void TestFolder::soundOutlivesALostDatabase_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("its file is empty") << QStringLiteral("emptied");
    QTest::newRow("it is not there") << QStringLiteral("removed");
    QTest::newRow("an older one was put back") << QStringLiteral("older");
}

/// No list of recordings, or an old one, is no word against the sound there is; and the right one finds it again.
void TestFolder::soundOutlivesALostDatabase()
{
    QFETCH(QString, how);
    AgencyFixture f;
    const QString database = f.dir.path() + QStringLiteral("/data/earshotd.db");
    const QString older = f.dir.filePath(QStringLiteral("older.db"));
    const QString newest = f.dir.filePath(QStringLiteral("newest.db"));
    const auto addWithSound = [&](const char *id) {
        const auto saved = f.storage->recordings.save("RIFF....WAVEfmt " + std::string(id), "audio/wav");
        return saved && wait<CallId>([&](auto done) {
                            f.storage->calls.insert({f.call(id, f.now), {}, *saved}, done);
                        }).ok();
    };
    const auto sounds = [&] {
        int count = 0;
        QDirIterator within(f.dir.path() + QStringLiteral("/data"), {QStringLiteral("*.wav")}, QDir::Files,
                            QDirIterator::Subdirectories);
        for (; within.hasNext(); within.next())
            ++count;
        return count;
    };
    QVERIFY(addWithSound("CALa"));
    f.storage.reset();
    QVERIFY(QFile::copy(database, older));
    f.reopen();
    QVERIFY(addWithSound("CALb"));
    f.storage.reset();
    QVERIFY(QFile::rename(database, newest));
    if (how == QLatin1String("emptied"))
        QVERIFY(QFile(database).open(QIODevice::WriteOnly));
    else if (how == QLatin1String("older"))
        QVERIFY(QFile::copy(older, database));

    const std::size_t unknown = how == QLatin1String("older") ? 1 : 2;
    f.reopen();
    QCOMPARE(sounds(), 2);
    QCOMPARE(f.storage->strays().setAside, unknown);
    f.reopen();
    QCOMPARE(sounds(), 2);
    QCOMPARE(f.storage->strays().setAside, std::size_t(0));

    f.storage.reset();
    QVERIFY(QFile::remove(database));
    QVERIFY(QFile::copy(newest, database));
    f.reopen();
    f.look();
    QCOMPARE(f.storage->strays().takenBack, unknown);
    for (const char *id : {"CALa", "CALb"}) {
        const auto recording = f.storage->calls.recording(f.admin, CallId(id));
        QVERIFY(recording);
        QFile file(QString::fromStdString(recording->path));
        QVERIFY2(file.open(QIODevice::ReadOnly), id);
        QVERIFY(file.readAll().endsWith(id));
    }
}

void TestFolder::oneServerAtATime()
{
    QTemporaryDir dir;
    auto first = openIn(dir);
    QVERIFY(first.ok());
    QCOMPARE(openIn(dir).error().kind, Error::Kind::Locked);
    *first = nullptr;
    QVERIFY(openIn(dir).ok());
}

void TestFolder::closesIntoOneFile()
{
    AgencyFixture f;
    QCOMPARE(f.ids(f.admin), Ids{});
    f.storage.reset();
    QVERIFY(!QFile::exists(f.dir.path() + QStringLiteral("/data/earshotd.db-wal")));
}

void TestFolder::newerSchemaIsLeftAlone()
{
    QTemporaryDir dir;
    QVERIFY(openIn(dir).ok());
    const QString path = dir.path() + QStringLiteral("/data/earshotd.db");
    {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = 99");
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    const auto contents = [&] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = contents();
    QVERIFY(!before.isEmpty());
    QCOMPARE(openIn(dir).error().kind, Error::Kind::NewerSchema);
    QVERIFY(contents() == before);
}

void TestFolder::corruptIsTold()
{
    QTemporaryDir dir;
    QVERIFY(openIn(dir).ok());
    const QString path = dir.path() + QStringLiteral("/data/earshotd.db");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = openIn(dir);
    QCOMPARE(opened.error().kind, Error::Kind::Corrupt);
    QVERIFY2(opened.error().detail.find("earshotd.db") != std::string::npos, opened.error().detail.c_str());
}

/// Adds calls from several threads and says each id only when it is acknowledged; never returns.
[[noreturn]] static void addUntilKilled(const std::string &folder, int out)
{
    auto storage = Storage::open({folder, 25, systemNow});
    if (!storage)
        ::_exit(1);
    std::vector<std::thread> threads;
    for (int worker = 0; worker < 4; ++worker)
        threads.emplace_back([&, worker] {
            for (int i = 0;; ++i) {
                Call call;
                call.id = CallId("CAL" + std::to_string(worker) + "x" + std::to_string(i));
                call.clientId = ClientId("COMdental");
                call.customerPhoneNumber = "+1303555" + std::to_string(1000 + i % 50);
                call.startTime = at("2026-06-01T10:00:00Z") + seconds(i);
                const auto added = wait<CallId>([&](auto done) { (*storage)->calls.insert({call, {}, {}}, done); });
                const std::string line = call.id.text + '\n';
                if (!added || ::write(out, line.data(), line.size()) != ssize_t(line.size()))
                    ::_exit(2);
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    ::_exit(0);
}

void TestFolder::acknowledgedWritesSurviveKill_data()
{
    QTest::addColumn<int>("after");
    std::mt19937 random(7);
    for (int round = 0; round < 5; ++round)
        QTest::addRow("round %d", round) << int(random() % 150) + 1;
}

void TestFolder::acknowledgedWritesSurviveKill()
{
    QFETCH(int, after);
    AgencyFixture f;
    f.storage.reset();
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0)
        addUntilKilled(f.dir.path().toStdString() + "/data", ends[1]);
    ::close(ends[1]);
    std::string acknowledged;
    bool killed = false;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
        acknowledged.append(buffer, std::size_t(got));
        if (!killed && std::count(acknowledged.begin(), acknowledged.end(), '\n') >= after) {
            killed = true;
            ::kill(child, SIGKILL);
        }
    }
    ::close(ends[0]);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY2(killed && WIFSIGNALED(status), "the child ended by itself");
    f.reopen();
    f.look();
    const QStringList ids = QString::fromStdString(acknowledged).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &id : ids)
        QVERIFY2(f.storage->calls.find(f.admin, CallId(id.toStdString())).ok(), qPrintable(id));
    SQLite::Database database(f.dir.path().toStdString() + "/data/earshotd.db", SQLite::OPEN_READONLY);
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
    QCOMPARE(database.execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt(), 0);
    QCOMPARE(database
                 .execAndGet("SELECT count(*) FROM persons p WHERE calls <> "
                             "(SELECT count(*) FROM stored_calls WHERE person = p.row)")
                 .getInt(),
             0);
}

void TestFolder::readersDoNotWaitForTheWriter()
{
    std::promise<void> reached, goOn; // they outlive the writer
    AgencyFixture f;
    f.storage->database.write<void>(
        [&](Write &) -> Result<void> {
            reached.set_value();
            goOn.get_future().wait();
            return {};
        },
        {});
    reached.get_future().wait();
    QCOMPARE(f.storage->clients.list(f.admin, {}, {}, {})->total, 2); // would hang if it did
    goOn.set_value();
}

QTEST_GUILESS_MAIN(TestFolder)
#include "tst_storage_folder.moc"
