#include "models/sync/outbound.h"

#include <QTest>

using namespace earshot;
using namespace earshot::sync;

class TestOutbound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splitsIntoRequests_data();
    void splitsIntoRequests();
};

void TestOutbound::splitsIntoRequests_data()
{
    QTest::addColumn<store::CallChange>("change");
    QTest::addColumn<QList<QByteArray>>("bodies");
    using Bodies = QList<QByteArray>;
    store::CallChange note;
    note.note = "call back";
    QTest::newRow("a note") << note << Bodies{R"({"note":"call back"})"};

    store::CallChange several = note;
    several.leadStatus = "good_lead";
    several.tags = Words{"hot", "new"};
    QTest::newRow("several at once") << several
                                     << Bodies{
                                            R"({"note":"call back","tags":["hot","new"],"lead_status":"good_lead"})"};

    store::CallChange value = note;
    value.value.emplace(Cents(12050));
    QTest::newRow("a value goes alone") << value << Bodies{R"({"note":"call back"})", R"({"value":"120.50"})"};

    store::CallChange cleared;
    cleared.note = "";
    cleared.leadStatus = "";
    cleared.value.emplace();
    QTest::newRow("clearing") << cleared << Bodies{R"({"note":"","lead_status":null})", R"({"value":null})"};

    store::CallChange spam = note;
    spam.spam = true;
    QTest::newRow("spam goes last") << spam << Bodies{R"({"note":"call back"})", R"({"spam":true})"};

    store::CallChange notSpam;
    notSpam.spam = false;
    QTest::newRow("spam taken back before it was sent") << notSpam << Bodies{};
}

void TestOutbound::splitsIntoRequests()
{
    QFETCH(store::CallChange, change);
    QFETCH(QList<QByteArray>, bodies);
    QList<QByteArray> made;
    for (const wire::CallUpdate &part : partsOf(change))
        made << QByteArray::fromStdString(wire::writeCallUpdate(part));
    QCOMPARE(made, bodies);
}

QTEST_APPLESS_MAIN(TestOutbound)
#include "tst_outbound.moc"
