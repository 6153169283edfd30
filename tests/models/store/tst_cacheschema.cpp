#include "models/sql/columns.h"
#include "models/store/records.h"
#include "support.h"

#include <QFile>

using namespace earshot;
using namespace earshot::store;

class TestSchema : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void hasAColumnForEveryField();
    void hasAColumnForEveryFigure();
    void keepsRecordsWhole();
    void refusesANewerSchemaUntouched();
    void opensWhatItMade();
    void letsOneProgramWrite();
    void readsBesideTheWriter();
    void readOnlyRefusesWrites();

private:
    std::unique_ptr<sql::Connection> direct() const
    {
        return *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Full);
    }
};

void TestSchema::hasAColumnForEveryField()
{
    const auto db = direct();
    std::map<std::string, std::pair<std::string, std::string>> columns; // name → type, default
    SQLite::Statement info(db->database(), "SELECT name, type, dflt_value FROM pragma_table_info('calls')");
    while (info.executeStep())
        columns[info.getColumn(0).getString()] = {info.getColumn(1).getString(), info.getColumn(2).getString()};

    const std::size_t ofState = 5; // row, gone, gone_at, transcript_state, confirmed_at
    QCOMPARE(columns.size(), sql::storedFields().size() + ofState);
    for (const Field *field : sql::storedFields()) {
        const auto column = columns.find(field->key);
        QVERIFY2(column != columns.end(), field->key);
        const bool number = field->kind == Kind::YesNo || field->kind == Kind::Number ||
                            field->kind == Kind::Duration || field->kind == Kind::Money || field->kind == Kind::Time;
        const bool list = field->kind == Kind::Tags || field->kind == Kind::List;
        QVERIFY2(column->second.first == (number ? "INTEGER" : "TEXT"), field->key);
        if (std::string_view(field->key) != "id")
            QVERIFY2(column->second.second == (number ? "" : list ? "'[]'" : "''"), field->key);
    }
}

void TestSchema::hasAColumnForEveryFigure()
{
    const auto db = direct();
    QSet<QByteArray> columns;
    SQLite::Statement info(db->database(), "SELECT name FROM pragma_table_info('figures') WHERE type = 'INTEGER'");
    while (info.executeStep())
        columns.insert(info.getColumn(0).getText());
    QSet<QByteArray> expected{"call", "transcribed", "swapped"};
    for (const Field *field : sql::ownFields())
        expected.insert(field->key);
    QCOMPARE(columns, expected);
}

template <typename T>
bool comesBack(sql::Connection &db)
{
    T record;
    std::int64_t n = 0;
    for (const Column<T> &column : table<T>().columns) {
        ++n;
        const bool assigned = std::string_view(column.name) == "companies"
                                  ? column.assign(record, std::string("[\"COM1\",\"COM2\"]"))
                              : std::string_view(column.name) == "role"
                                  ? column.assign(record, std::int64_t(2))
                                  : column.assign(record, "text " + std::to_string(n)) || column.assign(record, n) ||
                                        column.assign(record, true) || column.assign(record, instantFromMs(n)) ||
                                        column.assign(record, Words{"a \"quoted\"", "b"});
        if (!assigned)
            return false;
    }
    const bool added = upsert(db, record);
    const bool again = upsert(db, record);
    record.id = decltype(record.id)("another");
    upsert(db, record);
    const auto back = select<T>(db, "WHERE id = 'another'");
    return added && !again && back.size() == 1 && back.front() == record;
}

void TestSchema::keepsRecordsWhole()
{
    const auto db = direct();
    QVERIFY(comesBack<Client>(*db));
    QVERIFY(comesBack<Tracker>(*db));
    QVERIFY(comesBack<Tag>(*db));
    QVERIFY(comesBack<User>(*db));
    QVERIFY(comesBack<FormSubmission>(*db));
    QVERIFY(comesBack<Conversation>(*db));
}

void TestSchema::refusesANewerSchemaUntouched()
{
    m_cache.reset();
    {
        const auto db = direct();
        db->execute("PRAGMA user_version=9999");
        db->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    QFile before(file("cache.db"));
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    for (const Mode mode : {Mode::ReadWrite, Mode::ReadOnly}) {
        const auto opened = Cache::open(folder(), mode);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::NewerSchema);
    }
    QFile after(file("cache.db"));
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == bytes);
    QVERIFY(!QFile::exists(file("cache.db-wal")));
}

void TestSchema::opensWhatItMade()
{
    QVERIFY(m_cache->report().created);
    deliver(makeCall(1));
    reopen();
    QVERIFY(!m_cache->report().created);
    QVERIFY(m_cache->calls().callById(CallId("CAL1")).ok());
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestSchema::letsOneProgramWrite()
{
    const auto second = Cache::open(folder(), Mode::ReadWrite);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Locked);
    const QString process = QString::number(QCoreApplication::applicationPid());
    QVERIFY2(QString::fromStdString(second.error().detail).contains(process), second.error().detail.c_str());
    m_cache.reset();
    QVERIFY(Cache::open(folder(), Mode::ReadWrite).ok());
}

void TestSchema::readsBesideTheWriter()
{
    const auto reader = Cache::open(folder(), Mode::ReadOnly);
    QVERIFY(reader.ok());
    deliver(makeCall(1));
    QVERIFY((*reader)->calls().callById(CallId("CAL1")).ok());
}

void TestSchema::readOnlyRefusesWrites()
{
    const CallRow row = deliver(makeCall(1));
    const auto reader = Cache::open(folder(), Mode::ReadOnly);
    QVERIFY(reader.ok());
    QVERIFY((*reader)->isReadOnly());
    const auto edited = (*reader)->edits().edit(std::vector{row}, {.note = "x"});
    QVERIFY(!edited);
    QCOMPARE(edited.error().kind, Error::Kind::ReadOnly);
    QTemporaryDir empty;
    QCOMPARE(Cache::open(empty.path().toStdString(), Mode::ReadOnly).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_cacheschema.moc"
