#include "models/sync/intake.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::sync;

namespace {

/// A cache, and flows that never reach a server.
struct Desk {
    Desk()
    {
        auto opened = store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite);
        cache = std::move(*opened);
        remote::CourierSettings settings;
        settings.origin = *remote::Origin::parse("http://127.0.0.1:9");
        courier.emplace(settings);
        Pace pace;
        pace.firstRetry = pace.longestRetry = seconds(0);
        asides.emplace(*cache, board, systemNow);
        context.reset(new Context{*cache, *courier, remote::Service(*courier, AccountId("ACC1")), pace, systemNow,
                                  flows, board, *asides});
        intake.emplace(*context, 10);
    }

    /// Runs a flow beside the intake until it ends.
    void run(Flow<> flow)
    {
        std::stop_source stop;
        flows.add(intake->run());
        flows.add(ending(std::move(flow), stop));
        flows.run(stop.get_token());
    }

    QTemporaryDir folder;
    std::unique_ptr<store::Cache> cache;
    std::optional<remote::Courier> courier;
    std::optional<Asides> asides;
    Flows flows;
    Board board{systemNow};
    std::unique_ptr<Context> context;
    std::optional<Intake> intake;

private:
    static Flow<> ending(Flow<> flow, std::stop_source stop)
    {
        co_await flow;
        stop.request_stop();
    }
};

store::Delivery pageOf(int number, int calls)
{
    store::Delivery page;
    for (int i = 0; i < calls; ++i) {
        Call call;
        call.id = CallId("CAL" + std::to_string(number) + "x" + std::to_string(i));
        call.startTime = instantFromMs(1700000000000 - (number * calls + i) * 60000LL);
        page.calls.push_back(std::move(call));
    }
    page.cursors = {{"last", std::to_string(number)}};
    return page;
}

} // namespace

class TestIntake : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesAllInOrder();
    void countsWhatIsNew();
    void aPageIsInOnceSettled();
    void tellsAFailureToAllAndOnceAtTheEnd();
    void aLatePageMakesNoOtherLate();
};

void TestIntake::writesAllInOrder()
{
    Desk desk;
    Result<void> outcome;
    const auto fill = [&]() -> Flow<> {
        for (int number = 0; number < 60; ++number) {
            auto putSoon = desk.intake->put(pageOf(number, 20));
            outcome = co_await putSoon;
            if (!outcome)
                co_return;
        }
        outcome = co_await desk.intake->settled();
    };
    desk.run(fill());
    QVERIFY(outcome);
    QCOMPARE(desk.cache->inbox().callCount().valueOr(-1), 1200);
    QCOMPARE(desk.cache->inbox().cursor("last").valueOr({}), std::string("59"));
}

void TestIntake::countsWhatIsNew()
{
    Desk desk;
    bool fine = true;
    const auto fill = [&]() -> Flow<> {
        for (int number : {1, 2, 1}) {
            auto putSoon = desk.intake->put(pageOf(number, 5));
            const Result<void> put = co_await putSoon;
            fine = fine && put;
        }
        const Result<void> settled = co_await desk.intake->settled();
        fine = fine && settled;
    };
    desk.run(fill());
    QVERIFY(fine);
    QCOMPARE(desk.board.status().calls, 10);
}

void TestIntake::aPageIsInOnceSettled()
{
    Desk desk;
    std::int64_t seen = -1;
    const auto fill = [&]() -> Flow<> {
        auto putSoon = desk.intake->put(pageOf(1, 250));
        const Result<void> put = co_await putSoon;
        const Result<void> settled = co_await desk.intake->settled();
        seen = put && settled ? desk.cache->inbox().callCount().valueOr(-1) : -2;
    };
    desk.run(fill());
    QCOMPARE(seen, 250);
}

void TestIntake::tellsAFailureToAllAndOnceAtTheEnd()
{
    Desk desk;
    // an unknown table makes the next write fail for good
    {
        SQLite::Database other(desk.folder.filePath(QStringLiteral("cache.db")).toStdString(), SQLite::OPEN_READWRITE);
        other.exec("DROP TABLE call_tags");
    }
    std::vector<bool> went;
    const auto fill = [&]() -> Flow<> {
        store::Delivery tagged = pageOf(1, 1);
        tagged.calls.front().tags = {"hot"};
        auto putSoon = desk.intake->put(std::move(tagged));
        const Result<void> taken = co_await putSoon;
        const Result<void> broken = co_await desk.intake->settled();
        auto laterSoon = desk.intake->put(pageOf(2, 1));
        const Result<void> later = co_await laterSoon;
        const Result<void> well = co_await desk.intake->settled();
        went = {taken.ok(), broken.ok(), later.ok(), well.ok()};
    };
    desk.run(fill());
    QCOMPARE(went, (std::vector<bool>{true, false, true, true}));
    QVERIFY(!desk.cache->calls().callById(CallId("CAL1x0"))); // with its page went its cursor
    QCOMPARE(desk.cache->inbox().cursor("last").valueOr({}), std::string("2"));
}

/// One that was asked for before an edit arrived is gathered with one that was asked for after it.
void TestIntake::aLatePageMakesNoOtherLate()
{
    Desk desk;
    store::Delivery late = pageOf(1, 1), fresh = pageOf(2, 1);
    QVERIFY(desk.cache->inbox().apply(fresh));
    const CallRow row = desk.cache->calls().callById(CallId("CAL2x0"))->row;
    late.asked = desk.cache->inbox().turn();
    store::CallChange change;
    change.note = "mine";
    QVERIFY(desk.cache->edits().edit(std::vector{row}, change));
    const auto sent = desk.cache->outbox().nextToSend(1)->front();
    QVERIFY(desk.cache->outbox().markSending(sent.id, "a"));
    QVERIFY(desk.cache->outbox().confirm(sent.id, desk.cache->calls().call(row)->call));
    fresh.asked = desk.cache->inbox().turn();
    fresh.calls.front().note = "theirs";
    const auto fill = [&]() -> Flow<> {
        auto lateSoon = desk.intake->put(late);
        const Result<void> lateIn = co_await lateSoon;
        auto freshSoon = desk.intake->put(fresh);
        const Result<void> freshIn = co_await freshSoon;
        const Result<void> settled = co_await desk.intake->settled();
        if (!lateIn || !freshIn || !settled)
            qFatal("cannot be put");
    };
    desk.run(fill());
    QCOMPARE(desk.cache->calls().call(row)->call.note, std::string("theirs"));
    QVERIFY(desk.cache->inbox().unsure(10)->empty());
}

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
