// Every bench runs, with tiny sizes, prints figures that a program can read, and leaves a file that says where and
// when.

#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestBench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figures_data();
    void figures();

private:
    QTemporaryDir m_work;
};

void TestBench::figures_data()
{
    QTest::addColumn<int>("figures");
    QTest::newRow("sync") << 2;
    QTest::newRow("start") << 2;
    QTest::newRow("queries") << 24;
    QTest::newRow("frames") << 4;
    QTest::newRow("gui") << 4;
    QTest::newRow("pages") << 1;
    QTest::newRow("small-get") << 1;
    QTest::newRow("recordings") << 4;
    QTest::newRow("click") << 2;
    QTest::newRow("waveform") << 6;
}

void TestBench::figures()
{
    QFETCH(int, figures);
    const bool desktop = QFile::exists(QStringLiteral(EARSHOT_BIN_DIR "/earshot"));
    if (!desktop && QByteArray(QTest::currentDataTag()) == "start")
        QSKIP("the desktop is not built");
    const QString file = m_work.filePath(QStringLiteral("kept.jsonl"));
    const auto ending = test::run(EARSHOT_BIN_DIR "/earshot-bench",
                                  {"--quick", "--work", m_work.path().toStdString(), "--only", QTest::currentDataTag(),
                                   "--out", file.toStdString(), "--commit", "abc \"1\""});
    QVERIFY2(ending == 0, ending.err.c_str());
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QJsonObject machine = QJsonDocument::fromJson(kept.readLine()).object();
    QCOMPARE(machine.keys(),
             (QStringList{QStringLiteral("build"), QStringLiteral("commit"), QStringLiteral("compiler"),
                          QStringLiteral("cores"), QStringLiteral("day"), QStringLiteral("memory_mb"),
                          QStringLiteral("processor"), QStringLiteral("system"), QStringLiteral("version")}));
    QCOMPARE(machine[QStringLiteral("commit")].toString(), QStringLiteral("abc \"1\""));
    QVERIFY(QDate::fromString(machine[QStringLiteral("day")].toString(), Qt::ISODate).isValid());
    QVERIFY(machine[QStringLiteral("cores")].toInt() > 0);
    QVERIFY(machine[QStringLiteral("memory_mb")].toDouble() > 0);
    QCOMPARE(kept.readAll(), QByteArray::fromStdString(ending.out));
    int count = 0;
    for (const QByteArray &line : QByteArray::fromStdString(ending.out).split('\n')) {
        if (line.isEmpty())
            continue;
        ++count;
        const QJsonObject figure = QJsonDocument::fromJson(line).object();
        QCOMPARE(figure.keys(), (QStringList{QStringLiteral("goal"), QStringLiteral("goal_met"),
                                             QStringLiteral("limit"), QStringLiteral("name"), QStringLiteral("ratio"),
                                             QStringLiteral("unit"), QStringLiteral("value")}));
        const double value = figure[QStringLiteral("value")].toDouble();
        const double limit = figure[QStringLiteral("limit")].toDouble();
        QVERIFY2(limit > 0, line.constData());
        const double ratio = figure[QStringLiteral("ratio")].toDouble();
        QVERIFY2(std::abs(ratio - value / limit) <= std::abs(ratio) * 1e-3 + 1e-9, line.constData());
        QVERIFY(figure[QStringLiteral("goal_met")].isBool());
        QVERIFY(figure[QStringLiteral("goal")].toString().startsWith(QStringLiteral("ratio ")));
    }
    QCOMPARE(count, figures);
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
