#include "models/base/time.h"

#include <QTest>

using namespace earshot;

class TestTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryOffsetForm_data();
    void readsEveryOffsetForm();
    void refuses_data();
    void refuses();
    void writes_data();
    void writes();
    void knowsLocalTime();
};

void TestTime::readsEveryOffsetForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    const qint64 at = 1485275268119; // 2017-01-24T16:27:48.119Z
    QTest::newRow("colon offset") << QByteArray("2017-01-24T11:27:48.119-05:00") << at;
    QTest::newRow("bare offset") << QByteArray("2017-01-24T11:27:48.119-0500") << at;
    QTest::newRow("hours only") << QByteArray("2017-01-24T11:27:48.119-05") << at;
    QTest::newRow("half hour zone") << QByteArray("2017-01-24T21:57:48.119+05:30") << at;
    QTest::newRow("zulu") << QByteArray("2017-01-24T16:27:48.119Z") << at;
    QTest::newRow("minus zero") << QByteArray("2017-01-24T16:27:48.119-0000") << at;
    QTest::newRow("long fraction") << QByteArray("2017-01-24T16:27:48.119876Z") << at;
    QTest::newRow("no fraction") << QByteArray("2017-01-24T16:27:48Z") << at - 119;
    QTest::newRow("space and no zone") << QByteArray("2017-01-24 16:27:48") << at - 119;
    QTest::newRow("minutes only") << QByteArray("2017-01-24T16:27") << at - 48119;
    QTest::newRow("date only") << QByteArray("2017-01-24") << qint64(1485216000000);
    QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.500Z") << qint64(-500);
}

void TestTime::readsEveryOffsetForm()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    const auto t = parseIso(text.toStdString());
    QVERIFY(t);
    QCOMPARE(qint64(toMs(*t)), ms);
}

void TestTime::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *bad :
         {"", "yesterday", "2017-02-30", "2017-13-01T00:00:00Z", "2017-01-24T25:00:00Z", "2017-01-24T11:27:48.Z",
          "2017-01-24T11:27:48-99:00", "2017-01-24T11:27:48Zjunk", "17-1-24", "-017-01-24"})
        QTest::newRow(bad) << QByteArray(bad);
}

void TestTime::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseIso(text.toStdString()));
}

void TestTime::writes_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("calls") << int(IsoStyle::OffsetMs) << QByteArray("America/New_York")
                           << QByteArray("2017-01-24T11:27:48.119-05:00");
    QTest::newRow("companies") << int(IsoStyle::UtcMs) << QByteArray("Asia/Kolkata")
                               << QByteArray("2017-01-24T16:27:48.119Z");
    QTest::newRow("trackers") << int(IsoStyle::Utc) << QByteArray("Asia/Kolkata") << QByteArray("2017-01-24T16:27:48Z");
    QTest::newRow("page views") << int(IsoStyle::Offset) << QByteArray("Asia/Kolkata")
                                << QByteArray("2017-01-24T21:57:48+05:30");
    QTest::newRow("summaries") << int(IsoStyle::OffsetBare) << QByteArray("America/New_York")
                               << QByteArray("2017-01-24T11:27:48-0500");
    QTest::newRow("legacy zone") << int(IsoStyle::OffsetMs) << QByteArray("EST")
                                 << QByteArray("2017-01-24T11:27:48.119-05:00");
}

void TestTime::writes()
{
    QFETCH(int, style);
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, text);
    const auto known = zoneNamed(zone.toStdString());
    QVERIFY(known);
    QCOMPARE(QByteArray::fromStdString(formatIso(instantFromMs(1485275268119), IsoStyle(style), *known)), text);
}

void TestTime::knowsLocalTime()
{
    const auto zone = zoneNamed("Asia/Kolkata");
    QVERIFY(zone);
    QCOMPARE(localTime(instantFromMs(1485275268119), *zone), (LocalTime{2017, 1, 24, 2, 21 * 60 + 57}));
    QVERIFY(!zoneNamed("Mars/Olympus"));
    using namespace std::chrono;
    QCOMPARE(qint64(toMs(startOfDay(2017y / January / 24, *zone))), qint64(1485196200000));
}

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
