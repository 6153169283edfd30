#include "ui/calls/listlayout.h"

#include <QTest>

using namespace earshot;

class TestListLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesText_data();
    void survivesText();
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

QTEST_GUILESS_MAIN(TestListLayout)
#include "tst_listlayout.moc"
