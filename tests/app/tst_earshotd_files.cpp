#include "tests/app/earshotdprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace earshot::test;

/// What earshotd reads and writes beside the network: files of calls, its output, keys and users.
class TestEarshotdFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void importsOnlyFilesOfLines_data();
    void importsOnlyFilesOfLines();
    void updatesWhatItKnows();
    void tellsThatItsOutputIsLost_data();
    void tellsThatItsOutputIsLost();
    void takesBackAKeyThatNobodySaw_data();
    void takesBackAKeyThatNobodySaw();
    void changesAnEmail();
    void tellsOfSoundItKnowsNoCallOf();

private:
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString write(const char *name, const std::string &text) const
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
            return {};
        return path;
    }

    QTemporaryDir m_folder;
};

void TestEarshotdFiles::initTestCase()
{
    const Ran demo = run(words("demo --calls 60 --seed 5 --data") << data());
    QVERIFY2(demo.code == 0, qPrintable(demo.err));
    QCOMPARE(run(words("key add --user admin@demo.example --data") << data()).code, 0);
}

void TestEarshotdFiles::importsOnlyFilesOfLines_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("a folder") << m_folder.path() << 6 << QStringLiteral("is a folder");
    QTest::newRow("nothing") << QStringLiteral("/nowhere/calls.jsonl") << 6 << QStringLiteral("No such file");
    QTest::newRow("a ZIP file") << write("calls.zip", "PK\x03\x04 and so on") << 4 << QStringLiteral("ZIP");
    QTest::newRow("Latin-1") << write("latin1.jsonl", "{\"id\":\"CAL1\",\"note\":\"na\xEFve\"}\n") << 4
                             << QStringLiteral("--encoding");
}

void TestEarshotdFiles::importsOnlyFilesOfLines()
{
    QFETCH(QString, file);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Ran ran = run(words("import --data") << m_folder.filePath(QStringLiteral("nothing-imported")) << file);
    QVERIFY2(ran.code == code, qPrintable(ran.err));
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
}

void TestEarshotdFiles::updatesWhatItKnows()
{
    const QString folder = m_folder.filePath(QStringLiteral("updated"));
    const auto lines = [](const char *note) {
        return QByteArray(R"({"id":"CALaaaa","company_name":"Bakery","start_time":"2026-06-01T10:00:00Z","note":")") +
               note + "\"}\n";
    };
    const QStringList import = words("import --data") << folder << QStringLiteral("-");
    QCOMPARE(run(import, lines("one")).code, 0);
    const Ran newer = run(import, lines("two"));
    QVERIFY2(newer.out.startsWith(QLatin1String("imported 0, updated 1, known before 0")), qPrintable(newer.out));
    const QString file = write("older.jsonl", lines("three").toStdString());
    QFile older(file);
    QVERIFY(older.open(QIODevice::ReadWrite));
    QVERIFY(older.setFileTime(QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC), QFileDevice::FileModificationTime));
    older.close();
    QStringList again = words("import --data") << folder << file;
    const Ran kept = run(again);
    QVERIFY2(kept.out.startsWith(QLatin1String("imported 0, updated 0, known before 1")), qPrintable(kept.out));
    const Ran forced = run(again << QStringLiteral("--update"));
    QVERIFY2(forced.out.startsWith(QLatin1String("imported 0, updated 1, known before 0")), qPrintable(forced.out));
}

void TestEarshotdFiles::tellsThatItsOutputIsLost_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("help") << words("--help");
    QTest::newRow("import") << (words("import --data")
                                << m_folder.filePath(QStringLiteral("lost")) << QStringLiteral("-"));
    QTest::newRow("demo") << (words("demo --calls 20 --data") << m_folder.filePath(QStringLiteral("lost-demo")));
}

void TestEarshotdFiles::tellsThatItsOutputIsLost()
{
    QFETCH(QStringList, arguments);
    if (!QFile::exists(FullDisk))
        QSKIP("this system has no /dev/full");
    const Ran ran = run(arguments, {}, FullDisk);
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains(QLatin1String("the output")), qPrintable(ran.err));
}

void TestEarshotdFiles::takesBackAKeyThatNobodySaw_data()
{
    QTest::addColumn<bool>("serving");
    QTest::newRow("while nobody serves") << false;
    QTest::newRow("beside a server") << true;
}

void TestEarshotdFiles::takesBackAKeyThatNobodySaw()
{
    QFETCH(bool, serving);
    if (!QFile::exists(FullDisk))
        QSKIP("this system has no /dev/full");
    std::unique_ptr<Serving> server;
    if (serving)
        server = std::make_unique<Serving>(data());
    const auto keysKept = [&] {
        sqlite3 *database = nullptr;
        sqlite3_stmt *count = nullptr;
        const QByteArray file = (data() + QStringLiteral("/earshotd.db")).toUtf8();
        int kept = -1;
        if (sqlite3_open_v2(file.constData(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK &&
            sqlite3_prepare_v2(database, "SELECT count(*) FROM api_keys", -1, &count, nullptr) == SQLITE_OK &&
            sqlite3_step(count) == SQLITE_ROW)
            kept = sqlite3_column_int(count, 0);
        sqlite3_finalize(count);
        sqlite3_close(database);
        return kept;
    };
    const int before = keysKept();
    QVERIFY(before > 0);
    const Ran ran = run(words("key add --user admin@demo.example --data") << data(), {}, FullDisk);
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains(QLatin1String("no key was made")), qPrintable(ran.err));
    QCOMPARE(keysKept(), before);
}

void TestEarshotdFiles::changesAnEmail()
{
    const QString folder = m_folder.filePath(QStringLiteral("emails"));
    QCOMPARE(run(words("key add --new-admin --user a@x.example --data") << folder).code, 0);
    QCOMPARE(run(words("user email --user a@x.example --to b@x.example --data") << folder).code, 0);
    QCOMPARE(run(words("key add --user b@x.example --data") << folder).code, 0);
    QCOMPARE(run(words("user email --user a@x.example --to c@x.example --data") << folder).code, 6);
}

/// An empty or older database beside recordings: nothing goes, and somebody hears of it.
void TestEarshotdFiles::tellsOfSoundItKnowsNoCallOf()
{
    const QDir recordings(data() + QStringLiteral("/recordings"));
    const QString month = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM"));
    const auto put = [&](const QString &name) {
        QFile file(recordings.filePath(month + QLatin1Char('/') + name));
        return recordings.mkpath(month) && file.open(QIODevice::WriteOnly) && file.write("RIFF....WAVEfmt ") > 0;
    };
    QVERIFY(put(QStringLiteral("one.wav")) && put(QStringLiteral("two.wav")));
    const Serving server(data());
    QVERIFY(server.port() > 0);
    QVERIFY2(server.log().contains(QLatin1String(R"("event":"recordings_set_aside","files":2)")),
             qPrintable(server.log()));
    QVERIFY(recordings.exists(QStringLiteral("aside/%1/one.wav").arg(month)));
    QVERIFY(recordings.exists(QStringLiteral("aside/%1/two.wav").arg(month)));
}

QTEST_GUILESS_MAIN(TestEarshotdFiles)
#include "tst_earshotd_files.moc"
