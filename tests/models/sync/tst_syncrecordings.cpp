// Recordings between a service, a store of media on another origin, the cache and the vault.

#include "models/sync/engine.h"
#include "tests/models/sync/fakeservice.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <set>
#include <sys/resource.h>

using namespace earshot;
using namespace earshot::test;
using namespace std::chrono_literals;
using store::RecordingRule;
using store::RecordingRules;
using store::RecordingState;
using Fetch = RecordingRule::Fetch;
using Status = earshot::sync::Status;

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");
constexpr auto Day = std::chrono::hours(24);

vault::Key aKey()
{
    std::array<std::byte, vault::Key::Size> bytes;
    bytes.fill(std::byte(7));
    return vault::Key(bytes);
}

std::string soundOf(std::size_t size, char seed = 'a')
{
    std::string sound(size, seed);
    for (std::size_t i = 0; i < size; ++i)
        sound[i] = char(sound[i] + char(i * 31 % 251));
    return sound;
}

/// A store of media that goes on where it is asked to, and breaks off when told.
class MediaServer {
public:
    MediaServer()
    {
        m_server.otherwise([this](const Request &request) { return answer(request); });
    }
    std::string url() const { return m_server.url(); }
    std::vector<Request> requests() const { return m_server.requests(); }
    void put(const std::string &name, const std::string &sound, const std::string &etag = "\"1\"")
    {
        const std::lock_guard lock(m_mutex);
        m_sounds["/" + name] = {sound, etag};
    }
    /// At most so many bytes an answer; 0: all.
    std::atomic<std::size_t> cutAfter = 0;
    std::atomic<bool> drips = false;
    std::atomic<int> status = 0; // instead of any sound

private:
    Reply answer(const Request &request)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_sounds.find(request.path);
        if (status != 0 || found == m_sounds.end())
            return Reply::error(status != 0 ? int(status) : 404, "no sound");
        const auto &[sound, etag] = found->second;
        const std::string range = request.header("range");
        const bool partly = !range.empty() && request.header("if-range") == etag;
        const std::size_t from = partly ? std::stoul(range.substr(6)) : 0;
        Reply::Headers headers = {{"ETag", etag}};
        if (partly)
            headers.emplace_back("Content-Range", "bytes " + std::to_string(from) + '-' +
                                                      std::to_string(sound.size() - 1) + '/' +
                                                      std::to_string(sound.size()));
        Reply reply = Reply::with(partly ? 206 : 200, "audio/mpeg", sound.substr(from), headers);
        if (cutAfter > 0 && sound.size() - from > cutAfter)
            reply = reply.cutTo(cutAfter);
        return drips ? reply.dripping(20'000, 10ms) : reply;
    }

    std::mutex m_mutex;
    std::map<std::string, std::pair<std::string, std::string>> m_sounds;
    ScriptedServer m_server; // last: its threads use the others
};

