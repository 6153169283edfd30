// What day it is where the reader is: midnight, clock changes, journeys.

#include "models/items/displaycontext.h"
#include "models/items/sidebar.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::items;

namespace {

Instant at(const char *iso)
{
    return *parseIso(iso);
}

Reader readerIn(const char *zone)
{
    Reader reader;
    reader.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    reader.zone = QTimeZone(zone);
    return reader;
}

} // namespace

class TestDisplayContext : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysTheDay_data();
    void saysTheDay();
    void midnightComesByItself();
    void aClockThatWasSetIsNoticed();
    void anotherZoneIsNoticed();
    void nothingNewIsNotTold();
    void currencyIsTheClients();
    void currencyOfAZone_data();
    void currencyOfAZone();
};

void TestDisplayContext::saysTheDay_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QDate>("dayBefore");
    QTest::addColumn<QDate>("dayAfter");
    const auto row = [](const char *name, const char *zone, const char *before, const char *after, QDate first,
                        QDate second) {
        QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(before) << QString::fromLatin1(after)
                            << first << second;
    };
    row("midnight in UTC", "UTC", "2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z", {2026, 11, 20}, {2026, 11, 21});
    row("midnight where the offset is odd", "Asia/Kolkata", "2026-11-20T18:29:59Z", "2026-11-20T18:30:00Z",
        {2026, 11, 20}, {2026, 11, 21});
    row("the day has 23 hours", "America/New_York", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", {2026, 3, 8},
        {2026, 3, 9});
    row("the day has 25 hours", "America/New_York", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", {2026, 11, 1},
        {2026, 11, 2});
    row("midnight itself is skipped", "America/Santiago", "2026-09-06T03:59:59Z", "2026-09-06T04:00:00Z", {2026, 9, 5},
        {2026, 9, 6});
    row("a leap day", "Europe/London", "2028-02-28T23:59:59Z", "2028-02-29T00:00:00Z", {2028, 2, 28}, {2028, 2, 29});
    row("New Year", "Pacific/Kiritimati", "2026-12-31T09:59:59Z", "2026-12-31T10:00:00Z", {2026, 12, 31}, {2027, 1, 1});
}

void TestDisplayContext::saysTheDay()
{
    QFETCH(const QString, zone);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    Instant now = at(before.toLatin1().constData());
    DisplayContext display(readerIn(zone.toLatin1().constData()), [&now] { return now; });
    QSignalSpy changes(&display, &DisplayContext::changed);
    QTEST(display.reader().today, "dayBefore");
    display.check();
    QCOMPARE(changes.count(), 0);
    now = at(after.toLatin1().constData());
    display.check();
    QCOMPARE(changes.count(), 1);
    QTEST(display.reader().today, "dayAfter");
}

// The timer is armed for midnight: nobody has to ask.
void TestDisplayContext::midnightComesByItself()
{
    const Instant begin = at("2026-11-20T23:59:59.900Z");
    const Instant real = systemNow();
    DisplayContext display(readerIn("UTC"), [&] { return begin + (systemNow() - real); });
    QSignalSpy changes(&display, &DisplayContext::changed);
    QCOMPARE(display.reader().today, QDate(2026, 11, 20));
    QTRY_COMPARE(changes.count(), 1);
    QCOMPARE(display.reader().today, QDate(2026, 11, 21));
}

void TestDisplayContext::aClockThatWasSetIsNoticed()
{
    Instant now = at("2026-11-20T12:00:00Z");
    DisplayContext display(readerIn("UTC"), [&now] { return now; });
    QSignalSpy changes(&display, &DisplayContext::changed);
    now = at("2026-11-17T12:00:00Z");
    display.check();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(display.reader().today, QDate(2026, 11, 17));
    QCOMPARE(display.evalContext().now, now);
}

void TestDisplayContext::anotherZoneIsNoticed()
{
    const Instant now = at("2026-11-20T20:00:00Z");
    QTimeZone here("America/Chicago");
    DisplayContext display(
        readerIn("UTC"), [now] { return now; }, [&here] { return here; });
    QSignalSpy changes(&display, &DisplayContext::changed);
    QCOMPARE(display.reader().today, QDate(2026, 11, 20));
    QCOMPARE(momentText(now, display.reader()), QStringLiteral("Today 2:00 PM"));
    here = QTimeZone("Asia/Kolkata");
    display.check();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(display.reader().today, QDate(2026, 11, 21));
    QCOMPARE(momentText(now, display.reader()), QStringLiteral("Today 1:30 AM"));
    QCOMPARE(display.evalContext().viewerZone, here);
}

void TestDisplayContext::nothingNewIsNotTold()
{
    Instant now = at("2026-11-20T12:00:00Z");
    DisplayContext display(readerIn("UTC"), [&now] { return now; });
    QSignalSpy changes(&display, &DisplayContext::changed);
    now += std::chrono::hours(11);
    display.check();
    display.setCurrencies(QStringLiteral("EUR"), {});
    display.setCurrencies(QStringLiteral("EUR"), {});
    QCOMPARE(changes.count(), 1);
}

void TestDisplayContext::currencyIsTheClients()
{
    DisplayContext display(readerIn("UTC"));
    display.setCurrencies(QStringLiteral("USD"), {{"COM1", QStringLiteral("GBP")}});
    Call call;
    call.value = Cents(125000);
    call.clientId = ClientId("COM1");
    QCOMPARE(text(*callField("value"), call, display.reader()), QStringLiteral("£1,250"));
    call.clientId = ClientId("COM2");
    QCOMPARE(text(*callField("value"), call, display.reader()), QStringLiteral("$1,250"));
}

void TestDisplayContext::currencyOfAZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("currency");
    QTest::newRow("London") << QByteArray("Europe/London") << QStringLiteral("GBP");
    QTest::newRow("Kolkata") << QByteArray("Asia/Kolkata") << QStringLiteral("INR");
    QTest::newRow("Chicago") << QByteArray("America/Chicago") << QStringLiteral("USD");
    QTest::newRow("Berlin") << QByteArray("Europe/Berlin") << QStringLiteral("EUR");
    QTest::newRow("Sydney") << QByteArray("Australia/Sydney") << QStringLiteral("AUD");
    QTest::newRow("no country") << QByteArray("UTC") << QString();
}

void TestDisplayContext::currencyOfAZone()
{
    QFETCH(const QByteArray, zone);
    QTEST(currencyOf(QTimeZone(zone)), "currency");
}

QTEST_GUILESS_MAIN(TestDisplayContext)
#include "tst_displaycontext.moc"
