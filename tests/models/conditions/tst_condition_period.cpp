#include "models/conditions/period.h"

#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

class TestConditionPeriod : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void begins_data();
    void begins();
};

void TestConditionPeriod::begins_data()
{
    using Span = Period::Span;
    using Unit = Period::Unit;
    QTest::addColumn<int>("span");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, Span span, int count, Unit unit, const char *now, const char *zone,
                        const char *from, const char *to) {
        QTest::newRow(name) << int(span) << count << int(unit) << QString::fromLatin1(now) << QString::fromLatin1(zone)
                            << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    const char *friday = "2026-05-15T12:00:00Z";
    row("today", Span::Last, 1, Unit::Day, friday, "UTC", "2026-05-15T00:00:00Z", "2026-05-16T00:00:00Z");
    row("this day", Span::This, 1, Unit::Day, friday, "UTC", "2026-05-15T00:00:00Z", "2026-05-16T00:00:00Z");
    row("today elsewhere", Span::This, 1, Unit::Day, "2026-05-15T20:00:00Z", "Asia/Kolkata", "2026-05-15T18:30:00Z",
        "2026-05-16T18:30:00Z");
    row("yesterday", Span::Previous, 1, Unit::Day, friday, "UTC", "2026-05-14T00:00:00Z", "2026-05-15T00:00:00Z");
    row("last 30 days", Span::Last, 30, Unit::Day, friday, "UTC", "2026-04-16T00:00:00Z", "2026-05-16T00:00:00Z");
    row("last 2 weeks", Span::Last, 2, Unit::Week, friday, "UTC", "2026-05-02T00:00:00Z", "2026-05-16T00:00:00Z");
    row("this week", Span::This, 1, Unit::Week, friday, "UTC", "2026-05-11T00:00:00Z", "2026-05-18T00:00:00Z");
    row("this week on a Monday", Span::This, 1, Unit::Week, "2026-05-11T00:00:00Z", "UTC", "2026-05-11T00:00:00Z",
        "2026-05-18T00:00:00Z");
    row("this week on a Sunday", Span::This, 1, Unit::Week, "2026-05-17T23:59:59Z", "UTC", "2026-05-11T00:00:00Z",
        "2026-05-18T00:00:00Z");
    row("last week", Span::Previous, 1, Unit::Week, friday, "UTC", "2026-05-04T00:00:00Z", "2026-05-11T00:00:00Z");
    row("one month", Span::Last, 1, Unit::Month, friday, "UTC", "2026-04-16T00:00:00Z", "2026-05-16T00:00:00Z");
    row("one month from a 31st", Span::Last, 1, Unit::Month, "2026-03-31T12:00:00Z", "UTC", "2026-03-01T00:00:00Z",
        "2026-04-01T00:00:00Z");
    row("one year from a leap day", Span::Last, 1, Unit::Year, "2024-02-29T12:00:00Z", "UTC", "2023-03-01T00:00:00Z",
        "2024-03-01T00:00:00Z");
    row("this month", Span::This, 1, Unit::Month, friday, "UTC", "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z");
    row("last month in January", Span::Previous, 1, Unit::Month, "2026-01-31T12:00:00Z", "UTC", "2025-12-01T00:00:00Z",
        "2026-01-01T00:00:00Z");
    row("3 months before", Span::Previous, 3, Unit::Month, friday, "UTC", "2026-02-01T00:00:00Z",
        "2026-05-01T00:00:00Z");
    row("this quarter", Span::This, 1, Unit::Quarter, friday, "UTC", "2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z");
    row("last quarter in winter", Span::Previous, 1, Unit::Quarter, "2026-02-01T00:00:00Z", "UTC",
        "2025-10-01T00:00:00Z", "2026-01-01T00:00:00Z");
    row("this year", Span::This, 1, Unit::Year, friday, "UTC", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    row("last year", Span::Previous, 1, Unit::Year, friday, "UTC", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    row("a day of 23 hours", Span::This, 1, Unit::Day, "2026-03-08T12:00:00Z", "America/New_York",
        "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z");
    row("a day of 25 hours", Span::This, 1, Unit::Day, "2026-11-01T12:00:00Z", "America/New_York",
        "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z");
    row("a day without midnight", Span::This, 1, Unit::Day, "2018-11-04T12:00:00Z", "America/Sao_Paulo",
        "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z");
}

void TestConditionPeriod::begins()
{
    QFETCH(int, span);
    QFETCH(int, count);
    QFETCH(int, unit);
    QFETCH(QString, now);
    QFETCH(QString, zone);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const EvalContext context{*parseIso(now.toStdString()), *zoneNamed(zone.toStdString())};
    const MomentRange range = instants({Period::Span(span), count, Period::Unit(unit)}, context);
    QCOMPARE(QString::fromStdString(formatIso(range.from, IsoStyle::Utc)), from);
    QCOMPARE(QString::fromStdString(formatIso(range.to, IsoStyle::Utc)), to);
}

QTEST_GUILESS_MAIN(TestConditionPeriod)
#include "tst_condition_period.moc"
