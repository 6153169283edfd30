// What is heard, measured: the player plays into a sound server of the test's own, and the test listens to that.

#include "models/audio/player.h"
#include "tests/support/sound/sounds.h"
#include "tests/support/sound/soundserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace earshot;
using namespace earshot::audio;
using namespace std::chrono_literals;
using test::Steady;

class TestHearing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void playsTheRightSecond_data();
    void playsTheRightSecond();
    void seeks();
    void keepsThePitch_data();
    void keepsThePitch();
    void mutesASide();
    void skipsSilence();
    void loopsWithoutAGap();
    void pausesAndStepsBack();
    void playsToTheEnd();
    void pausesAgainAndAgain();
    void livesWithoutADevice();

private:
    struct Moment {
        Steady::time_point time;
        double position;
    };
    void load(const test::Sound &sound, test::File kind = test::File::Wav16);
    bool playUntil(const std::function<bool(double position)> &there);
    bool playUntil(double position);
    bool playFor(std::chrono::milliseconds time);
    double positionAt(Steady::time_point time) const;
    int secondHeard(std::size_t frame, int side = 0) const;
    void compareClock(Steady::time_point from, Steady::time_point to, int least);

    std::optional<test::Ear> m_ear;
    std::unique_ptr<Player> m_player;
    std::vector<Moment> m_moments;
};

namespace {

/// Outlives Qt's own connection to it, which takes the server's end amiss while it ends itself.
struct Device {
    QTemporaryDir folder;
    std::optional<test::SoundServer> server;
};
Device &device()
{
    static Device device;
    return device;
}

constexpr int Seconds = 14;
constexpr std::size_t Hop = test::Ear::Rate / 200;   // 5 ms
constexpr std::size_t Window = test::Ear::Rate / 25; // 40 ms
constexpr std::size_t Coarser = 8;                   // the pitches are low
constexpr double Tolerance = 0.06;
constexpr double Clear = 0.5; // the share of a tone that is plainly heard

} // namespace

void TestHearing::initTestCase()
{
    for (const char *program : {"/usr/bin/pulseaudio", "/usr/bin/parec", "/usr/bin/pactl"})
        if (!std::filesystem::exists(program))
            QSKIP(qPrintable(QStringLiteral("%1 is not here").arg(QLatin1String(program))));
    const std::filesystem::path folder = device().folder.path().toStdString();
    const auto &server = device().server.emplace(folder);
    if (!server.trouble().empty())
        QSKIP(server.trouble().c_str());
    m_ear.emplace(folder);
    QVERIFY(m_ear->settle());
}

void TestHearing::cleanupTestCase()
{
    m_player.reset();
    m_ear.reset();
}

void TestHearing::init()
{
    m_player = std::make_unique<Player>();
    m_moments.clear();
}

void TestHearing::load(const test::Sound &sound, test::File kind)
{
    m_player->load([file = test::file(sound, kind)] { return test::bytesOf(file); });
    QTRY_COMPARE(m_player->state(), Player::State::Paused);
    QCOMPARE(m_player->device(), QStringLiteral("Null Output"));
}

/// Plays on, and notes what the player's clock shows.
bool TestHearing::playUntil(const std::function<bool(double position)> &there)
{
    const auto end = Steady::now() + 30s;
    do {
        if (Steady::now() > end)
            return false;
        QTest::qWait(3);
        m_moments.push_back({Steady::now(), double(m_player->position().count()) / 1000});
    } while (!there(m_moments.back().position));
    return true;
}

bool TestHearing::playUntil(double position)
{
    return playUntil([position](double now) { return now >= position; });
}

bool TestHearing::playFor(std::chrono::milliseconds time)
{
    for (const auto end = Steady::now() + time; Steady::now() < end;) {
        QTest::qWait(3);
        m_moments.push_back({Steady::now(), double(m_player->position().count()) / 1000});
    }
    return m_ear->hasHeard(Steady::now());
}

double TestHearing::positionAt(Steady::time_point time) const
{
    const auto after = std::lower_bound(m_moments.begin(), m_moments.end(), time,
                                        [](const Moment &moment, Steady::time_point t) { return moment.time < t; });
    return after == m_moments.end() ? -1 : after->position;
}

