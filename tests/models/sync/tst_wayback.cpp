#include "models/sync/wayback.h"

#include <QTest>

using namespace earshot;
using namespace earshot::sync;

namespace {

const Instant Now = instantFromMs(1700000000000);
const Instant Limit = Now - std::chrono::days(700);

/// What a cache keeps of cursors that come one after the other.
struct Kept {
    std::map<std::string, std::string> values;

    void put(const store::Cursor &cursor)
    {
        if (cursor.value.empty())
            values.erase(cursor.key);
        else
            values[cursor.key] = cursor.value;
    }
    std::vector<store::Cursor> all() const
    {
        std::vector<store::Cursor> out = {{"forms.since", "2026-01-01"}};
        for (const auto &[key, value] : values)
            out.push_back({key, value});
        return out;
    }
};

} // namespace

class TestWayBack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slicesComeBack_data();
    void slicesComeBack();
    void otherCursorsAreNoSlices_data();
    void otherCursorsAreNoSlices();
    void coversEverythingOnce();
    void goesOnWithWhatWasOpen();
    void tellsHowFarAllIsRead();
    void isDoneOnlyAtItsEnd();
    void goesOnWhereMoreIsKept();
    void beginsAnew();
};

void TestWayBack::slicesComeBack_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("at its start") << QByteArray();
    QTest::newRow("in the middle") << QByteArray(
        "https://api.callrail.com/v3/a/1/calls?offset=2&api_sort[]=start_time");
}

void TestWayBack::slicesComeBack()
{
    QFETCH(QByteArray, next);
    const Slice slice{{instantFromMs(1690000000000), Now}, next.toStdString()};
    const auto back = Slice::parse(slice.open());
    QVERIFY(back);
    QCOMPARE(back->stretch.from, slice.stretch.from);
    QCOMPARE(back->stretch.to, slice.stretch.to);
    QCOMPARE(back->next, slice.next);
    QCOMPARE(slice.closed().key, slice.open().key);
    QVERIFY(slice.closed().value.empty());
}

void TestWayBack::otherCursorsAreNoSlices_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("another key") << QByteArray("calls.feed") << QByteArray("12 ");
    QTest::newRow("no end") << QByteArray("calls.slice.") << QByteArray("12 ");
    QTest::newRow("words for an end") << QByteArray("calls.slice.x") << QByteArray("12 ");
    QTest::newRow("more after the end") << QByteArray("calls.slice.12 13") << QByteArray("12 ");
    QTest::newRow("no start") << QByteArray("calls.slice.12") << QByteArray();
    QTest::newRow("words for a start") << QByteArray("calls.slice.12") << QByteArray("x y");
}

void TestWayBack::otherCursorsAreNoSlices()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QVERIFY(!Slice::parse({key.toStdString(), value.toStdString()}));
}

void TestWayBack::coversEverythingOnce()
{
    WayBack way({}, Now, Limit);
    Instant to = Now + Ahead; // calls may be a little in the future, and this clock behind
    int slices = 0;
    while (const auto slice = way.take()) {
        QCOMPARE(slice->stretch.to, to); // no gap
        QVERIFY(slice->stretch.from < to);
        if (slices++ == 0)
            QVERIFY(Now - slice->stretch.from <= std::chrono::days(2)); // useful in seconds
        to = slice->stretch.from;
        way.close(*slice);
    }
    QCOMPARE(to, Limit);
    QVERIFY(slices < 40);
    QVERIFY(way.isDone());
}

void TestWayBack::goesOnWithWhatWasOpen()
{
    Kept kept;
    WayBack first({}, Now, Limit);
    std::vector<Slice> taken;
    for (int i = 0; i < 3; ++i) {
        taken.push_back(*first.take());
        kept.put(first.cursor());
        kept.put(taken.back().open());
    }
    taken[1].next = "page 3";
    kept.put(taken[1].open());
    kept.put(taken[0].closed()); // read to its end; then the program dies

    WayBack second(kept.all(), Now + std::chrono::hours(1), Limit);
    const auto newest = second.take();
    QCOMPARE(newest->stretch.to, taken[1].stretch.to);
    QCOMPARE(newest->next, std::string("page 3"));
    QCOMPARE(second.take()->stretch.to, taken[2].stretch.to);
    QCOMPARE(second.take()->stretch.to, taken[2].stretch.from); // and on from there
}

void TestWayBack::tellsHowFarAllIsRead()
{
    WayBack way({}, Now, Limit);
    const auto newer = way.take();
    const auto older = way.take();
    way.reach(*older, older->stretch.from);
    QCOMPARE(way.reached(), newer->stretch.to); // of the newer nothing has come yet
    way.reach(*newer, newer->stretch.to - std::chrono::hours(5));
    QCOMPARE(way.reached(), newer->stretch.to - std::chrono::hours(5));
    way.close(*newer);
    QCOMPARE(way.reached(), older->stretch.from);
}

void TestWayBack::isDoneOnlyAtItsEnd()
{
    Kept kept;
    WayBack way({}, Now, Now - std::chrono::days(1));
    const auto only = way.take();
    QVERIFY(!way.take());
    QVERIFY(!way.isDone()); // it is still being read
    kept.put(way.cursor());
    kept.put(only->open());
    QVERIFY(!WayBack(kept.all(), Now, Limit).isDone());
    way.close(*only);
    QVERIFY(way.isDone());
    kept.put(way.cursor());
    kept.put(only->closed());
    const Instant later = Now + std::chrono::days(90);
    QVERIFY(WayBack(kept.all(), later, later - std::chrono::days(1)).isDone()); // for good
}

void TestWayBack::goesOnWhereMoreIsKept()
{
    Kept kept;
    const Instant limit = Now - std::chrono::days(180);
    WayBack way({}, Now, limit);
    while (const auto slice = way.take())
        way.close(*slice);
    kept.put(way.cursor());
    QVERIFY(WayBack(kept.all(), Now, limit).isDone());
    WayBack more(kept.all(), Now, Limit); // the server keeps more than it did
    QVERIFY(!more.isDone());
    Instant from = limit;
    while (const auto slice = more.take()) {
        QCOMPARE(slice->stretch.to, from);
        from = slice->stretch.from;
        more.close(*slice);
    }
    QCOMPARE(from, Limit);
}

void TestWayBack::beginsAnew()
{
    Kept kept;
    WayBack way({}, Now, Limit);
    const auto slice = way.take();
    kept.put(way.cursor());
    kept.put(slice->open());
    for (const store::Cursor &cursor : WayBack::forgotten(kept.all()))
        kept.put(cursor);
    QVERIFY(kept.values.empty());
}

QTEST_APPLESS_MAIN(TestWayBack)
#include "tst_wayback.moc"
