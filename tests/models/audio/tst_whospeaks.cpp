// Who speaks when, held against what a synthesiser said when: exact to its samples.

#include "models/audio/analysis.h"
#include "models/audio/decoder.h"
#include "models/audio/figures.h"
#include "tests/support/program.h"
#include "tests/support/sound/sounds.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace earshot;
using namespace earshot::audio;

class TestWhoSpeaks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isFound_data();
    void isFound();

private:
    std::vector<float> say(const char *text, const char *voice);

    QTemporaryDir m_folder;
    test::Sound m_caller, m_agent; // of the same length
    Spans m_truth[2];
};

namespace {

using Samples = std::vector<float>;

constexpr int Rate = 22050; // the synthesiser's
constexpr std::size_t Step = Rate / 100;

milliseconds timeOf(std::size_t frame)
{
    return milliseconds(std::int64_t(frame) * 1000 / Rate);
}

/// Where the synthesiser speaks: what it leaves between words is silent.
Spans spokenIn(const Samples &samples)
{
    Spans spans;
    for (std::size_t i = 0; i + Step <= samples.size(); i += Step) {
        double square = 0;
        for (std::size_t k = i; k < i + Step; ++k)
            square += double(samples[k]) * double(samples[k]);
        if (10 * std::log10(square / Step + 1e-12) > -50)
            spans.push_back({timeOf(i), timeOf(i + Step)});
    }
    spans = joined(spans, milliseconds(200));
    std::erase_if(spans, [](const Span &span) { return span.length() < milliseconds(60); });
    return spans;
}

float factor(double decibels)
{
    return float(std::pow(10, decibels / 20));
}

void addNoise(Samples &samples, double decibels)
{
    std::mt19937 random(3);
    std::normal_distribution<float> noise(0, factor(decibels));
    for (float &sample : samples)
        sample += noise(random);
}

void addConstant(Samples &samples, float by)
{
    for (float &sample : samples)
        sample += by;
}

/// What comes through from the other channel, `late` frames later.
void addCrosstalk(Samples &samples, const Samples &other, double decibels, std::size_t late)
{
    for (std::size_t i = late; i < samples.size(); ++i)
        samples[i] += factor(decibels) * other[i - late];
}

/// Somebody breathes in after each thing they say.
void addBreath(Samples &samples, const Spans &spoken, double decibels)
{
    std::mt19937 random(5);
    std::normal_distribution<float> noise(0, factor(decibels));
    constexpr std::size_t Long = Rate * 4 / 10;
    for (const Span &span : spoken) {
        const auto from = std::size_t((span.to.count() + 250) * Rate / 1000);
        float smooth = 0;
        for (std::size_t i = 0; i < Long && from + i < samples.size(); ++i) {
            smooth = 0.6f * smooth + 0.8f * noise(random);
            samples[from + i] += smooth * float(std::sin(3.14159265 * double(i) / double(Long)));
        }
    }
}

double secondsOf(milliseconds time)
{
    return double(time.count()) / 1000;
}

} // namespace

std::vector<float> TestWhoSpeaks::say(const char *text, const char *voice)
{
    const std::string path = m_folder.filePath(QStringLiteral("said.wav")).toStdString();
    const auto ended = test::run("/usr/bin/espeak-ng", {"-v", voice, "-w", path, text});
    QFile file(QString::fromStdString(path));
    if (!(ended == 0) || !file.open(QIODevice::ReadOnly))
        return {};
    auto decoder = Decoder::open(test::bytesOf(file.readAll().toStdString()));
    if (!decoder || decoder->format().rate != Rate)
        return {};
    Samples samples(std::size_t(decoder->format().frames));
    samples.resize(decoder->read(samples).valueOr(0));
    return samples;
}