/// Which second's pitch is heard around a frame; -1: none is clear.
int TestHearing::secondHeard(std::size_t frame, int side) const
{
    const auto samples = m_ear->heard(side, frame - Window / 2, frame + Window / 2, Coarser);
    if (test::rms(samples) < 0.02)
        return -1;
    int best = -1;
    double most = Clear;
    for (int second = 0; second < Seconds; ++second) {
        const double here =
            test::share(samples, test::scalePitch(second) / (side == 0 ? 1 : 2), test::Ear::Rate / int(Coarser));
        if (here > most) {
            most = here;
            best = second;
        }
    }
    return best;
}

/// Holds the clock against the sound wherever a pitch follows another, which is at a whole second; there have to be
/// `least` such places.
void TestHearing::compareClock(Steady::time_point from, Steady::time_point to, int least)
{
    QVERIFY(m_ear->hasHeard(to + 200ms));
    int before = -1;
    std::size_t last = 0; // where it was heard last
    int found = 0;
    for (std::size_t frame = m_ear->frameAt(from); frame < m_ear->frameAt(to); frame += Hop) {
        const int second = secondHeard(frame);
        if (second < 0)
            continue;
        if (before >= 0 && second == before + 1 && frame - last < test::Ear::Rate / 10) {
            const double clock = positionAt(m_ear->timeOf((frame + last) / 2));
            const double off = (clock - second) / std::max(m_player->speed(), 1.0); // seconds of a listener
            QVERIFY2(std::abs(off) < Tolerance,
                     qPrintable(QStringLiteral("second %1: %2 ms").arg(second).arg(off * 1000)));
            ++found;
        }
        before = second;
        last = frame;
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestHearing::playsTheRightSecond_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("rate");
    QTest::newRow("WAV, 16 kHz") << int(test::File::Wav16) << 16000;
    QTest::newRow("u-law, 8 kHz") << int(test::File::MuLaw) << 8000;
    QTest::newRow("FLAC, 44.1 kHz") << int(test::File::Flac) << 44100;
    QTest::newRow("MP3, 16 kHz") << int(test::File::Mp3) << 16000;
}

void TestHearing::playsTheRightSecond()
{
    QFETCH(int, kind);
    QFETCH(int, rate);
    load(test::scale(4, rate), test::File(kind));
    const auto start = Steady::now();
    m_player->play();
    QVERIFY(m_player->isPlaying());
    QVERIFY(playUntil(3.5));
    compareClock(start, Steady::now(), 3);
    // left and right as they should be
    const std::size_t frame = m_ear->frameAt(Steady::now()) - test::Ear::Rate / 2;
    QCOMPARE(secondHeard(frame, 0), secondHeard(frame, 1));
}

void TestHearing::seeks()
{
    load(test::scale(Seconds));
    m_player->seek(5500ms);
    QTRY_COMPARE(m_player->position(), 5500ms);
    const auto start = Steady::now();
    m_player->play();
    QVERIFY(playUntil(6.3));
    m_player->seek(11'600ms);
    QVERIFY(playUntil(12.3));
    m_player->skip(-4000ms);
    QVERIFY(playUntil([](double position) { return position < 10; }));
    QVERIFY(playUntil(9.2));
    const auto end = Steady::now();
    compareClock(start, end, 3);
    // what was jumped over is not heard
    for (std::size_t frame = m_ear->frameAt(start); frame < m_ear->frameAt(end); frame += Hop)
        QVERIFY2(secondHeard(frame) != 4 && secondHeard(frame) != 10, qPrintable(QString::number(secondHeard(frame))));
}

void TestHearing::keepsThePitch_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.5, 0.8, 1.5, 2.0, 3.0})
        QTest::addRow("%g times", speed) << speed;
}