/// While it lives no file can grow beyond so many bytes, as on a disk that is full.
class SmallDisk {
public:
    explicit SmallDisk(std::size_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before = {};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace

class TestSyncRecordings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bringsWhatAPersonOpens();
    void tellsHowFarItIs();
    void goesOnWhenItBreaksOff();
    void goesOnAfterAStop();
    void beginsAnewWhenItHasChanged();
    void noticesThatThereIsNone();
    void givesUpInTheEnd_data();
    void givesUpInTheEnd();
    void stopsWhenNobodyWaits();
    void bringsWhatTheRulesWant();
    void followsNewRules();
    void keepsToTheLimit();
    void makesRoomForAPerson();
    void destroysWhatIsOverdue();
    void fetchesNothingOverdue();
    void destroysWithTheCall();
    void forgetsEverythingWhenTold();
    void mendsWhatADeadProgramLeft();
    void saysThatTheDiskIsFull();
    void doesWithoutAKeyWhatItCan();

private:
    void addCall(int number, std::chrono::hours ago, const std::string &sound, const std::string &client = "COM1")
    {
        Call call;
        call.id = CallId("CAL" + std::to_string(number));
        call.clientId = ClientId(client);
        call.startTime = Now - ago;
        call.direction = "inbound";
        call.recording = m_service->url() + "/v3/a/ACC1/calls/" + call.id.text + "/recording.json";
        m_service->put(call);
        if (!sound.empty())
            m_media->put(call.id.text, sound);
    }
    void start(bool withKey = true)
    {
        sync::Connection connection;
        connection.origin = *remote::Origin::parse(m_service->url());
        connection.key = Secret("secret-key");
        connection.account = AccountId("ACC1");
        connection.limits = {100000, 100000, 0};
        sync::Pace pace;
        pace.feedEvery = seconds(3600);
        pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600);
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = false;
        m_vault = std::make_shared<vault::Vault>(m_folder->path().toStdString(),
                                                 withKey ? std::optional(aKey()) : std::nullopt);
        m_engine = std::make_unique<sync::Engine>(
            *m_cache, connection,
            [this](const Status &status) {
                const std::lock_guard lock(m_mutex);
                for (const auto &[call, progress] : status.recordings)
                    m_progress.push_back(progress);
            },
            pace, [] { return Now; }, m_vault);
    }
    void open()
    {
        auto opened = store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite, [] { return Now; });
        QVERIFY(opened);
        m_cache = std::move(*opened);
    }
    void startSynced()
    {
        start();
        QVERIFY(settles());
    }
    bool settles() const
    {
        return QTest::qWaitFor([this] { return m_engine->status().settled; }, 20000);
    }
    store::Recording recording(int number) const
    {
        const auto known = m_cache->recordings().of(CallId("CAL" + std::to_string(number)));
        return known ? known->recording : store::Recording();
    }
    bool comesTo(int number, RecordingState state) const
    {
        return QTest::qWaitFor([&] { return recording(number).state == state; }, 20000);
    }
    void want(int number) const { m_engine->wantRecording(CallId("CAL" + std::to_string(number))); }
    std::optional<std::string> kept(int number) const
    {
        const auto bytes = m_vault->open(CallId("CAL" + std::to_string(number)));
        if (!bytes)
            return {};
        std::string out(std::size_t((*bytes)->size()), '\0');
        const auto got = (*bytes)->read(0, std::as_writable_bytes(std::span(out)));
        return got ? std::optional(out) : std::nullopt;
    }
    std::size_t files() const { return m_vault->items()->size(); }
    void setRules(const RecordingRules &rules) const
    {
        QVERIFY(store::writeRecordingRules(m_cache->preferences(), rules));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<MediaServer> m_media;
    std::unique_ptr<store::Cache> m_cache;
    std::shared_ptr<const vault::Vault> m_vault;
    std::mutex m_mutex;
    std::vector<sync::Progress> m_progress; // with m_mutex
    std::unique_ptr<sync::Engine> m_engine;
};

void TestSyncRecordings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>(true);
    m_media = std::make_unique<MediaServer>();
    m_progress.clear();
    m_service->interfere([this](const Request &request) -> std::optional<Reply> {
        const std::string tail = "/recording.json";
        if (!request.path.ends_with(tail))
            return {};
        const std::string before = request.path.substr(0, request.path.size() - tail.size());
        const std::string id = before.substr(before.rfind('/') + 1);
        if (id == "CAL404")
            return Reply::error(404, "none");
        return Reply::json(200, R"({"url":")" + m_media->url() + '/' + id + R"("})");
    });
    open();
}

void TestSyncRecordings::cleanup()
{
    m_engine.reset();
    m_cache.reset();
    m_media.reset();
    m_service.reset();
}

