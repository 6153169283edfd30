#include "backend/http/server.h"
#include "tests/support/certificates.h"
#include "tests/support/rawclient.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/ssl.h>

#include <csignal>
#include <fstream>

using namespace earshot;
using namespace earshot::http;
using namespace std::chrono_literals;
using earshot::test::Answer;
using earshot::test::Authority;
using earshot::test::ClientTls;
using earshot::test::Identity;
using earshot::test::RawClient;

class TestTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void speaksTheVersion_data();
    void speaksTheVersion();
    void carriesLargeBodiesBothWays();
    void endsPolitely();
    void refusesPlainText();
    void cutsSlowHandshakes();
    void cutsSlowBodies();
    void takesANewCertificate();
    void tellsUnusableCertificates();

private:
    void install(const Identity &identity) const;
    std::unique_ptr<Server> started(Limits limits = {}) const;
    ClientTls trusting() const { return {.authority = m_authority.certificate()}; }
    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
    Authority m_authority;
};

void TestTls::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to sockets that are gone
    install(m_authority.issue("localhost"));
}

void TestTls::install(const Identity &identity) const
{
    std::ofstream(path("chain.pem")) << identity.certificate;
    std::ofstream(path("key.pem")) << identity.privateKey;
}

std::unique_ptr<Server> TestTls::started(Limits limits) const
{
    Options options;
    options.threads = 1;
    options.limits = limits;
    options.limits.bodyBytes = 4 << 20;
    options.certificate = {path("chain.pem"), path("key.pem")};
    auto server = std::make_unique<Server>(
        Router({{Method::Post, "/echo", [](const Request &request) { return text(200, request.body); }},
                {Method::Get, "/tls", [](const Request &request) { return text(200, request.tls ? "yes" : "no"); }}}),
        options);
    return server->start() ? std::move(server) : nullptr;
}

void TestTls::speaksTheVersion_data()
{
    QTest::addColumn<int>("oldest");
    QTest::addColumn<int>("newest");
    QTest::addColumn<QByteArray>("spoken"); // empty: refused
    QTest::newRow("1.3") << 0 << TLS1_3_VERSION << QByteArray("TLSv1.3");
    QTest::newRow("1.2") << 0 << TLS1_2_VERSION << QByteArray("TLSv1.2");
    QTest::newRow("1.1") << TLS1_VERSION << TLS1_1_VERSION << QByteArray();
    QTest::newRow("1.0") << TLS1_VERSION << TLS1_VERSION << QByteArray();
}

void TestTls::speaksTheVersion()
{
    QFETCH(int, oldest);
    QFETCH(int, newest);
    QFETCH(QByteArray, spoken);
    const auto server = started();
    QVERIFY(server);
    ClientTls tls = trusting();
    tls.oldest = oldest;
    tls.newest = newest;
    RawClient client(server->port(), tls);
    QCOMPARE(client.isConnected(), !spoken.isEmpty());
    if (spoken.isEmpty())
        return;
    QCOMPARE(client.tlsVersion(), spoken.toStdString());
    for (int i = 0; i < 3; ++i) {
        client.get("/tls");
        QCOMPARE(client.read().body, std::string("yes"));
    }
}

void TestTls::carriesLargeBodiesBothWays()
{
    const auto server = started();
    QVERIFY(server);
    const std::string body(3'000'000, 'e');
    RawClient client(server->port(), trusting());
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n" + body);
    QVERIFY(client.read().body == body);
}

void TestTls::endsPolitely()
{
    const auto server = started();
    QVERIFY(server);
    RawClient client(server->port(), trusting());
    client.get("/tls", "Connection: close\r\n");
    QCOMPARE(client.read().body, std::string("yes"));
    QVERIFY(client.closedWithin(5s));
}

void TestTls::refusesPlainText()
{
    const auto server = started();
    QVERIFY(server);
    RawClient client(server->port());
    client.get("/tls");
    QCOMPARE(client.read().status, 0);
}

void TestTls::cutsSlowHandshakes()
{
    Limits limits;
    limits.head = 200ms;
    const auto server = started(limits);
    QVERIFY(server);
    RawClient client(server->port());
    client.send("\x16\x03\x01");
    QVERIFY(client.closedWithin(5s));
}

void TestTls::cutsSlowBodies()
{
    Limits limits;
    limits.body = 200ms;
    const auto server = started(limits);
    QVERIFY(server);
    RawClient client(server->port(), trusting());
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
    QCOMPARE(client.read().status, 408);
}

void TestTls::takesANewCertificate()
{
    const auto server = started();
    QVERIFY(server);
    const Identity renewed = m_authority.issue("localhost", -1, 90);
    install(renewed);
    RawClient before(server->port(), trusting());
    QVERIFY(before.peerCertificate() != renewed.certificate);
    QVERIFY(server->reloadCertificate().ok());
    QCOMPARE(RawClient(server->port(), trusting()).peerCertificate(), renewed.certificate);
    QFile::remove(m_folder.filePath(QStringLiteral("key.pem")));
    QCOMPARE(server->reloadCertificate().error().kind, Error::Kind::Tls);
    QCOMPARE(RawClient(server->port(), trusting()).peerCertificate(), renewed.certificate);
    before.get("/tls");
    QCOMPARE(before.read().status, 200);
    install(renewed);
}

void TestTls::tellsUnusableCertificates()
{
    Options options;
    options.certificate = {path("chain.pem"), path("none.pem")};
    QCOMPARE(Server(Router({}), options).start().error().kind, Error::Kind::Tls);
    std::ofstream(path("other.pem")) << m_authority.issue("localhost").privateKey;
    options.certificate = {path("chain.pem"), path("other.pem")};
    QCOMPARE(Server(Router({}), options).start().error().kind, Error::Kind::Tls);
    std::ofstream(path("empty.pem")) << "";
    options.certificate = {path("empty.pem"), path("key.pem")};
    QCOMPARE(Server(Router({}), options).start().error().kind, Error::Kind::Tls);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