/// An agent and a caller take turns, with pauses, in a hurry, and once over one another.
void TestWhoSpeaks::initTestCase()
{
    if (!QFile::exists(QStringLiteral("/usr/bin/espeak-ng")))
        QSKIP("espeak-ng is not installed");
    constexpr const char *lines[] = {"Good morning, Miller and Sons, how can I help you?",
                                     "Hello, I am calling about the leak under my kitchen sink.",
                                     "I am sorry to hear that. When did it start?",
                                     "Yesterday evening, and it is getting worse.",
                                     "Okay. And what is your phone number?",
                                     "It is five five five, zero one two three.",
                                     "Thank you. We can send somebody at four.",
                                     "Yes.",
                                     "What street do you live in?",
                                     "Twelve Baker Street, the white house on the corner.",
                                     "Perfect. Then we will see you this afternoon.",
                                     "Thank you very much, goodbye.",
                                     "Have a nice day."};
    constexpr double pauses[] = {0.3, 0.9, -0.2, 1.5, 0.1, 2.5}; // less what a voice leaves at its end
    constexpr double AtItsEnd = 0.25;
    m_caller = m_agent = {.rate = Rate};
    double at = 0.5;
    for (std::size_t i = 0; i < std::size(lines); ++i) {
        const Samples said = say(lines[i], i % 2 ? "en-us+f3" : "en-us");
        QVERIFY(!said.empty());
        Samples &samples = i % 2 ? m_caller.samples : m_agent.samples;
        const auto from = std::size_t(at * Rate);
        samples.resize(std::max(samples.size(), from + said.size()));
        for (std::size_t k = 0; k < said.size(); ++k)
            samples[from + k] += 0.6f * said[k];
        at += double(said.size()) / Rate + pauses[i % std::size(pauses)] - AtItsEnd;
    }
    const std::size_t length = std::max(m_caller.samples.size(), m_agent.samples.size()) + Rate;
    m_caller.samples.resize(length);
    m_agent.samples.resize(length);
    m_truth[0] = spokenIn(m_caller.samples);
    m_truth[1] = spokenIn(m_agent.samples);
}

void TestWhoSpeaks::isFound_data()
{
    using Change = std::function<void(Samples &, Samples &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<double>("off"); // seconds that speech and silence may be, of about a minute
    const auto noisy = [](double decibels) {
        return [decibels](Samples &one, Samples &other) {
            addNoise(one, decibels);
            addNoise(other, decibels);
        };
    };
    const auto crossing = [](double decibels, std::size_t late) {
        return [decibels, late](Samples &one, Samples &other) {
            const Samples before = one;
            addCrosstalk(one, other, decibels, late);
            addCrosstalk(other, before, decibels, late);
            addNoise(one, -68);
            addNoise(other, -68);
        };
    };
    QTest::newRow("as it was said") << Change([](Samples &, Samples &) {}) << 1.2;
    QTest::newRow("noise at -60 dB") << Change(noisy(-60)) << 1.2;
    QTest::newRow("noise at -50 dB") << Change(noisy(-50)) << 2.0;
    QTest::newRow("crosstalk of 30 dB") << Change(crossing(-30, 200)) << 1.2;
    QTest::newRow("crosstalk of 20 dB, late") << Change(crossing(-20, 600)) << 1.2;
    QTest::newRow("a constant of 2 %") << Change([](Samples &one, Samples &other) {
        addNoise(one, -60);
        addConstant(one, 0.02f);
        addConstant(other, -0.02f);
    }) << 1.2;
    QTest::newRow("breath") << Change([this](Samples &one, Samples &other) {
        addNoise(one, -68);
        addBreath(one, m_truth[0], -48);
        addBreath(other, m_truth[1], -48);
    }) << 1.2;
    QTest::newRow("a quiet line") << Change([](Samples &one, Samples &other) {
        for (Samples *samples : {&one, &other})
            for (float &sample : *samples)
                sample *= factor(-20);
        addNoise(one, -70);
        addNoise(other, -70);
    }) << 2.0;
}

void TestWhoSpeaks::isFound()
{
    using Change = std::function<void(Samples &, Samples &)>;
    QFETCH(Change, change);
    QFETCH(double, off);
    test::Sound caller = m_caller, agent = m_agent;
    change(caller.samples, agent.samples);
    const auto analysis = analyse(test::bytesOf(test::file(test::stereo(caller, agent), test::File::Wav16)));
    QVERIFY(analysis);
    const Figures found = figures(*analysis, {});
    const Spans quiet = silences({m_truth[0], m_truth[1]}, analysis->peaks.duration());
    const Spans both = shared(m_truth[0], m_truth[1]);
    const double overlap = secondsOf(*found.overlap) - secondsOf(total(both));
    const double silence = secondsOf(found.silence) - secondsOf(total(quiet));
    const double callers = secondsOf(*found.caller.speech) - secondsOf(total(m_truth[0]));
    const double agents = secondsOf(*found.agent.speech) - secondsOf(total(m_truth[1]));
    qInfo("%s: caller %+.2f s of %.2f, agent %+.2f of %.2f, both %+.2f of %.2f, silence %+.2f of %.2f",
          QTest::currentDataTag(), callers, secondsOf(total(m_truth[0])), agents, secondsOf(total(m_truth[1])), overlap,
          secondsOf(total(both)), silence, secondsOf(total(quiet)));
    QVERIFY(std::abs(overlap) < 0.5);
    QVERIFY(std::abs(silence) < off);
    QVERIFY(std::abs(callers) < off && std::abs(agents) < off);
    QCOMPARE(*found.caller.interruptions + *found.agent.interruptions, 0); // a hurry is none
}

QTEST_GUILESS_MAIN(TestWhoSpeaks)
#include "tst_whospeaks.moc"
