#include "models/sql/phrases.h"

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestPhrases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesBack_data();
    void comesBack();
    void keepsWhatIsReadable_data();
    void keepsWhatIsReadable();
    void keepsCallsApart();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sql::Connection> m_connection;
};

void TestPhrases::init()
{
    m_connection.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = sql::Connection::open(m_folder->filePath(QStringLiteral("a.db")).toStdString(),
                                        sql::Access::ReadWrite, sql::Durability::Normal);
    QVERIFY(opened);
    m_connection = std::move(*opened);
    m_connection->execute("CREATE TABLE phrases (call, seq, speaker, start_ms, text, words, PRIMARY KEY (call, seq))");
}

void TestPhrases::comesBack_data()
{
    QTest::addColumn<Transcript>("transcript");
    const auto row = [](const char *name, Transcript transcript) { QTest::newRow(name) << transcript; };
    const auto ms = [](int n) { return milliseconds(n); };
    row("nothing", {});
    row("phrases without words", {{Speaker::Agent, ms(0), "Hello", {}}, {Speaker::Unknown, ms(1500), "", {}}});
    row("words", {{Speaker::Caller, ms(250), "a tooth", {{ms(250), ms(300), "a"}, {ms(420), ms(900), "tooth"}}}});
    row("words that are not the text's",
        {{Speaker::Caller, ms(0), "Doctor 4", {{ms(0), ms(300), "doctor"}, {ms(420), ms(900), "four"}}}});
    row("a text with two spaces", {{Speaker::Caller, ms(0), "a  b", {{ms(0), ms(300), "a"}, {ms(420), ms(900), "b"}}}});
    row("fewer words than the text has", {{Speaker::Caller, ms(0), "a b", {{ms(0), ms(300), "a"}}}});
    row("words that overlap and go back",
        {{Speaker::Caller, ms(9000), "no yes", {{ms(9000), ms(9500), "no"}, {ms(8000), ms(7000), "yes"}}}});
    row("words of many bytes", {{Speaker::Agent, ms(1), "", {{ms(1), ms(2), std::string(100'000, 'x')}}}});
    row("words of none", {{Speaker::Agent, ms(1), "", {{ms(1), ms(2), ""}}}});
    row("an hour in", {{Speaker::Agent, ms(3'600'000), "", {{ms(3'600'000), ms(3'600'400), "नमस्ते"}}}});
}

void TestPhrases::comesBack()
{
    QFETCH(Transcript, transcript);
    sql::insertPhrases(*m_connection, 7, transcript);
    QVERIFY(sql::readPhrases(*m_connection, 7) == transcript);
}

void TestPhrases::keepsWhatIsReadable_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<int>("words");
    const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
    QTest::newRow("whole words") << "w" + hex("020401") + "a" + hex("020401") + "b" << 2;
    QTest::newRow("cut in the second word") << "w" + hex("020401") + "a" + hex("020401") << 1;
    QTest::newRow("cut in the first number") << "w" + hex("ff") << 0;
    QTest::newRow("more bytes promised than there are") << "w" + hex("02047f") + "a" << 0;
    QTest::newRow("times beyond all calls") << "w" + hex("ffffffffffffffffff010401") + "a" << 0;
    QTest::newRow("a number without end") << "w" + QByteArray(20, '\xFF') << 0;
    QTest::newRow("times alone") << "t" + hex("02040204") << 2;
    QTest::newRow("times of fewer words") << "t" + hex("0204") << 0;
    QTest::newRow("times of more words") << "t" + hex("020402040204") << 0;
    QTest::newRow("times that are cut") << "t" + hex("020402ff") << 0;
    QTest::newRow("times far beyond all calls") << "t" + hex("feffffffffff1f020204") << 0;
    QTest::newRow("nothing") << QByteArray("") << 0;
    QTest::newRow("neither") << QByteArray("x123") << 0;
}

void TestPhrases::keepsWhatIsReadable()
{
    QFETCH(QByteArray, blob);
    QFETCH(int, words);
    const auto insert = m_connection->prepared("INSERT INTO phrases VALUES (1, 0, 1, 0, 'a b', ?)");
    insert->bind(1, blob.constData(), int(blob.size()));
    insert->exec();
    const Transcript read = sql::readPhrases(*m_connection, 1);
    QCOMPARE(read.size(), std::size_t(1));
    QCOMPARE(read.front().words.size(), std::size_t(words));
}

void TestPhrases::keepsCallsApart()
{
    sql::insertPhrases(*m_connection, 1, {{Speaker::Agent, {}, "one", {}}});
    sql::insertPhrases(*m_connection, 2, {{Speaker::Agent, {}, "two", {}}, {Speaker::Caller, {}, "three", {}}});
    QCOMPARE(sql::readPhrases(*m_connection, 1).size(), std::size_t(1));
    QCOMPARE(sql::readPhrases(*m_connection, 2).back().text, std::string("three"));
    QVERIFY(sql::readPhrases(*m_connection, 3).empty());
}

QTEST_APPLESS_MAIN(TestPhrases)
#include "tst_phrases.moc"
