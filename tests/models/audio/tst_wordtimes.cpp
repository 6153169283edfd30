#include "models/audio/wordtimes.h"

#include <QTest>

using namespace earshot;
using namespace earshot::audio;
using namespace std::chrono_literals;

class TestWordTimes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takeRealOnes();
    void mistrustNonsense_data();
    void mistrustNonsense();
    void followTheSpeech();
    void endBeforeTheNextPhrase();
    void doWithoutSound();
    void areInOrder();
    void countLettersNotBytes();
    void findTheWord();
};

namespace {

Phrase phrase(milliseconds start, std::string text, std::vector<Word> words = {})
{
    return {Speaker::Caller, start, std::move(text), std::move(words)};
}

} // namespace

void TestWordTimes::takeRealOnes()
{
    const std::vector<Word> words = {{1s, 1400ms, "good"}, {1500ms, 2s, "day"}};
    QCOMPARE(wordTimes({phrase(1s, "good day", words)}, 0, {{0s, 9s}}, 10s), words);
}

void TestWordTimes::mistrustNonsense_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("firstEnd");
    QTest::addColumn<int>("second");
    QTest::newRow("backwards") << 2000 << 2100 << 1000;
    QTest::newRow("ends before it starts") << 2000 << 1000 << 3000;
    QTest::newRow("negative") << -5 << 100 << 1000;
    QTest::newRow("after the end") << 1000 << 1100 << 99'000;
}

void TestWordTimes::mistrustNonsense()
{
    QFETCH(int, first);
    QFETCH(int, firstEnd);
    QFETCH(int, second);
    const std::vector<Word> words = {{milliseconds(first), milliseconds(firstEnd), "good"},
                                     {milliseconds(second), milliseconds(second), "day"}};
    const auto found = wordTimes({phrase(1s, "good day", words)}, 0, {{1s, 2s}}, 10s);
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found.front().start, 1s);
    QVERIFY(found.back().end <= 2s);
}

void TestWordTimes::followTheSpeech()
{
    // four words of the same length, two before the pause and two after it
    const Transcript transcript = {phrase(1s, "aaaa bbbb cccc dddd"), phrase(6s, "next")};
    const auto words = wordTimes(transcript, 0, {{1s, 2s}, {4s, 5s}}, 10s);
    QCOMPARE(words, std::vector<Word>(
                        {{1s, 1500ms, "aaaa"}, {1500ms, 2s, "bbbb"}, {4s, 4500ms, "cccc"}, {4500ms, 5s, "dddd"}}));
}

void TestWordTimes::endBeforeTheNextPhrase()
{
    const Transcript transcript = {phrase(1s, "one two three"), phrase(1s, "at once"), phrase(3s, "next")};
    const auto words = wordTimes(transcript, 0, {{0s, 60s}}, 60s);
    QVERIFY(words.back().end <= 3s);
    QCOMPARE(words.front().start, 1s);
    // the last phrase takes no longer than it can be spoken
    QVERIFY(wordTimes(transcript, 2, {{0s, 60s}}, 60s).back().end < 5s);
}

void TestWordTimes::doWithoutSound()
{
    const Transcript transcript = {phrase(1s, "one two three"), phrase(30s, "next")};
    const auto words = wordTimes(transcript, 0, {}, 0s);
    QCOMPARE(words.size(), std::size_t(3));
    QCOMPARE(words.front().start, 1s);
    QVERIFY(words.back().end > 1500ms && words.back().end < 3s);
}

void TestWordTimes::areInOrder()
{
    const Spans speech = {{100ms, 900ms}, {1100ms, 1300ms}, {5s, 5100ms}};
    for (const char *text : {"a", "a b c d e f g h", "  spaced   out  ", "", "supercalifragilisticexpialidocious a"}) {
        const Transcript transcript = {phrase(0s, text), phrase(5050ms, "end")};
        milliseconds before{};
        for (const Word &word : wordTimes(transcript, 0, speech, 6s)) {
            QVERIFY(!word.text.empty());
            QVERIFY(word.start >= before && word.end >= word.start);
            before = word.end;
        }
    }
    QVERIFY(wordTimes({}, 0, speech, 6s).empty());
}

void TestWordTimes::countLettersNotBytes()
{
    const Transcript transcript = {phrase(0s, "привет hello."), phrase(2s, "next")};
    const auto words = wordTimes(transcript, 0, {{0s, 1400ms}}, 6s);
    QCOMPARE(words.front().end, 700ms);
}

void TestWordTimes::findTheWord()
{
    const std::vector<Word> words = {{1s, 2s, "a"}, {3s, 4s, "b"}};
    QCOMPARE(wordAt(words, 0s), -1);
    QCOMPARE(wordAt(words, 1s), 0);
    QCOMPARE(wordAt(words, 2500ms), 0);
    QCOMPARE(wordAt(words, 9s), 1);
    const Transcript transcript = {phrase(1s, "x"), phrase(2s, "y")};
    QCOMPARE(phraseAt(transcript, 500ms), -1);
    QCOMPARE(phraseAt(transcript, 1999ms), 0);
    QCOMPARE(phraseAt(transcript, 2s), 1);
}

QTEST_APPLESS_MAIN(TestWordTimes)
#include "tst_wordtimes.moc"
