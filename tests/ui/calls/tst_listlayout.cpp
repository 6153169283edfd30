#include "ui/calls/listlayout.h"

#include <QTest>

using namespace earshot;

class TestListLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesText_data();
    void survivesText();
    void givesWayWhereRoomIsShort_data();
    void givesWayWhereRoomIsShort();
};

void TestListLayout::survivesText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("empty") << QByteArray() << QByteArray("customer_name");
    QTest::newRow("no JSON") << QByteArray("{[") << QByteArray("customer_name");
    QTest::newRow("unknown fields only") << QByteArray(R"({"columns":[{"field":"moon_phase","width":9}]})")
                                         << QByteArray("customer_name");
    QTest::newRow("an unknown field among others")
        << QByteArray(R"({"columns":[{"field":"moon_phase"},{"field":"note"},{"field":"note"}]})")
        << QByteArray("note");
}

void TestListLayout::survivesText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, first);
    const auto columns = columnsFrom(text.toStdString());
    QCOMPARE(columns.front().key, first.toStdString());
    QCOMPARE(columnsFrom(earshot::layoutText(columns)), columns);
    for (const ListColumn &column : columns)
        QVERIFY(column.width >= 40);
}

void TestListLayout::givesWayWhereRoomIsShort_data()
{
    QTest::addColumn<int>("room");
    QTest::addColumn<bool>("fits");
    QTest::newRow("plenty") << 1600 << true;
    QTest::newRow("beside the call page of a window of 1600") << 1000 << true;
    QTest::newRow("a little too narrow") << 1150 << true;
    QTest::newRow("far too narrow") << 400 << false;
}

void TestListLayout::givesWayWhereRoomIsShort()
{
    QFETCH(int, room);
    QFETCH(bool, fits);
    const std::vector<ListColumn> &columns = defaultColumns();
    QVERIFY(hasDefaultWidths(columns));
    const std::vector<int> widths = fittedWidths(columns, room);
    int sum = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        sum += widths[i];
        QVERIFY(widths[i] <= columns[i].width && widths[i] * 100 >= columns[i].width * (fits ? 44 : 59));
        if (columns[i].key == "start_time" || columns[i].key == "value")
            QCOMPARE(widths[i], columns[i].width); // half a figure is another figure
    }
    QCOMPARE(sum <= room, fits);
    std::vector<ListColumn> own = columns;
    own.front().width += 10;
    QVERIFY(!hasDefaultWidths(own));
}

QTEST_GUILESS_MAIN(TestListLayout)
#include "tst_listlayout.moc"
