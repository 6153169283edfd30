#include "backend/http/uri.h"

#include <QTest>

using namespace earshot::http;

class TestUri : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodes_data();
    void decodes();
    void encodesSoThatDecodingGivesBack();
    void readsPairs_data();
    void readsPairs();
    void splitsTargets_data();
    void splitsTargets();
    void findsListsAndSingleValues();
};

void TestUri::decodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain"); // null: refused
    QTest::newRow("nothing to do") << QByteArray("calls.json") << QByteArray("calls.json");
    QTest::newRow("utf-8") << QByteArray("caf%C3%A9") << QByteArray("caf\xc3\xa9");
    QTest::newRow("either case") << QByteArray("%2f%2F") << QByteArray("//");
    QTest::newRow("plus stays") << QByteArray("+1%2B2") << QByteArray("+1+2");
    QTest::newRow("decoded once") << QByteArray("%2541") << QByteArray("%41");
    QTest::newRow("not hex") << QByteArray("%zz") << QByteArray();
    QTest::newRow("cut short") << QByteArray("100%2") << QByteArray();
    QTest::newRow("lone percent") << QByteArray("100%") << QByteArray();
    QTest::newRow("nul") << QByteArray("a%00b") << QByteArray();
    QTest::newRow("not utf-8") << QByteArray("%ff%fe") << QByteArray();
    QTest::newRow("overlong slash") << QByteArray("%c0%af") << QByteArray();
}

void TestUri::decodes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, plain);
    const auto decoded = percentDecoded(text.toStdString());
    QCOMPARE(decoded.has_value(), !plain.isNull());
    QCOMPARE(decoded.value_or(""), plain.toStdString());
}

void TestUri::encodesSoThatDecodingGivesBack()
{
    const std::string text = "a b&c=d/%+ü~_-.";
    QCOMPARE(percentEncoded(text), std::string("a%20b%26c%3Dd%2F%25%2B%C3%BC~_-."));
    QCOMPARE(percentDecoded(percentEncoded(text)).value(), text);
}

void TestUri::readsPairs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pairs"); // "name→value" joined by "|"; null: refused
    QTest::newRow("in order") << QByteArray("b=1&a=2&b=3") << QByteArray("b:1|a:2|b:3");
    QTest::newRow("plus and escapes") << QByteArray("q=New+York%2B&t%5B%5D=x") << QByteArray("q:New York+|t[]:x");
    QTest::newRow("no value") << QByteArray("flag&x=") << QByteArray("flag:|x:");
    QTest::newRow("equals in the value") << QByteArray("url=a=b") << QByteArray("url:a=b");
    QTest::newRow("empty pairs") << QByteArray("&&a=1&") << QByteArray("a:1");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    QTest::newRow("broken escape") << QByteArray("a=1&b=%G1") << QByteArray();
    QTest::newRow("broken key") << QByteArray("%=1") << QByteArray();
}

void TestUri::readsPairs()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pairs);
    const auto read = parsePairs(text.toStdString());
    QCOMPARE(read.has_value(), !pairs.isNull());
    std::string joined;
    for (const Field &pair : read.value_or(std::vector<Field>()))
        joined += (joined.empty() ? "" : "|") + pair.name + ':' + pair.value;
    QCOMPARE(joined, pairs.toStdString());
}

void TestUri::splitsTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path"); // null: refused
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("path") << QByteArray("/v3/a.json") << QByteArray("/v3/a.json") << QByteArray();
    QTest::newRow("query") << QByteArray("/a?b=/c?d") << QByteArray("/a") << QByteArray("b=/c?d");
    QTest::newRow("absolute") << QByteArray("http://h:1/a?b") << QByteArray("/a") << QByteArray("b");
    QTest::newRow("absolute, no path") << QByteArray("HTTPS://h") << QByteArray("/") << QByteArray();
    QTest::newRow("absolute, query only") << QByteArray("http://h?x=1") << QByteArray("/") << QByteArray("x=1");
    QTest::newRow("asterisk") << QByteArray("*") << QByteArray("*") << QByteArray();
    QTest::newRow("url in the query") << QByteArray("/r?u=http://x/") << QByteArray("/r") << QByteArray("u=http://x/");
    QTest::newRow("authority") << QByteArray("host:443") << QByteArray() << QByteArray();
    QTest::newRow("relative") << QByteArray("a/b") << QByteArray() << QByteArray();
    QTest::newRow("other scheme") << QByteArray("ftp://h/a") << QByteArray() << QByteArray();
}

void TestUri::splitsTargets()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    const std::string text = target.toStdString();
    const auto split = splitTarget(text);
    QCOMPARE(split.has_value(), !path.isNull());
    if (!split)
        return;
    QCOMPARE(std::string(split->path), path.toStdString());
    QCOMPARE(std::string(split->query), query.toStdString());
}

void TestUri::findsListsAndSingleValues()
{
    Request request;
    request.query = parsePairs("tags=a&tags[]=b&tagsx[]=c&tags%5B%5D=d&page=2&page=3").value();
    QCOMPARE(request.all("tags"), (std::vector<std::string_view>{"a", "b", "d"}));
    QCOMPARE(request.all("none"), std::vector<std::string_view>());
    QCOMPARE(request.first("page").value_or(""), std::string_view("2"));
    QVERIFY(!request.first("per_page"));
}

QTEST_APPLESS_MAIN(TestUri)
#include "tst_uri.moc"
