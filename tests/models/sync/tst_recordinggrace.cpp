// What is let go of recordings is destroyed when it cannot be taken back any more, and not before.

#include "models/sync/storeroom.h"
#include "tests/models/store/support.h"

#include <functional>

using namespace earshot;
using namespace earshot::store;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t Size = 1000;

vault::Key someKey()
{
    std::array<std::byte, vault::Key::Size> bytes;
    bytes.fill(std::byte(7));
    return vault::Key(bytes);
}

} // namespace

class TestRecordingGrace : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void destroysOnlyWhenTheGraceIsOver_data();
    void destroysOnlyWhenTheGraceIsOver();
    void keepsWhatIsTakenBack_data();
    void keepsWhatIsTakenBack();
    void countsWhatWouldGo_data();
    void countsWhatWouldGo();
    void graceOutlivesTheProgram();
    void laterChangesShortenNothing();
    void takingBackLeavesWhatIsFetched();
    void nothingIsTooOldByOneClockAlone_data();
    void nothingIsTooOldByOneClockAlone();

private:
    Instant now() const { return instantFromMs(m_now); }
    void keep(int number, std::chrono::days ago, const std::string &client);
    void tidy()
    {
        for (bool more = true; more;) {
            const auto done = m_storeroom->tidy({});
            QVERIFY(done.ok());
            more = *done;
        }
    }
    std::size_t files() const { return m_vault->items()->size(); }
    void pass(std::chrono::milliseconds time) { m_now += time.count(); }
    Preferences &preferences() { return m_cache->preferences(); }

    /// What the server's clock says: the same as ours where a test says nothing else.
    std::function<std::optional<Instant>()> told()
    {
        return [this] { return m_hasTold ? std::optional(now() + m_theirsIsAhead) : std::nullopt; };
    }

    bool m_hasTold = true;
    std::chrono::days m_theirsIsAhead{0};
    std::shared_ptr<const vault::Vault> m_vault;
    std::unique_ptr<sync::Storeroom> m_storeroom;
};

using Let = std::function<Result<void>(Preferences &, Instant)>;
Q_DECLARE_METATYPE(Let)
Q_DECLARE_METATYPE(RecordingRules)
Q_DECLARE_METATYPE(RecordingTotals)

/// Four recordings: one of yesterday, two of 40 and 50 days ago, one of another client of 60 days ago.
void TestRecordingGrace::init()
{
    m_now = Noon;
    m_hasTold = true;
    m_theirsIsAhead = {};
    fresh();
    m_vault = std::make_shared<vault::Vault>(folder(), someKey());
    m_storeroom = std::make_unique<sync::Storeroom>(*m_cache, m_vault, clock(), told());
    keep(1, std::chrono::days(1), "COM1");
    keep(2, std::chrono::days(40), "COM1");
    keep(3, std::chrono::days(50), "COM1");
    keep(4, std::chrono::days(60), "COM2");
}

void TestRecordingGrace::keep(int number, std::chrono::days ago, const std::string &client)
{
    Call call = makeCall(number);
    call.startTime = now() - ago;
    call.clientId = ClientId(client);
    deliver(call);
    const std::vector<std::byte> sound(Size);
    auto incoming = m_vault->receive(call.id);
    QVERIFY(incoming && (*incoming)->append(sound) && (*incoming)->finish());
    QVERIFY(m_cache->recordings().put(call.id, {.state = RecordingState::Kept, .bytes = Size, .total = Size}));
}

void TestRecordingGrace::destroysOnlyWhenTheGraceIsOver_data()
{
    QTest::addColumn<Let>("let");
    QTest::addColumn<std::size_t>("stay");
    const auto rules = [](const RecordingRules &wanted) {
        return Let(
            [wanted](Preferences &preferences, Instant at) { return writeRecordingRules(preferences, wanted, at); });
    };
    QTest::newRow("a month for all") << rules({.all = {.keepDays = 30}}) << std::size_t(1);
    QTest::newRow("a month for one client") << rules({.clients = {{"COM2", {.keepDays = 30}}}}) << std::size_t(3);
    QTest::newRow("room for one") << rules({.limit = Size + 1}) << std::size_t(1);
    QTest::newRow("room for two") << rules({.limit = 2 * Size}) << std::size_t(2);
    QTest::newRow("all of them") << Let(letAllRecordingsGo) << std::size_t(0);
}