void TestSyncRecordings::bringsWhatAPersonOpens()
{
    const std::string sound = soundOf(200'000);
    addCall(1, 2h, sound);
    startSynced();
    QCOMPARE(m_media->requests().size(), 0U); // nobody asked
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == sound);
    QCOMPARE(recording(1).bytes, 200'000);
    QCOMPARE(recording(1).mediaType, std::string("audio/mpeg"));
    QCOMPARE(files(), 1U);
    QTRY_VERIFY(m_engine->status().recordings.empty());
    for (const Request &request : m_media->requests()) {
        QVERIFY(!request.hasHeader("authorization"));
        for (const auto &[name, value] : request.fields)
            QVERIFY2(value.find("secret-key") == std::string::npos, name.c_str());
    }
    want(1); // it is here
    want(1);
    QVERIFY(settles());
    QCOMPARE(m_media->requests().size(), 1U);
}

void TestSyncRecordings::tellsHowFarItIs()
{
    addCall(1, 2h, soundOf(1'000'000));
    m_media->drips = true;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    const std::lock_guard lock(m_mutex);
    std::set<std::int64_t> steps;
    for (const sync::Progress &progress : m_progress)
        if (progress.total == 1'000'000)
            steps.insert(progress.done);
    QVERIFY(steps.size() > 1);
    QVERIFY(*steps.rbegin() <= 1'000'000);
}

void TestSyncRecordings::goesOnWhenItBreaksOff()
{
    const std::string sound = soundOf(1'000'000);
    addCall(1, 2h, sound);
    m_media->cutAfter = 200'000;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == sound);
    const auto requests = m_media->requests();
    QVERIFY(requests.size() >= 5);
    QVERIFY(!requests.front().hasHeader("range"));
    for (std::size_t i = 1; i < requests.size(); ++i)
        QCOMPARE(requests[i].header("if-range"), std::string("\"1\""));
    QCOMPARE(m_service->count("GET", "/recording.json"), requests.size()); // addresses expire
}

void TestSyncRecordings::goesOnAfterAStop()
{
    const std::string sound = soundOf(3'000'000);
    addCall(1, 2h, sound);
    m_media->drips = true;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Partial));
    QTRY_VERIFY(!m_vault->items()->empty() && m_vault->items()->front().bytes > 300'000);
    m_engine.reset();
    QVERIFY(!kept(1));
    m_media->drips = false;
    start();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == sound);
    QVERIFY(m_media->requests().back().hasHeader("range"));
}

void TestSyncRecordings::beginsAnewWhenItHasChanged()
{
    addCall(1, 2h, soundOf(3'000'000));
    m_media->drips = true;
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Partial));
    QTRY_VERIFY(!m_vault->items()->empty() && m_vault->items()->front().bytes > 100'000);
    m_engine.reset();
    const std::string other = soundOf(500'000, 'z');
    m_media->put("CAL1", other, "\"2\"");
    m_media->drips = false;
    start();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1) == other);
}

void TestSyncRecordings::noticesThatThereIsNone()
{
    addCall(404, 2h, {});
    startSynced();
    want(404);
    QVERIFY(comesTo(404, RecordingState::Absent));
    setRules({.all = {Fetch::Recent, 30}});
    QVERIFY(settles());
    QCOMPARE(m_service->count("GET", "/recording.json"), 1U);
    QCOMPARE(files(), 0U);
}

void TestSyncRecordings::givesUpInTheEnd_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RecordingState>("state");
    QTest::newRow("broken server") << 503 << RecordingState::Failed;
    QTest::newRow("not for us") << 403 << RecordingState::Failed;
    QTest::newRow("not there") << 404 << RecordingState::Absent;
}

void TestSyncRecordings::givesUpInTheEnd()
{
    QFETCH(int, status);
    addCall(1, 2h, soundOf(1000));
    m_media->status = status;
    startSynced();
    want(1);
    QVERIFY(QTest::qWaitFor([&] { return recording(1).triedAt.has_value(); }, 20000));
    QTEST(recording(1).state, "state");
    QCOMPARE(m_media->requests().size(), 4U);
    QVERIFY(recording(1).state == RecordingState::Absent || recording(1).error.has_value());
    QVERIFY(m_engine->status().link == Status::Link::Online); // the service itself is well
    m_media->status = 0;
    want(1); // a person may try again at once
    QVERIFY(comesTo(1, RecordingState::Kept));
    QCOMPARE(recording(1).attempts, 0);
}

