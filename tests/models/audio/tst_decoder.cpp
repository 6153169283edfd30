#include "models/audio/analysis.h"
#include "models/audio/decoder.h"
#include "tests/support/sound/sounds.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <cstring>
#include <thread>

using namespace earshot;
using namespace earshot::audio;
using test::File;

Q_DECLARE_METATYPE(test::File)
Q_DECLARE_METATYPE(std::string)

/// libsndfile 1.2 itself leaks the headers of a broken Ogg file.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:vorbis_info_init\n";
}

class TestDecoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatWasWritten_data();
    void readsWhatWasWritten();
    void seeksToTheSample_data();
    void seeksToTheSample();
    void findsTheEndOfHalfAFile_data();
    void findsTheEndOfHalfAFile();
    void readsAnMp3OfFfmpeg();
    void refusesWhatIsNoCall_data();
    void refusesWhatIsNoCall();
    void playsWhatThereIsOfHalfAFile_data();
    void playsWhatThereIsOfHalfAFile();
    void tellsChangedBytes();
    void neitherCrashesNorHangsOnDamage_data();
    void neitherCrashesNorHangsOnDamage();
    void stopsWhenAsked();
    void keepsItsBlob();
    void refusesADamagedBlob();
};

namespace {

constexpr struct {
    const char *name;
    File kind;
    double error; // mean, of full scale
    int delay;    // frames that the format may add at the start
} Formats[] = {
    {"WAV, 8 bit", File::Wav8, 0.01, 0}, {"WAV, 16 bit", File::Wav16, 1e-4, 0}, {"WAV, u-law", File::MuLaw, 0.01, 0},
    {"WAV, A-law", File::ALaw, 0.01, 0}, {"FLAC", File::Flac, 1e-4, 0},         {"Ogg Vorbis", File::Ogg, 0.03, 0},
    {"MP3", File::Mp3, 0.03, 2400},
};

std::vector<float> readAll(Decoder &decoder, std::size_t frames = 1000)
{
    std::vector<float> all, some(frames * std::size_t(decoder.format().channels));
    for (;;) {
        const auto got = decoder.read(some);
        if (!got || *got == 0)
            return all;
        all.insert(all.end(), some.begin(), some.begin() + std::ptrdiff_t(*got) * decoder.format().channels);
    }
}

/// A tone that goes up, so that every moment is told from every other.
test::Sound rising(double seconds, int rate)
{
    test::Sound sound{.rate = rate};
    for (int i = 0; i < int(seconds * rate); ++i) {
        const double at = double(i) / rate;
        sound.samples.push_back(float(0.5 * std::sin(2 * 3.14159265 * (200 * at + 60 * at * at))));
    }
    return sound;
}

/// How unlike they are, with `found` moved by up to `most` frames to where they are most alike.
double bestFit(const std::vector<float> &truth, const std::vector<float> &found, int most)
{
    double best = 1e9;
    for (int shift = 0; shift <= most; ++shift) {
        double error = 0;
        const int count = std::min(int(truth.size()), int(found.size()) - shift);
        for (int i = 0; i < count; ++i)
            error += std::abs(double(truth[std::size_t(i)]) - double(found[std::size_t(i + shift)]));
        if (count > 0)
            best = std::min(best, error / count);
    }
    return best;
}

std::string patched(std::string file, std::size_t at, std::string_view bytes)
{
    file.replace(at, bytes.size(), bytes);
    return file;
}

} // namespace

void TestDecoder::readsWhatWasWritten_data()
{
    QTest::addColumn<File>("kind");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("error");
    QTest::addColumn<int>("delay");
    for (const auto &format : Formats)
        for (const int rate : {8000, 11025, 16000, 44100, 48000})
            for (const int channels : {1, 2})
                QTest::addRow("%s, %d Hz, %d", format.name, rate, channels)
                    << format.kind << rate << channels << format.error << format.delay;
}

