#include "models/sync/flow.h"

#include <QTest>

#include <thread>

using namespace earshot;
using namespace earshot::sync;
using namespace std::chrono_literals;

class TestFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTopToBottom();
    void interleaves();
    void wakesFromAnotherThread();
    void waitsForItsTime();
    void stopsInTheMiddle();
    void carriesExceptions();
    void runsTogether();
    void wakersOutliveTheFlows();
};

namespace {

Flow<int> twice(int n)
{
    co_await Until([] { return true; });
    co_return 2 * n;
}

Flow<> add(std::vector<int> &log, int n)
{
    log.push_back(co_await twice(n));
    log.push_back(co_await twice(co_await twice(n)));
}

Flow<> seeing(const std::atomic<bool> &ready, bool &seen)
{
    co_await Until([&ready] { return ready.load(); });
    seen = true;
}

} // namespace

void TestFlow::readsTopToBottom()
{
    std::vector<int> log;
    Flows flows;
    flows.add(add(log, 5));
    flows.run({});
    QCOMPARE(log, (std::vector<int>{10, 20}));
}

void TestFlow::interleaves()
{
    std::string log;
    bool first = false;
    bool second = false;
    const auto a = [&]() -> Flow<> {
        log += "a1 ";
        first = true;
        co_await Until([&] { return second; });
        log += "a2 ";
    };
    const auto b = [&]() -> Flow<> {
        co_await Until([&] { return first; });
        log += "b1 ";
        second = true;
    };
    Flows flows;
    flows.add(b());
    flows.add(a());
    flows.run({});
    QCOMPARE(log, std::string("a1 b1 a2 "));
}

void TestFlow::wakesFromAnotherThread()
{
    std::atomic<bool> ready = false;
    bool seen = false;
    Flows flows;
    flows.add(seeing(ready, seen));
    std::thread other([&] {
        ready = true;
        flows.wake();
    });
    flows.run({});
    other.join();
    QVERIFY(seen);
}

void TestFlow::waitsForItsTime()
{
    const auto start = Steady::now();
    Flows flows;
    const auto wait = []() -> Flow<> { co_await Until({}, Steady::now() + 30ms); };
    flows.add(wait());
    flows.run({});
    QVERIFY(Steady::now() - start >= 30ms);
}

void TestFlow::stopsInTheMiddle()
{
    struct Held {
        bool &gone;
        ~Held() { gone = true; }
    };
    bool gone = false;
    std::stop_source stop;
    Flows flows;
    const auto wait = [&]() -> Flow<> {
        const Held held{gone};
        stop.request_stop();
        co_await Until([] { return false; });
    };
    flows.add(wait());
    flows.run(stop.get_token());
    QVERIFY(gone); // what the flow held was let go of
}

void TestFlow::carriesExceptions()
{
    Flows flows;
    const auto thrower = []() -> Flow<int> {
        co_await Until([] { return true; });
        throw std::runtime_error("inner");
    };
    const auto caller = [&]() -> Flow<> { co_await thrower(); };
    flows.add(caller());
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, flows.run({}));
}

void TestFlow::runsTogether()
{
    int ended = 0;
    bool open = false;
    const auto part = [&](const char *failure) -> Flow<Result<void>> {
        co_await Until([&] { return open; });
        ++ended;
        co_return failure ? Result<void>(Error{Error::Kind::Storage, failure}) : Result<void>();
    };
    Result<void> outcome;
    Flows flows;
    const auto whole = [&]() -> Flow<> {
        std::vector<Flow<Result<void>>> parts;
        parts.push_back(part(nullptr));
        parts.push_back(part("full"));
        parts.push_back(part(nullptr));
        open = true; // before this none could begin
        auto bothSoon = together(flows, std::move(parts));
        outcome = co_await bothSoon;
    };
    flows.add(whole());
    flows.run({});
    QCOMPARE(ended, 3); // all of them, although one failed
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().detail, std::string("full"));
}

void TestFlow::wakersOutliveTheFlows()
{
    std::function<void()> wake;
    std::atomic<bool> ready = false;
    bool seen = false;
    {
        Flows flows;
        wake = flows.waker();
        flows.add(seeing(ready, seen));
        std::thread other([&] {
            ready = true;
            wake();
        });
        flows.run({});
        other.join();
    }
    QVERIFY(seen);
    wake(); // of nobody: AddressSanitizer would tell if it reached for the flows
}

QTEST_APPLESS_MAIN(TestFlow)
#include "tst_flow.moc"
