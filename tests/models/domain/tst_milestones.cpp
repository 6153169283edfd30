#include "models/domain/milestones.h"

#include <QTest>

using namespace earshot;

class TestMilestones : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsThoseReached_data();
    void readsThoseReached();
    void comesBack();
};

void TestMilestones::readsThoseReached_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("kinds");
    const QByteArray first = R"("first_touch":{"event_date":"2017-01-22T19:41:45.183-04:00","source":"Google Ads"})";
    QTest::newRow("missing keys") << '{' + first + '}' << QStringList{QStringLiteral("first_touch")};
    QTest::newRow("all null") << '{' + first + R"(,"qualified":{"event_date":null,"source":null,"url_utm_params":{}}})"
                              << QStringList{QStringLiteral("first_touch")};
    QTest::newRow("null object") << QByteArray(R"({"last_touch":null})") << QStringList();
    QTest::newRow("in the order of the way")
        << R"({"last_touch":{"source":"Bing"},)" + first + '}'
        << QStringList{QStringLiteral("first_touch"), QStringLiteral("last_touch")};
    QTest::newRow("not an object") << QByteArray("[1,2]") << QStringList();
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("cut") << QByteArray(R"({"first_touch":{"sour)") << QStringList();
}

void TestMilestones::readsThoseReached()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, kinds);
    QStringList found;
    for (const Milestone &m : milestones({json.toStdString()}))
        found << QString::fromStdString(m.kind);
    QCOMPARE(found, kinds);
}

void TestMilestones::comesBack()
{
    Milestone touch;
    touch.kind = "first_touch";
    touch.at = instantFromMs(1485128505183);
    touch.source = "Google Ads";
    touch.keywords = "zahnarzt “nähe”";
    touch.landing = "https://example.test/?a=1&b=2";
    Milestone last = touch;
    last.kind = "last_touch";
    last.device = "mobile";
    const std::vector<Milestone> all = {touch, last};
    QVERIFY(milestones(milestonesJson(all)) == all);
}

QTEST_APPLESS_MAIN(TestMilestones)
#include "tst_milestones.moc"