void TestDecoder::readsWhatWasWritten()
{
    QFETCH(File, kind);
    QFETCH(int, rate);
    QFETCH(int, channels);
    QFETCH(double, error);
    QFETCH(int, delay);
    const test::Sound left = rising(0.7, rate);
    const test::Sound sound = channels == 1 ? left : test::stereo(left, test::tone(300, 0.7, 0.3, rate));
    auto decoder = Decoder::open(test::bytesOf(test::file(sound, kind)));
    QVERIFY2(decoder, decoder ? "" : decoder.error().detail.c_str());
    QCOMPARE(decoder->format().rate, rate);
    QCOMPARE(decoder->format().channels, channels);
    QVERIFY(!decoder->format().cutShort);
    const std::vector<float> all = readAll(*decoder);
    if (kind != File::Mp3)
        QCOMPARE(all.size(), sound.samples.size());
    QCOMPARE(decoder->at(), std::int64_t(all.size()) / channels);
    if (decoder->format().frames >= 0)
        QVERIFY(std::abs(decoder->format().frames - decoder->at()) < 2400);
    std::vector<float> found;
    for (std::size_t i = 0; i < all.size(); i += std::size_t(channels))
        found.push_back(all[i]);
    QVERIFY(bestFit(left.samples, found, delay) < error);
}

void TestDecoder::seeksToTheSample_data()
{
    QTest::addColumn<File>("kind");
    for (const auto &format : Formats)
        QTest::newRow(format.name) << format.kind;
}

void TestDecoder::seeksToTheSample()
{
    QFETCH(File, kind);
    const std::string file = test::file(rising(9, 8000), kind);
    auto whole = Decoder::open(test::bytesOf(file));
    QVERIFY(whole);
    const std::vector<float> all = readAll(*whole);
    auto decoder = Decoder::open(test::bytesOf(file));
    for (const std::int64_t frame : {60000, 100, 0, 33333, 33334, 1, 70000}) {
        QVERIFY(decoder->seek(frame));
        QCOMPARE(decoder->at(), frame);
        std::vector<float> some(500);
        QCOMPARE(*decoder->read(some), some.size());
        const std::vector truth(all.begin() + frame, all.begin() + frame + 1000);
        QVERIFY2(bestFit(some, truth, 0) < 1e-4, qPrintable(QString::number(frame)));
    }
    QVERIFY(decoder->seek(1'000'000'000'000));
    std::vector<float> some(500);
    QCOMPARE(*decoder->read(some), std::size_t(0));
    QVERIFY(decoder->seek(-5));
    QCOMPARE(decoder->at(), 0);
}

void TestDecoder::findsTheEndOfHalfAFile_data()
{
    seeksToTheSample_data();
}

/// A header promises more than there is, and a person clicks there.
void TestDecoder::findsTheEndOfHalfAFile()
{
    QFETCH(File, kind);
    const std::string file = test::file(rising(9, 8000), kind);
    auto decoder = Decoder::open(test::bytesOf(file.substr(0, file.size() / 2)));
    QVERIFY(decoder);
    std::vector<float> some(500);
    for (const std::int64_t frame : {70000, 71999, 72000, 1'000'000}) {
        QVERIFY2(decoder->seek(frame), qPrintable(QString::number(frame)));
        const auto got = decoder->read(some);
        QVERIFY2(!got || *got == 0, qPrintable(QString::number(frame)));
        QVERIFY(decoder->seek(1000)); // and comes back
        if (kind == File::Ogg)        // its only page is cut: there is nothing of it
            continue;
        QCOMPARE(decoder->at(), 1000);
        QCOMPARE(*decoder->read(some), some.size());
    }
}

