#include "models/audio/analysis.h"
#include "models/audio/figures.h"
#include "tests/support/sound/sounds.h"

#include <QTest>

#include <cmath>

using namespace earshot;
using namespace earshot::audio;
using namespace std::chrono_literals;

class TestFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countAConversation();
    void countInterruptions();
    void leaveAMonologueItsReplies();
    void measureHowLoud_data();
    void measureHowLoud();
    void measureHowHigh_data();
    void measureHowHigh();
    void claimNothingOfOneChannel();
    void claimNothingOfOneSoundTwice();
    void knowQuestions_data();
    void knowQuestions();
};

namespace {

Analysis analysisOf(const test::Sound &sound)
{
    return *analyse(test::bytesOf(test::file(sound, test::File::Wav16)));
}

/// Speech of `hz` in these stretches of seconds.
test::Sound speaking(double hz, std::initializer_list<std::pair<double, double>> stretches, double until)
{
    test::Sound sound;
    double end = 0;
    for (const auto &[from, to] : stretches) {
        sound = test::then(std::move(sound), test::silence(from - end));
        sound = test::then(std::move(sound), test::voice(hz, to - from));
        end = sound.seconds();
    }
    return test::then(std::move(sound), test::silence(until - end));
}

bool near(std::optional<milliseconds> found, milliseconds truth, milliseconds by = 120ms)
{
    return found && std::abs((*found - truth).count()) <= by.count();
}

bool near(std::optional<double> found, double truth, double by)
{
    return found && std::abs(*found - truth) <= by;
}

} // namespace

void TestFigures::countAConversation()
{
    const auto caller = speaking(120, {{1, 7}, {12, 14}}, 20);
    const auto agent = speaking(210, {{7.3, 11.3}}, 20);
    const Transcript transcript = {
        {Speaker::Caller, 1s, "I have got three questions for you. Are you open? When?", {}},
        {Speaker::Agent, 7300ms, "Yes, we are. Until six!", {}},
        {Speaker::Caller, 12s, "good bye", {}},
    };
    const Figures found = figures(analysisOf(test::stereo(caller, agent)), transcript);
    QVERIFY(near(found.caller.speech, 8s));
    QVERIFY(near(found.agent.speech, 4s));
    QVERIFY(near(found.caller.share, 8.0 / 12, 0.01));
    QVERIFY(near(found.agent.share, 4.0 / 12, 0.01));
    QVERIFY(near(found.caller.monologue, 6s));
    QVERIFY(near(found.agent.monologue, 4s));
    QVERIFY(near(found.silence, 1s + 700ms + 6s));
    QVERIFY(near(found.longestSilence, 6s));
    QCOMPARE(found.overlap, 0ms);
    QCOMPARE(found.overlaps, 0);
    QCOMPARE(found.caller.interruptions, 0);
    QCOMPARE(found.caller.questions, 2);
    QCOMPARE(found.agent.questions, 0);
    QVERIFY(near(found.caller.wordsAMinute, 13.0 / 8 * 60, 2));
    QVERIFY(!found.agent.wordsAMinute); // four seconds are too few to say
}

void TestFigures::countInterruptions()
{
    const auto caller = speaking(120, {{0.5, 4}, {8, 12}}, 15);
    // takes the turn; says yes within it; answers in the ordinary hurry
    const auto agent = speaking(210, {{3, 6}, {9, 9.6}, {11.9, 14}}, 15);
    const Figures found = figures(analysisOf(test::stereo(caller, agent)), {});
    QCOMPARE(found.agent.interruptions, 1);
    QCOMPARE(found.caller.interruptions, 0);
    QCOMPARE(found.overlaps, 3);
    QVERIFY(near(found.overlap, 1s + 600ms + 100ms));
    QVERIFY(!found.agent.questions);
}

void TestFigures::leaveAMonologueItsReplies()
{
    const auto caller = speaking(120, {{0, 5}, {6, 10}, {13, 15}, {17, 18}}, 19);
    const auto agent = speaking(210, {{5.2, 5.7}, {10.2, 12.8}}, 19);
    const Figures found = figures(analysisOf(test::stereo(caller, agent)), {});
    QVERIFY(near(found.caller.monologue, 10s));
    QVERIFY(near(found.agent.monologue, 2600ms));
}

void TestFigures::measureHowLoud_data()
{
    QTest::addColumn<double>("size");
    for (const double size : {1.0, 0.3, 0.1, 0.01})
        QTest::addRow("%g of full scale", size) << size;
}

