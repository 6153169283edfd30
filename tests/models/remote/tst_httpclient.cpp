#include "models/remote/httpclient.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <future>

using namespace earshot;
using namespace earshot::remote;
using namespace earshot::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

HttpRequest get(const std::string &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

/// Waits for one exchange; a client that never answers fails the test instead of hanging it.
Result<HttpResponse> fetch(HttpClient &client, HttpRequest request)
{
    auto answer = std::make_shared<std::promise<Result<HttpResponse>>>();
    auto future = answer->get_future();
    client.submit(std::move(request), [answer](Result<HttpResponse> result) { answer->set_value(std::move(result)); });
    if (future.wait_for(20s) != std::future_status::ready)
        return Error{Kind::Corrupt, "no answer at all"};
    return future.get();
}

QByteArray outcome(const Result<HttpResponse> &result)
{
    if (result)
        return "HTTP " + QByteArray::number(result->status);
    return QByteArray::fromStdString(std::string(word(result.error().kind)));
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatTheServerNeeds();
    void sendsBodies_data();
    void sendsBodies();
    void survives_data();
    void survives();
    void readsLargeAndSlowAnswers();
    void refusesDecompressionBombs();
    void endsAnEndlessBody_data();
    void endsAnEndlessBody();
    void reachesNobody_data();
    void reachesNobody();
    void verifiesCertificates_data();
    void verifiesCertificates();
    void refusesOldTls();
    void keepsConnections();
    void speaksHttp2();
    void carriesManyAtOnce();
    void readsRetryAfterByTheServersClock();
    void cancels();
    void endsWithEverythingCancelled();
    void doesNotFollowRedirects();
};

void TestHttpClient::sendsWhatTheServerNeeds()
{
    ScriptedServer server;
    server.expect("GET", "/v3/a.json")
        .query("page", "1")
        .header("Authorization", "Token token=\"k\"")
        .header("Accept", "application/json")
        .header("Request-From", "earshot")
        .header("User-Agent", "Earshot/" EARSHOT_VERSION)
        .header("Accept-Encoding", "identity") // no wire to spare on one machine
        .withoutHeader("Cookie")
        .reply(Reply::json(200, "{\"page\":1}"));
    HttpClient client;
    HttpRequest request = get(server.url() + "/v3/a.json?page=1");
    request.authorization = "Token token=\"k\"";
    const auto answer = fetch(client, request);
    QCOMPARE(outcome(answer), QByteArray("HTTP 200"));
    QCOMPARE(answer->body, std::string("{\"page\":1}"));
    QCOMPARE(answer->contentType, std::string("application/json; charset=utf-8"));
    QCOMPARE(server.violations(), std::vector<std::string>());
    QVERIFY(server.finished());
}

void TestHttpClient::sendsBodies_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("PUT") << int(Method::Put);
    QTest::newRow("POST") << int(Method::Post);
    QTest::newRow("DELETE") << int(Method::Delete);
}

void TestHttpClient::sendsBodies()
{
    QFETCH(int, method);
    const std::string body = Method(method) == Method::Delete ? "" : "{\"note\":\"" + std::string(5000, 'n') + "\"}";
    ScriptedServer server;
    server.expect(std::string(word(Method(method))), "/x").body(body).reply(Reply::noContent());
    HttpClient client;
    HttpRequest request = get(server.url() + "/x");
    request.method = Method(method);
    request.body = body;
    QCOMPARE(outcome(fetch(client, request)), QByteArray("HTTP 204"));
    QCOMPARE(server.violations(), std::vector<std::string>());
}

