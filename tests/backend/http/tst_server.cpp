#include "backend/http/server.h"
#include "tests/support/rawclient.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <mutex>
#include <thread>

using namespace earshot;
using namespace earshot::http;
using namespace std::chrono_literals;
using earshot::test::Answer;
using earshot::test::getOnce;
using earshot::test::RawClient;

/// How requests are read and answered, over real sockets.
class TestServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void givesTheHandlerWhatWasSent();
    void answersInEveryForm();
    void refusesWhatIsBroken_data();
    void refusesWhatIsBroken();
    void readsBodies_data();
    void readsBodies();
    void ignoresTrailers();
    void invitesABody();
    void keepsConnections_data();
    void keepsConnections();
    void answersPipelinedRequestsInOrder();
    void readsByteByByte();
    void tellsWhichMethodsThereAre();
    void headHasNoBody();
    void streamsFiles();
    void compressesForThoseWhoAsk();
    void waitsWithoutHoldingItsThread();
    void survivesHandlersThatThrow();
    void logsWithoutPersonalData();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Server> m_server;
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::optional<Resume<std::string>> m_waiting; // with m_mutex
};

namespace {

std::string described(const Request &request)
{
    std::string text = std::string(word(request.method)) + ' ' + request.path + '\n';
    for (const Field &pair : request.query)
        text += "query " + pair.name + '=' + pair.value + '\n';
    for (const Field &parameter : request.parameters)
        text += "parameter " + parameter.name + '=' + parameter.value + '\n';
    text += "agent " + std::string(request.header("uSER-aGENT")) + '\n';
    text += "from " + request.remoteAddress + (request.tls ? " tls" : " plain") + '\n';
    return text + "body " + request.body + '\n';
}

constexpr std::size_t FileSize = 3'000'000;

std::string recordingBytes()
{
    std::string bytes(FileSize, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 31 >> 7);
    return bytes;
}

std::string withBody(std::string_view body, std::string_view headers)
{
    return "POST /echo HTTP/1.1\r\nHost: h\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

} // namespace

void TestServer::initTestCase()
{
    const std::filesystem::path recording = m_folder.filePath(QStringLiteral("a.wav")).toStdString();
    std::ofstream(recording, std::ios::binary) << recordingBytes();
    Router router({
        {Method::Get, "/echo", [](const Request &request) { return text(200, described(request)); }},
        {Method::Get, "/calls/{call}.json", [](const Request &request) { return text(200, described(request)); }},
        {Method::Put, "/calls/{call}.json", [](const Request &request) { return json(200, request.body); }},
        {Method::Post, "/echo", [](const Request &request) { return json(201, request.body); }},
        {Method::Delete, "/echo", [](const Request &) { return noContent(); }},
        {Method::Get, "/move", [](const Request &) { return redirect("/echo?a=b"); }},
        {Method::Get, "/big", [](const Request &) { return json(200, std::string(200'000, 'x')); }},
        {Method::Get, "/recording", [=](const Request &) { return *file(recording, "audio/wav"); }},
        {Method::Get, "/throws", [](const Request &) -> Response { throw std::runtime_error("the shelf fell"); }},
        {Method::Get, "/throws-late",
         [](const Request &) -> Task<Response> {
             co_await until<int>([](const auto &resume) { resume(0); });
             throw std::runtime_error("later");
         }},
        {Method::Get, "/forgets",
         [](const Request &) -> Task<Response> {
             co_await until<int>([](const auto &) {});
             co_return noContent();
         }},
        {Method::Get, "/waits",
         [this](const Request &request) -> Task<Response> {
             const std::string word = co_await until<std::string>([this](const auto &resume) {
                 const std::lock_guard lock(m_mutex);
                 m_waiting = resume;
             });
             co_return text(200, word + ' ' + std::string(request.first("n").value_or("")));
         }},
    });
    Options options;
    options.threads = 1;
    options.refusal = [](int status) { return json(status, "{\"error\":\"" + std::string(reason(status)) + "\"}"); };
    m_server = std::make_unique<Server>(std::move(router), std::move(options));
    QVERIFY(m_server->start().ok());
    m_port = m_server->port();
    QVERIFY(m_port != 0);
}

void TestServer::givesTheHandlerWhatWasSent()
{
    const Answer answer =
        getOnce(m_port, "/calls/CAL%2F1.json?q=New+York&tags[]=a&tags[]=%C3%A9", "User-Agent:  curl \r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, std::string("GET /calls/CAL%2F1.json\nquery q=New York\nquery tags[]=a\nquery tags[]=é\n"
                                      "parameter call=CAL/1\nagent curl\nfrom 127.0.0.1 plain\nbody \n"));
    QVERIFY(answer.header("Date").ends_with(" GMT"));
    QCOMPARE(answer.header("Connection"), std::string("close"));
}

void TestServer::answersInEveryForm()
{
    RawClient client(m_port);
    client.send("PUT /calls/1.json HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
    Answer answer = client.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), std::string("application/json; charset=utf-8"));
    client.send("DELETE /echo HTTP/1.1\r\nHost: h\r\n\r\n");
    answer = client.read();
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.header("Content-Length"), std::string());
    client.get("/move");
    answer = client.read();
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.header("Location"), std::string("/echo?a=b"));
    QCOMPARE(answer.header("Content-Length"), std::string("0"));
    client.get("http://elsewhere/echo");
    QCOMPARE(client.read().status, 200);
    client.get("/nowhere");
    answer = client.read();
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.body, std::string("{\"error\":\"Not Found\"}"));
    client.get("/echo");
    QCOMPARE(client.read().status, 200);
}