void TestHearing::keepsThePitch()
{
    QFETCH(double, speed);
    load(test::scale(Seconds));
    m_player->setSpeed(speed);
    m_player->seek(1s);
    const auto start = Steady::now();
    m_player->play();
    QVERIFY(playUntil(1.4 + 1.2 * std::max(speed, 1.0)));
    const auto end = Steady::now();
    compareClock(start, end, 1);
    // it takes the time that it should
    const double passed = std::chrono::duration<double>(end - start).count();
    QVERIFY(passed > (0.4 + 1.2 * std::max(speed, 1.0)) / speed - 0.1);
    // the pitch is that of the second, to a hundredth: all else around it is less
    int exact = 0, heard = 0;
    for (std::size_t frame = m_ear->frameAt(start); frame < m_ear->frameAt(end); frame += 4 * Hop) {
        const int second = secondHeard(frame);
        const std::size_t half = test::Ear::Rate / 16;
        if (second < 0 || secondHeard(frame - half) != second || secondHeard(frame + half) != second)
            continue;
        const auto samples = m_ear->heard(0, frame - half, frame + half);
        const double hz = test::scalePitch(second);
        ++heard;
        exact += test::share(samples, hz) > test::share(samples, hz * 1.015) &&
                 test::share(samples, hz) > test::share(samples, hz / 1.015);
    }
    QVERIFY(heard > 3);
    QVERIFY2(exact >= heard * 8 / 10, qPrintable(QStringLiteral("%1 of %2").arg(exact).arg(heard)));
}

void TestHearing::mutesASide()
{
    load(test::scale(Seconds));
    for (const auto &[mix, left, right] :
         {std::tuple{Mix{.caller = 0}, false, true}, std::tuple{Mix{.agent = 0}, true, false},
          std::tuple{Mix{.balance = -1}, true, false}, std::tuple{Mix{}, true, true}}) {
        m_player->setMix(mix);
        m_player->play();
        const auto start = Steady::now();
        QVERIFY(playFor(500ms));
        const std::size_t from = m_ear->frameAt(start + 250ms);
        const std::size_t to = m_ear->frameAt(start + 450ms);
        QCOMPARE(test::rms(m_ear->heard(0, from, to)) > 0.1, left);
        QCOMPARE(test::rms(m_ear->heard(1, from, to)) > 0.1, right);
        if (!left)
            QVERIFY(test::rms(m_ear->heard(0, from, to)) < 1e-3);
        if (!right)
            QVERIFY(test::rms(m_ear->heard(1, from, to)) < 1e-3);
    }
    // one voice on both ears
    m_player->setMix({.agent = 0, .together = true});
    const auto start = Steady::now();
    QVERIFY(playFor(500ms));
    const std::size_t from = m_ear->frameAt(start + 250ms);
    QCOMPARE(m_ear->heard(0, from, from + 5000), m_ear->heard(1, from, from + 5000));
}

void TestHearing::skipsSilence()
{
    test::Sound sound = test::scale(8);
    std::fill(sound.samples.begin() + 2 * 2 * sound.rate, sound.samples.begin() + 2 * 6 * sound.rate, 0.f);
    load(sound);
    m_player->setSilences({{2s, 6s}});
    m_player->setSkipSilence(true);
    m_player->seek(1s);
    const auto start = Steady::now();
    m_player->play();
    QVERIFY(playUntil(7.3));
    const auto end = Steady::now();
    const double passed = std::chrono::duration<double>(end - start).count();
    QVERIFY2(passed < 4, qPrintable(QString::number(passed)));
    compareClock(start, end, 1);
    std::size_t quiet = 0;
    for (std::size_t frame = m_ear->frameAt(start + 200ms); frame < m_ear->frameAt(end); frame += Hop)
        quiet += test::rms(m_ear->heard(0, frame, frame + Hop)) < 0.01 ? Hop : 0;
    const double silence = double(quiet) / test::Ear::Rate;
    QVERIFY2(silence > 0.15 && silence < 0.5, qPrintable(QString::number(silence)));
}

void TestHearing::loopsWithoutAGap()
{
    load(test::scale(6));
    m_player->setLoop(Span{2200ms, 2900ms});
    QTRY_COMPARE(m_player->position(), 2200ms); // it was outside
    for (int attempt = 0; attempt < 3; ++attempt) {
        const int dropouts = m_player->dropouts();
        const auto start = Steady::now();
        m_player->play();
        QVERIFY(playFor(2500ms));
        const auto end = Steady::now();
        m_player->pause();
        if (m_player->dropouts() != dropouts)
            continue; // the machine was too busy: that gap is not the loop's
        for (std::size_t frame = m_ear->frameAt(start + 200ms); frame < m_ear->frameAt(end - 100ms); frame += Hop) {
            QVERIFY2(test::rms(m_ear->heard(0, frame, frame + Hop)) > 0.1, qPrintable(QString::number(frame)));
            const int second = secondHeard(frame);
            QVERIFY(second == 2 || second == -1);
        }
        // no step between samples is higher than the tone's own
        const auto samples = m_ear->heard(0, m_ear->frameAt(start + 200ms), m_ear->frameAt(end - 100ms));
        for (std::size_t i = 1; i < samples.size(); ++i)
            QVERIFY(std::abs(samples[i] - samples[i - 1]) <
                    0.4f * 2 * 3.15f * float(test::scalePitch(2)) / test::Ear::Rate * 1.5f);
        QVERIFY(m_moments.size() > 100);
        for (const Moment &moment : m_moments)
            QVERIFY(moment.position > 2.15 && moment.position < 2.95);
        return;
    }
    QSKIP("the machine is too busy to play without dropouts");
}