void TestFigures::measureHowLoud()
{
    QFETCH(double, size);
    // bursts of a tone without pauses inside: a sine has half the power of a square wave of its size
    test::Sound sound;
    for (int i = 0; i < 5; ++i)
        sound = test::then(test::then(std::move(sound), test::silence(1)), test::tone(440, 1, size));
    const Figures found = figures(analysisOf(test::stereo(sound, test::silence(1))), {});
    QVERIFY(near(found.caller.voice.loudness, 20 * std::log10(size) - 3.01, 0.6));
    QVERIFY(!found.agent.voice.loudness);
}

void TestFigures::measureHowHigh_data()
{
    QTest::addColumn<double>("hz");
    QTest::addColumn<int>("rate");
    for (const int rate : {8000, 11025, 16000, 44100, 48000})
        for (const double hz : {75.0, 121.0, 210.0, 333.0})
            QTest::addRow("%g Hz at %d", hz, rate) << hz << rate;
}

void TestFigures::measureHowHigh()
{
    QFETCH(double, hz);
    QFETCH(int, rate);
    const test::Sound low = test::voice(hz, 8, 0.5, rate);
    const test::Sound high = test::voice(hz * 1.2, 8, 0.5, rate);
    const Analysis analysis = analysisOf(test::stereo(test::then(low, high), low));
    const auto caller = analysis.voices[0].pitch;
    const auto agent = analysis.voices[1].pitch;
    QVERIFY(caller && agent);
    QVERIFY2(near(caller->low, hz, 0.02 * hz), qPrintable(QString::number(caller->low)));
    QVERIFY2(near(caller->high, 1.2 * hz, 0.02 * hz), qPrintable(QString::number(caller->high)));
    QVERIFY(near(agent->middle, hz, 0.02 * hz));
    QVERIFY(near(caller->semitones(), 12 * std::log2(1.2), 0.6));
    QVERIFY(agent->semitones() < 0.6);
}

void TestFigures::claimNothingOfOneChannel()
{
    const Transcript transcript = {{Speaker::Caller, 0s, "Who is there?", {}}, {Speaker::Agent, 2s, "Me.", {}}};
    const Figures found = figures(analysisOf(speaking(120, {{1, 8}}, 10)), transcript);
    QVERIFY(near(found.silence, 3s));
    QVERIFY(!found.overlap && !found.overlaps);
    SpeakerFigures asked;
    asked.questions = 1;
    QCOMPARE(found.caller, asked);
    asked.questions = 0;
    QCOMPARE(found.agent, asked);
}

/// A service that puts one sound on both channels: nobody can be told from anybody.
void TestFigures::claimNothingOfOneSoundTwice()
{
    const test::Sound said = speaking(120, {{1, 8}}, 10);
    const Analysis analysis = analysisOf(test::stereo(said, said));
    QVERIFY(analysis.twice && !analysis.isApart());
    const Figures found = figures(analysis, {});
    QVERIFY(near(found.silence, 3s));
    QVERIFY(!found.overlap && !found.overlaps && !found.caller.share);
}

void TestFigures::knowQuestions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("questions");
    QTest::newRow("none") << QStringLiteral("I called yesterday.") << 0;
    QTest::newRow("one") << QStringLiteral("How much is it?") << 1;
    QTest::newRow("two of three") << QStringLiteral("Really? I see. And when?") << 2;
    QTest::newRow("asked loudly") << QStringLiteral("What?!? No!") << 1;
    QTest::newRow("no marks: begins as one") << QStringLiteral("can you come on monday") << 1;
    QTest::newRow("no marks: does not") << QStringLiteral("monday is fine when you can") << 0;
    QTest::newRow("marks elsewhere: what tells nothing") << QStringLiteral("What a day. I am tired.") << 0;
    for (const char *text : {"have a nice day", "do the dishes", "will do", "what a day", "what you are saying is true",
                             "okay thank you and have a good one", "when you arrive we are there"})
        QTest::addRow("no marks, none: %s", text) << QString::fromLatin1(text) << 0;
    for (const char *text : {"okay and what is your phone number", "um what time do you close", "so are you open today",
                             "thank you and when did it start", "how about tuesday", "don't you have it in blue",
                             "yes is the boiler still leaking", "what's your name"})
        QTest::addRow("no marks, one: %s", text) << QString::fromLatin1(text) << 1;
    QTest::newRow("Arabic") << QStringLiteral("متى تفتحون؟") << 1;
    QTest::newRow("Japanese") << QStringLiteral("何時ですか？") << 1;
    QTest::newRow("a semicolon is none") << QStringLiteral("well; yes; fine") << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void TestFigures::knowQuestions()
{
    QFETCH(QString, text);
    QFETCH(int, questions);
    QCOMPARE(questionsIn(text.toStdString()), questions);
}

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
