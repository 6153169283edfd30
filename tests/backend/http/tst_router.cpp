#include "backend/http/router.h"

#include <QTest>

using namespace earshot::http;

class TestRouter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheRoute_data();
    void findsTheRoute();
};

namespace {

Task<Response> nothing(const Request &)
{
    return noContent();
}

const Router &router()
{
    static const Router table({
        {Method::Get, "/", nothing},
        {Method::Get, "/v3/a.json", nothing},
        {Method::Get, "/v3/a/{account}.json", nothing},
        {Method::Get, "/v3/a/{account}/calls/{call}", nothing},
        {Method::Get, "/v3/a/{account}/calls/{call}.json", nothing},
        {Method::Put, "/v3/a/{account}/calls/{call}.json", nothing},
        {Method::Get, "/v3/a/{account}/calls/summary.json", nothing},
        {Method::Get, "/v3/a/{account}/calls.json", nothing},
        {Method::Post, "/v3/a/{account}/calls.json", nothing},
        {Method::Delete, "/v3/a/{account}/tags/{tag}.json", nothing},
    });
    return table;
}

} // namespace

void TestRouter::findsTheRoute_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("found"); // the pattern; or "allow: …"; or "404"
    QTest::addColumn<QByteArray>("names");
    const int get = int(Method::Get);
    const int put = int(Method::Put);
    QTest::newRow("root") << get << QByteArray("/") << QByteArray("/") << QByteArray();
    QTest::newRow("plain") << get << QByteArray("/v3/a.json") << QByteArray("/v3/a.json") << QByteArray();
    QTest::newRow("name with suffix") << get << QByteArray("/v3/a/ACC1.json") << QByteArray("/v3/a/{account}.json")
                                      << QByteArray("account=ACC1 ");
    QTest::newRow("two names") << get << QByteArray("/v3/a/ACC1/calls/CAL2.json")
                               << QByteArray("/v3/a/{account}/calls/{call}.json")
                               << QByteArray("account=ACC1 call=CAL2 ");
    QTest::newRow("bare name when the suffix is missing")
        << get << QByteArray("/v3/a/ACC1/calls/CAL2.xml") << QByteArray("/v3/a/{account}/calls/{call}")
        << QByteArray("account=ACC1 call=CAL2.xml ");
    QTest::newRow("text beats a name") << get << QByteArray("/v3/a/1/calls/summary.json")
                                       << QByteArray("/v3/a/{account}/calls/summary.json") << QByteArray("account=1 ");
    QTest::newRow("a name takes what text has no method for")
        << put << QByteArray("/v3/a/1/calls/summary.json") << QByteArray("/v3/a/{account}/calls/{call}.json")
        << QByteArray("account=1 call=summary ");
    QTest::newRow("decoded") << get << QByteArray("/v3/a/a%2Fb%20c.json") << QByteArray("/v3/a/{account}.json")
                             << QByteArray("account=a/b c ");
    QTest::newRow("head is a get") << int(Method::Head) << QByteArray("/v3/a.json") << QByteArray("/v3/a.json")
                                   << QByteArray();
    QTest::newRow("other method") << put << QByteArray("/v3/a/1/calls.json") << QByteArray("allow: GET, HEAD, POST")
                                  << QByteArray();
    QTest::newRow("one method") << get << QByteArray("/v3/a/1/tags/7.json") << QByteArray("allow: DELETE")
                                << QByteArray();
    QTest::newRow("unknown") << get << QByteArray("/v4/a.json") << QByteArray("404") << QByteArray();
    QTest::newRow("longer than any") << get << QByteArray("/a/b/c/d/e/f/g/h/i/j") << QByteArray("404") << QByteArray();
    QTest::newRow("empty name") << get << QByteArray("/v3/a/.json") << QByteArray("404") << QByteArray();
    QTest::newRow("trailing slash") << get << QByteArray("/v3/a.json/") << QByteArray("404") << QByteArray();
    QTest::newRow("double slash") << get << QByteArray("//v3/a.json") << QByteArray("404") << QByteArray();
    QTest::newRow("asterisk") << get << QByteArray("*") << QByteArray("404") << QByteArray();
}

void TestRouter::findsTheRoute()
{
    QFETCH(int, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, found);
    QFETCH(QByteArray, names);
    std::vector<Field> parameters;
    const auto match = router().match(Method(method), path.toStdString(), parameters);
    const std::string result = match.route           ? match.route->pattern
                               : match.allow.empty() ? std::string("404")
                                                     : "allow: " + match.allow;
    QCOMPARE(result, found.toStdString());
    std::string joined;
    for (const Field &parameter : parameters)
        joined += parameter.name + '=' + parameter.value + ' ';
    QCOMPARE(joined, names.toStdString());
}

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