void TestServer::refusesWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, QByteArray bytes, int status) { QTest::newRow(name) << bytes << status; };
    const QByteArray host = "Host: h\r\n";
    row("nonsense", "\x16\x03\x01\x02\r\n\r\n", 400);
    row("no version", "GET /echo\r\n\r\n", 400);
    row("bad version", "GET /echo HTTP/1.x\r\n\r\n", 505);
    row("newer version", "GET /echo HTTP/2.0\r\n" + host + "\r\n", 505);
    row("http/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("no host", "GET /echo HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET /echo HTTP/1.1\r\n" + host + host + "\r\n", 400);
    row("space before the colon", "GET /echo HTTP/1.1\r\n" + host + "X : 1\r\n\r\n", 400);
    row("header without colon", "GET /echo HTTP/1.1\r\n" + host + "Broken\r\n\r\n", 400);
    row("control character in a value", "GET /echo HTTP/1.1\r\n" + host + "X: a\x01\r\n\r\n", 400);
    row("nul in a value", "GET /echo HTTP/1.1\r\n" + host + "X: a" + '\0' + "\r\n\r\n", 400);
    row("nul in the path", "GET /echo%00 HTTP/1.1\r\n" + host + "\r\n", 400);
    row("bad escape in the path", "GET /echo%g HTTP/1.1\r\n" + host + "\r\n", 400);
    row("bad escape in the query", "GET /echo?a=%g HTTP/1.1\r\n" + host + "\r\n", 400);
    row("query not utf-8", "GET /echo?a=%ff HTTP/1.1\r\n" + host + "\r\n", 400);
    row("relative target", "GET echo HTTP/1.1\r\n" + host + "\r\n", 400);
    row("unknown method", "BREW /echo HTTP/1.1\r\n" + host + "\r\n", 501);
    row("tunnel", "CONNECT h:443 HTTP/1.1\r\n" + host + "\r\n", 501);
    row("negative length", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400);
    row("two lengths", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400);
    row("length and chunks",
        "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunks and length",
        "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400);
    row("unknown coding", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501);
    row("chunked twice",
        "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("coding in http/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunk size not hex", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
    row("chunk longer than it says",
        "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n", 400);
}

void TestServer::refusesWhatIsBroken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client(m_port);
    client.send(bytes.toStdString());
    const Answer answer = client.read();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("Connection"), std::string("close"));
    QCOMPARE(answer.body, "{\"error\":\"" + std::string(reason(status)) + "\"}");
    QVERIFY(client.closedWithin(5s));
    QCOMPARE(getOnce(m_port, "/echo").status, 200);
}

