#include "models/sql/migrations.h"
#include "models/store/recordinggrace.h"
#include "support.h"

#include <QFile>

using namespace earshot;
using namespace earshot::store;
using Fetch = RecordingRule::Fetch;

namespace {

using Ids = std::vector<std::string>;
constexpr std::int64_t Day = 24LL * 3600 * 1000;

const Recording Kept{.state = RecordingState::Kept, .bytes = 1000, .total = 1000, .mediaType = "audio/mpeg"};

Ids idsOf(const Result<std::vector<CallId>> &calls)
{
    Ids out;
    for (const CallId &call : *calls)
        out.push_back(call.text);
    return out;
}

RecordingRules rulesOf(const RecordingRule &all, std::map<std::string, RecordingRule> clients = {})
{
    return {.all = all, .clients = std::move(clients)};
}

} // namespace

class TestRecordings : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void remembersHowItStands();
    void tellsOfChanges();
    void wantsByTheRules_data();
    void wantsByTheRules();
    void wantsWhatFailedLaterAndNotForEver();
    void listsWhatCouldNotBeHad();
    void evictsWhatWasNotUsedForLongest();
    void findsWhatIsOverdue();
    void doomsWhateverLeaves_data();
    void doomsWhateverLeaves();
    void keepsPeaksWithTheRecording();
    void countsWhatIsKept();
    void bringsAnOldCacheAlong();
    void survivesADamagedCache();
    void rulesComeBack_data();
    void rulesComeBack();
    void refusesBrokenRules_data();
    void refusesBrokenRules();

private:
    CallRow call(int number, std::int64_t daysAgo, const std::string &client = "COM1", const std::string &status = {},
                 const std::string &recording = "https://there/recording.json")
    {
        Call call = makeCall(number);
        call.startTime = instantFromMs(Noon - daysAgo * Day);
        call.clientId = ClientId(client);
        call.leadStatus = status;
        call.recording = recording;
        return deliver(call);
    }
    Result<void> put(const std::string &id, const Recording &recording)
    {
        return m_cache->recordings().put(CallId(id), recording);
    }
    Recordings &recordings() { return m_cache->recordings(); }
    Instant now() const { return instantFromMs(m_now); }
};

void TestRecordings::remembersHowItStands()
{
    const CallRow row = call(1, 0);
    QCOMPARE(*recordings().of(row), Recording());
    QCOMPARE(recordings().of(CallId("CAL1"))->row, row);
    const Recording failed{.state = RecordingState::Failed,
                           .bytes = 70,
                           .total = 700,
                           .mediaType = "audio/wav",
                           .validator = "\"v1\"",
                           .attempts = 2,
                           .triedAt = now(),
                           .error = Error{Error::Kind::Server, "HTTP 503"}};
    QVERIFY(put("CAL1", failed));
    QCOMPARE(*recordings().of(row), failed);
    QVERIFY(put("CAL1", Kept));
    QCOMPARE(recordings().of(CallId("CAL1"))->recording, Kept);
    QCOMPARE(put("CAL9", Kept).error().kind, Error::Kind::NotFound);
    QCOMPARE(recordings().of(CallId("CAL9")).error().kind, Error::Kind::NotFound);
}

void TestRecordings::tellsOfChanges()
{
    const CallRow row = call(1, 0);
    std::mutex mutex;
    std::vector<ChangeNotice> told;
    const Subscription subscription = m_cache->subscribe([&](const ChangeNotice &notice) {
        const std::lock_guard lock(mutex);
        told.push_back(notice);
    });
    QVERIFY(put("CAL1", Kept));
    QVERIFY(recordings().putPeaks(row, "peaks"));
    QVERIFY(recordings().forget({row}));
    const std::lock_guard lock(mutex);
    QCOMPARE(told.size(), 3U);
    for (const ChangeNotice &notice : told) {
        QCOMPARE(notice.calls, std::vector{row});
        QVERIFY(notice.touches(Part::Recordings));
        QVERIFY(!notice.listsChanged);
    }
}