void TestRecordingGrace::destroysOnlyWhenTheGraceIsOver()
{
    QFETCH(Let, let);
    QFETCH(std::size_t, stay);
    QVERIFY(let(preferences(), now()).ok());
    tidy();
    QCOMPARE(files(), 4U);
    QCOMPARE(m_storeroom->nextTidy(), std::optional(now() + RecordingGrace));
    pass(RecordingGrace - 1ms);
    tidy();
    QCOMPARE(files(), 4U);
    QCOMPARE(m_cache->recordings().totals()->kept, 4);
    pass(1ms);
    tidy();
    QCOMPARE(files(), stay);
    QCOMPARE(m_cache->recordings().totals()->kept, std::int64_t(stay));
    QCOMPARE(m_storeroom->nextTidy(), std::optional<Instant>());
}

void TestRecordingGrace::keepsWhatIsTakenBack_data()
{
    QTest::addColumn<Let>("let");
    QTest::addColumn<Let>("back");
    const Let month([](Preferences &preferences, Instant at) {
        return writeRecordingRules(preferences, {.all = {.keepDays = 30}}, at);
    });
    QTest::newRow("rules, by the settings") << month << Let(takeRecordingRulesBack);
    QTest::newRow("rules, by writing them again")
        << month << Let([](Preferences &preferences, Instant at) { return writeRecordingRules(preferences, {}, at); });
    QTest::newRow("all") << Let(letAllRecordingsGo)
                         << Let([](Preferences &preferences, Instant) { return endLettingAllGo(preferences); });
}

void TestRecordingGrace::keepsWhatIsTakenBack()
{
    QFETCH(Let, let);
    QFETCH(Let, back);
    QVERIFY(let(preferences(), now()).ok());
    pass(RecordingGrace - 1ms);
    QVERIFY(back(preferences(), now()).ok());
    pass(std::chrono::hours(1));
    tidy();
    QCOMPARE(files(), 4U);
    QCOMPARE(*readLettingGo(preferences()), LettingGo());
}

void TestRecordingGrace::countsWhatWouldGo_data()
{
    QTest::addColumn<RecordingRules>("rules");
    QTest::addColumn<RecordingRules>("other");
    QTest::addColumn<RecordingTotals>("lost");
    const auto lost = [](std::int64_t number) { return RecordingTotals{number, number * std::int64_t(Size)}; };
    const RecordingRules month{.all = {.keepDays = 30}};
    QTest::newRow("nothing") << RecordingRules() << RecordingRules() << lost(0);
    QTest::newRow("a month") << month << RecordingRules() << lost(3);
    QTest::newRow("a month, but for one client")
        << RecordingRules{.all = {.keepDays = 30}, .clients = {{"COM2", {}}}} << RecordingRules() << lost(2);
    QTest::newRow("what goes anyhow is not counted") << month << RecordingRules{.all = {.keepDays = 45}} << lost(1);
    QTest::newRow("room for one") << RecordingRules{.limit = Size} << RecordingRules() << lost(3);
    QTest::newRow("both, counted once") << RecordingRules{.all = {.keepDays = 55}, .limit = 2 * Size}
                                        << RecordingRules() << lost(2);
    QTest::newRow("more room") << RecordingRules{.limit = 0} << RecordingRules{.limit = Size} << lost(0);
}

void TestRecordingGrace::countsWhatWouldGo()
{
    QFETCH(RecordingRules, rules);
    QFETCH(RecordingRules, other);
    QFETCH(RecordingTotals, lost);
    QCOMPARE(*std::as_const(*m_cache).recordings().lost(rules, other, now()), lost);
}

