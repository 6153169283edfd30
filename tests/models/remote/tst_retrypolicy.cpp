#include "models/remote/retrypolicy.h"

#include <QTest>

using namespace earshot;
using namespace earshot::remote;
using namespace std::chrono_literals;
using Kind = Error::Kind;

class TestRetryPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void repeatsWhatMayBeRepeated_data();
    void repeatsWhatMayBeRepeated();
    void waitsLongerEachTime();
    void honoursTheServersWish();
    void tellsPeopleSoon();
};

void TestRetryPolicy::repeatsWhatMayBeRepeated_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("idempotent"); // GET, PUT, DELETE
    QTest::addColumn<bool>("post");
    const auto row = [](Kind kind, bool idempotent, bool post) {
        QTest::newRow(std::string(word(kind)).c_str()) << int(kind) << idempotent << post;
    };
    row(Kind::Offline, true, false);
    row(Kind::Timeout, true, false);
    row(Kind::Server, true, false);
    row(Kind::RateLimited, true, true);
    row(Kind::Tls, false, false);
    row(Kind::Unauthorized, false, false);
    row(Kind::Forbidden, false, false);
    row(Kind::NotFound, false, false);
    row(Kind::Refused, false, false);
    row(Kind::BadData, false, false);
    row(Kind::Cancelled, false, false);
}

void TestRetryPolicy::repeatsWhatMayBeRepeated()
{
    QFETCH(int, kind);
    QFETCH(bool, idempotent);
    QFETCH(bool, post);
    const RetryPolicy policy;
    const auto repeats = [&](Method method) {
        return policy.wait(method, Priority::Background, {Kind(kind), {}}, {}, 1, 0).has_value();
    };
    QCOMPARE(repeats(Method::Get), idempotent);
    QCOMPARE(repeats(Method::Put), idempotent);
    QCOMPARE(repeats(Method::Delete), idempotent);
    QCOMPARE(repeats(Method::Post), post);
}

void TestRetryPolicy::waitsLongerEachTime()
{
    RetryPolicy policy;
    policy.attempts = 100;
    const auto wait = [&](Kind kind, int attempt, double random) {
        return policy.wait(Method::Get, Priority::Background, {kind, {}}, {}, attempt, random);
    };
    QCOMPARE(wait(Kind::Server, 1, 0), std::optional<milliseconds>(500ms));
    QCOMPARE(wait(Kind::Server, 1, 0.999), std::optional<milliseconds>(1000ms));
    QCOMPARE(wait(Kind::Server, 3, 0), std::optional<milliseconds>(2s));
    QCOMPARE(wait(Kind::Server, 7, 0), std::optional<milliseconds>(30s));
    QCOMPARE(wait(Kind::Server, 99, 0), std::optional<milliseconds>(30s));
    QVERIFY(!wait(Kind::Server, 100, 0));
    QCOMPARE(wait(Kind::RateLimited, 20, 0), std::optional<milliseconds>(5min));
    QVERIFY(!wait(Kind::RateLimited, policy.limitedAttempts, 0));
}

void TestRetryPolicy::honoursTheServersWish()
{
    const RetryPolicy policy;
    const auto wait = [&](milliseconds wish, int attempt) {
        return policy.wait(Method::Get, Priority::Background, {Kind::RateLimited, {}}, wish, attempt, 0);
    };
    QCOMPARE(wait(90s, 1), std::optional<milliseconds>(90s));
    QCOMPARE(wait(0s, 3), std::optional<milliseconds>(2s));
    QCOMPARE(wait(45min, 1), std::optional<milliseconds>(45min));
}

void TestRetryPolicy::tellsPeopleSoon()
{
    const RetryPolicy policy;
    const Error broken{Kind::Server, {}};
    QVERIFY(policy.wait(Method::Get, Priority::Foreground, broken, {}, 1, 0));
    QVERIFY(!policy.wait(Method::Get, Priority::Foreground, broken, {}, 2, 0));
}

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
