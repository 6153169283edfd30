// Recordings: sound and transcript agree, each speaker on a channel of their own.

#include "backend/demo/speech.h"
#include "tests/backend/demo/keeper.h"

#include <QTest>

#include <cstring>

using namespace earshot;
using namespace earshot::demo;

namespace {

/// Mean loudness of one channel between two moments.
double loudness(const std::string &wav, int channel, milliseconds from, milliseconds to)
{
    double sum = 0;
    int count = 0;
    for (auto ms = from.count() * 8; ms < to.count() * 8; ++ms, ++count) {
        const auto at = 44 + static_cast<std::size_t>(ms) * 4 + static_cast<std::size_t>(channel) * 2;
        std::int16_t sample = 0;
        if (at + 2 <= wav.size())
            std::memcpy(&sample, wav.data() + at, 2);
        sum += std::abs(sample);
    }
    return count ? sum / count : 0;
}

} // namespace

class TestSpeech : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundFitsTheWords();
    void withoutTheProgram();
    void strangeSound_data();
    void strangeSound();
};

void TestSpeech::soundFitsTheWords()
{
    if (!whySilent("espeak-ng").empty())
        QSKIP("espeak-ng is not installed");
    Keeper demo;
    Options options = silentOptions(120);
    options.recordings = 4;
    const Result<Figures> figures = make(options, demo);
    QVERIFY(figures.ok());
    QCOMPARE(figures->recordings, 4);
    QVERIFY(figures->silence.empty());
    for (const CallRecord &record : demo.calls) {
        if (record.wav.empty())
            continue;
        const auto length = milliseconds((record.wav.size() - 44) / 32);
        QVERIFY(length <= *record.call.duration && length + seconds(1) > *record.call.duration);
        for (const Phrase &phrase : *record.call.transcript) {
            const int channel = phrase.speaker == Speaker::Caller ? 0 : 1;
            QVERIFY2(loudness(record.wav, channel, phrase.start, phrase.words.back().end) > 300, phrase.text.c_str());
        }
        QVERIFY(loudness(record.wav, 0, milliseconds(0), milliseconds(250)) < 1); // nobody speaks at once
        QVERIFY(loudness(record.wav, 1, milliseconds(0), milliseconds(250)) < 1);
    }
}

void TestSpeech::withoutTheProgram()
{
    Keeper demo;
    Options options = silentOptions(50);
    options.recordings = 4;
    options.espeak = "no-such-program";
    const Result<Figures> figures = make(options, demo);
    QVERIFY(figures.ok());
    QCOMPARE(figures->recordings, 0);
    QVERIFY(figures->silence.find("no-such-program") != std::string::npos);
    QCOMPARE(demo.calls.size(), std::size_t(50));
}

void TestSpeech::strangeSound_data()
{
    QTest::addColumn<QByteArray>("wav");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no header") << QByteArray(100, 'x');
    QTest::newRow("header cut short") << QByteArray("RIFF1234WAVEfmt ");
    QTest::newRow("no sample rate") << QByteArray(
        "RIFF1234WAVEfmt \x10\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0\2\0\x10\0data\4\0\0\0\1\1\1\1", 48);
}

void TestSpeech::strangeSound()
{
    QFETCH(QByteArray, wav);
    QVERIFY(telephoneSamples({wav.constData(), static_cast<std::size_t>(wav.size())}).empty());
}

QTEST_GUILESS_MAIN(TestSpeech)
#include "tst_speech.moc"
