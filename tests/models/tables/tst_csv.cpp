#include "models/tables/csv.h"

#include <QTest>

#include <fstream>
#include <sstream>

using namespace earshot;
using namespace earshot::tables;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guardsCells_data();
    void guardsCells();
    void quotes_data();
    void quotes();
    void namesComeBack_data();
    void namesComeBack();
    void writesForPeopleAndPrograms();
    void tellsAFullDisk();
};

void TestCsv::guardsCells_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("safe");
    const auto row = [](const char *cell, bool safe) { QTest::newRow(cell) << QByteArray(cell) << safe; };
    row("Ann Lee", true);
    row("", true);
    row("a=b", true);
    row("=HYPERLINK(\"http://x.example\")", false);
    row("=1", false);
    row("@SUM(A1)", false);
    row("@5", false);
    row("+cmd|' /C calc'!A0", false);
    row("-cmd|' /C calc'!A0", false);
    row("-2+3", false);
    row("--1", false);
    row("\t=1+1", false);
    row("\r=1+1", false);
    row("\ttext", false);
    row("  =1+1", false);
    row("\xC2\xA0=1+1", false);
    row("\xE2\x80\x8B=1+1", false);
    row("\xE3\x80\x80@x", false);
    row("\xEF\xBC\x9D"
        "1+1",
        false); // a wide equals sign
    row("-12", true);
    row("-1,234.50", true);
    row("+5", true);
    row("-", false);
    row("+", false);
    row("+13035550100", true);
    row("+44 20 7946 0000", true);
    row("+1 (303) 555-0100", true);
    row("+1 303-555-0100 x12", true);
    row("+1-303-555-0100", false); // a spreadsheet would subtract
    row("+1303555+cmd|'x'!A0", false);
    row("+1303555*2", false);
}

void TestCsv::guardsCells()
{
    QFETCH(QByteArray, cell);
    QFETCH(bool, safe);
    QCOMPARE(QByteArray::fromStdString(safeCell(cell.toStdString())), safe ? cell : '\'' + cell);
}

void TestCsv::quotes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("quoted");
    QTest::newRow("plain") << QByteArray("a b") << QByteArray("a b");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("quotes") << QByteArray("a \"b\"") << QByteArray("\"a \"\"b\"\"\"");
    QTest::newRow("lines") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("semicolon, which parts cells in some countries") << QByteArray("a;=1") << QByteArray("\"a;=1\"");
    QTest::newRow("space at the end") << QByteArray("a ") << QByteArray("\"a \"");
}

void TestCsv::quotes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, quoted);
    QCOMPARE(QByteArray::fromStdString(quotedCell(text.toStdString())), quoted);
}

void TestCsv::namesComeBack_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("one") << QStringList{QStringLiteral("hot")} << QStringLiteral("hot");
    QTest::newRow("two") << QStringList{QStringLiteral("hot lead"), QStringLiteral("vip")}
                         << QStringLiteral("hot lead; vip");
    QTest::newRow("a comma in a name") << QStringList{QStringLiteral("a, b"), QStringLiteral("c")}
                                       << QStringLiteral("a, b; c");
    QTest::newRow("a semicolon in a name")
        << QStringList{QStringLiteral("a; b"), QStringLiteral("c")} << QStringLiteral("\"a; b\"; c");
    QTest::newRow("quotes in a name") << QStringList{QStringLiteral("\"a\""), QStringLiteral("b\"")}
                                      << QStringLiteral("\"\"\"a\"\"\"; \"b\"\"\"");
    QTest::newRow("spaces around a name") << QStringList{QStringLiteral(" a ")} << QStringLiteral("\" a \"");
}

void TestCsv::namesComeBack()
{
    QFETCH(QStringList, names);
    QFETCH(QString, text);
    Words words;
    for (const QString &name : names)
        words.push_back(name.toStdString());
    QCOMPARE(QString::fromStdString(namesText(words)), text);
    QCOMPARE(namesFrom(namesText(words)), words);
}

static Call hostileCall()
{
    Call call;
    call.customerName = "=HYPERLINK(\"http://x.example\",\"Ann\")";
    call.customerPhoneNumber = "+13035550100";
    call.startTime = parseIso("2026-01-15T12:00:00Z");
    call.duration = seconds(179);
    call.value = Cents(-125);
    call.answered = true;
    call.tags = {"hot", "a;b"};
    return call;
}

void TestCsv::writesForPeopleAndPrograms()
{
    std::vector<const Field *> fields;
    for (const char *key :
         {"customer_name", "customer_phone_number", "start_time", "duration", "value", "answered", "tags", "note"})
        fields.push_back(callField(key));
    const QTimeZone zone("America/New_York");
    const std::string head = "customer_name,customer_phone_number,start_time,duration,value,answered,tags,note\r\n";
    const std::string rest = ",+13035550100,2026-01-15T07:00:00-05:00,179,-1.25,true,\"hot; \"\"a;b\"\"\",\r\n";

    std::ostringstream people;
    CsvWriter safe(people, fields, {.forPrograms = false, .byteOrderMark = true, .zone = zone});
    QVERIFY(safe.header().ok() && safe.row(hostileCall()).ok() && safe.finish().ok());
    const std::string mark = "\xEF\xBB\xBF", formula = "=HYPERLINK(\"\"http://x.example\"\",\"\"Ann\"\")\"";
    QCOMPARE(QByteArray::fromStdString(people.str()), QByteArray::fromStdString(mark + head + "\"'" + formula + rest));

    std::ostringstream programs;
    CsvWriter plain(programs, fields, {.forPrograms = true, .byteOrderMark = false, .zone = zone});
    QVERIFY(plain.header().ok() && plain.row(hostileCall()).ok() && plain.finish().ok());
    QCOMPARE(QByteArray::fromStdString(programs.str()), QByteArray::fromStdString(head + '"' + formula + rest));

    std::ostringstream empty;
    CsvWriter one(empty, {callField("note")}, {});
    QVERIFY(one.row(Call()).ok());
    QCOMPARE(empty.str(), std::string("\"\"\r\n"));
}

void TestCsv::tellsAFullDisk()
{
    std::ofstream full("/dev/full");
    if (!full)
        QSKIP("this system has no /dev/full");
    CsvWriter csv(full, {callField("note")}, {});
    Result<void> written = csv.header();
    Call call;
    call.note = std::string(10'000, 'n');
    for (int i = 0; i < 100 && written; ++i)
        written = csv.row(call);
    QVERIFY(!written.ok());
    QVERIFY(!csv.finish().ok());
    std::ofstream small("/dev/full");
    CsvWriter short_(small, {callField("note")}, {});
    QVERIFY(short_.header().ok()); // is still on its way
    QCOMPARE(short_.finish().error().kind, Error::Kind::DiskFull);
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