void TestHearing::pausesAndStepsBack()
{
    load(test::scale(Seconds));
    m_player->setBackStep(700ms);
    m_player->seek(3s);
    m_player->play();
    QVERIFY(playUntil(4.2));
    QSignalSpy moved(m_player.get(), &Player::moved);
    m_player->pause();
    QCOMPARE(m_player->state(), Player::State::Paused);
    QTRY_COMPARE(moved.size(), 1);
    const double at = double(m_player->position().count()) / 1000;
    QVERIFY2(at > 3.4 && at < 3.8, qPrintable(QString::number(at)));
    const auto silent = Steady::now();
    QVERIFY(playFor(300ms));
    QVERIFY(test::rms(m_ear->heard(0, m_ear->frameAt(silent + 100ms), m_ear->frameAt(silent + 250ms))) < 1e-4);
    QCOMPARE(double(m_player->position().count()) / 1000, at);
    const auto again = Steady::now();
    m_player->play();
    QVERIFY(playUntil(4.3));
    compareClock(again, Steady::now(), 1);
    // one after the other, quicker than the device
    m_player->setBackStep(0ms);
    for (int i = 0; i < 9; ++i) {
        m_player->toggle();
        QCOMPARE(m_player->isPlaying(), i % 2 == 1);
    }
    m_player->toggle();
    QVERIFY(playUntil(4.8));
    QVERIFY(m_player->isPlaying());
}

void TestHearing::playsToTheEnd()
{
    load(test::scale(2));
    QSignalSpy ended(m_player.get(), &Player::ended);
    m_player->seek(1500ms);
    m_player->play();
    QTRY_COMPARE(ended.size(), 1);
    QTRY_COMPARE(m_player->state(), Player::State::Paused);
    QCOMPARE(m_player->position(), m_player->duration());
    QCOMPARE(m_player->duration(), 2000ms);
    m_player->play(); // once more from the start
    m_moments.clear();
    QTRY_VERIFY(m_player->position() > 100ms && m_player->position() < 1s);
}

// The device runs dry at each pause, and tells so when nobody listens any more.
void TestHearing::pausesAgainAndAgain()
{
    load(test::scale(Seconds));
    for (int i = 0; i < 40; ++i) {
        const milliseconds from = m_player->position();
        m_player->play();
        QTRY_VERIFY(m_player->position() > from + 60ms);
        m_player->pause();
        QTRY_COMPARE(m_player->state(), Player::State::Paused);
    }
    QVERIFY(m_player->position() > 2400ms);
}

void TestHearing::livesWithoutADevice()
{
    load(test::scale(Seconds));
    m_player->play();
    QVERIFY(playUntil(1.2));
    m_ear.reset();
    QVERIFY(device().server->unplug());
    QTRY_COMPARE(m_player->state(), Player::State::Paused);
    QTRY_VERIFY(m_player->device().isEmpty());
    const milliseconds at = m_player->position();
    QVERIFY(at > 1s && at < 3s);
    m_player->play(); // nothing to play on
    QTRY_COMPARE(m_player->state(), Player::State::Paused);
    m_player->seek(5s); // reading goes on
    QTRY_COMPARE(m_player->position(), 5s);
    QVERIFY(device().server->plugIn());
    QTRY_COMPARE(m_player->device(), QStringLiteral("Null Output"));
    m_player->play();
    QTRY_VERIFY(m_player->position() > 5300ms);
    QVERIFY(m_player->isPlaying());
}

QTEST_GUILESS_MAIN(TestHearing)
#include "tst_hearing.moc"
