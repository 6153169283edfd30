#include "backend/storage/window.h"

#include <QTest>

using namespace earshot;
using namespace earshot::storage;

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void covers_data();
    void covers();
    void refuses_data();
    void refuses();
    void noLimitMeansAllTime();
};

void TestWindow::covers_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *zone, const char *now, const char *range, const char *start,
                        const char *end, const char *from,
                        const char *to) { QTest::newRow(name) << zone << now << range << start << end << from << to; };
    const char *ny = "America/New_York";
    const char *june = "2026-06-15T12:00:00Z";
    row("nothing asked: seven days with today", "UTC", june, "", "", "", "2026-06-09T00:00Z", "2026-06-16T00:00Z");
    row("last_7_days leaves today out", "UTC", june, "last_7_days", "", "", "2026-06-08T00:00Z", "2026-06-15T00:00Z");
    row("today in Kolkata", "Asia/Kolkata", "2026-06-15T19:00:00Z", "today", "", "", "2026-06-15T18:30Z",
        "2026-06-16T18:30Z");
    row("yesterday over the spring change has 23 hours", ny, "2026-03-09T15:00:00Z", "yesterday", "", "",
        "2026-03-08T05:00Z", "2026-03-09T04:00Z");
    row("yesterday over the autumn change has 25 hours", ny, "2026-11-02T15:00:00Z", "yesterday", "", "",
        "2026-11-01T04:00Z", "2026-11-02T05:00Z");
    row("last month over new year", "UTC", "2026-01-10T00:00:00Z", "last_month", "", "", "2025-12-01T00:00Z",
        "2026-01-01T00:00Z");
    row("this_year up to today", "UTC", june, "this_year", "", "", "2026-01-01T00:00Z", "2026-06-16T00:00Z");
    row("last_year", "UTC", june, "last_year", "", "", "2025-01-01T00:00Z", "2026-01-01T00:00Z");
    row("the same bare day twice is that day", ny, june, "", "2026-05-01", "2026-05-01", "2026-05-01T04:00Z",
        "2026-05-02T04:00Z");
    row("dates win over the range", "UTC", june, "today", "2026-05-01", "2026-05-02", "2026-05-01T00:00Z",
        "2026-05-03T00:00Z");
    row("minutes are whole", "UTC", june, "", "2026-05-01T10:00", "2026-05-01T10:30", "2026-05-01T10:00Z",
        "2026-05-01T10:31Z");
    row("seconds and an offset", "UTC", june, "", "2026-05-01T10:00:00-04:00", "2026-05-01T10:00:05-04:00",
        "2026-05-01T14:00Z", "2026-05-01T14:00:06Z");
    row("a lone start goes to the end of today", "UTC", june, "", "2026-06-01", "", "2026-06-01T00:00Z",
        "2026-06-16T00:00Z");
    row("an end before the start is an empty window", "UTC", june, "", "2026-06-10", "2026-06-01", "2026-06-10T00:00Z",
        "2026-06-10T00:00Z");
    row("25 months to the day are allowed", "UTC", june, "", "2024-05-15", "2024-05-16", "2024-05-15T00:00Z",
        "2024-05-17T00:00Z");
    row("25 months before 31 March: the end of February", "UTC", "2026-03-31T00:00:00Z", "", "2024-02-29", "2024-02-29",
        "2024-02-29T00:00Z", "2024-03-01T00:00Z");
}

void TestWindow::covers()
{
    QFETCH(QString, zone);
    QFETCH(QString, now);
    QFETCH(QString, range);
    QFETCH(QString, start);
    QFETCH(QString, end);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto text = [](Instant t) { return QString::fromStdString(formatIso(t, IsoStyle::Utc)); };
    const auto expected = [&](const QString &iso) { return text(parseIso(iso.toStdString()).value()); };
    const auto window = dateWindow({range.toStdString(), start.toStdString(), end.toStdString()},
                                   *zoneNamed(zone.toStdString()), *parseIso(now.toStdString()));
    QVERIFY(window.ok());
    QCOMPARE(text(window->from), expected(from));
    QCOMPARE(text(window->to), expected(to));
}

void TestWindow::refuses_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("start");
    QTest::newRow("all_time") << "all_time"
                              << "";
    QTest::newRow("a day too far back") << ""
                                        << "2024-05-14";
    QTest::newRow("an unknown range") << "next_week"
                                      << "";
    QTest::newRow("no date") << ""
                             << "soon";
    QTest::newRow("a date that does not exist") << ""
                                                << "2026-02-30";
}

void TestWindow::refuses()
{
    QFETCH(QString, range);
    QFETCH(QString, start);
    const auto window =
        dateWindow({range.toStdString(), start.toStdString(), ""}, QTimeZone::utc(), *parseIso("2026-06-15T12:00:00Z"));
    QVERIFY(!window.ok());
    QCOMPARE(window.error().kind, Error::Kind::Refused);
    QVERIFY(!window.error().detail.empty());
}

void TestWindow::noLimitMeansAllTime()
{
    const auto window = dateWindow({"all_time", "", ""}, QTimeZone::utc(), *parseIso("2026-06-15T12:00:00Z"), 0);
    QVERIFY(window.ok());
    QCOMPARE(toMs(window->from), 0);
}

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_storage_window.moc"