void TestServer::readsBodies_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("body");
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray large(900'000, 'b');
    QTest::newRow("none") << QByteArray() << QByteArray() << QByteArray("");
    QTest::newRow("empty") << QByteArray("Content-Length: 0\r\n") << QByteArray() << QByteArray("");
    QTest::newRow("by length") << QByteArray("Content-Length: 3\r\n") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("large") << QByteArray("Content-Length: 900000\r\n") << large << large;
    QTest::newRow("chunks") << chunked << QByteArray("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n") << QByteArray("abcde");
    QTest::newRow("no chunk") << chunked << QByteArray("0\r\n\r\n") << QByteArray("");
    QTest::newRow("large chunk") << chunked << "dbba0\r\n" + large + "\r\n0\r\n\r\n" << large;
}

void TestServer::readsBodies()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, body);
    RawClient client(m_port);
    for (int i = 0; i < 2; ++i) { // the second shows that the first ended where it should
        client.send(withBody(wire.toStdString(), headers.toStdString()));
        const Answer answer = client.read();
        QCOMPARE(answer.status, 201);
        QVERIFY(answer.body == body.toStdString());
    }
}

void TestServer::ignoresTrailers()
{
    RawClient client(m_port);
    client.send("GET /echo HTTP/1.1\r\nHost: h\r\nUser-Agent: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                "1\r\nx\r\n0\r\nUser-Agent: b\r\n\r\n");
    QVERIFY(client.read().body.find("agent a\n") != std::string::npos);
}

void TestServer::invitesABody()
{
    RawClient client(m_port);
    client.send(withBody("", "Expect: 100-continue\r\nContent-Length: 3\r\n"));
    QCOMPARE(client.read().status, 100);
    client.send("abc");
    const Answer answer = client.read();
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.body, std::string("abc"));
    client.send(withBody("", "Expect: 100-continue\r\nContent-Length: 99999999\r\n"));
    QCOMPARE(client.read().status, 413); // and no invitation
}

void TestServer::keepsConnections_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("connection"); // what the answer says
    QTest::addColumn<bool>("kept");
    QTest::newRow("1.1") << QByteArray("GET /echo HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray() << true;
    QTest::newRow("1.1, close") << QByteArray("GET /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                                << QByteArray("close") << false;
    QTest::newRow("1.0") << QByteArray("GET /echo HTTP/1.0\r\n\r\n") << QByteArray("close") << false;
    QTest::newRow("1.0, keep-alive") << QByteArray("GET /echo HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
                                     << QByteArray("keep-alive") << true;
}

void TestServer::keepsConnections()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, connection);
    QFETCH(bool, kept);
    RawClient client(m_port);
    client.send(request.toStdString());
    const Answer answer = client.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Connection"), connection.toStdString());
    if (kept) {
        client.get("/echo");
        QCOMPARE(client.read().status, 200);
    } else {
        QVERIFY(client.closedWithin(5s));
    }
}

void TestServer::answersPipelinedRequestsInOrder()
{
    RawClient client(m_port);
    std::string all;
    for (int i = 0; i < 200; ++i) {
        const std::string body = std::to_string(i);
        all += withBody(body, "Content-Length: " + std::to_string(body.size()) + "\r\n") + "\r\n"; // and an empty line
    }
    client.send(all);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(client.read().body, std::to_string(i));
}

void TestServer::readsByteByByte()
{
    RawClient client(m_port);
    for (const char c : withBody("4\r\nwiki\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"))
        QVERIFY(client.send(std::string_view(&c, 1)));
    QCOMPARE(client.read().body, std::string("wiki"));
}