void TestDecoder::readsAnMp3OfFfmpeg()
{
    // ffmpeg -f lavfi -i sine=440:sample_rate=8000:duration=2 -f lavfi -i sine=660:sample_rate=8000:duration=2
    //        -filter_complex join=inputs=2:channel_layout=stereo -b:a 16k -write_xing 0 tones.mp3
    QFile kept(QStringLiteral(EARSHOT_SOURCE_DIR "/tests/models/audio/tones.mp3"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    auto decoder = Decoder::open(test::bytesOf(kept.readAll().toStdString()));
    QVERIFY(decoder);
    QCOMPARE(decoder->format().rate, 8000);
    QCOMPARE(decoder->format().channels, 2);
    const std::vector<float> all = readAll(*decoder);
    QVERIFY(std::abs(int(all.size()) - 32000) < 2 * 2400);
    int crossings = 0; // of the left channel upwards in its middle second
    for (std::size_t i = 8000; i < 24000; i += 2)
        crossings += all[i] < 0 && all[i + 2] >= 0 ? 1 : 0;
    QVERIFY(std::abs(crossings - 440) <= 2);
}

void TestDecoder::refusesWhatIsNoCall_data()
{
    QTest::addColumn<std::string>("file");
    const std::string wav = test::file(test::tone(440, 1), File::Wav16);
    QTest::newRow("empty") << std::string();
    QTest::newRow("one byte") << std::string("R");
    QTest::newRow("text") << std::string("<html>503 Service Unavailable</html>");
    QTest::newRow("zeros") << std::string(100'000, '\0');
    QTest::newRow("only a header's start") << wav.substr(0, 20);
    QTest::newRow("only a header") << wav.substr(0, 44);
    QTest::newRow("no channel") << patched(wav, 22, std::string_view("\0\0", 2));
    QTest::newRow("three channels") << patched(wav, 22, std::string_view("\3\0", 2));
    QTest::newRow("200 channels") << patched(wav, 22, std::string_view("\xc8\0", 2));
    QTest::newRow("65535 channels") << patched(wav, 22, "\xff\xff");
    QTest::newRow("1 Hz") << patched(wav, 24, std::string_view("\1\0\0\0", 4));
    QTest::newRow("0 Hz") << patched(wav, 24, std::string_view("\0\0\0\0", 4));
    QTest::newRow("4 GHz") << patched(wav, 24, "\xff\xff\xff\xff");
    QTest::newRow("0 bits") << patched(wav, 34, std::string_view("\0\0", 2));
    QTest::newRow("an unknown coding") << patched(wav, 20, "\x77\x77");
    QTest::newRow("a start of FLAC") << test::file(test::tone(440, 1), File::Flac).substr(0, 30);
    QTest::newRow("a start of Ogg") << test::file(test::tone(440, 1), File::Ogg).substr(0, 30);
    QTest::newRow("a start of MP3") << test::file(test::tone(440, 1), File::Mp3).substr(0, 30);
}

void TestDecoder::refusesWhatIsNoCall()
{
    QFETCH(std::string, file);
    const auto analysis = analyse(test::bytesOf(file));
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().kind, Error::Kind::BadData);
    QVERIFY(!analysis.error().detail.empty());
}

void TestDecoder::playsWhatThereIsOfHalfAFile_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<bool>("told"); // a CBR MP3 and an Ogg file do not say how long they should be
    for (const auto &format : Formats) {
        const std::string file = test::file(rising(20, 8000), format.kind);
        QTest::newRow(format.name) << file.substr(0, file.size() / 2) << (format.kind != File::Ogg);
    }
    const std::string wav = test::file(rising(10, 8000), File::Wav16);
    QTest::newRow("10 GB claimed") << patched(patched(wav, 40, "\xf0\xff\xff\x7e"), 4, "\xff\xff\xff\x7e") << true;
    QTest::newRow("the length left open, as to a pipe")
        << patched(patched(wav, 40, "\xff\xff\xff\xff"), 4, "\xff\xff\xff\xff") << false;
}

void TestDecoder::playsWhatThereIsOfHalfAFile()
{
    QFETCH(std::string, file);
    QFETCH(bool, told);
    const auto analysis = analyse(test::bytesOf(file));
    QVERIFY2(analysis, analysis ? "" : analysis.error().detail.c_str());
    QVERIFY(analysis->peaks.duration() > milliseconds(5000));
    QVERIFY(analysis->peaks.duration() < milliseconds(15000));
    QVERIFY(analysis->peaks.complete());
    QCOMPARE(analysis->cutShort, told);
}

void TestDecoder::tellsChangedBytes()
{
    const std::string file = test::file(rising(20, 8000), File::Wav16);
    const auto analysis = analyse(std::make_shared<test::MemoryBytes>(file, file.size() / 2));
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().kind, Error::Kind::Corrupt);
    const auto decoder = Decoder::open(std::make_shared<test::MemoryBytes>(file, 0));
    QVERIFY(!decoder);
    QCOMPARE(decoder.error().kind, Error::Kind::Corrupt);
}