void TestRecordings::wantsByTheRules_data()
{
    QTest::addColumn<RecordingRules>("rules");
    QTest::addColumn<Ids>("wanted");
    QTest::newRow("on opening") << rulesOf({}) << Ids();
    QTest::newRow("the last ten days") << rulesOf({Fetch::Recent, 10}) << Ids{"CAL1", "CAL2", "CAL3"};
    QTest::newRow("for ever") << rulesOf({Fetch::Recent, 3000}) << Ids{"CAL1", "CAL2", "CAL3", "CAL4", "CAL5"};
    QTest::newRow("the next two of the queue") << rulesOf({Fetch::ReviewQueue, 2}) << Ids{"CAL1", "CAL3"};
    QTest::newRow("an exception for more") << rulesOf({}, {{"COM2", {Fetch::Recent, 3000}}}) << Ids{"CAL3", "CAL5"};
    QTest::newRow("an exception for less")
        << rulesOf({Fetch::Recent, 3000}, {{"COM2", {}}}) << Ids{"CAL1", "CAL2", "CAL4"};
    QTest::newRow("two exceptions") << rulesOf({Fetch::Recent, 1},
                                               {{"COM2", {Fetch::ReviewQueue, 1}}, {"COM1", {Fetch::Recent, 5}}})
                                    << Ids{"CAL1", "CAL2", "CAL3"};
    QTest::newRow("none older than the client lets be")
        << rulesOf({Fetch::Recent, 3000, 30}) << Ids{"CAL1", "CAL2", "CAL3"};
    QTest::newRow("a queue of none") << rulesOf({Fetch::ReviewQueue, 0}) << Ids();
}

void TestRecordings::wantsByTheRules()
{
    QFETCH(RecordingRules, rules);
    call(1, 1);
    call(2, 2, "COM1", "good_lead");
    call(3, 8, "COM2");
    call(4, 100);
    call(5, 200, "COM2");
    call(6, 0, "COM1", {}, {}); // was not recorded
    QTEST(idsOf(recordings().wanted(rules, now(), 10)), "wanted");
    const Ids all = idsOf(recordings().wanted(rules, now(), 10));
    QCOMPARE(idsOf(recordings().wanted(rules, now(), 1)),
             Ids(all.begin(), all.begin() + std::min<long>(1, long(all.size()))));
    for (const std::string &id : all)
        QVERIFY(put(id, Kept));
    const Ids more = idsOf(recordings().wanted(rules, now(), 10));
    QCOMPARE(more, Ids()); // a queue of two stays two when they are here
}