void TestServer::tellsWhichMethodsThereAre()
{
    RawClient client(m_port);
    client.send("PATCH /calls/1.json HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
    const Answer answer = client.read();
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Allow"), std::string("GET, HEAD, PUT"));
    QCOMPARE(answer.body, std::string("{\"error\":\"Method Not Allowed\"}"));
    client.get("/echo");
    QCOMPARE(client.read().status, 200);
}

void TestServer::headHasNoBody()
{
    RawClient client(m_port);
    for (const auto &[target, length] :
         std::vector<std::pair<std::string, std::string>>{{"/big", "200000"}, {"/recording", "3000000"}}) {
        client.send("HEAD " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
        const Answer answer = client.read(true);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Length"), length);
    }
    client.get("/echo"); // would meet stray bytes
    QCOMPARE(client.read().status, 200);
}

void TestServer::streamsFiles()
{
    const std::string bytes = recordingBytes();
    RawClient client(m_port);
    client.get("/recording");
    const Answer whole = client.read();
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.body == bytes);
    QCOMPARE(whole.header("Accept-Ranges"), std::string("bytes"));
    client.get("/recording", "Range: bytes=1000000-1999999\r\nIf-Range: " + whole.header("ETag") + "\r\n");
    const Answer part = client.read();
    QCOMPARE(part.status, 206);
    QCOMPARE(part.header("Content-Range"), std::string("bytes 1000000-1999999/3000000"));
    QVERIFY(part.body == bytes.substr(1000000, 1000000));
    client.get("/recording", "If-None-Match: " + whole.header("ETag") + "\r\n");
    QCOMPARE(client.read().status, 304);
    client.get("/recording", "Range: bytes=3000000-\r\n");
    QCOMPARE(client.read().status, 416);
    client.get("/echo");
    QCOMPARE(client.read().status, 200);
}

void TestServer::compressesForThoseWhoAsk()
{
    const Answer packed = getOnce(m_port, "/big", "Accept-Encoding: gzip\r\n");
    QCOMPARE(packed.header("Content-Encoding"), std::string("gzip"));
    QVERIFY(packed.body.size() < 2000);
    QVERIFY(packed.body.starts_with("\x1f\x8b"));
    const Answer plain = getOnce(m_port, "/big");
    QCOMPARE(plain.header("Vary"), std::string("Accept-Encoding"));
    QCOMPARE(plain.body.size(), std::size_t(200'000));
}

void TestServer::waitsWithoutHoldingItsThread()
{
    RawClient waiting(m_port);
    waiting.get("/waits?n=1");
    const auto isWaiting = [this] {
        const std::lock_guard lock(m_mutex);
        return m_waiting.has_value();
    };
    QTRY_VERIFY(isWaiting());
    QCOMPARE(getOnce(m_port, "/echo").status, 200); // by the only thread there is
    QVERIFY(waiting.silentFor(0ms));
    std::thread([this] { (*m_waiting)("committed"); }).join();
    QCOMPARE(waiting.read().body, std::string("committed 1"));
    waiting.get("/echo");
    QCOMPARE(waiting.read().status, 200);
}

void TestServer::survivesHandlersThatThrow()
{
    RawClient client(m_port);
    for (const char *target : {"/throws", "/throws-late", "/forgets"}) {
        client.get(target);
        const Answer answer = client.read();
        QCOMPARE(answer.status, 500);
        QCOMPARE(answer.body, std::string("{\"error\":\"Internal Server Error\"}")); // nothing of the cause
    }
}

void TestServer::logsWithoutPersonalData()
{
    std::mutex mutex;
    std::vector<AccessRecord> records;
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return records.size();
    };
    Options options;
    options.log = [&](const AccessRecord &record) {
        const std::lock_guard lock(mutex);
        records.push_back(record);
    };
    const auto show = [](const Request &request) { return text(200, described(request)); };
    const auto fail = [](const Request &) -> Response { throw std::runtime_error("the shelf fell"); };
    Server server(Router({{Method::Get, "/calls/{call}.json", show}, {Method::Put, "/fails", fail}}), options);
    QVERIFY(server.start().ok());

    RawClient client(server.port());
    client.get("/calls/CAL1.json?search=Ada");
    const std::size_t bodySize = client.read().body.size();
    QTRY_COMPARE(count(), std::size_t(1));
    QCOMPARE(records[0].method, Method::Get);
    QCOMPARE(records[0].route, std::string_view("/calls/{call}.json"));
    QCOMPARE(records[0].status, 200);
    QVERIFY(records[0].bytesSent > bodySize && records[0].bytesSent < bodySize + 500);
    QVERIFY(records[0].duration > 0us && records[0].duration < 5s);
    client.get("/Ada");
    QTRY_COMPARE(count(), std::size_t(2));
    QCOMPARE(records[1].route, std::string_view());
    QCOMPARE(records[1].status, 404);
    client.send("PUT /fails HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_COMPARE(count(), std::size_t(3));
    QCOMPARE(records[2].method, Method::Put);
    QCOMPARE(records[2].status, 500);
    client.send("\x01\r\n\r\n");
    QTRY_COMPARE(count(), std::size_t(4));
    QCOMPARE(records[3].method, Method::Other);
    QCOMPARE(records[3].status, 400);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
