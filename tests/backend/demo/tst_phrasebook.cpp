// The language of words/*.txt: what it says, and what it says of mistakes.

#include "backend/demo/telling.h"

#include <QTest>

#include <set>

using namespace earshot;
using namespace earshot::demo;

namespace {

Phrasebook bookOf(std::string_view text)
{
    const std::array texts{text};
    return *Phrasebook::read(texts);
}

std::string textOf(const std::vector<Turn> &turns)
{
    std::string text;
    for (const Turn &turn : turns)
        text += (turn.speaker == Speaker::Agent ? "A: " : "C: ") + turn.text + '\n';
    return text;
}

} // namespace

class TestPhrasebook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void factsStayTheSame();
    void numberedFactsDiffer();
    void attributesComeAlong();
    void choicesNest();
    void scenesAndWays();
    void laterTextsReplace();
    void tidies_data();
    void tidies();
    void mistakes_data();
    void mistakes();
};

void TestPhrasebook::factsStayTheSame()
{
    const Phrasebook book = bookOf("list n\n  one\n  two\n  three\n  four\nlist both\n  {$n} {$n}\n");
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Random random(seed);
        Telling telling(book, random);
        const std::string text = telling.say("both");
        QCOMPARE(text.substr(text.find(' ') + 1), telling.fact("n"));
    }
}

void TestPhrasebook::numberedFactsDiffer()
{
    const Phrasebook book = bookOf("list n\n  one\n  two\n  three\n  four\n  five\nlist both\n  {$n} {$n2}\n");
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Random random(seed);
        Telling telling(book, random);
        telling.say("both");
        QVERIFY(telling.fact("n") != telling.fact("n2"));
    }
}

void TestPhrasebook::attributesComeAlong()
{
    const Phrasebook book = bookOf("list work\n  brakes; price=90\n  clutch; price=700\n"
                                   "list first\n  {$price} {$work}\nlist second\n  {$work2} {$price2}\n");
    const std::set<std::string> pairs{"90 brakes", "700 clutch", "Brakes 90", "Clutch 700"};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        Telling telling(book, random);
        QVERIFY(pairs.contains(telling.say("first")));
        QVERIFY(pairs.contains(telling.say("second")));
    }
}

void TestPhrasebook::choicesNest()
{
    const Phrasebook book = bookOf("list t\n  x(a|b(1|2)|)y\n");
    std::set<std::string> all;
    Random random(1);
    for (int i = 0; i < 200; ++i)
        all.insert(Telling(book, random).say("t"));
    QCOMPARE(all, (std::set<std::string>{"Xay", "Xb1y", "Xb2y", "Xy"}));
}

void TestPhrasebook::scenesAndWays()
{
    const Phrasebook book =
        bookOf("scene opening\n  A: in\nscene opening_outbound\n  A: out\nscene answer\n  C: one\n"
               "  --\n  C: two\n  A: <3> more\nintent x\n  weight 2\n  play\n  @opening\n  @answer\n"
               "  ?0 A: never\n");
    std::set<std::string> all;
    Random random(1);
    for (int i = 0; i < 100; ++i)
        all.insert(textOf(Telling(book, random).play(*book.intent("x"), i % 2)));
    QCOMPARE(all, (std::set<std::string>{"A: In.\nC: One.\n", "A: In.\nC: Two.\nA: More.\n", "A: Out.\nC: One.\n",
                                         "A: Out.\nC: Two.\nA: More.\n"}));
}

void TestPhrasebook::laterTextsReplace()
{
    const std::array<std::string_view, 2> texts{"list a\n  old\nlist b\n  {a}\n", "list a\n  new\n"};
    const Phrasebook book = *Phrasebook::read(texts);
    Random random(1);
    QCOMPARE(Telling(book, random).say("b"), std::string("New"));
}

void TestPhrasebook::tidies_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("tidy");
    QTest::newRow("capitals") << "hi. it is me. who?"
                              << "Hi. It is me. Who?";
    QTest::newRow("spaces") << " well ,  yes ."
                            << "Well, yes.";
    QTest::newRow("empty choice before a stop") << "thanks, ."
                                                << "Thanks.";
    QTest::newRow("an") << "a implant and a crown"
                        << "An implant and a crown";
    QTest::newRow("a before a consonant sound") << "it is a one off, a used car"
                                                << "It is a one off, a used car";
}

void TestPhrasebook::tidies()
{
    QFETCH(QString, raw);
    QFETCH(QString, tidy);
    QCOMPARE(QString::fromStdString(tidied(raw.toStdString())), tidy);
}

void TestPhrasebook::mistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("unknown list") << QByteArray("list a\n  {b}\n") << QByteArray("no list b");
    QTest::newRow("unknown fact") << QByteArray("list a\n  {$b}\n") << QByteArray("nobody knows the fact b");
    QTest::newRow("unknown scene") << QByteArray("scene a\n  @b\n") << QByteArray("no scene b");
    QTest::newRow("unknown intent") << QByteArray("intent a\n  next b 20\n  play\n") << QByteArray("no intent b");
    QTest::newRow("open choice") << QByteArray("list a\n  (x|y\n") << QByteArray("line 2: a choice");
    QTest::newRow("no table") << QByteArray("  x\n") << QByteArray("line 1: a line outside");
    QTest::newRow("no speaker") << QByteArray("scene a\n  hello\n") << QByteArray("line 2: a turn");
    QTest::newRow("pause in a list") << QByteArray("list a\n  wait. <4> yes\n") << QByteArray("line 2: a pause");
    QTest::newRow("odd attribute") << QByteArray("intent a\n  colour red\n") << QByteArray("line 2: no such attribute");
}

void TestPhrasebook::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    const std::array texts{std::string_view(text.constData(), static_cast<std::size_t>(text.size()))};
    const Result<Phrasebook> book = Phrasebook::read(texts);
    QVERIFY(!book);
    QVERIFY2(book.error().detail.find(reason.toStdString()) != std::string::npos, book.error().detail.c_str());
}

QTEST_APPLESS_MAIN(TestPhrasebook)
#include "tst_phrasebook.moc"