void TestHttpClient::survives_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const Reply &reply, const char *result) {
        QTest::newRow(name) << reply << QByteArray(result);
    };
    const auto raw = [](const char *bytes) { return Reply{bytes, Reply::Then::Close}; };
    row("closes without a word", Reply::close(), "offline");
    row("resets", Reply::reset(), "offline");
    row("hangs", Reply::hang(), "timeout");
    row("hangs in the middle", Reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", Reply::Then::Hang}, "timeout");
    row("drips too slowly", Reply::json(200, std::string(900, ' ')).dripping(1, 100ms), "timeout");
    row("page cut in the middle", Reply::json(200, "{\"calls\":[{\"id\":\"CAL1\"}]}").cutTo(12), "offline");
    row("chunk cut in the middle", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{"), "offline");
    row("last chunk missing", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"), "offline");
    row("no HTTP at all", raw("SSH-2.0-OpenSSH_9.2\r\n"), "not_the_service");
    row("broken compression", raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"),
        "bad_data");
    row("endless head", raw(("HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(60'000)).constData()), "bad_data");
    row("body too large", Reply::json(200, std::string(5000, ' ')), "bad_data");
    row("error page", Reply::html(502, "<h1>Bad Gateway</h1>"), "HTTP 502");
    row("redirect", Reply::redirect("https://other.example/"), "HTTP 302");
}

void TestHttpClient::survives()
{
    QFETCH(Reply, reply);
    QFETCH(QByteArray, result);
    ScriptedServer server;
    server.expect("GET", "/x").reply(reply);
    HttpClient client({.stallTimeout = 1s});
    HttpRequest request = get(server.url() + "/x");
    request.maxBytes = 4096;
    request.timeout = 2s;
    const auto answer = fetch(client, request);
    QCOMPARE(outcome(answer), result);
    QVERIFY(answer || !answer.error().detail.empty());
    // whatever happened, the client is fit for the next request
    ScriptedServer sane;
    sane.expect("GET", "/y").reply(Reply::json(200, "{}"));
    QCOMPARE(outcome(fetch(client, get(sane.url() + "/y"))), QByteArray("HTTP 200"));
}

void TestHttpClient::readsLargeAndSlowAnswers()
{
    const std::string transcript = "{\"transcription\":\"" + std::string(10 << 20, 'w') + "\"}";
    ScriptedServer server;
    server.expect("GET", "/large").reply(Reply::json(200, transcript));
    server.expect("GET", "/slow").reply(Reply::json(200, "{\"slow\":true}").dripping(10, 10ms));
    HttpClient client;
    const auto large = fetch(client, get(server.url() + "/large"));
    QVERIFY(large && large->body == transcript);
    const auto slow = fetch(client, get(server.url() + "/slow"));
    QVERIFY(slow && slow->body == "{\"slow\":true}");
}

void TestHttpClient::refusesDecompressionBombs()
{
    // qCompress: 4 bytes of length, then a zlib stream, which is what HTTP calls "deflate"
    const QByteArray bomb = qCompress(QByteArray(1 << 20, ' '), 9).mid(4);
    QVERIFY(bomb.size() < 4096);
    ScriptedServer server;
    const Reply reply = Reply::with(200, "application/json", bomb.toStdString(), {{"Content-Encoding", "deflate"}});
    server.expect("GET", "/x").times(2).reply(reply);
    HttpClient client;
    HttpRequest request = get(server.url() + "/x");
    request.maxBytes = 1 << 20;
    const auto whole = fetch(client, request);
    QVERIFY(whole && whole->body.size() == std::size_t(1) << 20);
    request.maxBytes = (1 << 20) - 1;
    QCOMPARE(outcome(fetch(client, request)), QByteArray("bad_data"));
}

void TestHttpClient::endsAnEndlessBody_data()
{
    QTest::addColumn<bool>("isSound");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("an answer") << false << QByteArray("bad_data");
    QTest::newRow("a recording") << true << QByteArray("not_sound");
}

/// It has no length and goes on for ever; so much of it is taken and no more, and the line is cut.
void TestHttpClient::endsAnEndlessBody()
{
    QFETCH(bool, isSound);
    QFETCH(QByteArray, result);
    constexpr std::size_t Most = 64 * 1024;
    ScriptedServer server;
    Reply reply{"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n" + std::string(1 << 20, 'x'), Reply::Then::Hang};
    reply.chunk = 16 * 1024;
    server.expect("GET", "/x").reply(reply);
    HttpClient client;
    HttpRequest request = get(server.url() + "/x");
    request.maxBytes = Most;
    std::size_t taken = 0;
    if (isSound)
        request.sink = [&taken](const HttpResponse &, std::string_view piece) -> Result<Taken> {
            taken += piece.size();
            return Taken::Yes;
        };
    QCOMPARE(outcome(fetch(client, request)), result);
    QVERIFY(taken <= Most);
    QTRY_VERIFY(server.isIdle());
}

void TestHttpClient::reachesNobody_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("result");
    int closed = 0;
    {
        ScriptedServer gone;
        closed = gone.port();
    }
    QTest::newRow("port closed") << "http://127.0.0.1:" + QByteArray::number(closed) + "/" << QByteArray("offline");
    QTest::newRow("no such name") << QByteArray("https://calls.invalid/") << QByteArray("offline");
    QTest::newRow("no address") << QByteArray("https://") << QByteArray("bad_address");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd") << QByteArray("bad_address");
}

void TestHttpClient::reachesNobody()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, result);
    HttpClient client;
    QCOMPARE(outcome(fetch(client, get(url.toStdString()))), result);
}

void TestHttpClient::verifiesCertificates_data()
{
    const Authority trusted;
    const Authority other;
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<QByteArray>("ca");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QByteArray>("words");
    const QByteArray ca = QByteArray::fromStdString(trusted.certificate());
    const auto row = [&](const char *name, const Identity &identity, const QByteArray &file, const char *result,
                         const char *words) {
        QTest::newRow(name) << identity << file << QByteArray(result) << QByteArray(words);
    };
    row("good", trusted.issue("localhost"), ca, "HTTP 200", "");
    row("authority not known", trusted.issue("localhost"), {}, "tls", "not trusted");
    row("another authority", other.issue("localhost"), ca, "tls", "not trusted");
    row("self-signed", selfSigned("localhost"), ca, "tls", "not trusted");
    row("expired", trusted.issue("localhost", -30, -1), ca, "tls", "expired");
    row("not valid yet", trusted.issue("localhost", 2, 30), ca, "tls", "not valid yet");
    row("wrong host", trusted.issue("calls.example"), ca, "tls", "another host");
    row("file is no certificate", trusted.issue("localhost"), "hello", "ca_file", "");
}

void TestHttpClient::verifiesCertificates()
{
    QFETCH(Identity, identity);
    QFETCH(QByteArray, ca);
    QFETCH(QByteArray, result);
    QFETCH(QByteArray, words);
    ScriptedServer server(ScriptedServer::Order::Strict, identity);
    server.expect("GET", "/x").reply(Reply::json(200, "{}"));
    const QTemporaryDir folder;
    HttpSettings settings;
    if (!ca.isEmpty()) {
        settings.caFile = folder.filePath(QStringLiteral("ca.pem")).toStdString();
        std::ofstream(settings.caFile) << ca.toStdString();
    }
    HttpClient client(settings);
    const auto answer = fetch(client, get(server.url() + "/x"));
    QCOMPARE(outcome(answer), result);
    if (!answer) {
        QVERIFY2(answer.error().detail.find(words.toStdString()) != std::string::npos, answer.error().detail.c_str());
        QCOMPARE(server.requests().size(), std::size_t(0)); // not a byte of the request left
    }
}

void TestHttpClient::refusesOldTls()
{
    const Authority authority;
    ScriptedServer server(ScriptedServer::Order::Strict, authority.issue("localhost"), Tls::UpTo1_1);
    const QTemporaryDir folder;
    const HttpSettings settings{.caFile = folder.filePath(QStringLiteral("ca.pem")).toStdString()};
    std::ofstream(settings.caFile) << authority.certificate();
    HttpClient client(settings);
    QCOMPARE(outcome(fetch(client, get(server.url() + "/x"))), QByteArray("tls"));
}

void TestHttpClient::keepsConnections()
{
    ScriptedServer server;
    server.expect("GET", "/x").times(20).reply(Reply::json(200, "{}"));
    HttpClient client;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(outcome(fetch(client, get(server.url() + "/x"))), QByteArray("HTTP 200"));
    QCOMPARE(server.connections(), 1);
}

void TestHttpClient::speaksHttp2()
{
    QString nghttpd = QStandardPaths::findExecutable(QStringLiteral("nghttpd"));
    if (nghttpd.isEmpty())
        nghttpd = QStandardPaths::findExecutable(QStringLiteral("nghttpd"), {QStringLiteral("/usr/sbin")});
    if (nghttpd.isEmpty())
        QSKIP("nghttpd (package nghttp2-server) is not installed; it speaks HTTP/2 and nothing else");
    const Authority authority;
    const Identity identity = authority.issue("localhost");
    const QTemporaryDir folder;
    const auto file = [&](const char *name, const std::string &text) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        std::ofstream(path.toStdString()) << text;
        return path;
    };
    file("calls.json", "{\"calls\":[]}");
    const std::string url = ScriptedServer(ScriptedServer::Order::Any, identity).url(); // a port that is free again
    QProcess server;
    server.start(nghttpd, {QStringLiteral("--address=127.0.0.1"), QStringLiteral("--htdocs=") + folder.path(),
                           QString::fromStdString(url).section(QLatin1Char(':'), -1),
                           file("key.pem", identity.privateKey), file("cert.pem", identity.certificate)});
    QVERIFY(server.waitForStarted());
    HttpClient client({.caFile = file("ca.pem", authority.certificate()).toStdString()});
    QTRY_COMPARE(outcome(fetch(client, get(url + "/calls.json"))), QByteArray("HTTP 200")); // until it listens
    std::atomic<int> good{0};
    for (int i = 0; i < 50; ++i)
        client.submit(get(url + "/calls.json"), [&](const Result<HttpResponse> &r) { good += r && r->status == 200; });
    QTRY_COMPARE(good.load(), 50);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestHttpClient::carriesManyAtOnce()
{
    // The server answers nobody before four requests are there: one after the other would wait for ever.
    ScriptedServer server(ScriptedServer::Order::Any);
    std::mutex mutex;
    std::condition_variable arrived;
    int waiting = 0;
    server.otherwise([&](const Request &) {
        std::unique_lock lock(mutex);
        ++waiting;
        arrived.notify_all();
        arrived.wait_for(lock, 10s, [&] { return waiting >= 4; });
        return Reply::json(200, "{}");
    });
    HttpClient client({.connections = 4});
    std::atomic<int> good{0};
    for (int i = 0; i < 4; ++i)
        client.submit(get(server.url() + "/x"), [&](const Result<HttpResponse> &r) { good += r && r->status == 200; });
    QTRY_COMPARE(good.load(), 4);
}

void TestHttpClient::readsRetryAfterByTheServersClock()
{
    ScriptedServer server;
    server.expect("GET", "/x")
        .reply(Reply::error(
            429, "slow down",
            {{"Date", "Tue, 24 Jan 2017 16:00:00 GMT"}, {"Retry-After", "Tue, 24 Jan 2017 16:00:30 GMT"}}));
    HttpClient client;
    const auto answer = fetch(client, get(server.url() + "/x"));
    QVERIFY(answer);
    QCOMPARE(answer->retryAfter, std::optional<milliseconds>(31s));
}

void TestHttpClient::cancels()
{
    ScriptedServer server;
    server.expect("GET", "/x").reply(Reply::hang());
    HttpClient client;
    std::promise<Result<HttpResponse>> answer;
    auto future = answer.get_future();
    const Ticket ticket =
        client.submit(get(server.url() + "/x"), [&](Result<HttpResponse> r) { answer.set_value(std::move(r)); });
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    QElapsedTimer timer;
    timer.start();
    client.cancel(ticket);
    QCOMPARE(outcome(future.get()), QByteArray("cancelled"));
    QVERIFY(timer.elapsed() < 1000);
    client.cancel(ticket); // again does nothing
}

void TestHttpClient::endsWithEverythingCancelled()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::hang(); });
    std::atomic<int> cancelled{0};
    {
        HttpClient client;
        client.after(1h, [] {});
        for (int i = 0; i < 10; ++i)
            client.submit(get(server.url() + "/x"),
                          [&](const Result<HttpResponse> &r) { cancelled += !r && r.error().kind == Kind::Cancelled; });
    }
    QCOMPARE(cancelled.load(), 10);
}

void TestHttpClient::doesNotFollowRedirects()
{
    ScriptedServer stranger;
    ScriptedServer server;
    server.expect("GET", "/x").reply(Reply::redirect(stranger.url() + "/steal"));
    HttpClient client;
    HttpRequest request = get(server.url() + "/x");
    request.authorization = "Token token=\"k\"";
    const auto answer = fetch(client, request);
    QVERIFY(answer && answer->isRedirect());
    QCOMPARE(answer->location, stranger.url() + "/steal");
    QCOMPARE(stranger.connections(), 0);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
