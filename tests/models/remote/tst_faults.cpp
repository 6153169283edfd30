#include "models/remote/faults.h"

#include <QTest>
#include <curl/curl.h>

using namespace earshot;
using namespace earshot::remote;

class TestFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesAnswers_data();
    void judgesAnswers();
    void judgesTransfers_data();
    void judgesTransfers();
    void passesOnTheServersWords_data();
    void passesOnTheServersWords();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void TestFaults::judgesAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("kind"); // empty: a good answer
    const auto row = [](const char *name, int status, const char *body, const char *kind) {
        QTest::newRow(name) << status << QByteArray(body) << QByteArray(kind);
    };
    row("good", 200, "{}", "");
    row("created", 201, " \n[1]", "");
    row("no content", 204, "", "");
    row("HTML where JSON should be", 200, "<html>Welcome to the hotel</html>", "not_the_service");
    row("words where JSON should be", 200, "OK", "not_the_service");
    row("a redirect nobody asked for", 302, "", "not_the_service");
    row("syntax", 400, "{}", "refused");
    row("an error that calls itself a success", 200, R"({"error":"Color is not included in the list"})", "refused");
    row("the same, which may pass", 200, R"({"error":"Something went wrong"})", "server");
    row("the same, that names its status", 200, R"({"status":429,"error":"no"})", "rate_limited");
    row("the same, that names it as text", 200, R"({"code":"404","message":"no","error":"no"})", "not_found");
    row("the same, with a code of its own", 200, R"({"code":7,"error":"no"})", "refused");
    row("the same, too far back", 200, R"({"error":"Data older than 25 months is not available."})", "too_old");
    row("errors that call themselves a success", 200, R"({"errors":["a"],"status":"failed"})", "refused");
    row("a record with a note of that name", 200, R"({"id":"TRK1","error":null})", "");
    row("too far back", 400, R"({"error":"Data older than 25 months is not available."})", "too_old");
    row("wrong key", 401, "{}", "unauthorized");
    row("may not", 403, "{}", "forbidden");
    row("not there", 404, "<html>", "not_found");
    row("gone", 410, "", "not_found");
    row("wrong place", 406, "{}", "refused");
    row("slow request", 408, "", "timeout");
    row("unprocessable", 422, "{}", "refused");
    row("too many", 429, "", "rate_limited");
    row("broken", 500, "<html>", "server");
    row("gateway", 502, "", "server");
    row("maintenance", 503, "", "server");
}

void TestFaults::judgesAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, kind);
    HttpResponse response;
    response.status = status;
    response.body = body.toStdString();
    const auto result = checked(response);
    QCOMPARE(result ? QByteArray() : QByteArray::fromStdString(std::string(word(result.error().kind))), kind);
}

void TestFaults::judgesTransfers_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](const char *name, CURLcode code, const char *words, const char *kind) {
        QTest::newRow(name) << int(code) << QByteArray(words) << QByteArray(kind);
    };
    row("no such CA file", CURLE_SSL_CACERT_BADFILE, "error setting certificate file: /no/such.pem", "ca_file");
    row("https to plain http", CURLE_SSL_CONNECT_ERROR, "OpenSSL/3: error:0A00010B:SSL routines::wrong version number",
        "plain_server");
    row("hung up on", CURLE_SSL_CONNECT_ERROR, "OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to 127.0.0.1:80 ",
        "plain_server");
    row("reset", CURLE_SSL_CONNECT_ERROR, "Recv failure: Connection reset by peer", "offline");
    row("too old a TLS", CURLE_SSL_CONNECT_ERROR, "error:0A000102:SSL routines::unsupported protocol", "tls");
    row("not trusted", CURLE_PEER_FAILED_VERIFICATION, "unable to get local issuer certificate", "tls");
    row("no HTTP", CURLE_WEIRD_SERVER_REPLY, "", "not_the_service");
    row("nobody there", CURLE_COULDNT_CONNECT, "", "offline");
}

void TestFaults::judgesTransfers()
{
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, kind);
    const Error fault = transferFault(code, 20, words.toStdString());
    QCOMPARE(QByteArray::fromStdString(std::string(word(fault.kind))), kind);
}

void TestFaults::passesOnTheServersWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char *name, const QByteArray &body, const char *detail) {
        QTest::newRow(name) << body << QByteArray(detail);
    };
    row("a sentence", R"({"error":"Color is not included in the list"})",
        "HTTP 422: Color is not included in the list");
    row("hostile", "{\"error\":\"a\\u0000b\\u202Ec\"}", "HTTP 422: abc");
    row("HTML", "<html><body>error</body></html>", "HTTP 422");
    row("cut", R"({"error":"Col)", "HTTP 422");
    row("nothing", "", "HTTP 422");
    row("too much", "{\"error\":\"" + QByteArray(2 << 20, 'x') + "\"}", "HTTP 422");
    row("too deep", "{\"error\":" + QByteArray(200'000, '['), "HTTP 422");
}

void TestFaults::passesOnTheServersWords()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, detail);
    HttpResponse response;
    response.status = 422;
    response.body = body.toStdString();
    const auto result = checked(response);
    QVERIFY(!result);
    QCOMPARE(QByteArray::fromStdString(result.error().detail), detail);
}

void TestFaults::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds"); // -1: none
    const auto row = [](const char *value, qint64 seconds) { QTest::newRow(value) << QByteArray(value) << seconds; };
    row("120", 120);
    row("0", 0);
    row("-5", 0);
    row("99999999999", 7 * 24 * 3600);
    row("Tue, 24 Jan 2017 16:29:48 GMT", 121);
    row("Tuesday, 24-Jan-17 16:29:48 GMT", 121);
    row("Tue Jan 24 16:29:48 2017", 121);
    row("Tue, 24 Jan 2017 15:00:00 GMT", 0);
    row("soon", -1);
    row("", -1);
}

void TestFaults::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, seconds);
    const Instant now = *parseIso("2017-01-24T16:27:48Z");
    const auto wait = parseRetryAfter(value.toStdString(), now);
    QCOMPARE(wait ? qint64(wait->count()) : qint64(-1), seconds < 0 ? seconds : seconds * 1000);
}

QTEST_APPLESS_MAIN(TestFaults)
#include "tst_faults.moc"
