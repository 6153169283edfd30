#include "tests/models/sync/fakeservice.h"
#include "tests/models/sync/twoprofiles.h"
#include "tests/support/sanitized.h"

#include <QTest>

using namespace earshot;
using namespace earshot::test;

namespace {

constexpr unsigned Runs = Sanitized ? 100 : 500;
constexpr unsigned RunsInAWorld = 25;

class InMemory : public Side {
public:
    InMemory(bool isOurs, unsigned firstSeed) : service(isOurs)
    {
        for (const Call &call : callsOfRuns(firstSeed, RunsInAWorld, isOurs, *parseIso("2026-11-20T12:00:00Z")))
            service.put(call);
    }

    Profile profile(const Clock &clock) const override { return Profile(service.url(), clock); }
    bool isIdle() const override { return service.isIdle(); }
    Call call(const std::string &id) override { return *service.call(CallId(id)); }
    Call change(const std::string &id, const std::function<store::CallChange(const Call &)> &what) override
    {
        Call seen;
        service.change(CallId(id), [&](Call &call) {
            seen = call;
            store::apply(what(seen), call);
        });
        return seen;
    }

    FakeService service;
};

} // namespace

class TestTwoProfiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loseNothingThatIsNotShown_data();
    void loseNothingThatIsNotShown();
};

void TestTwoProfiles::loseNothingThatIsNotShown_data()
{
    QTest::addColumn<bool>("hasLog");
    QTest::addColumn<unsigned>("first");
    for (unsigned first = 1; first <= Runs; first += RunsInAWorld) {
        const bool hasLog = first / RunsInAWorld % 2 == 0;
        QTest::addRow("seeds %u to %u, %s", first, first + RunsInAWorld - 1,
                      hasLog ? "a server with a log of changes and versions" : "a server like CallRail")
            << hasLog << first;
    }
}

void TestTwoProfiles::loseNothingThatIsNotShown()
{
    QFETCH(bool, hasLog);
    QFETCH(unsigned, first);
    InMemory side(hasLog, first);
    World world(side, hasLog);
    side.service.interfere([&](const Request &request) {
        return world.interfere(request, [&] { return side.service.doneButNotSaid(request); });
    });
    const std::string lost = playRuns(world, first, RunsInAWorld);
    side.service.interfere({});
    QVERIFY2(lost.empty(), lost.c_str());
}

QTEST_GUILESS_MAIN(TestTwoProfiles)
#include "tst_two_profiles.moc"
