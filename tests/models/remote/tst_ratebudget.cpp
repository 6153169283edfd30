#include "models/remote/ratebudget.h"

#include <QTest>

#include <array>
#include <deque>

using namespace earshot;
using namespace earshot::remote;
using namespace std::chrono_literals;

namespace {

/// Used and left in an hour, used and left in a day.
using Counts = std::array<int, 4>;
Counts counts(const BudgetFigures &figures)
{
    return {figures.usedHour, figures.leftHour, figures.usedDay, figures.leftDay};
}

const Instant Start = instantFromMs(1'700'000'000'000);

void spend(RateBudget &budget, Instant at, int count)
{
    for (int i = 0; i < count; ++i)
        budget.spend(at);
}

} // namespace

class TestRateBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void letsTheWholeHourGoAtOnce();
    void neverPassesTheLimits_data();
    void neverPassesTheLimits();
    void keepsAReserveForPeople();
    void pauses();
    void survivesARestart();
    void survivesAClockSetBack();
    void readsOnlyItsOwnState_data();
    void readsOnlyItsOwnState();
    void staysSmall();
};

void TestRateBudget::letsTheWholeHourGoAtOnce()
{
    RateBudget budget({.hour = 10, .day = 100, .reservePercent = 0});
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(budget.nextSlot(Start, Priority::Background), Start);
        budget.spend(Start);
    }
    QCOMPARE(budget.nextSlot(Start, Priority::Background), Start + 1h);
    QCOMPARE(counts(budget.figures(Start)), (Counts{10, 0, 10, 90}));
    QCOMPARE(counts(budget.figures(Start + 59min)), (Counts{10, 0, 10, 90}));
    QCOMPARE(counts(budget.figures(Start + 1h)), (Counts{0, 10, 10, 90}));
}

void TestRateBudget::neverPassesTheLimits_data()
{
    QTest::addColumn<int>("everyMs"); // how eager the client is
    QTest::newRow("as fast as it can") << 0;
    QTest::newRow("every second") << 1'000;
    QTest::newRow("every 7 seconds") << 7'000;
}

void TestRateBudget::neverPassesTheLimits()
{
    QFETCH(int, everyMs);
    const RateLimits limits{.hour = 100, .day = 1'000, .reservePercent = 0};
    RateBudget budget(limits);
    std::deque<Instant> hour;
    std::deque<Instant> day;
    Instant now = Start;
    int sent = 0;
    while (now < Start + 72h) {
        const Instant slot = budget.nextSlot(now, Priority::Background);
        QVERIFY(slot >= now);
        if (slot > now) {
            now = slot;
            continue;
        }
        budget.spend(now);
        ++sent;
        hour.push_back(now);
        day.push_back(now);
        while (now - hour.front() >= 1h)
            hour.pop_front();
        while (now - day.front() >= 24h)
            day.pop_front();
        QVERIFY(int(hour.size()) <= limits.hour);
        QVERIFY(int(day.size()) <= limits.day);
        now += milliseconds(everyMs);
    }
    QVERIFY2(sent > 2'700, qPrintable(QString::number(sent))); // nearly all of three days' budget is of use
}

void TestRateBudget::keepsAReserveForPeople()
{
    RateBudget budget({.hour = 100, .day = 1'000, .reservePercent = 10});
    spend(budget, Start, 90);
    QCOMPARE(budget.nextSlot(Start, Priority::Background), Start + 1h);
    QCOMPARE(budget.nextSlot(Start, Priority::Foreground), Start);
    spend(budget, Start, 10);
    QCOMPARE(budget.nextSlot(Start, Priority::Foreground), Start + 1h);
}

void TestRateBudget::pauses()
{
    RateBudget budget;
    budget.pause(Start, Start + 5min);
    budget.pause(Start, Start + 1min); // the longer one counts
    QCOMPARE(budget.nextSlot(Start, Priority::Foreground), Start + 5min);
    QCOMPARE(budget.figures(Start).pausedUntil, std::optional(Start + 5min));
    QCOMPARE(budget.nextSlot(Start + 5min, Priority::Foreground), Start + 5min);
    QVERIFY(!budget.figures(Start + 5min).pausedUntil);
    budget.pause(Start + 5min, Start + std::chrono::hours(24 * 365)); // nobody is locked out for a year
    QCOMPARE(budget.nextSlot(Start + 5min, Priority::Foreground), Start + 5min + 24h);
}

void TestRateBudget::survivesARestart()
{
    RateBudget before({.hour = 10, .day = 100, .reservePercent = 0});
    spend(before, Start, 4);
    spend(before, Start + 10min, 6);
    before.pause(Start + 10min, Start + 12min);
    const BudgetState kept = BudgetState::parse(before.state().text());
    QCOMPARE(kept, before.state());
    RateBudget after({.hour = 10, .day = 100, .reservePercent = 0}, kept);
    QCOMPARE(after.nextSlot(Start + 11min, Priority::Background), Start + 1h);
    QCOMPARE(counts(after.figures(Start + 61min)), (Counts{6, 4, 10, 90}));
}

void TestRateBudget::survivesAClockSetBack()
{
    RateBudget budget({.hour = 10, .day = 100, .reservePercent = 0});
    spend(budget, Start, 10);
    budget.pause(Start, Start + 2min);
    const Instant lastYear = Start - std::chrono::hours(24 * 365);
    QCOMPARE(budget.figures(lastYear).usedHour, 10);
    QCOMPARE(budget.figures(lastYear).pausedUntil, std::optional(lastYear + 2min));
    QCOMPARE(budget.nextSlot(lastYear, Priority::Background), lastYear + 1h);
}

void TestRateBudget::readsOnlyItsOwnState_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *bad : {"", "x", "1 2", "1 2 3 4x 5", "1 2 -3", "1 2 99999999999", "1;2;3"})
        QTest::newRow(bad) << QByteArray(bad);
}

void TestRateBudget::readsOnlyItsOwnState()
{
    QFETCH(QByteArray, text);
    QCOMPARE(BudgetState::parse(text.toStdString()), BudgetState());
}

void TestRateBudget::staysSmall()
{
    RateBudget budget;
    for (Instant now = Start; now < Start + 48h; now += 9s)
        budget.spend(now);
    QVERIFY(budget.state().spent.size() < 500);
    QCOMPARE(budget.figures(Start + 48h).usedHour, 400);
}

QTEST_APPLESS_MAIN(TestRateBudget)
#include "tst_ratebudget.moc"