void TestSyncRecordings::stopsWhenNobodyWaits()
{
    addCall(1, 2h, soundOf(10'000'000));
    m_media->drips = true;
    startSynced();
    want(1);
    QTRY_VERIFY(!m_vault->items()->empty() && m_vault->items()->front().bytes > 100'000);
    m_engine->dropRecording(CallId("CAL1"));
    QTRY_VERIFY(m_engine->status().recordings.empty());
    QTRY_VERIFY(recording(1).bytes > 0);
    QCOMPARE(recording(1).state, RecordingState::Partial);
    QVERIFY(!recording(1).error);
}

void TestSyncRecordings::bringsWhatTheRulesWant()
{
    for (int i = 1; i <= 6; ++i)
        addCall(i, i * Day, soundOf(10'000 + std::size_t(i)));
    setRules({.all = {Fetch::Recent, 3}});
    startSynced();
    for (int i = 1; i <= 6; ++i)
        QCOMPARE(recording(i).state, i < 3 || i == 3 ? RecordingState::Kept : RecordingState::None);
    QCOMPARE(files(), 3U);
    QVERIFY(!m_engine->status().recordingTrouble);
    QVERIFY(!m_engine->status().busy.contains(sync::Activity::Recordings));
}

void TestSyncRecordings::followsNewRules()
{
    addCall(1, Day, soundOf(1000));
    addCall(2, Day, soundOf(1000), "COM2");
    startSynced();
    QCOMPARE(files(), 0U);
    setRules({.clients = {{"COM2", {Fetch::ReviewQueue, 5}}}});
    QVERIFY(comesTo(2, RecordingState::Kept));
    QCOMPARE(recording(1).state, RecordingState::None);
}

void TestSyncRecordings::keepsToTheLimit()
{
    for (int i = 1; i <= 5; ++i)
        addCall(i, i * Day, soundOf(100'000));
    setRules({.all = {Fetch::Recent, 30}, .limit = 250'000});
    start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().recordingTrouble, 20000);
    QCOMPARE(m_engine->status().recordingTrouble->kind, Error::Kind::Refused);
    QVERIFY(settles());
    QCOMPARE(m_cache->recordings().totals()->kept, 2);
    QCOMPARE(recording(1).state, RecordingState::Kept); // the newest
    QCOMPARE(files(), 2U);                              // and no part of another
    setRules({.all = {Fetch::Recent, 30}, .limit = 120'000});
    QTRY_COMPARE_WITH_TIMEOUT(files(), 1U, 20000);
}

void TestSyncRecordings::makesRoomForAPerson()
{
    for (int i = 1; i <= 3; ++i)
        addCall(i, i * Day, soundOf(100'000));
    addCall(4, 300 * Day, soundOf(100'000));
    setRules({.all = {Fetch::Recent, 30}, .limit = 300'000});
    startSynced();
    QCOMPARE(m_cache->recordings().totals()->kept, 3);
    want(2);
    want(3);
    want(4);
    QVERIFY(comesTo(4, RecordingState::Kept));
    QTRY_COMPARE_WITH_TIMEOUT(files(), 3U, 20000);
    QCOMPARE(recording(1).state, RecordingState::None); // the only one nobody had opened
    QVERIFY(kept(2) && kept(3) && kept(4));
}

void TestSyncRecordings::destroysWhatIsOverdue()
{
    addCall(1, 20 * Day, soundOf(1000));
    addCall(2, 40 * Day, soundOf(1000));
    addCall(3, 40 * Day, soundOf(1000), "COM2");
    setRules({.all = {Fetch::Recent, 300}});
    startSynced();
    QCOMPARE(files(), 3U);
    setRules({.all = {Fetch::Recent, 300, 30}, .clients = {{"COM2", {Fetch::Recent, 300, 90}}}});
    QTRY_COMPARE_WITH_TIMEOUT(files(), 2U, 20000);
    QVERIFY(!kept(2));
    QVERIFY(kept(1) && kept(3));
    QVERIFY(settles());
    QCOMPARE(files(), 2U); // it does not come back
}

void TestSyncRecordings::fetchesNothingOverdue()
{
    addCall(1, 40 * Day, soundOf(1000));
    addCall(2, 20 * Day, soundOf(1000));
    setRules({.all = {.keepDays = 30}});
    startSynced();
    want(1);
    want(2);
    QVERIFY(comesTo(2, RecordingState::Kept));
    QVERIFY(settles());
    QCOMPARE(recording(1).state, RecordingState::None);
    QCOMPARE(m_media->requests().size(), 1U);
}

void TestSyncRecordings::destroysWithTheCall()
{
    addCall(1, 20 * Day, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(1);
    want(2);
    QVERIFY(comesTo(1, RecordingState::Kept) && comesTo(2, RecordingState::Kept));
    QCOMPARE(*m_cache->inbox().purge(Now - 10 * Day, Instant()), 1U);
    QTRY_COMPARE_WITH_TIMEOUT(files(), 1U, 20000);
    QVERIFY(kept(2));
}

void TestSyncRecordings::forgetsEverythingWhenTold()
{
    addCall(1, 2h, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(1);
    want(2);
    QVERIFY(comesTo(1, RecordingState::Kept) && comesTo(2, RecordingState::Kept));
    QVERIFY(m_cache->recordings().forgetAll());
    QTRY_COMPARE_WITH_TIMEOUT(files(), 0U, 20000);
    QTRY_VERIFY(m_cache->recordings().doomed(10)->empty());
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QVERIFY(kept(1));
}

void TestSyncRecordings::mendsWhatADeadProgramLeft()
{
    for (int i = 1; i <= 4; ++i)
        addCall(i, 2h, soundOf(100'000));
    startSynced();
    for (int i = 1; i <= 3; ++i)
        want(i);
    for (int i = 1; i <= 3; ++i)
        QVERIFY(comesTo(i, RecordingState::Kept));
    m_engine.reset();
    // Died between the file's last step and the cache's:
    const store::Recording partial{.state = RecordingState::Partial, .validator = "\"1\""};
    QVERIFY(m_cache->recordings().put(CallId("CAL1"), partial));
    // the file is lost:
    QVERIFY(m_vault->destroy(CallId("CAL2")));
    // the row is lost, with what says that the file has to go:
    QVERIFY(m_cache->recordings().forget({m_cache->calls().callById(CallId("CAL3"))->row}));
    QVERIFY(m_cache->recordings().destroyed({CallId("CAL3")}));
    // and a part nobody knows of:
    QVERIFY((*m_vault->receive(CallId("CAL4")))->append(std::as_bytes(std::span(std::string_view("abc")))));
    QCOMPARE(files(), 3U);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(), 1U, 20000);
    QTRY_COMPARE(recording(1).state, RecordingState::Kept);
    QVERIFY(kept(1));
    QCOMPARE(recording(2).state, RecordingState::None);
}

void TestSyncRecordings::saysThatTheDiskIsFull()
{
    addCall(1, 2h, soundOf(6'000'000));
    startSynced();
    {
        const SmallDisk disk(4'000'000); // the cache is smaller
        want(1);
        QVERIFY(comesTo(1, RecordingState::Failed));
        QCOMPARE(recording(1).error->kind, Error::Kind::DiskFull);
        setRules({.all = {Fetch::Recent, 300}});
        QVERIFY(settles());
    }
    const auto asked = m_media->requests().size();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    QCOMPARE(m_media->requests().size(), asked + 1);
    QVERIFY(m_media->requests().back().hasHeader("range")); // what had come was whole
}

void TestSyncRecordings::doesWithoutAKeyWhatItCan()
{
    addCall(1, 40 * Day, soundOf(1000));
    addCall(2, 2h, soundOf(1000));
    startSynced();
    want(1);
    QVERIFY(comesTo(1, RecordingState::Kept));
    m_engine.reset();
    start(false);
    want(2);
    setRules({.all = {Fetch::Recent, 300, 30}});
    QTRY_COMPARE_WITH_TIMEOUT(files(), 0U, 20000); // what is overdue goes all the same
    QVERIFY(settles());
    QCOMPARE(m_media->requests().size(), 1U);
}

QTEST_GUILESS_MAIN(TestSyncRecordings)
#include "tst_syncrecordings.moc"
