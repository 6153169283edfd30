// Links to calls, and what is none.

#include "models/items/calllink.h"

#include <QTest>

using namespace earshot;
using namespace earshot::items;

class TestCallLink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
    void comesBack();
};

void TestCallLink::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    const QString id = QStringLiteral("CAL8154748ae6bd4e278a7cddd38a662f4f");
    QTest::newRow("our own link") << QStringLiteral("earshot://call/") + id << id;
    QTest::newRow("with blanks around") << QStringLiteral("  earshot://call/%1\n").arg(id) << id;
    QTest::newRow("numeric id in a link") << QStringLiteral("earshot://call/111222333") << QStringLiteral("111222333");
    QTest::newRow("id by itself") << id << id;
    QTest::newRow("the service's page") << QStringLiteral("https://app.callrail.com/calls/%1/recording").arg(id) << id;
    QTest::newRow("the service's API") << QStringLiteral("https://api.callrail.com/v3/a/1/calls/%1.json").arg(id) << id;
    QTest::newRow("a word") << QStringLiteral("Callaghan") << QString();
    QTest::newRow("a word in capitals") << QStringLiteral("CALL") << QString();
    QTest::newRow("a number") << QStringLiteral("4045558514") << QString();
    QTest::newRow("another site") << QStringLiteral("https://example.com/pricing") << QString();
    QTest::newRow("another thing of ours") << QStringLiteral("earshot://client/COM1") << QString();
    QTest::newRow("more than a call") << QStringLiteral("earshot://call/%1/../x").arg(id) << QString();
    QTest::newRow("what no id has") << QStringLiteral("earshot://call/a%20b%27") << QString();
    QTest::newRow("a file") << QStringLiteral("file:///calls/") + id << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestCallLink::names()
{
    QFETCH(const QString, text);
    const auto named = callNamedBy(text);
    QTEST(named ? QString::fromStdString(named->text) : QString(), "id");
}

void TestCallLink::comesBack()
{
    const CallId id("CAL019aa");
    QCOMPARE(linkTo(id), QStringLiteral("earshot://call/CAL019aa"));
    QVERIFY(callNamedBy(linkTo(id)) == id);
}

QTEST_GUILESS_MAIN(TestCallLink)
#include "tst_calllink.moc"
