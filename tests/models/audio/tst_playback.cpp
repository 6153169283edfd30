#include "models/audio/playback.h"
#include "tests/support/sound/sounds.h"
#include "tests/support/sound/soundserver.h"

#include <QTest>

#include <cmath>

using namespace earshot;
using namespace earshot::audio;
using namespace std::chrono_literals;

/// What a device would get, without one.
class TestPlayback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesSamplesAlone();
    void knowsWhatIsHeard_data();
    void knowsWhatIsHeard();
    void jumpsWithoutAClick();
    void skipsSilence();
    void loops();
    void playsALoopOfSilence();
    void endsALoopBeyondTheEnd();
    void fadesOut();
    void mixes_data();
    void mixes();
    void mixesSwappedChannels_data();
    void mixesSwappedChannels();
    void tellsOfChangedBytes();
};

namespace {

constexpr int Rate = 16000;
constexpr std::size_t Block = 160;

Playback playbackOf(const test::Sound &sound)
{
    return Playback(*Decoder::open(test::bytesOf(test::file(sound, test::File::Wav16))));
}

/// What there is to hear in so many seconds.
std::vector<float> render(Playback &playback, double seconds)
{
    std::vector<float> all, block(2 * Block);
    while (double(all.size()) / 2 < seconds * playback.rate()) {
        const auto frames = playback.render(block);
        if (!frames || *frames == 0)
            break;
        all.insert(all.end(), block.begin(), block.begin() + std::ptrdiff_t(2 * *frames));
    }
    return all;
}

/// How loud the left and the right ear are at their loudest, in steps of 0.02, once it has faded in.
std::pair<double, double> loudest(Playback &playback)
{
    const auto heard = render(playback, 0.9);
    double highest[] = {0, 0};
    for (std::size_t i = Rate / 5; i < heard.size(); ++i)
        highest[i % 2] = std::max(highest[i % 2], double(heard[i]));
    return {std::round(highest[0] * 50) / 50, std::round(highest[1] * 50) / 50};
}

std::vector<float> left(const std::vector<float> &stereo, std::size_t from, std::size_t count)
{
    std::vector<float> out;
    for (std::size_t i = from; i < from + count && 2 * i < stereo.size(); ++i)
        out.push_back(stereo[2 * i]);
    return out;
}

/// Which second's pitch is on the left around a frame; -1: none.
int secondAt(const std::vector<float> &stereo, std::size_t frame, int rate)
{
    const auto samples = left(stereo, frame - std::min(frame, std::size_t(rate / 50)), std::size_t(rate / 25));
    for (int second = 0; second < 12; ++second)
        if (test::rms(samples) > 0.05 && test::share(samples, test::scalePitch(second), rate) > 0.6)
            return second;
    return -1;
}

float highestStep(const std::vector<float> &stereo)
{
    float highest = 0;
    for (std::size_t i = 2; i < stereo.size(); ++i)
        highest = std::max(highest, std::abs(stereo[i] - stereo[i - 2]));
    return highest;
}

/// That of a tone of scale()'s size.
float ownStep(int second)
{
    return float(0.4 * 2 * 3.1416 * test::scalePitch(second) / Rate);
}

} // namespace

void TestPlayback::leavesSamplesAlone()
{
    const test::Sound sound = test::scale(2, Rate);
    Playback playback = playbackOf(sound);
    QVERIFY(playback.start(0.5));
    const std::vector<float> heard = render(playback, 9);
    QCOMPARE(heard.size(), sound.samples.size() / 4 * 3);
    const std::size_t settled = Rate / 10; // after the fade in
    for (std::size_t i = 2 * settled; i < heard.size(); ++i)
        QVERIFY(std::abs(heard[i] - sound.samples[i + Rate]) < 1e-3f);
    QCOMPARE(playback.secondsAt(double(playback.rendered())), 2.0);
}

void TestPlayback::knowsWhatIsHeard_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("rate");
    for (const double speed : {0.5, 1.0, 1.3, 2.0, 3.0})
        for (const int rate : {8000, Rate, 48000})
            QTest::addRow("%g times, a device of %d Hz", speed, rate) << speed << rate;
}

