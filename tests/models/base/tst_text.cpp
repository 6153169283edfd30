#include "models/base/text.h"

#include <QTest>

using namespace earshot;

class TestText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void folds_data();
    void folds();
    void findsPhrases_data();
    void findsPhrases();
    void cleans_data();
    void cleans();
    void cutsBetweenCharacters();
};

void TestText::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("ascii") << QStringLiteral("Dr. SMITH") << QStringLiteral("dr. smith");
    QTest::newRow("accents") << QStringLiteral("École Ünïted") << QStringLiteral("ecole united");
    QTest::newRow("decomposed") << QStringLiteral("e\u0301cole") << QStringLiteral("ecole");
    QTest::newRow("greek") << QStringLiteral("Αθήνα") << QStringLiteral("αθηνα");
}

void TestText::folds()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(QString::fromStdString(text::folded(text.toStdString())), plain);
}

void TestText::findsPhrases_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const QString &text, const QString &phrase, bool found) {
        QTest::newRow(name) << text << phrase << found;
    };
    row("whole words", QStringLiteral("I need an Implant, today"), QStringLiteral("implant today"), true);
    row("part of a word", QStringLiteral("implants"), QStringLiteral("implant"), false);
    row("other order", QStringLiteral("today implant"), QStringLiteral("implant today"), false);
    row("gap", QStringLiteral("implant or today"), QStringLiteral("implant today"), false);
    row("accents", QStringLiteral("the café, please"), QStringLiteral("Cafe PLEASE"), true);
    row("no words", QStringLiteral("anything"), QStringLiteral(" ,. "), false);
    row("at the end", QStringLiteral("May I book"), QStringLiteral("book"), true);
    row("begins like it", QStringLiteral("book a visitor"), QStringLiteral("a visit"), false);
    row("letters beyond the text's", QStringLiteral("cafe"), QStringLiteral("कैफ़े"), false);
    row("repeated start", QStringLiteral("no no yes"), QStringLiteral("no yes"), true);
}

void TestText::findsPhrases()
{
    QFETCH(QString, text);
    QFETCH(QString, phrase);
    QFETCH(bool, found);
    QCOMPARE(text::containsPhrase(text.toStdString(), phrase.toStdString()), found);
    // the quick way for plain letters and the other way agree
    QCOMPARE(text::containsPhrase(QStringLiteral("… %1 …").arg(text).toStdString(), phrase.toStdString()), found);
}

void TestText::cleans_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("harmless");
    QTest::newRow("plain") << QByteArray("Anna\tB\n") << QByteArray("Anna\tB\n");
    QTest::newRow("NUL") << QByteArray("An\0na", 5) << QByteArray("Anna");
    QTest::newRow("bidi override") << QByteArray("a\xE2\x80\xAE"
                                                 "b")
                                   << QByteArray("ab");
    QTest::newRow("carriage return between words") << QByteArray("one\rtwo") << QByteArray("one\ntwo");
    QTest::newRow("carriage return and newline") << QByteArray("one\r\ntwo") << QByteArray("one\ntwo");
    QTest::newRow("two line ends") << QByteArray("one\r\rtwo\n\nthree\r\n\r\nfour")
                                   << QByteArray("one\n\ntwo\n\nthree\n\nfour");
    QTest::newRow("form feed and vertical tab") << QByteArray("a\fb\vc") << QByteArray("a\nb\nc");
    QTest::newRow("next line") << QByteArray("a\xC2\x85"
                                             "b")
                               << QByteArray("a\nb");
    QTest::newRow("escape") << QByteArray("\x1b[31mred") << QByteArray("[31mred");
    QTest::newRow("not UTF-8") << QByteArray("a\xff") << QByteArray("a\xEF\xBF\xBD");
}

void TestText::cleans()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, harmless);
    QCOMPARE(QByteArray::fromStdString(text::clean(bytes.toStdString())), harmless);
}

void TestText::cutsBetweenCharacters()
{
    QCOMPARE(text::cut("aé", 2), std::string_view("a"));
    QCOMPARE(text::cut("aé", 3), std::string_view("aé"));
    QVERIFY(!text::isUtf8("\xff"));
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
