#include "backend/http/server.h"
#include "tests/support/rawclient.h"

#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <mutex>

using namespace earshot::http;
using namespace std::chrono_literals;
using earshot::test::Answer;
using earshot::test::RawClient;

/// Every limit on what a client can send, withhold or leave unread.
class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutsLongHeads_data();
    void cutsLongHeads();
    void cutsLargeBodies_data();
    void cutsLargeBodies();
    void letsTheClientReadTheRefusal();
    void timesOut_data();
    void timesOut();
    void aDrippingHeadDoesNotBuyTime();
    void aSlowBodyIsCutAndAQuickOneIsNot();
    void cutsThoseWhoDoNotRead();
    void handlersMayTakeTheirTime();
    void boundsConnections();
    void oneAddressTakesNoMoreThanItsShare();
    void whoeverIsKnownTakesOfNoShare();
};

namespace {

Limits shortLimits()
{
    Limits limits;
    limits.headBytes = 2048;
    limits.bodyBytes = 1000;
    limits.head = limits.body = limits.send = limits.idle = 10s;
    return limits;
}

struct TestedServer {
    explicit TestedServer(const Limits &limits)
        : server(Router({
                     {Method::Post, "/small", accept},
                     {Method::Post, "/large", accept, 50'000},
                     {Method::Get, "/known",
                      [](const Request &) {
                          Response answer = text(200, "hello");
                          answer.isToKnown = true;
                          return answer;
                      }},
                     {Method::Get, "/huge", [](const Request &) { return text(200, std::string(64 << 20, 'x')); }},
                     {Method::Get, "/late",
                      [this](const Request &) -> Task<Response> {
                          co_await until<int>([this](const auto &resume) { keep(resume); });
                          co_return noContent();
                      }},
                 }),
                 options(limits))
    {
        if (!server.start())
            qFatal("the server does not start");
    }

    std::vector<int> statuses()
    {
        const std::lock_guard lock(mutex);
        return seen;
    }
    bool waitsForResume()
    {
        const std::lock_guard lock(mutex);
        return resumes.size() > 0;
    }

    std::mutex mutex;
    std::vector<int> seen;
    std::vector<Resume<int>> resumes;
    Server server;

private:
    static Task<Response> accept(const Request &request) { return text(200, std::to_string(request.body.size())); }
    void keep(const Resume<int> &resume)
    {
        const std::lock_guard lock(mutex);
        resumes.push_back(resume);
    }
    Options options(const Limits &limits)
    {
        Options all;
        all.threads = 1;
        all.limits = limits;
        all.log = [this](const AccessRecord &record) {
            const std::lock_guard lock(mutex);
            seen.push_back(record.status);
        };
        return all;
    }
};

/// Comes from an address of its own on this computer, and says what it is told, if anything.
class Caller {
public:
    Caller(std::uint16_t port, const char *from, const std::string &says)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        ::inet_pton(AF_INET, from, &address.sin_addr);
        const bool isBound = ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        address.sin_port = ::htons(port);
        if (!isBound || ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot connect");
        (void)::send(m_socket, says.data(), says.size(), MSG_NOSIGNAL);
    }
    Caller(const Caller &) = delete;
    Caller &operator=(const Caller &) = delete;
    ~Caller() { ::close(m_socket); }
    bool isOpen() const
    {
        char byte = 0;
        const auto n = ::recv(m_socket, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
        return n > 0 || (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
    }

private:
    int m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
};

std::string post(const std::string &target, const std::string &headers, const std::string &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n" + body;
}

} // namespace

void TestLimits::cutsLongHeads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const QByteArray host = " HTTP/1.1\r\nHost: h\r\n";
    QTest::newRow("within") << QByteArray("GET /" + QByteArray(1900, 'a') + host + "\r\n") << 404;
    QTest::newRow("long target") << QByteArray("GET /" + QByteArray(3000, 'a') + host + "\r\n") << 431;
    QTest::newRow("long header") << QByteArray("GET /" + host + "X: " + QByteArray(3000, 'a') + "\r\n\r\n") << 431;
    QTest::newRow("many headers") << QByteArray("GET /" + host + QByteArray("X: y\r\n").repeated(400) + "\r\n") << 431;
    QTest::newRow("never ending") << QByteArray("GET /" + host + "X: " + QByteArray(200'000, 'a')) << 431;
}

void TestLimits::cutsLongHeads()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    TestedServer tested(shortLimits());
    RawClient client(tested.server.port());
    client.send(head.toStdString());
    QCOMPARE(client.read().status, status);
}

void TestLimits::cutsLargeBodies_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    const auto row = [](const char *name, const std::string &request, int status) {
        QTest::newRow(name) << QByteArray::fromStdString(request) << status;
    };
    const std::string thousand(1000, 'x');
    row("just fits", post("/small", "Content-Length: 1000\r\n", thousand), 200);
    row("announced", post("/small", "Content-Length: 1001\r\n", ""), 413);
    row("announced absurdly", post("/small", "Content-Length: 18446744073709551615\r\n", ""), 413);
    row("chunks just fit", post("/small", chunked, "3e8\r\n" + thousand + "\r\n0\r\n\r\n"), 200);
    row("one chunk too many", post("/small", chunked, "3e8\r\n" + thousand + "\r\n1\r\nx\r\n0\r\n\r\n"), 413);
    row("one chunk too large", post("/small", chunked, "3e9\r\n"), 413);
    row("absurd chunk", post("/small", chunked, "ffffffffffffffff\r\n"), 413);
    row("chunk size beyond 64 bits", post("/small", chunked, "1ffffffffffffffff\r\n"), 400);
    row("chunk header without end", post("/small", chunked, "1;" + std::string(100'000, 'x')), 400);
    row("the route's own limit", post("/large", "Content-Length: 50000\r\n", std::string(50'000, 'x')), 200);
    row("beyond the route's own", post("/large", "Content-Length: 50001\r\n", ""), 413);
    row("no route, no more", post("/nowhere", "Content-Length: 1001\r\n", ""), 413);
}

void TestLimits::cutsLargeBodies()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    TestedServer tested(shortLimits());
    RawClient client(tested.server.port());
    client.send(request.toStdString());
    QCOMPARE(client.read().status, status);
    QCOMPARE(client.closedWithin(status == 200 ? 0s : 5s), status != 200);
}

void TestLimits::letsTheClientReadTheRefusal()
{
    TestedServer tested(shortLimits());
    RawClient client(tested.server.port());
    client.send(post("/small", "Content-Length: 4000000\r\n", ""));
    for (int i = 0; i < 40; ++i) // goes on sending, as most clients do before they read
        client.send(std::string(100'000, 'x'));
    QCOMPARE(client.read().status, 413);
}

void TestLimits::timesOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("firstStatus"); // 0: closed without a word
    QTest::addColumn<QByteArray>("which");
    const QByteArray whole = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    const QByteArray body = "POST /small HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab";
    const QByteArray chunks = "POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab";
    QTest::newRow("says nothing") << QByteArray("") << 0 << QByteArray("head");
    QTest::newRow("half a head") << QByteArray("GET / HT") << 408 << QByteArray("head");
    QTest::newRow("half a body") << body << 408 << QByteArray("body");
    QTest::newRow("half a chunk") << chunks << 408 << QByteArray("body");
    QTest::newRow("nothing after an answer") << whole << 404 << QByteArray("idle");
}

void TestLimits::timesOut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, firstStatus);
    QFETCH(QByteArray, which);
    Limits limits = shortLimits();
    (which == "head" ? limits.head : which == "body" ? limits.body : limits.idle) = 200ms;
    TestedServer tested(limits);
    const auto begin = std::chrono::steady_clock::now();
    RawClient client(tested.server.port());
    client.send(bytes.toStdString());
    if (firstStatus != 0)
        QCOMPARE(client.read().status, firstStatus);
    QVERIFY(client.closedWithin(5s));
    QVERIFY(std::chrono::steady_clock::now() - begin >= 200ms);
}

void TestLimits::aDrippingHeadDoesNotBuyTime()
{
    Limits limits = shortLimits();
    limits.head = 200ms;
    TestedServer tested(limits);
    RawClient client(tested.server.port());
    client.send("GET / HTTP/1.1\r\nHost: h\r\nX: ");
    int sent = 0;
    while (client.silentFor(20ms) && sent < 200) {
        client.send("x");
        ++sent;
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(sent < 100);
}

void TestLimits::aSlowBodyIsCutAndAQuickOneIsNot()
{
    Limits limits = shortLimits();
    limits.body = 200ms;
    limits.slowestRate = 20'000;
    TestedServer tested(limits);
    RawClient quick(tested.server.port());
    quick.send(post("/large", "Content-Length: 50000\r\n", ""));
    for (int i = 0; i < 50; ++i) { // 1000 bytes each 10 ms: for half a second
        quick.send(std::string(1000, 'x'));
        QVERIFY(quick.silentFor(i < 49 ? 10ms : 0ms) || i == 49);
    }
    QCOMPARE(quick.read().status, 200);
    RawClient slow(tested.server.port());
    slow.send(post("/large", "Content-Length: 50000\r\n", ""));
    int sent = 0;
    while (slow.silentFor(10ms) && sent < 500) {
        slow.send("x");
        ++sent;
    }
    QCOMPARE(slow.read().status, 408);
    QVERIFY(sent < 100);
}

void TestLimits::cutsThoseWhoDoNotRead()
{
    Limits limits = shortLimits();
    limits.send = 200ms;
    limits.slowestRate = 1 << 30; // the megabytes the kernel takes buy no time
    TestedServer tested(limits);
    RawClient client(tested.server.port());
    client.get("/huge");
    QTRY_COMPARE(tested.statuses().size(), std::size_t(1)); // logged when given up
    QCOMPARE(client.read().status, 0);                      // cut in the middle
}

void TestLimits::handlersMayTakeTheirTime()
{
    Limits limits = shortLimits();
    limits.head = limits.body = limits.send = limits.idle = 50ms;
    TestedServer tested(limits);
    RawClient client(tested.server.port());
    client.get("/late");
    QTRY_VERIFY(tested.waitsForResume());
    QVERIFY(client.silentFor(300ms));
    tested.resumes.front()(0);
    QCOMPARE(client.read().status, 204);
}

void TestLimits::boundsConnections()
{
    Limits limits = shortLimits();
    limits.connections = 2;
    TestedServer tested(limits);
    const auto port = tested.server.port();
    auto first = std::make_unique<RawClient>(port);
    RawClient second(port);
    for (RawClient *client : {first.get(), &second}) {
        client->get("/");
        QCOMPARE(client->read().status, 404);
    }
    RawClient third(port);
    third.get("/");
    QVERIFY(third.silentFor(100ms));
    second.get("/");
    QCOMPARE(second.read().status, 404);
    first.reset();
    QCOMPARE(third.read().status, 404);
}

void TestLimits::oneAddressTakesNoMoreThanItsShare()
{
    Limits limits = shortLimits();
    limits.connections = 20;
    limits.strangers = 4;
    TestedServer tested(limits);
    const auto port = tested.server.port();
    std::vector<std::unique_ptr<Caller>> callers;
    for (int i = 0; i < 60; ++i) // some say nothing, some half a head
        callers.push_back(std::make_unique<Caller>(port, "127.0.0.2", i % 2 == 0 ? "" : "GET / HT"));
    RawClient other(port);
    other.get("/");
    QCOMPARE(other.read().status, 404);
    const auto open = [&callers] {
        return std::count_if(callers.begin(), callers.end(), [](const auto &caller) { return caller->isOpen(); });
    };
    QTRY_VERIFY(open() <= 4);
    Caller newest(port, "127.0.0.2", "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_VERIFY(open() <= 3); // it has a place, and one that waits longer has gone
    QVERIFY(newest.isOpen());
}

void TestLimits::whoeverIsKnownTakesOfNoShare()
{
    Limits limits = shortLimits();
    limits.connections = 40;
    limits.strangers = 4;
    TestedServer tested(limits);
    const auto port = tested.server.port();
    std::vector<std::unique_ptr<RawClient>> known;
    for (int i = 0; i < 12; ++i) {
        known.push_back(std::make_unique<RawClient>(port));
        known.back()->get("/known");
        QCOMPARE(known.back()->read().status, 200);
    }
    std::vector<std::unique_ptr<Caller>> callers;
    for (int i = 0; i < 30; ++i)
        callers.push_back(std::make_unique<Caller>(port, "127.0.0.1", ""));
    const auto open = [&callers] {
        return std::count_if(callers.begin(), callers.end(), [](const auto &caller) { return caller->isOpen(); });
    };
    QTRY_VERIFY(open() <= 4);
    for (const auto &client : known) {
        client->get("/");
        QCOMPARE(client->read().status, 404);
    }
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