void TestDecoder::neitherCrashesNorHangsOnDamage_data()
{
    QTest::addColumn<File>("kind");
    for (const auto &format : Formats)
        QTest::newRow(format.name) << format.kind;
}

void TestDecoder::neitherCrashesNorHangsOnDamage()
{
    QFETCH(File, kind);
    const std::string file = test::file(rising(2, 8000), kind);
    std::srand(3);
    for (int i = 0; i < 100; ++i) {
        std::string damaged = file;
        for (int j = 0; j < 1 + i % 7; ++j)
            damaged[std::size_t(std::rand()) % (i % 2 ? 64 : damaged.size())] = char(std::rand());
        auto decoder = Decoder::open(test::bytesOf(damaged));
        if (!decoder)
            continue;
        readAll(*decoder);
        (void)decoder->seek(5000);
        std::vector<float> some(100);
        (void)decoder->read(some);
    }
}

/// A disk whose second half comes only when somebody would like to see a picture.
class SlowBytes : public test::MemoryBytes {
public:
    using MemoryBytes::MemoryBytes;
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override
    {
        if (offset > size() / 2)
            std::this_thread::sleep_until(m_ready);
        return MemoryBytes::read(offset, into);
    }

private:
    std::chrono::steady_clock::time_point m_ready = std::chrono::steady_clock::now() + std::chrono::milliseconds(150);
};

void TestDecoder::stopsWhenAsked()
{
    std::stop_source stop;
    int pictures = 0;
    const std::string file = test::file(rising(60, 8000), File::Wav16);
    const auto bytes = std::make_shared<SlowBytes>(file);
    const auto analysis = analyse(bytes, stop.get_token(), [&](const Peaks &picture, double share) {
        ++pictures;
        QVERIFY(!picture.complete());
        QVERIFY(picture.frames() > 0);
        QVERIFY(share > 0 && share <= 1);
        stop.request_stop();
    });
    QCOMPARE(pictures, 1);
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().kind, Error::Kind::Cancelled);
}

void TestDecoder::keepsItsBlob()
{
    const auto analysis =
        analyse(test::bytesOf(test::file(test::stereo(test::voice(120, 5), test::voice(210, 4)), File::Wav16)));
    QVERIFY(analysis);
    const auto back = Analysis::fromBlob(analysis->blob());
    QVERIFY(back);
    QCOMPARE(*back, *analysis);
    QVERIFY(back->voices[0].pitch);
}

void TestDecoder::refusesADamagedBlob()
{
    const auto analysis = analyse(test::bytesOf(test::file(test::tone(440, 3), File::Wav16)));
    const std::string blob = analysis->blob();
    for (std::size_t at = 0; at < blob.size(); at += at < 100 ? 1 : 37) {
        const auto back = Analysis::fromBlob(patched(blob, at, std::string(1, char(blob[at] ^ 1))));
        QVERIFY(!back);
        QCOMPARE(back.error().kind, at == 4 || at == 5 ? Error::Kind::BadData : Error::Kind::Corrupt);
    }
    QVERIFY(!Analysis::fromBlob(blob.substr(0, blob.size() - 1)));
    QVERIFY(!Analysis::fromBlob(blob + '\0'));
    QVERIFY(!Analysis::fromBlob({}));
}

QTEST_APPLESS_MAIN(TestDecoder)
#include "tst_decoder.moc"
