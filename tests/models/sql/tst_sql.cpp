#include "models/sql/columns.h"
#include "models/sql/migrations.h"
#include "models/sql/readers.h"
#include "models/sql/writer.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace earshot;
using namespace earshot::sql;

class TestSql : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void appliesEachMigrationOnce();
    void refusesANewerSchema();
    void failedMigrationLeavesNothing();
    void everyFieldComesBack();
    void failedJobLeavesItsNeighbours();
    void readersSeeCommits();
    void theLogIsCarriedOverBesideTheWriter();
    void aWriterThatNeverRestsKeepsItsLogShort();
    void tellsWhatIsWrong();

private:
    std::string path() const { return m_folder->filePath(QStringLiteral("t.db")).toStdString(); }
    std::unique_ptr<Connection> open() const
    {
        auto opened = Connection::open(path(), Access::ReadWrite, Durability::Full);
        return opened ? std::move(*opened) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSql::appliesEachMigrationOnce()
{
    const auto db = open();
    const std::vector<Migration> one = {{1, "CREATE TABLE a(x)"}};
    const std::vector<Migration> two = {{1, "CREATE TABLE a(x)"}, {2, "CREATE TABLE b(x); INSERT INTO b VALUES (7)"}};
    QCOMPARE(migrate(*db, one).valueOr(-1), 1);
    QCOMPARE(migrate(*db, two).valueOr(-1), 2);
    QCOMPARE(migrate(*db, two).valueOr(-1), 2);
    QCOMPARE(db->database().execAndGet("SELECT x FROM b").getInt(), 7);
}

void TestSql::refusesANewerSchema()
{
    const auto db = open();
    db->execute("PRAGMA user_version=9");
    const auto outcome = migrate(*db, {{1, "CREATE TABLE a(x)"}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::NewerSchema);
    QCOMPARE(db->database().execAndGet("SELECT count(*) FROM sqlite_master").getInt(), 0);
}

void TestSql::failedMigrationLeavesNothing()
{
    const auto db = open();
    QVERIFY(!migrate(*db, {{1, "CREATE TABLE a(x); CREATE TABLE a(x)"}}));
    QCOMPARE(db->database().execAndGet("PRAGMA user_version").getInt(), 0);
    QCOMPARE(db->database().execAndGet("SELECT count(*) FROM sqlite_master").getInt(), 0);
}

void TestSql::everyFieldComesBack()
{
    const auto db = open();
    std::string columns;
    for (const Field *field : storedFields())
        columns += std::string(columns.empty() ? "" : ", ") + field->key;
    db->execute("CREATE TABLE calls(" + columns + ")");

    for (const bool filled : {false, true}) {
        Call call;
        std::int64_t n = 0;
        for (const Field *field : storedFields()) {
            ++n;
            const bool assigned = !filled || field->assign(call, std::to_string(n)) || field->assign(call, n) ||
                                  field->assign(call, true) || field->assign(call, instantFromMs(n)) ||
                                  field->assign(call, Words{"a \"quoted\"", std::to_string(n)});
            QVERIFY2(assigned, field->key);
        }
        {
            const auto insert = db->prepared("INSERT INTO calls VALUES (" + placeholders(storedFields().size()) + ")");
            int index = 0;
            for (const Field *field : storedFields())
                bindField(*insert, ++index, *field, call);
            insert->exec();
        }
        const auto select = db->prepared("SELECT " + columnList() + " FROM calls ORDER BY rowid DESC LIMIT 1");
        QVERIFY(select->executeStep());
        Call back;
        int index = 0;
        for (const Field *field : storedFields())
            readField(*select, index++, *field, back);
        QCOMPARE(back == call, true);
    }
}

void TestSql::failedJobLeavesItsNeighbours()
{
    auto db = open();
    db->execute("CREATE TABLE a(x INTEGER UNIQUE)");
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    {
        Writer writer(std::move(db));
        for (int i = 0; i < 200; ++i)
            writer.submit(
                [i](Connection &c) -> Result<void> {
                    c.execute("INSERT INTO a VALUES (" + std::to_string(i / 2) + ")"); // every second is a duplicate
                    return {};
                },
                [&](const Result<void> &outcome) { ++(outcome ? good : bad); });
        const auto refused = writer.run([](Connection &c) -> Result<void> {
            c.execute("INSERT INTO a VALUES (1000)");
            return Error{Error::Kind::Refused, "changed my mind"};
        });
        QCOMPARE(refused.error().kind, Error::Kind::Refused);
        const auto count = writer.fetch(
            [](Connection &c) -> Result<int> { return c.database().execAndGet("SELECT count(*) FROM a").getInt(); });
        QCOMPARE(count.valueOr(-1), 100);
    }
    QCOMPARE(good.load(), 100);
    QCOMPARE(bad.load(), 100);
}

void TestSql::readersSeeCommits()
{
    Writer writer(open());
    QVERIFY(writer.run([](Connection &c) -> Result<void> {
        c.execute("CREATE TABLE a(x); INSERT INTO a VALUES (5)");
        return {};
    }));
    Readers readers(path());
    const auto reader = readers.borrow();
    QVERIFY(reader);
    QCOMPARE((*reader)->database().execAndGet("SELECT x FROM a").getInt(), 5);
    const auto write = attempt([&] { (*reader)->execute("DELETE FROM a"); });
    QCOMPARE(write.error().kind, Error::Kind::ReadOnly);
}

namespace {

/// Grows a table by so many megabytes, one a transaction.
Result<void> grow(Writer &writer, int megabytes)
{
    Result<void> grown;
    for (int i = 0; i < megabytes && grown; ++i)
        grown = writer.run([](Connection &connection) {
            connection.execute("CREATE TABLE IF NOT EXISTS big(x)");
            connection.execute("INSERT INTO big VALUES (randomblob(1048576))");
            return Result<void>();
        });
    return grown;
}

} // namespace

void TestSql::theLogIsCarriedOverBesideTheWriter()
{
    Writer writer(open());
    QVERIFY(grow(writer, 6));
    // without a further commit, and while the connection stays open
    QTRY_VERIFY(QFileInfo(QString::fromStdString(path())).size() > 6 << 20);
}

void TestSql::aWriterThatNeverRestsKeepsItsLogShort()
{
    Writer writer(open());
    QVERIFY(grow(writer, 200));
    QVERIFY(QFileInfo(QString::fromStdString(path() + "-wal")).size() < 100 << 20);
}

void TestSql::tellsWhatIsWrong()
{
    QFile junk(QString::fromStdString(path()));
    QVERIFY(junk.open(QIODevice::WriteOnly));
    junk.write(QByteArray(8192, 'x'));
    junk.close();
    const auto opened = Connection::open(path(), Access::ReadWrite, Durability::Full);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Corrupt);
    const auto nowhere = Connection::open("/proc/nowhere/x.db", Access::ReadWrite, Durability::Full);
    QCOMPARE(nowhere.error().kind, Error::Kind::ReadOnly);
}

QTEST_APPLESS_MAIN(TestSql)
#include "tst_sql.moc"