void TestPlayback::knowsWhatIsHeard()
{
    QFETCH(double, speed);
    QFETCH(int, rate);
    Playback playback = playbackOf(test::scale(8, Rate));
    playback.setRate(rate);
    playback.setSpeed(speed);
    QVERIFY(playback.start(1));
    const std::vector<float> heard = render(playback, 30);
    const double length = double(heard.size()) / 2 / rate;
    QVERIFY2(std::abs(length - 7 / speed) < 0.02, qPrintable(QString::number(length)));
    int before = -1, changes = 0;
    for (std::size_t frame = 0; frame < heard.size() / 2; frame += std::size_t(rate / 200)) {
        const int second = secondAt(heard, frame, rate);
        if (second < 0)
            continue;
        if (before >= 0 && second != before) {
            QCOMPARE(second, before + 1);
            const double clock = playback.secondsAt(double(frame));
            QVERIFY2(std::abs(clock - second) < 0.02 + 0.03 * speed, qPrintable(QString::number(clock)));
            ++changes;
        }
        before = second;
    }
    QCOMPARE(changes, 6);
}

void TestPlayback::jumpsWithoutAClick()
{
    Playback playback = playbackOf(test::scale(8, Rate));
    QVERIFY(playback.start(1.2));
    std::vector<float> heard = render(playback, 0.4);
    const double before = double(playback.rendered());
    QVERIFY(!playback.hasJumpAfter(before));
    QVERIFY(playback.jump(5.3));
    QVERIFY(playback.hasJumpAfter(before - 1));
    const auto after = render(playback, 0.4);
    heard.insert(heard.end(), after.begin(), after.end());
    QVERIFY(std::abs(playback.secondsNext() - 5.7) < 1e-3);
    QVERIFY(highestStep(heard) < ownStep(5) * 1.5f);
    QVERIFY(std::abs(playback.secondsAt(before - 160) - 1.59) < 1e-3);
    QVERIFY(std::abs(playback.secondsAt(before + 160) - 5.31) < 1e-3);
}

void TestPlayback::skipsSilence()
{
    test::Sound sound = test::scale(8, Rate);
    std::fill(sound.samples.begin() + 2 * 2 * Rate, sound.samples.begin() + 2 * 5 * Rate, 0.f);
    Playback playback = playbackOf(sound);
    playback.setSilences({{2s, 5s}});
    playback.setSkipSilence(true);
    QVERIFY(playback.start(0));
    const auto heard = render(playback, 30);
    QVERIFY(std::abs(double(heard.size()) / 2 / Rate - (8 - 3 + 0.3)) < 0.01);
    QCOMPARE(secondAt(heard, std::size_t(1.9 * Rate), Rate), 1);
    QCOMPARE(secondAt(heard, std::size_t(2.4 * Rate), Rate), 5);
    QVERIFY(std::abs(playback.secondsAt(2.1 * Rate) - 2.1) < 0.001);
    QVERIFY(std::abs(playback.secondsAt(2.4 * Rate) - 5.1) < 0.001);
}

void TestPlayback::loops()
{
    Playback playback = playbackOf(test::scale(8, Rate));
    playback.setLoop(Span{3200ms, 3700ms});
    QVERIFY(playback.start(0)); // outside
    const auto heard = render(playback, 3);
    QCOMPARE(heard.size() / 2, std::size_t(3 * Rate));
    for (std::size_t frame = Rate / 10; frame < heard.size() / 2; frame += Rate / 50)
        QVERIFY(test::rms(left(heard, frame, Rate / 100)) > 0.15);
    QVERIFY(highestStep(heard) < ownStep(3) * 1.5f);
    for (double at = 0.1; at < 2.9; at += 0.1) {
        const double seconds = playback.secondsAt(at * Rate);
        QVERIFY2(seconds > 3.2 - 1e-6 && seconds < 3.7 + 1e-6, qPrintable(QString::number(seconds)));
    }
}

void TestPlayback::playsALoopOfSilence()
{
    Playback playback = playbackOf(test::silence(8, Rate));
    playback.setSilences({{0s, 8s}});
    playback.setSkipSilence(true);
    playback.setLoop(Span{3s, 4s});
    QVERIFY(playback.start(3));
    QCOMPARE(render(playback, 2).size() / 2, std::size_t(2 * Rate));
}

void TestPlayback::endsALoopBeyondTheEnd()
{
    Playback playback = playbackOf(test::scale(2, Rate));
    playback.setLoop(Span{1s, 60s});
    QVERIFY(playback.start(1));
    QCOMPARE(render(playback, 3).size() / 2, std::size_t(3 * Rate)); // what there is of it, over and over
    playback.setLoop(Span{30s, 60s});
    QVERIFY(playback.jump(0.5));
    QVERIFY(render(playback, 3).size() / 2 < std::size_t(3 * Rate)); // nothing of it is there
}

