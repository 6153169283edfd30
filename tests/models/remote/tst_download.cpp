// Recordings on their way over real sockets: where the key goes, how a download goes on, what is refused.

#include "models/remote/service.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <mutex>

using namespace earshot;
using namespace earshot::remote;
using namespace earshot::test;

namespace {

const std::string Sound = "ID3 0123456789 abcdefghij";
using Headers = Reply::Headers;

/// What a download brought.
struct Basket {
    std::mutex mutex;
    std::vector<DownloadHead> heads;
    std::string bytes;
    int pieces = 0;
    std::size_t room = ~std::size_t(0); // bytes that are taken before the rest has to wait
    bool waits = false;
    std::optional<Error> refusal; // of the one who takes

    Download download(std::uint64_t from = 0, const std::string &validator = {})
    {
        return {from, validator,
                [this](const DownloadHead &head) {
                    const std::lock_guard lock(mutex);
                    heads.push_back(head);
                    return Result<void>();
                },
                [this](std::string_view piece) {
                    const std::lock_guard lock(mutex);
                    waits = bytes.size() + piece.size() > room;
                    if (waits)
                        return Result<remote::Taken>(remote::Taken::Later);
                    bytes += piece;
                    ++pieces;
                    return refusal ? Result<remote::Taken>(*refusal) : Result<remote::Taken>(remote::Taken::Yes);
                }};
    }
};

struct Line {
    explicit Line(const ScriptedServer &server)
        : courier(CourierSettings{.origin = *Origin::parse(server.url()), .key = Secret("key")}),
          service(courier, AccountId("ACC1"))
    {
    }
    Courier courier;
    Service service;
};

Reply sound(const Headers &more = {})
{
    return Reply::with(200, "audio/mpeg", Sound, more);
}

Reply part(std::size_t from, const std::string &range, const Headers &more = {})
{
    Headers headers = more;
    headers.emplace_back("Content-Range", range);
    return Reply::with(206, "audio/mpeg", Sound.substr(from), headers);
}

} // namespace

class TestDownload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesPieceByPiece();
    void keepsTheKeyFromOthers();
    void goesOnWhereItStopped();
    void beginsAnewWhenItHasChanged();
    void asksForAllWithoutAValidator();
    void refuses_data();
    void refuses();
    void endsWhenTheTakerRefuses();
    void waitsForTheTaker_data();
    void waitsForTheTaker();
    void endsWhileTheTakerHasNoRoom();
    void refusesWhatWaited();
    void stopsWhenDropped();
    void isNotRepeatedBehindTheTakersBack();
    void readsContentRanges_data();
    void readsContentRanges();
};