void TestRecordings::wantsWhatFailedLaterAndNotForEver()
{
    call(1, 0);
    const RecordingRules rules = rulesOf({Fetch::Recent, 3000});
    const auto wantedAfter = [&](RecordingState state, int attempts, std::chrono::minutes passed) {
        put("CAL1", {.state = state, .attempts = attempts, .triedAt = now() - passed}).ok();
        return !recordings().wanted(rules, now(), 10)->empty();
    };
    using std::chrono::minutes;
    QVERIFY(!wantedAfter(RecordingState::Failed, 1, minutes(9)));
    QVERIFY(wantedAfter(RecordingState::Failed, 1, minutes(11)));
    QVERIFY(!wantedAfter(RecordingState::Failed, 2, minutes(39)));
    QVERIFY(wantedAfter(RecordingState::Failed, 2, minutes(41)));
    QVERIFY(!wantedAfter(RecordingState::Failed, 6, minutes(100'000)));
    QVERIFY(wantedAfter(RecordingState::Partial, 0, minutes(0)));
    constexpr minutes ADay(24 * 60);
    QVERIFY(!wantedAfter(RecordingState::Absent, 1, ADay - minutes(1))); // a disk of the server's may have been away
    QVERIFY(wantedAfter(RecordingState::Absent, 1, ADay + minutes(1)));
    QVERIFY(wantedAfter(RecordingState::Absent, 0, ADay + minutes(1))); // as caches of before have them
    QVERIFY(!wantedAfter(RecordingState::Absent, 2, 7 * ADay - minutes(1)));
    QVERIFY(wantedAfter(RecordingState::Absent, 2, 7 * ADay + minutes(1)));
    QVERIFY(wantedAfter(RecordingState::Absent, 100, 7 * ADay + minutes(1)));
}

void TestRecordings::listsWhatCouldNotBeHad()
{
    for (int number = 1; number <= 4; ++number)
        call(number, number * 10); // the first is the newest
    const auto failed = [this](const char *id, int attempts, const char *why) {
        QVERIFY(put(id, {.state = RecordingState::Failed,
                         .attempts = attempts,
                         .triedAt = now(),
                         .error = Error{Error::Kind::Server, why}}));
    };
    failed("CAL3", 1, "HTTP 500");
    failed("CAL2", 6, "HTTP 501");
    failed("CAL1", 2, "HTTP 502");
    QVERIFY(put("CAL4", Kept));
    const auto all = recordings().failures(rulesOf({Fetch::Recent, 3000}), now(), 10);
    QVERIFY(all);
    QCOMPARE(all->count, std::int64_t(3));
    QCOMPARE(all->newest.size(), std::size_t(3));
    QCOMPARE(all->newest[0].known.call.text, std::string("CAL1"));
    QCOMPARE(all->newest[0].known.recording.error->detail, std::string("HTTP 502"));
    QVERIFY(all->newest[0].next == now() + std::chrono::minutes(40));
    QVERIFY(!all->newest[1].next); // given up
    QVERIFY(all->newest[2].next == now() + std::chrono::minutes(10));
    // what the rules do not want is not tried by itself
    const auto some = recordings().failures(rulesOf({Fetch::Recent, 15}), now(), 2);
    QCOMPARE(some->count, std::int64_t(3));
    QCOMPARE(some->newest.size(), std::size_t(2));
    QVERIFY(some->newest[0].next && !some->newest[1].next);
}

void TestRecordings::evictsWhatWasNotUsedForLongest()
{
    const CallRow old = call(1, 300);
    for (int i = 2; i <= 4; ++i)
        call(i, i);
    for (const char *id : {"CAL1", "CAL2", "CAL3", "CAL4"}) {
        m_now += 1000;
        QVERIFY(put(id, Kept));
    }
    QVERIFY(put("CAL4", {.state = RecordingState::Failed})); // takes no room
    m_now += 1000;
    recordings().use(old);
    const auto ids = [&](const RecordingRules &rules, bool covered) {
        std::vector<CallId> out;
        for (const KnownRecording &known : *recordings().evictable(rules, now(), covered, 10))
            out.push_back(known.call);
        return idsOf(out);
    };
    QVERIFY(recordings().putPeaks(old, "waits until that is written"));
    QCOMPARE(ids({}, true), (Ids{"CAL2", "CAL3", "CAL1"}));
    QCOMPARE(ids(rulesOf({Fetch::Recent, 30}), true), (Ids{"CAL2", "CAL3", "CAL1"}));
    QCOMPARE(ids(rulesOf({Fetch::Recent, 30}), false), Ids{"CAL1"});
}

void TestRecordings::findsWhatIsOverdue()
{
    const CallRow a = call(1, 40);
    call(2, 29);
    const CallRow c = call(3, 100, "COM2");
    for (const char *id : {"CAL1", "CAL2", "CAL3"})
        QVERIFY(put(id, Kept));
    using Rows = std::vector<CallRow>;
    QCOMPARE(*recordings().overdue({}, now(), 10), Rows());
    QCOMPARE(*recordings().overdue(rulesOf({.keepDays = 30}), now(), 10), (Rows{c, a}));
    QCOMPARE(*recordings().overdue(rulesOf({.keepDays = 30}, {{"COM2", {.keepDays = 365}}}), now(), 10), Rows{a});
    QCOMPARE(*recordings().overdue(rulesOf({}, {{"COM2", {.keepDays = 90}}}), now(), 10), Rows{c});
    QCOMPARE(recordings().overdue(rulesOf({.keepDays = 30}), now(), 1)->size(), 1U);
}

void TestRecordings::doomsWhateverLeaves_data()
{
    using Act = std::function<Result<void>(Cache &, CallRow)>;
    QTest::addColumn<Act>("leave");
    QTest::newRow("forgotten") << Act([](Cache &cache, CallRow row) { return cache.recordings().forget({row}); });
    QTest::newRow("all forgotten") << Act([](Cache &cache, CallRow) { return cache.recordings().forgetAll(); });
    QTest::newRow("call purged") << Act([](Cache &cache, CallRow) -> Result<void> {
        const auto gone = cache.inbox().purge(instantFromMs(Noon + 1), instantFromMs(0));
        return gone ? Result<void>() : gone.error();
    });
    QTest::newRow("cache cleared") << Act([](Cache &cache, CallRow) { return cache.inbox().clear(); });
}

void TestRecordings::doomsWhateverLeaves()
{
    QFETCH(std::function<Result<void>(Cache &, CallRow)>, leave);
    const CallRow row = call(1, 0);
    QVERIFY(put("CAL1", Kept));
    QVERIFY(recordings().putPeaks(row, "peaks"));
    QCOMPARE(idsOf(recordings().doomed(10)), Ids());
    QVERIFY(leave(*m_cache, row));
    reopen();
    QCOMPARE(idsOf(recordings().doomed(10)), Ids{"CAL1"});
    QVERIFY(recordings().all()->empty());
    QCOMPARE(*recordings().peaks(row), std::string());
    QVERIFY(recordings().destroyed({CallId("CAL1")}));
    QVERIFY(recordings().doomed(10)->empty());
}

void TestRecordings::keepsPeaksWithTheRecording()
{
    const CallRow row = call(1, 0);
    QCOMPARE(recordings().putPeaks(row, "too early").error().kind, Error::Kind::NotFound);
    QVERIFY(put("CAL1", Kept));
    const std::string peaks("any\0bytes\xff", 10);
    QVERIFY(recordings().putPeaks(row, peaks));
    QCOMPARE(*recordings().peaks(row), peaks);
    QVERIFY(recordings().putPeaks(row, "newer"));
    QCOMPARE(*recordings().peaks(row), std::string("newer"));
}

void TestRecordings::countsWhatIsKept()
{
    call(1, 0);
    call(2, 0);
    QCOMPARE(*recordings().totals(), RecordingTotals());
    QVERIFY(put("CAL1", Kept));
    QVERIFY(put("CAL2", {.state = RecordingState::Partial, .bytes = 20}));
    QCOMPARE(*recordings().totals(), (RecordingTotals{1, 1020}));
}

void TestRecordings::bringsAnOldCacheAlong()
{
    m_cache.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    {
        auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Full);
        QVERIFY(sql::migrate(*db, {sql::migrationsIn(":/schema/cache").front()}));
        db->execute("INSERT INTO calls (row, id, start_time, recording) VALUES (16, 'CAL1', 1000, 'there')");
        db->execute("INSERT INTO search (rowid, transcript, note, name, numbers) "
                    "SELECT row, transcript, note, name, numbers FROM searchable");
    }
    reopen();
    QCOMPARE(m_cache->calls().callById(CallId("CAL1"))->call.recording, std::string("there"));
    QVERIFY(put("CAL1", Kept));
    QCOMPARE(recordings().totals()->kept, 1);
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestRecordings::survivesADamagedCache()
{
    call(1, 0);
    QVERIFY(put("CAL1", Kept));
    m_cache.reset();
    {
        QFile cache(file("cache.db"));
        QVERIFY(cache.open(QIODevice::ReadWrite));
        cache.write(QByteArray(100, 'x')); // its header
    }
    reopen();
    QVERIFY(m_cache->report().wasDamaged);
    QCOMPARE(recordings().of(CallId("CAL1"))->recording, Kept); // so its file is not taken for a stray one
    QCOMPARE(m_cache->calls().callById(CallId("CAL1"))->gone, Gone::Absent);
}

void TestRecordings::rulesComeBack_data()
{
    QTest::addColumn<RecordingRules>("rules");
    QTest::newRow("as they are before") << RecordingRules();
    QTest::newRow("all of it") << RecordingRules{
        .all = {Fetch::Recent, 30, 90}, .clients = {{"COM1", {}}, {"COM2", {Fetch::ReviewQueue, 25, 365}}}, .limit = 0};
}

void TestRecordings::rulesComeBack()
{
    QFETCH(RecordingRules, rules);
    QVERIFY(writeRecordingRules(m_cache->preferences(), {.clients = {{"COM9", {Fetch::Recent, 1}}}}, now()));
    QVERIFY(writeRecordingRules(m_cache->preferences(), rules, now()));
    reopen();
    QCOMPARE(*readRecordingRules(m_cache->preferences()), rules);
}

void TestRecordings::refusesBrokenRules_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "all", "recent", "recent x", "recent -1", "recent 99999999", "on_opening 5",
                             "on_opening keep", "on_opening keep -3", "recent 3 keep 4 more"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRecordings::refusesBrokenRules()
{
    QFETCH(QString, text);
    QCOMPARE(RecordingRule::parse(text.toStdString()), std::nullopt);
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
