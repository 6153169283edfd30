#include "models/items/fuzzy.h"

#include <QTest>

using namespace earshot::items;

class TestFuzzy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void ranks_data();
    void ranks();
    void marksWhatWasTyped_data();
    void marksWhatWasTyped();
};

void TestFuzzy::matches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *typed, const char *title, bool fits) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(title) << fits;
    };
    row("nothing typed", "", "Settings", true);
    row("start", "set", "Settings", true);
    row("initials", "rq", "Review queue", true);
    row("letters in order", "sgs", "Settings", true);
    row("letters out of order", "tse", "Tests", false);
    row("order matters", "es", "Sets", true);
    row("too long", "settingsx", "Settings", false);
    row("case", "SETTINGS", "settings", true);
    row("accents in the title", "cafe", "Café", true);
    row("accents typed", "café", "Cafe", true);
    row("two letters for one", "strasse", "Hauptstraße", true);
    row("one letter for two", "straße", "Hauptstrasse", true);
    row("stroke", "okland", "Økland", true);
    row("letters of their own", "lodz", "Łódź", true);
    row("loose accents in the title", "cafes", "Cafe\u0301s", true);
    row("loose accents typed", "cafe\u0301", "Café", true);
    row("too many of one", "strassse", "Straße", false);
    row("half a letter's letters", "stras", "Straße", true);
    row("spaces aside", "re vie", "Review queue", true);
    row("emoji", "😀", "Smile 😀", true);
    row("not there", "x", "Settings", false);
}

void TestFuzzy::matches()
{
    QFETCH(QString, typed);
    QFETCH(QString, title);
    QFETCH(bool, fits);
    QCOMPARE(fuzzyMatch(typed, title).has_value(), fits);
}

void TestFuzzy::ranks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    const auto row = [](const char *name, const char *typed, const char *better, const char *worse) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(better) << QString::fromUtf8(worse);
    };
    row("start of the title", "se", "Settings", "Browse");
    row("start of a word", "qu", "Review queue", "Frequent");
    row("together before apart", "call", "Small calls", "Clear all labels");
    row("short before long", "sync", "Sync", "Sync and then something else");
    row("initials before scattered", "ac", "All calls", "Back");
}

void TestFuzzy::ranks()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto first = fuzzyMatch(typed, better), second = fuzzyMatch(typed, worse);
    QVERIFY(first);
    QVERIFY(!second || first->score > second->score);
}

void TestFuzzy::marksWhatWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::addColumn<std::vector<int>>("hits");
    const auto row = [](const char *name, const char *typed, const char *title, const std::vector<int> &hits) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(title) << hits;
    };
    row("initials", "rq", "Review queue", {0, 7});
    row("a run", "que", "Request queue", {8, 9, 10});
    row("one for two", "sse", "Straße", {4, 5});
    row("behind it", "strassen", "Straßen", {0, 1, 2, 3, 4, 5, 6});
    row("half of it", "ras", "Straße", {2, 3, 4});
    row("with its accent", "fes", "Cafe\u0301s", {2, 3, 4, 5});
    row("a pair", "😀b", "a 😀b", {2, 3, 4});
}

void TestFuzzy::marksWhatWasTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, title);
    QFETCH(std::vector<int>, hits);
    QCOMPARE(fuzzyMatch(typed, title)->hits, hits);
}

QTEST_GUILESS_MAIN(TestFuzzy)
#include "tst_fuzzy.moc"
