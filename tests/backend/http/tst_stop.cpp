#include "backend/http/server.h"
#include "tests/support/rawclient.h"

#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

using namespace earshot;
using namespace earshot::http;
using namespace std::chrono_literals;
using earshot::test::Answer;
using earshot::test::getOnce;
using earshot::test::RawClient;

/// How a server begins and ends.
class TestStop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhyItCannotListen();
    void listensOnIpv6();
    void finishesRequestsUnderWay();
    void closesIdleConnectionsAtOnce();
    void givesUpWhenTheGraceIsOver();
    void losesNoAnswerUnderLoad();
    void mayBeDestroyedAtAnyTime();
};

namespace {

/// Handlers that end when the test says so.
class Desk {
public:
    Router router()
    {
        return Router({
            {Method::Get, "/now", [](const Request &) { return text(200, "now"); }},
            {Method::Get, "/later",
             [this](const Request &) -> Task<Response> {
                 co_return text(200, co_await until<std::string>([this](const auto &resume) {
                                    const std::lock_guard lock(m_mutex);
                                    m_waiting.push_back(resume);
                                }));
             }},
        });
    }
    std::size_t waiting()
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.size();
    }
    void finish(const std::string &word)
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &resume : m_waiting)
            resume(word);
        m_waiting.clear();
    }

private:
    std::mutex m_mutex;
    std::vector<Resume<std::string>> m_waiting;
};

Options threads(unsigned count)
{
    Options options;
    options.threads = count;
    return options;
}

} // namespace

void TestStop::tellsWhyItCannotListen()
{
    Desk desk;
    Server first(desk.router(), threads(1));
    QVERIFY(first.start().ok());
    Options options = threads(1);
    options.port = first.port();
    QCOMPARE(Server(desk.router(), options).start().error().kind, Error::Kind::Conflict);
    options.address = "no such address";
    QCOMPARE(Server(desk.router(), options).start().error().kind, Error::Kind::Refused);
    options.address = "192.0.2.1"; // nobody's (RFC 5737)
    QCOMPARE(Server(desk.router(), options).start().error().kind, Error::Kind::Refused);
}

void TestStop::listensOnIpv6()
{
    Desk desk;
    Options options = threads(1);
    options.address = "::";
    Server server(desk.router(), options);
    if (!server.start())
        QSKIP("this machine has no IPv6");
    QCOMPARE(getOnce(server.port(), "/now").status, 200); // both families
}

void TestStop::finishesRequestsUnderWay()
{
    Desk desk;
    Server server(desk.router(), threads(1));
    QVERIFY(server.start().ok());
    const auto port = server.port();
    auto waiting = std::make_unique<RawClient>(port);
    waiting->get("/later");
    auto sending = std::make_unique<RawClient>(port);
    sending->send("GET /now HTTP/1.1\r\nHo"); // in the middle of its head
    QTRY_COMPARE(desk.waiting(), std::size_t(1));
    QCOMPARE(getOnce(port, "/now").status, 200); // so the head before it has been read, too

    auto stopped = std::async(std::launch::async, [&] { server.stop(10s); });
    QTRY_VERIFY(!RawClient(port).isConnected());
    QVERIFY(waiting->silentFor(0ms));
    desk.finish("done");
    Answer answer = waiting->read();
    QCOMPARE(answer.body, std::string("done"));
    QCOMPARE(answer.header("Connection"), std::string("close"));
    sending->send("st: h\r\n\r\n");
    QCOMPARE(sending->read().status, 200);
    QVERIFY(waiting->closedWithin(5s));
    QVERIFY(sending->closedWithin(5s));
    waiting.reset();
    sending.reset();
    QCOMPARE(stopped.wait_for(8s), std::future_status::ready);
}

void TestStop::closesIdleConnectionsAtOnce()
{
    Desk desk;
    Server server(desk.router(), threads(2));
    QVERIFY(server.start().ok());
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 10; ++i) {
        idle.push_back(std::make_unique<RawClient>(server.port()));
        idle.back()->get("/now");
        QCOMPARE(idle.back()->read().status, 200);
    }
    const RawClient silent(server.port());
    const auto begin = std::chrono::steady_clock::now();
    server.stop(30s);
    QVERIFY(std::chrono::steady_clock::now() - begin < 5s);
    for (const auto &client : idle)
        QVERIFY(client->closedWithin(5s));
}

void TestStop::givesUpWhenTheGraceIsOver()
{
    Desk desk;
    Server server(desk.router(), threads(2));
    QVERIFY(server.start().ok());
    RawClient waiting(server.port());
    waiting.get("/later");
    QTRY_COMPARE(desk.waiting(), std::size_t(1));
    server.stop(50ms);
    QVERIFY(waiting.closedWithin(5s));
    desk.finish("too late"); // finds nobody, harms nobody
}

void TestStop::losesNoAnswerUnderLoad()
{
    Desk desk;
    Server server(desk.router(), threads(2));
    QVERIFY(server.start().ok());
    const auto port = server.port();
    std::atomic<int> answered = 0;
    std::atomic<int> broken = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&] {
            for (bool isOpen = true; isOpen;) {
                RawClient client(port);
                isOpen = client.isConnected();
                while (client.get("/now")) {
                    const Answer answer = client.read();
                    if (answer.status == 0)
                        break; // closed between two requests
                    if (answer.status != 200 || answer.body != "now")
                        ++broken;
                    ++answered;
                    if (answer.header("Connection") == "close")
                        break;
                }
            }
        });
    }
    QTRY_VERIFY(answered > 500);
    const auto begin = std::chrono::steady_clock::now();
    server.stop(30s);
    QVERIFY(std::chrono::steady_clock::now() - begin < 10s);
    for (auto &client : clients)
        client.join();
    QCOMPARE(broken.load(), 0);
}

void TestStop::mayBeDestroyedAtAnyTime()
{
    Desk desk;
    {
        const Server neverStarted(desk.router(), threads(2));
    }
    for (int round = 0; round < 20; ++round) {
        auto server = std::make_unique<Server>(desk.router(), threads(2));
        QVERIFY(server->start().ok());
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 6; ++i) {
            clients.push_back(std::make_unique<RawClient>(server->port()));
            clients.back()->get(i % 2 ? "/later" : "/now");
        }
        std::thread resuming([&] { desk.finish("now"); });
        server.reset();
        resuming.join();
    }
    desk.finish("over");
}

QTEST_GUILESS_MAIN(TestStop)
#include "tst_stop.moc"