void TestPlayback::fadesOut()
{
    Playback playback = playbackOf(test::scale(4, Rate));
    QVERIFY(playback.start(1));
    auto heard = render(playback, 0.5);
    playback.fadeOut();
    const auto last = render(playback, 1);
    QVERIFY(!last.empty() && last.size() / 2 <= Rate / 100);
    QVERIFY(std::abs(last.back()) < 0.01f);
    heard.insert(heard.end(), last.begin(), last.end());
    QVERIFY(highestStep(heard) < ownStep(1) * 1.5f);
}

void TestPlayback::mixes_data()
{
    QTest::addColumn<bool>("stereo");
    QTest::addColumn<float>("caller");
    QTest::addColumn<float>("agent");
    QTest::addColumn<float>("balance");
    QTest::addColumn<bool>("together");
    QTest::addColumn<double>("left"); // the caller has 0.4, the agent 0.2
    QTest::addColumn<double>("right");
    QTest::newRow("as it is") << true << 1.f << 1.f << 0.f << false << 0.4 << 0.2;
    QTest::newRow("caller only") << true << 1.f << 0.f << 0.f << false << 0.4 << 0.0;
    QTest::newRow("agent twice as loud") << true << 1.f << 2.f << 0.f << false << 0.4 << 0.4;
    QTest::newRow("the left ear") << true << 1.f << 1.f << -1.f << false << 0.4 << 0.0;
    QTest::newRow("a little to the right") << true << 1.f << 1.f << 0.5f << false << 0.2 << 0.2;
    QTest::newRow("caller on both ears") << true << 1.f << 0.f << 0.f << true << 0.4 << 0.4;
    QTest::newRow("too loud for the device") << true << 4.f << 4.f << 0.f << false << 1.0 << 0.8;
    QTest::newRow("no number") << true << std::nanf("") << 1.f << std::nanf("") << false << 0.4 << 0.2;
    QTest::newRow("one channel") << false << 1.f << 1.f << 0.f << false << 0.4 << 0.4;
    QTest::newRow("one channel, one of both muted") << false << 0.f << 1.f << 0.f << false << 0.4 << 0.4;
    QTest::newRow("one channel, both muted") << false << 0.f << 0.f << 0.f << false << 0.0 << 0.0;
}

void TestPlayback::mixes()
{
    QFETCH(bool, stereo);
    QFETCH(float, caller);
    QFETCH(float, agent);
    QFETCH(float, balance);
    QFETCH(bool, together);
    const auto first = test::tone(500, 1, 0.4, Rate);
    Playback playback = playbackOf(stereo ? test::stereo(first, test::tone(800, 1, 0.2, Rate)) : first);
    playback.setMix({caller, agent, balance, together});
    QVERIFY(playback.start(0));
    const auto [leftEar, rightEar] = loudest(playback);
    QTEST(leftEar, "left");
    QTEST(rightEar, "right");
}

void TestPlayback::mixesSwappedChannels_data()
{
    QTest::addColumn<audio::Mix>("mix");
    QTest::addColumn<double>("left"); // the agent has 0.4 on the first channel, the caller 0.2 on the second
    QTest::addColumn<double>("right");
    QTest::newRow("the caller stays left") << audio::Mix{1, 1, 0, false, true} << 0.2 << 0.4;
    QTest::newRow("caller only") << audio::Mix{1, 0, 0, true, true} << 0.2 << 0.2;
    QTest::newRow("agent only") << audio::Mix{0, 1, 0, true, true} << 0.4 << 0.4;
    QTest::newRow("caller louder") << audio::Mix{2, 1, 0, false, true} << 0.4 << 0.4;
    QTest::newRow("the left ear") << audio::Mix{1, 1, -1, false, true} << 0.2 << 0.0;
}

void TestPlayback::mixesSwappedChannels()
{
    QFETCH(audio::Mix, mix);
    Playback playback = playbackOf(test::stereo(test::tone(500, 1, 0.4, Rate), test::tone(800, 1, 0.2, Rate)));
    playback.setMix(mix);
    QVERIFY(playback.start(0));
    const auto [leftEar, rightEar] = loudest(playback);
    QTEST(leftEar, "left");
    QTEST(rightEar, "right");
}

void TestPlayback::tellsOfChangedBytes()
{
    const std::string file = test::file(test::scale(8, Rate), test::File::Wav16);
    Playback playback(*Decoder::open(std::make_shared<test::MemoryBytes>(file, file.size() / 2)));
    QVERIFY(playback.start(3));
    std::vector<float> second(2 * Rate);
    auto frames = playback.render(second);
    for (int i = 0; frames && i < 5; ++i)
        frames = playback.render(second);
    QVERIFY(!frames);
    QCOMPARE(frames.error().kind, Error::Kind::Corrupt);
}

QTEST_APPLESS_MAIN(TestPlayback)
#include "tst_playback.moc"
