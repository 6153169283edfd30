#include "models/audio/activity.h"
#include "models/audio/voiceactivity.h"
#include "tests/support/sound/sounds.h"

#include <QTest>

#include <random>

using namespace earshot;
using namespace earshot::audio;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(earshot::audio::Spans)
Q_DECLARE_METATYPE(test::Sound)

class TestActivity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsSpeech_data();
    void findsSpeech();
    void findsSilence();
    void joinsAndCuts();
};

namespace {

std::vector<Spans> speechIn(const test::Sound &sound)
{
    VoiceActivity listened(sound.channels, sound.rate);
    listened.add(sound.samples);
    return listened.speech();
}

milliseconds lengthOf(const test::Sound &sound)
{
    return milliseconds(std::int64_t(sound.frames()) * 1000 / sound.rate);
}

test::Sound withNoise(test::Sound sound, float size)
{
    std::mt19937 random(5);
    std::normal_distribution<float> noise(0, size);
    for (float &sample : sound.samples)
        sample += noise(random);
    return sound;
}

/// Two utterances: from 1 s to 3 s and from 4 s to 6 s.
test::Sound twice(double size, int rate = 8000)
{
    const auto said = test::voice(150, 2, size, rate);
    const auto pause = test::silence(1, rate);
    return test::then(test::then(test::then(test::then(pause, said), pause), said), pause);
}

const Spans Twice = {{1000ms, 3000ms}, {4000ms, 6000ms}};

} // namespace

void TestActivity::findsSpeech_data()
{
    QTest::addColumn<test::Sound>("sound");
    QTest::addColumn<Spans>("truth");
    QTest::newRow("loud") << twice(0.9) << Twice;
    QTest::newRow("quiet") << twice(0.01) << Twice;
    QTest::newRow("at 11025 Hz") << twice(0.5, 11025) << Twice;
    QTest::newRow("at 48 kHz") << twice(0.5, 48000) << Twice;
    QTest::newRow("over noise, 20 dB below") << withNoise(twice(0.3), 0.015f) << Twice;
    QTest::newRow("silence") << test::silence(5) << Spans();
    QTest::newRow("noise alone") << withNoise(test::silence(5), 0.02f) << Spans();
    QTest::newRow("an even hum") << test::tone(50, 5, 0.1) << Spans();
    QTest::newRow("a click") << test::then(test::then(test::silence(1), test::tone(900, 0.01)), test::silence(1))
                             << Spans();
    QTest::newRow("nothing at all") << test::Sound() << Spans();
}

void TestActivity::findsSpeech()
{
    QFETCH(test::Sound, sound);
    QFETCH(Spans, truth);
    const Spans found = speechIn(sound).front();
    QCOMPARE(found.size(), truth.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        QVERIFY2(std::abs((found[i].from - truth[i].from).count()) <= 40,
                 qPrintable(QString::number(found[i].from.count())));
        QVERIFY2(std::abs((found[i].to - truth[i].to).count()) <= 60, qPrintable(QString::number(found[i].to.count())));
    }
}

void TestActivity::findsSilence()
{
    // the other speaks from 2 s to 3.5 s; half a second until 4 s is no silence
    const auto other = test::then(test::silence(2), test::voice(220, 1.5));
    const test::Sound both = test::stereo(twice(0.5), other);
    const Spans quiet = silences(speechIn(both), lengthOf(both));
    QCOMPARE(quiet.size(), std::size_t(2));
    QCOMPARE(quiet.front().from, 0ms);
    QVERIFY(std::abs((quiet.front().to - 1000ms).count()) <= 40);
    QVERIFY(std::abs((quiet.back().from - 6000ms).count()) <= 60);
    QCOMPARE(quiet.back().to, 7000ms);
    QCOMPARE(silences(speechIn(test::silence(2)), 2000ms), Spans({{0ms, 2000ms}}));
    QVERIFY(silences({}, 0ms).empty());
}

void TestActivity::joinsAndCuts()
{
    const Spans one = {{0ms, 10ms}, {20ms, 30ms}, {50ms, 60ms}};
    const Spans other = {{5ms, 22ms}, {30ms, 40ms}};
    QCOMPARE(united(one, other), Spans({{0ms, 40ms}, {50ms, 60ms}}));
    QCOMPARE(shared(one, other), Spans({{5ms, 10ms}, {20ms, 22ms}}));
    QCOMPARE(without({2ms, 55ms}, one), Spans({{10ms, 20ms}, {30ms, 50ms}}));
    QCOMPARE(without({10ms, 20ms}, one), Spans({{10ms, 20ms}}));
    QCOMPARE(without({22ms, 28ms}, one), Spans());
    QCOMPARE(joined(one, 10ms), Spans({{0ms, 30ms}, {50ms, 60ms}}));
    QCOMPARE(total(one), 30ms);
    QVERIFY(!spanAt(one, 10ms) && !spanAt(one, -1ms) && !spanAt({}, 0ms));
    QCOMPARE(spanAt(one, 0ms), &one[0]);
    QCOMPARE(spanAt(one, 29ms), &one[1]);
    QVERIFY(!spanAt(one, 70ms));
}

QTEST_APPLESS_MAIN(TestActivity)
#include "tst_activity.moc"
