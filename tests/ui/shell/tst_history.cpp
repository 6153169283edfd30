#include "ui/shell/place.h"

#include <QTest>

using namespace earshot;

class TestHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesBackAndForward();
    void aNewWayForgetsTheOldOne();
    void theSamePlaceTwiceIsOne();
    void aPlaceThatChangedIsFoundChanged();
    void theOldestAreForgotten();
};

namespace {

Place client(const std::string &id)
{
    Place place;
    place.view.client = ClientId(id);
    return place;
}

} // namespace

void TestHistory::goesBackAndForward()
{
    History history;
    QVERIFY(!history.canGoBack());
    history.visit(client("A"));
    QVERIFY(!history.canGoBack());
    history.visit(client("B"));
    history.visit(client("C"));
    QCOMPARE(history.back(), client("B"));
    QCOMPARE(history.back(), client("A"));
    QVERIFY(!history.canGoBack());
    QCOMPARE(history.forward(), client("B"));
    QCOMPARE(history.current(), client("B"));
    QVERIFY(history.canGoForward());
}

void TestHistory::aNewWayForgetsTheOldOne()
{
    History history;
    history.visit(client("A"));
    history.visit(client("B"));
    (void)history.back();
    history.visit(client("C"));
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back(), client("A"));
}

void TestHistory::theSamePlaceTwiceIsOne()
{
    History history;
    history.visit(client("A"));
    history.visit(client("A"));
    QVERIFY(!history.canGoBack());
}

void TestHistory::aPlaceThatChangedIsFoundChanged()
{
    History history;
    history.visit(client("A"));
    history.become(client("A2"));
    history.visit(client("B"));
    QCOMPARE(history.back(), client("A2"));
}

void TestHistory::theOldestAreForgotten()
{
    History history;
    for (std::size_t i = 0; i < History::Most + 5; ++i)
        history.visit(client(std::to_string(i)));
    std::size_t steps = 0;
    for (; history.canGoBack(); ++steps)
        (void)history.back();
    QCOMPARE(steps, History::Most - 1);
    QCOMPARE(history.current(), client("5"));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