void TestRecordingGrace::graceOutlivesTheProgram()
{
    QVERIFY(writeRecordingRules(preferences(), {.all = {.keepDays = 30}}, now()));
    m_storeroom.reset();
    reopen();
    m_storeroom = std::make_unique<sync::Storeroom>(*m_cache, m_vault, clock(), told());
    QVERIFY(m_storeroom->reconcile());
    tidy();
    QCOMPARE(files(), 4U);
    pass(RecordingGrace);
    tidy();
    QCOMPARE(files(), 1U);
}

void TestRecordingGrace::laterChangesShortenNothing()
{
    QVERIFY(writeRecordingRules(preferences(), {.all = {.keepDays = 45}}, now()));
    pass(RecordingGrace / 2);
    QVERIFY(writeRecordingRules(preferences(), {.all = {.keepDays = 30}}, now()));
    pass(RecordingGrace - 1ms);
    tidy();
    QCOMPARE(files(), 4U);
    QVERIFY(takeRecordingRulesBack(preferences(), now()));
    QCOMPARE(readRecordingRules(preferences())->all.keepDays, 0); // as it was before any of it
}

void TestRecordingGrace::takingBackLeavesWhatIsFetched()
{
    using Fetch = RecordingRule::Fetch;
    QVERIFY(writeRecordingRules(preferences(), {.all = {Fetch::Recent, 7}}, now()));
    QVERIFY(writeRecordingRules(preferences(), {.all = {Fetch::Recent, 7, 30}}, now()));
    QVERIFY(writeRecordingRules(preferences(), {.all = {Fetch::ReviewQueue, 9, 30}}, now()));
    QVERIFY(takeRecordingRulesBack(preferences(), now()));
    QCOMPARE(readRecordingRules(preferences())->all, (RecordingRule{Fetch::ReviewQueue, 9, 0}));
}

void TestRecordingGrace::nothingIsTooOldByOneClockAlone_data()
{
    QTest::addColumn<int>("oursJumps"); // days
    QTest::addColumn<bool>("hasTold");
    QTest::addColumn<int>("theirsIsAhead"); // of ours
    QTest::addColumn<std::size_t>("stay");
    QTest::newRow("both are right") << 0 << true << 0 << std::size_t(4);
    QTest::newRow("ours jumps, the server was not heard") << 730 << false << 0 << std::size_t(4);
    QTest::newRow("ours jumps, the server's is right") << 730 << true << -730 << std::size_t(4);
    QTest::newRow("the server's jumps") << 0 << true << 730 << std::size_t(4);
    QTest::newRow("ours is far behind") << -3000 << true << 3730 << std::size_t(4);
    QTest::newRow("two years have passed") << 730 << true << 0 << std::size_t(0);
    QTest::newRow("two years, and the server is not reached") << 730 << false << 0 << std::size_t(4);
}

void TestRecordingGrace::nothingIsTooOldByOneClockAlone()
{
    QFETCH(int, oursJumps);
    QFETCH(bool, hasTold);
    QFETCH(int, theirsIsAhead);
    QFETCH(std::size_t, stay);
    QVERIFY(writeRecordingRules(preferences(), {.all = {RecordingRule::Fetch::Recent, 3000, 365}},
                                now() - std::chrono::days(1)));
    pass(std::chrono::days(oursJumps));
    m_hasTold = hasTold;
    m_theirsIsAhead = std::chrono::days(theirsIsAhead);
    tidy();
    QCOMPARE(files(), stay);
    const auto arrival = m_storeroom->admit(CallId("CAL1")); // somebody opens it
    QCOMPARE(arrival.ok(), stay > 0);
    QVERIFY(arrival || arrival.error().kind == Error::Kind::TooOld);
}

QTEST_GUILESS_MAIN(TestRecordingGrace)
#include "tst_recordinggrace.moc"
