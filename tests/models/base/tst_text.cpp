#include "models/base/folding.h"
#include "models/base/text.h"
#include "tests/support/scripts.h"

#include <QTest>

using namespace earshot;

class TestText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void folds_data();
    void folds();
    void foldsEveryCharacterOnce();
    void foldsHoweverItIsComposed();
    void saysWhereWordsStand_data();
    void saysWhereWordsStand();
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
    QTest::newRow("greek final sigma") << QStringLiteral("ΟΔΟΣ οδός") << QStringLiteral("οδοσ οδοσ");
    QTest::newRow("greek two accents") << QStringLiteral("ΐ ᾧ") << QStringLiteral("ι ω");
    QTest::newRow("polish l") << QStringLiteral("Paweł Łódź") << QStringLiteral("pawel lodz");
    QTest::newRow("german s") << QStringLiteral("Straße GROẞ") << QStringLiteral("strasse gross");
    QTest::newRow("nordic") << QStringLiteral("Økland Ærø Þór Við") << QStringLiteral("okland aero thor vid");
    QTest::newRow("croatian d") << QStringLiteral("Đorđe") << QStringLiteral("dorde");
    QTest::newRow("turkish i") << QStringLiteral("İzmir Iğdır ılık") << QStringLiteral("izmir igdir ilik");
    QTest::newRow("russian yo") << QStringLiteral("Ещё Ёлка") << QStringLiteral("еще елка");
    QTest::newRow("hebrew points") << QStringLiteral("שָׁלוֹם") << QStringLiteral("שלום");
    QTest::newRow("arabic vowels and tatweel") << QStringLiteral("مُحَمَّــد أحمد") << QStringLiteral("محمد احمد");
    QTest::newRow("full width") << QStringLiteral("ＡＢＣ１２３") << QStringLiteral("abc123");
    QTest::newRow("digits of others") << QStringLiteral("٠١٢ १२३ ๔๕") << QStringLiteral("012 123 45");
    QTest::newRow("ligature") << QStringLiteral("ﬁn ﬃ") << QStringLiteral("fin ffi");
    QTest::newRow("soft hyphen, joiner") << QStringLiteral("im\u00ADplant a\u200Db") << QStringLiteral("implant ab");
    QTest::newRow("typographic signs") << QStringLiteral("don’t “go”—555–0101")
                                       << QStringLiteral("don't \"go\"-555-0101");
    // vowels, not accents: other words
    QTest::newRow("thai keeps vowels") << QStringLiteral("กิน") << QStringLiteral("กิน");
    QTest::newRow("hindi keeps vowels") << QStringLiteral("हिंदी") << QStringLiteral("हिंदी");
    QTest::newRow("hindi without the dot below") << QStringLiteral("क़लम") << QStringLiteral("कलम");
    QTest::newRow("voiced kana") << QStringLiteral("ガス") << QStringLiteral("カ\u3099ス");
    QTest::newRow("half width kana") << QStringLiteral("ｶﾞｽ") << QStringLiteral("カ\u3099ス");
}

void TestText::folds()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(QString::fromStdString(text::folded(text.toStdString())), plain);
}

void TestText::foldsEveryCharacterOnce()
{
    for (char32_t c = 1; c < 0x20000; ++c) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        const std::string once = text::folded(QString::fromUcs4(&c, 1).toStdString());
        QVERIFY2(text::folded(once) == once, qPrintable(QString::number(c, 16)));
    }
}

void TestText::foldsHoweverItIsComposed()
{
    RandomTexts random(7);
    for (int i = 0; i < 3000; ++i) {
        const QString written = random.text(12);
        const std::string plain = text::folded(written.toStdString());
        for (const auto form : {QString::NormalizationForm_C, QString::NormalizationForm_D,
                                QString::NormalizationForm_KC, QString::NormalizationForm_KD}) {
            const std::string other = text::folded(written.normalized(form).toStdString());
            QVERIFY2(other == plain, qPrintable(written));
        }
    }
}

void TestText::saysWhereWordsStand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const QString &text, const QString &marked) {
        QTest::newRow(name) << text << marked;
    };
    row("plain", QStringLiteral("Hi, you 2!"), QStringLiteral("[Hi], [you] [2]!"));
    row("longer when folded", QStringLiteral("die Straße."), QStringLiteral("[die] [Straße]."));
    row("shorter when folded", QStringLiteral("(e\u0301cole)"), QStringLiteral("([e\u0301cole])"));
    row("two scripts", QStringLiteral("iPhone坏了 ok"), QStringLiteral("[iPhone][坏][了] [ok]"));
    row("two words of one character", QStringLiteral("a½b"), QStringLiteral("[a½][b]"));
    row("thai vowels stay with theirs", QStringLiteral("กินนี้"), QStringLiteral("[กิ][น][นี้]"));
    row("korean syllables", QStringLiteral("예약을"), QStringLiteral("[예][약][을]"));
    row("nothing", QStringLiteral("… + !"), QStringLiteral("… + !"));
}

void TestText::saysWhereWordsStand()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    const std::string bytes = text.toStdString();
    std::string out;
    std::size_t at = 0;
    for (text::WordReader words(bytes); words.next(); at = words.end()) {
        QVERIFY(words.start() >= at && words.end() >= words.start());
        out +=
            bytes.substr(at, words.start() - at) + '[' + bytes.substr(words.start(), words.end() - words.start()) + ']';
    }
    QCOMPARE(QString::fromStdString(out + bytes.substr(at)), marked);
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
    row("chinese, in the middle", QStringLiteral("我们需要预约明天的检查"), QStringLiteral("预约"), true);
    row("chinese, other order", QStringLiteral("我们需要约预明天"), QStringLiteral("预约"), false);
    row("chinese beside latin", QStringLiteral("我的iPhone15坏了"), QStringLiteral("iphone15"), true);
    row("japanese, in the middle", QStringLiteral("明日の予約をお願いします"), QStringLiteral("予約"), true);
    row("japanese, another sound", QStringLiteral("ガスを止めて"), QStringLiteral("カス"), false);
    row("thai, in the middle", QStringLiteral("ฉันต้องการนัดหมายพรุ่งนี้"), QStringLiteral("นัดหมาย"), true);
    row("thai, another vowel", QStringLiteral("ฉันกินข้าว"), QStringLiteral("กัน"), false);
    row("korean, with a particle", QStringLiteral("내일 예약을 하고 싶어요"), QStringLiteral("예약"), true);
    row("polish without its letters", QStringLiteral("Paweł z Łodzi"), QStringLiteral("pawel z lodzi"), true);
    row("german without its letter", QStringLiteral("in der Hauptstraße 5"), QStringLiteral("hauptstrasse 5"), true);
    row("over a phrase's end",
        QStringLiteral("book an\x1e"
                       "appointment"),
        QStringLiteral("an appointment"), false);
    row("behind a phrase's end",
        QStringLiteral("good morning\x1e"
                       "an appointment"),
        QStringLiteral("an appointment"), true);
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
