#include "models/sync/calls.h"

#include <QTest>

using namespace earshot;
using namespace earshot::sync;

class TestReach : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void refusesOtherText_data();
    void refusesOtherText();
    void slicesCoverEverything();
};

void TestReach::comesBack_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("at the start of a slice") << QByteArray();
    QTest::newRow("in a slice") << QByteArray("https://api.callrail.com/v3/a/1/calls?offset=2&api_sort[]=start_time");
}

void TestReach::comesBack()
{
    QFETCH(QByteArray, next);
    const Reach reach{instantFromMs(1700000000000), instantFromMs(1690000000000), next.toStdString()};
    QCOMPARE(Reach::parse(reach.text()) == reach, true);
}

void TestReach::refusesOtherText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "done", "12", "12 ", "12 13", "x 13 ", "12 x "})
        QTest::newRow(text) << QByteArray(text);
}

void TestReach::refusesOtherText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Reach::parse(text.toStdString()));
}

void TestReach::slicesCoverEverything()
{
    const Instant newest = instantFromMs(1700000000000);
    const Instant limit = newest - std::chrono::days(700);
    Instant to = newest;
    int slices = 0;
    while (to > limit) {
        const store::Stretch slice = sliceBefore(to, newest, limit);
        QCOMPARE(slice.to, to); // no gap
        QVERIFY(slice.from < slice.to);
        QVERIFY(slice.from >= limit);
        to = slice.from;
        ++slices;
    }
    QCOMPARE(to, limit);
    QVERIFY(slices < 40);
    QVERIFY(newest - sliceBefore(newest, newest, limit).from <= std::chrono::days(2)); // useful in seconds
}

QTEST_APPLESS_MAIN(TestReach)
#include "tst_reach.moc"
