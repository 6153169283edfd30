#include "models/base/secret.h"
#include "models/remote/origin.h"

#include <QTest>

#include <concepts>
#include <ostream>

using namespace earshot;
using namespace earshot::remote;

// A key that can be printed will be printed.
template <typename T>
concept Printable = requires(std::ostream &out, T value)
{
    out << value;
};
static_assert(!Printable<Secret>);
static_assert(!std::convertible_to<Secret, std::string>);
static_assert(!std::convertible_to<Secret, std::string_view>);

class TestOrigin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void tellsServersApart_data();
    void tellsServersApart();
    void resolves_data();
    void resolves();
    void encodes();
    void keepsSecrets();
};

void TestOrigin::reads_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *name, const char *address, const char *origin) {
        QTest::newRow(name) << QByteArray(address) << QByteArray(origin);
    };
    row("whole", "https://api.callrail.com", "https://api.callrail.com");
    row("no scheme", "api.callrail.com", "https://api.callrail.com");
    row("API path", "https://api.callrail.com/v3/", "https://api.callrail.com");
    row("white space", " https://api.callrail.com\n", "https://api.callrail.com");
    row("capitals", "HTTPS://API.CallRail.com", "https://api.callrail.com");
    row("usual port", "https://calls.example:443", "https://calls.example");
    row("own port", "calls.example:8443", "https://calls.example:8443");
    row("this machine", "localhost:8080", "http://localhost:8080");
    row("loopback address", "http://127.0.0.1:8080", "http://127.0.0.1:8080");
    row("loopback IPv6", "[::1]:8080", "http://[::1]:8080");
    row("this machine with TLS", "https://localhost:8080", "https://localhost:8080");
}

void TestOrigin::reads()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, origin);
    const auto parsed = Origin::parse(address.toStdString());
    QVERIFY2(parsed, parsed ? "" : parsed.error().detail.c_str());
    QCOMPARE(QByteArray::fromStdString(parsed->text()), origin);
}

void TestOrigin::refuses_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char *bad :
         {"", " ", "[", "http://api.callrail.com", "http://127.0.0.1.evil.example", "http://127.999.0.1",
          "http://127.1.2.3.4", "http://127.0.0.", "http://localhost.evil.example", "ftp://calls.example",
          "https://key@calls.example", "https://a:b@calls.example", "https://calls.example/other",
          "https://calls.example/?key=1", "https://", "https://calls.example:99999", "file:///etc/passwd"})
        QTest::newRow(bad) << QByteArray(bad);
}

void TestOrigin::refuses()
{
    QFETCH(QByteArray, address);
    const auto parsed = Origin::parse(address.toStdString());
    QVERIFY(!parsed);
    QVERIFY(!parsed.error().detail.empty());
}

void TestOrigin::tellsServersApart_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("same");
    QTest::newRow("a page") << QByteArray("https://api.callrail.com/v3/a/1/calls?page=2") << true;
    QTest::newRow("capitals") << QByteArray("https://API.callrail.com/") << true;
    QTest::newRow("port spelled out") << QByteArray("https://api.callrail.com:443/") << true;
    QTest::newRow("without TLS") << QByteArray("http://api.callrail.com/") << false;
    QTest::newRow("other port") << QByteArray("https://api.callrail.com:444/") << false;
    QTest::newRow("sibling") << QByteArray("https://app.callrail.com/") << false;
    QTest::newRow("longer name") << QByteArray("https://api.callrail.com.evil.example/") << false;
    QTest::newRow("host as a name") << QByteArray("https://api.callrail.com@evil.example/") << false;
    QTest::newRow("host as a name and port") << QByteArray("https://api.callrail.com:443@evil.example/") << false;
    QTest::newRow("backslash") << QByteArray("https://evil.example\\@api.callrail.com/") << false;
    QTest::newRow("host in the query") << QByteArray("https://evil.example?https://api.callrail.com/") << false;
    QTest::newRow("trailing dot") << QByteArray("https://api.callrail.com./") << false;
}

void TestOrigin::tellsServersApart()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, same);
    const auto home = Origin::parse("https://api.callrail.com");
    const auto other = Origin::ofUrl(url.toStdString());
    QCOMPARE(other && *other == *home, same);
}

void TestOrigin::resolves_data()
{
    QTest::addColumn<QByteArray>("reference");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("absolute") << QByteArray("https://cdn.example/a.mp3?x=%5B1%5D")
                              << QByteArray("https://cdn.example/a.mp3?x=%5B1%5D");
    QTest::newRow("path") << QByteArray("/b.mp3") << QByteArray("https://calls.example/b.mp3");
    QTest::newRow("beside") << QByteArray("c.mp3#t=1") << QByteArray("https://calls.example/v3/c.mp3");
    QTest::newRow("same scheme") << QByteArray("//cdn.example/d") << QByteArray("https://cdn.example/d");
}

void TestOrigin::resolves()
{
    QFETCH(QByteArray, reference);
    QFETCH(QByteArray, url);
    const auto result = resolved("https://calls.example/v3/recording", reference.toStdString());
    QVERIFY(result);
    QCOMPARE(QByteArray::fromStdString(*result), url);
}

void TestOrigin::encodes()
{
    QCOMPARE(urlEncoded("a b&c=é/[1]"), std::string("a%20b%26c%3D%C3%A9%2F%5B1%5D"));
}

void TestOrigin::keepsSecrets()
{
    const Secret key(" 0123456789abcdef\n");
    QCOMPARE(key.reveal(), std::string_view("0123456789abcdef"));
    QVERIFY(key.isSendable());
    QCOMPARE(key.removedFrom("bad key 0123456789abcdef, or 0123456789abcdef"), std::string("bad key [key], or [key]"));
    QVERIFY(!Secret().isSendable());
    QVERIFY(!Secret("a\r\nX-Other: 1").isSendable());
    QVERIFY(!Secret("a\"b").isSendable());
    QCOMPARE(Secret().removedFrom("nothing"), std::string("nothing"));
}

QTEST_APPLESS_MAIN(TestOrigin)
#include "tst_origin.moc"