void TestDownload::comesPieceByPiece()
{
    const std::string large(300'000, 's');
    ScriptedServer server;
    server.expect("GET", "/a.mp3")
        .header("Accept-Encoding", "identity")
        .withoutHeader("Range")
        .reply(Reply::with(200, "audio/mpeg", large, {{"ETag", "\"v1\""}}).dripping(100'000, milliseconds(5)));
    Line line(server);
    Basket taken;
    const auto head = line.service.recording(server.url() + "/a.mp3", taken.download()).take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY2(head, head ? "" : head.error().detail.c_str());
    const DownloadHead expected{0, large.size(), "audio/mpeg", "\"v1\""};
    QVERIFY(*head == expected);
    QVERIFY(taken.heads == std::vector{expected});
    QVERIFY(taken.bytes == large);
    QVERIFY(taken.pieces > 2);
}

void TestDownload::keepsTheKeyFromOthers()
{
    ScriptedServer store; // another port is another origin
    store.expect("GET", "/bucket/a.mp3")
        .withoutHeader("Authorization")
        .withoutHeader("Referer")
        .withoutHeader("Cookie")
        .reply(sound());
    ScriptedServer server;
    server.expect("GET", "/v3/a/ACC1/calls/CAL1/recording.json")
        .header("Authorization", "Token token=\"key\"")
        .reply(Reply::json(200, R"({"url":")" + server.url() + R"(/recording/redirect?access_key=abc"})"));
    server.expect("GET", "/recording/redirect")
        .withoutHeader("Authorization")
        .reply(Reply::redirect(store.url() + "/bucket/a.mp3"));
    Line line(server);
    const auto url = line.service.recordingUrl(CallId("CAL1")).take();
    QVERIFY(url);
    Basket taken;
    QVERIFY(line.service.recording(*url, taken.download()).take());
    QCOMPARE(server.violations(), std::vector<std::string>());
    QCOMPARE(store.violations(), std::vector<std::string>());
    QCOMPARE(taken.bytes, Sound);
    for (const Request &request : store.requests())
        for (const auto &[name, value] : request.fields)
            QVERIFY2(value.find("key") == std::string::npos, name.c_str());
}

void TestDownload::goesOnWhereItStopped()
{
    ScriptedServer store;
    store.expect("GET", "/a.mp3")
        .header("Range", "bytes=15-")
        .header("If-Range", "\"v1\"")
        .reply(part(15, "bytes 15-24/25", {{"ETag", "\"v1\""}}));
    ScriptedServer server;
    server.expect("GET", "/there").header("Range", "bytes=15-").reply(Reply::redirect(store.url() + "/a.mp3"));
    Line line(server);
    Basket taken;
    const auto head = line.service.recording(server.url() + "/there", taken.download(15, "\"v1\"")).take();
    QCOMPARE(server.violations(), std::vector<std::string>());
    QCOMPARE(store.violations(), std::vector<std::string>());
    QVERIFY2(head, head ? "" : head.error().detail.c_str());
    QCOMPARE(head->from, 15U);
    QCOMPARE(head->total, 25U);
    QCOMPARE(taken.bytes, Sound.substr(15));
}

void TestDownload::beginsAnewWhenItHasChanged()
{
    ScriptedServer server;
    server.expect("GET", "/a.mp3").header("If-Range", "\"v1\"").reply(sound({{"ETag", "\"v2\""}}));
    Line line(server);
    Basket taken;
    const auto head = line.service.recording(server.url() + "/a.mp3", taken.download(15, "\"v1\"")).take();
    QVERIFY(head);
    QCOMPARE(head->from, 0U);
    QCOMPARE(head->validator, std::string("\"v2\""));
    QCOMPARE(taken.bytes, Sound);
}

void TestDownload::asksForAllWithoutAValidator()
{
    ScriptedServer server;
    server.expect("GET", "/a.mp3").withoutHeader("Range").reply(sound({{"ETag", "W/\"weak\""}}));
    Line line(server);
    Basket taken;
    const auto head = line.service.recording(server.url() + "/a.mp3", taken.download(15)).take();
    QVERIFY(head);
    QCOMPARE(head->from, 0U);
    QCOMPARE(head->validator, std::string());
}

void TestDownload::refuses_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<std::shared_ptr<Reply>>("reply");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const Reply &reply, Kind kind) {
        QTest::newRow(name) << std::make_shared<Reply>(reply) << kind;
    };
    row("another part than asked for", part(10, "bytes 10-24/25"), Kind::Conflict);
    row("a part that says not which", Reply::with(206, "audio/mpeg", Sound), Kind::Conflict);
    row("a part that cannot be", part(15, "bytes 15-30/25"), Kind::Conflict);
    row("a part of another length", part(16, "bytes 15-24/25"), Kind::BadData);
    row("a part of a longer whole", part(15, "bytes 15-24/40"), Kind::BadData);
    row("no such part", Reply::with(416, "text/plain", "", {{"Content-Range", "bytes */10"}}), Kind::Conflict);
    row("a log-in page", Reply::html(200, "<form>"), Kind::NotSound);
    row("empty", Reply::with(200, "audio/mpeg", ""), Kind::NotSound);
    row("a page that is called sound", Reply::with(200, "audio/mpeg", "\n<!doctype html><p>Sorry"), Kind::NotSound);
    row("JSON that is called sound", Reply::with(200, "audio/mpeg", R"({"error":"expired"})"), Kind::NotSound);
    row("a part of another recording", part(15, "bytes 15-24/25", {{"ETag", "\"v2\""}}), Kind::Conflict);
    row("compressed though asked not to", sound({{"Content-Encoding", "gzip"}}), Kind::BadData);
    row("cut off", sound().cutTo(10), Kind::Offline);
    row("gone", Reply::error(404, "none"), Kind::NotFound);
    row("expired address", Reply::error(403, "expired"), Kind::Forbidden);
    row("broken server", Reply::error(503, "busy"), Kind::Server);
    row("a redirect without https", Reply::redirect("http://example.com/a.mp3"), Kind::BadAddress);
    row("a redirect to a file", Reply::redirect("file:///etc/passwd"), Kind::BadAddress);
}

void TestDownload::refuses()
{
    QFETCH(std::shared_ptr<Reply>, reply);
    QFETCH(Error::Kind, kind);
    ScriptedServer server;
    server.expect("GET", "/a.mp3").reply(*reply);
    Line line(server);
    Basket taken;
    const auto head = line.service.recording(server.url() + "/a.mp3", taken.download(15, "\"v1\"")).take();
    QVERIFY(!head);
    QVERIFY2(head.error().kind == kind, head.error().detail.c_str());
    QVERIFY(taken.bytes.size() <= Sound.size());
}

void TestDownload::endsWhenTheTakerRefuses()
{
    ScriptedServer server;
    server.expect("GET", "/a.mp3").reply(sound());
    Line line(server);
    Basket taken;
    taken.refusal = Error{Error::Kind::DiskFull, "no room"};
    const auto head = line.service.recording(server.url() + "/a.mp3", taken.download()).take();
    QVERIFY(!head);
    QVERIFY(head.error() == *taken.refusal);
}

void TestDownload::waitsForTheTaker_data()
{
    QTest::addColumn<std::size_t>("room");
    QTest::newRow("from the first byte on") << std::size_t(0);
    QTest::newRow("in the middle") << std::size_t(200'000);
}

void TestDownload::waitsForTheTaker()
{
    QFETCH(std::size_t, room);
    std::string large(4'000'000, 's');
    for (std::size_t i = 0; i < large.size(); ++i)
        large[i] = char('a' + i * 7 % 23);
    ScriptedServer server;
    server.expect("GET", "/a.mp3").reply(Reply::with(200, "audio/mpeg", large));
    server.expect("GET", "/b.mp3").reply(sound());
    Line line(server);
    Basket taken, other;
    taken.room = room;
    auto pending = line.service.recording(server.url() + "/a.mp3", taken.download());
    const auto standsStill = [&] {
        const std::lock_guard lock(taken.mutex);
        return taken.waits;
    };
    QTRY_VERIFY(standsStill());
    // others go on meanwhile, and nothing more comes of this one
    QVERIFY(line.service.recording(server.url() + "/b.mp3", other.download()).take().ok());
    QVERIFY(!pending.ready());
    for (std::size_t more = room;; more += 300'000) {
        {
            const std::lock_guard lock(taken.mutex);
            QVERIFY(taken.bytes.size() <= taken.room);
            taken.room = more;
            taken.waits = false;
        }
        pending.resume();
        if (more > large.size())
            break;
        QTRY_VERIFY(standsStill() || pending.ready());
    }
    const auto head = pending.take();
    QVERIFY2(head, head ? "" : head.error().detail.c_str());
    QVERIFY(taken.bytes == large);
    pending.resume(); // too late, and no matter
}

void TestDownload::endsWhileTheTakerHasNoRoom()
{
    ScriptedServer server;
    server.expect("GET", "/a.mp3").reply(Reply::with(200, "audio/mpeg", std::string(4'000'000, 's')));
    Basket taken;
    taken.room = 0;
    Line line(server);
    {
        const auto pending = line.service.recording(server.url() + "/a.mp3", taken.download());
        QTRY_VERIFY([&] {
            const std::lock_guard lock(taken.mutex);
            return taken.waits;
        }());
    }
    server.expect("GET", "/b.mp3").reply(sound());
    Basket other;
    QVERIFY(line.service.recording(server.url() + "/b.mp3", other.download()).take().ok());
}

void TestDownload::refusesWhatWaited()
{
    ScriptedServer server;
    server.expect("GET", "/a.mp3").reply(Reply::with(200, "audio/mpeg", std::string(4'000'000, 's')));
    Line line(server);
    Basket taken;
    taken.room = 100'000;
    auto pending = line.service.recording(server.url() + "/a.mp3", taken.download());
    QTRY_VERIFY([&] {
        const std::lock_guard lock(taken.mutex);
        return taken.waits;
    }());
    {
        const std::lock_guard lock(taken.mutex);
        taken.room = ~std::size_t(0);
        taken.refusal = Error{Error::Kind::DiskFull, "no room at all"};
    }
    pending.resume();
    QCOMPARE(pending.take().error().kind, Error::Kind::DiskFull);
}

void TestDownload::stopsWhenDropped()
{
    ScriptedServer server;
    server.expect("GET", "/a.mp3")
        .reply(Reply::with(200, "audio/mpeg", std::string(1 << 20, 's')).dripping(10'000, milliseconds(20)));
    Line line(server);
    Basket taken;
    {
        const auto head = line.service.recording(server.url() + "/a.mp3", taken.download());
        QTRY_VERIFY([&] {
            const std::lock_guard lock(taken.mutex);
            return taken.pieces > 1;
        }());
    }
    QTRY_VERIFY(server.isIdle()); // long before all was sent
    const std::lock_guard lock(taken.mutex);
    QVERIFY(taken.bytes.size() < 1 << 20);
}

void TestDownload::isNotRepeatedBehindTheTakersBack()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::error(503, "busy"); });
    Line line(server);
    Basket taken;
    QVERIFY(!line.service.recording(server.url() + "/a.mp3", taken.download()).take());
    QCOMPARE(server.requests().size(), 1U);
}

void TestDownload::readsContentRanges_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("a part") << QByteArray("bytes 5-9/10") << true;
    QTest::newRow("of an unknown whole") << QByteArray("bytes 5-9/*") << true;
    QTest::newRow("beyond the whole") << QByteArray("bytes 5-10/10") << false;
    QTest::newRow("backwards") << QByteArray("bytes 9-5/10") << false;
    QTest::newRow("no part") << QByteArray("bytes */10") << false;
    QTest::newRow("another unit") << QByteArray("lines 5-9/10") << false;
    QTest::newRow("more behind") << QByteArray("bytes 5-9/10 or so") << false;
    QTest::newRow("negative") << QByteArray("bytes -5-9/10") << false;
    QTest::newRow("too large") << QByteArray("bytes 5-99999999999999999999/*") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestDownload::readsContentRanges()
{
    QFETCH(QByteArray, text);
    const auto range = parseContentRange(text.toStdString());
    QTEST(range.has_value(), "good");
    if (range) {
        QCOMPARE(range->first, 5U);
        QCOMPARE(range->last, 9U);
        QCOMPARE(range->total.has_value(), !text.contains('*'));
    }
}

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
