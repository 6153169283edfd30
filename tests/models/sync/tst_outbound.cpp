#include "models/sync/outbound.h"

#include <QTest>

using namespace earshot;
using namespace earshot::sync;

class TestOutbound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splitsIntoRequests_data();
    void splitsIntoRequests();
    void asksOurServerForWhatIsDoneToTheTags();
    void splitsIntoPieces();
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
    several.addTags = {"hot", "new"};
    QTest::newRow("several at once; tags are added to those there are")
        << several
        << Bodies{R"({"note":"call back","tags":["hot","new"],"append_tags":true,"lead_status":"good_lead"})"};

    store::CallChange removal;
    removal.addTags = {"hot"};
    removal.removeTags = {"GONE"};
    QTest::newRow("a tag taken away: all the others are told") << removal << Bodies{R"({"tags":["old","hot"]})"};

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
    remote::CallState state;
    state.call.tags = {"old", "gone"};
    for (const store::CallChange &part : partsOf(change, true))
        made << QByteArray::fromStdString(wire::writeCallUpdate(updateOf(part, state)));
    QCOMPARE(made, bodies);
}

void TestOutbound::asksOurServerForWhatIsDoneToTheTags()
{
    store::CallChange change;
    change.addTags = {"hot"};
    change.removeTags = {"gone"};
    change.value.emplace(Cents(100));
    remote::CallState state;
    state.version = "\"call-7\"";
    state.call.tags = {"gone", "other"};
    const auto parts = partsOf(change, false);
    QCOMPARE(parts.size(), std::size_t(1));
    QCOMPARE(wire::writeCallUpdate(updateOf(parts.front(), state)),
             std::string(R"({"value":"1.00","add_tags":["hot"],"remove_tags":["gone"]})"));
}

void TestOutbound::splitsIntoPieces()
{
    store::CallChange change;
    change.note = "n";
    change.addTags = {"a", "b"};
    change.removeTags = {"c"};
    change.spam = true;
    const auto pieces = piecesOf(change);
    QCOMPARE(pieces.size(), std::size_t(5));
    QVERIFY(pieces[0] == store::CallChange{.note = "n"});
    QVERIFY(pieces[2] == store::CallChange{.addTags = {"b"}});
    QVERIFY(pieces[3] == store::CallChange{.removeTags = {"c"}});
    QVERIFY(pieces[4] == store::CallChange{.spam = true});
}

QTEST_APPLESS_MAIN(TestOutbound)
#include "tst_outbound.moc"
