// Files as other programs write them, whole and damaged: how long they are, where a seek lands, what they are called.

#include "models/audio/analysis.h"
#include "models/audio/codec.h"
#include "models/audio/decoder.h"
#include "tests/support/program.h"
#include "tests/support/sound/sounds.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <random>

using namespace earshot;
using namespace earshot::audio;

Q_DECLARE_METATYPE(earshot::audio::FileKind)
Q_DECLARE_METATYPE(std::string)

class TestFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void hasAllOfIt_data();
    void hasAllOfIt();
    void seeksToTheSample_data();
    void seeksToTheSample();
    void hasBothOfTwoJoinedFiles();
    void playsBeforeAndBehindDamage_data();
    void playsBeforeAndBehindDamage();
    void hasTheSoundOfARecorderThatDied();
    void knowsWhatAFileIs_data();
    void knowsWhatAFileIs();

private:
    std::string made(const std::string &name, const std::vector<std::string> &options);

    QTemporaryDir m_folder;
    std::string m_speech; // path of a WAV file
};

namespace {

constexpr double Seconds = 41;

std::string read(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Unlike itself at every moment, and of very different density: what a variable bit rate is for.
test::Sound changing(double seconds, int rate)
{
    test::Sound sound{.rate = rate};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(-1, 1);
    double turns = 0;
    for (int i = 0; i < int(seconds * rate); ++i) {
        const double at = double(i) / rate;
        turns += (200 + 25 * at) / rate;
        const double hiss = std::fmod(at, 20) > 12 ? 0.3 : 0.001; // two thirds are cheap
        sound.samples.push_back(float(0.4 * std::sin(2 * 3.14159265 * turns) + hiss * noise(random)));
    }
    return sound;
}

std::vector<float> readFrames(Decoder &decoder, std::size_t frames)
{
    std::vector<float> all(frames * std::size_t(decoder.format().channels));
    std::size_t done = 0;
    while (done < frames) {
        const auto got = decoder.read(std::span(all).subspan(done * std::size_t(decoder.format().channels)));
        if (!got || *got == 0)
            break;
        done += *got;
    }
    all.resize(done * std::size_t(decoder.format().channels));
    return all;
}

double unlike(const std::vector<float> &one, const std::vector<float> &other)
{
    double error = 0, size = 0;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        error += std::abs(double(one[i]) - double(other[i]));
        size += std::abs(double(other[i]));
    }
    return error / std::max(size, 1e-9);
}

struct Made {
    const char *name;
    std::vector<std::string> options; // of ffmpeg
    double off;                       // of a seek: how unlike what is there at most
};

const std::vector<Made> Files = {
    {"vbr.mp3", {"-c:a", "libmp3lame", "-q:a", "6", "-write_xing", "0", "-id3v2_version", "0"}, 1e-3},
    {"xing.mp3", {"-c:a", "libmp3lame", "-q:a", "6"}, 1e-3},
    {"cbr.mp3", {"-c:a", "libmp3lame", "-b:a", "24k"}, 1e-3},
    {"44100.mp3", {"-ar", "44100", "-ac", "2", "-c:a", "libmp3lame", "-q:a", "5", "-write_xing", "0"}, 1e-3},
    {"call.m4a", {"-c:a", "aac", "-aac_pns", "0", "-b:a", "32k"}, 1e-3},
    {"late.m4a", {"-c:a", "aac", "-aac_pns", "0", "-b:a", "32k", "-movflags", "+faststart"}, 1e-3},
    {"call.aac", {"-c:a", "aac", "-aac_pns", "0", "-b:a", "32k"}, 1e-3},
    {"gsm.wav", {"-ar", "8000", "-c:a", "libgsm_ms"}, 1e-3},
    {"call.ogg", {"-c:a", "libvorbis", "-q:a", "1"}, 1e-3},
    {"flac.ogg", {"-c:a", "flac", "-f", "ogg"}, 1e-3},
    {"opus.ogg", {"-c:a", "libopus", "-b:a", "20k", "-f", "ogg"}, 0.05},
    {"adpcm.wav", {"-c:a", "adpcm_ima_wav"}, 1e-3},
    {"mp3.wav", {"-c:a", "libmp3lame", "-b:a", "24k"}, 1e-3},
    {"call.aiff", {}, 1e-4},
    {"call.au", {}, 1e-4},
    {"call.caf", {"-c:a", "pcm_s16be"}, 1e-4},
    {"call.w64", {}, 1e-4},
    {"rf64.wav", {"-rf64", "always"}, 1e-4},
    {"call.flac", {}, 1e-4},
    {"call.wma", {"-c:a", "wmav2", "-b:a", "32k"}, 0.05},
};

} // namespace

void TestFormats::initTestCase()
{
    m_speech = m_folder.filePath(QStringLiteral("speech.wav")).toStdString();
    write(m_speech, test::file(changing(Seconds, 16000), test::File::Wav16));
}

std::string TestFormats::made(const std::string &name, const std::vector<std::string> &options)
{
    const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
    if (QFile::exists(QString::fromStdString(path)))
        return read(path);
    std::vector<std::string> arguments = {"-v", "error", "-y", "-i", m_speech};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back(path);
    const auto ended = test::run("/usr/bin/ffmpeg", arguments);
    if (!(ended == 0))
        qWarning("%s", ended.err.c_str());
    return read(path);
}

void TestFormats::hasAllOfIt_data()
{
    QTest::addColumn<int>("file");
    for (std::size_t i = 0; i < Files.size(); ++i)
        QTest::newRow(Files[i].name) << int(i);
}

void TestFormats::hasAllOfIt()
{
    QFETCH(int, file);
    const Made &one = Files[std::size_t(file)];
    const auto bytes = test::bytesOf(made(one.name, one.options));
    const auto decoder = Decoder::open(bytes);
    QVERIFY2(decoder, decoder ? "" : decoder.error().detail.c_str());
    const double said = double(decoder->format().frames) / decoder->format().rate;
    QVERIFY2(std::abs(said - Seconds) < 0.15, qPrintable(QString::number(said)));
    const auto analysis = analyse(bytes);
    QVERIFY2(analysis, analysis ? "" : analysis.error().detail.c_str());
    const double seconds = double(analysis->peaks.duration().count()) / 1000;
    QVERIFY2(std::abs(seconds - Seconds) < 0.15, qPrintable(QString::number(seconds)));
    QVERIFY(!analysis->cutShort);
}

void TestFormats::seeksToTheSample_data()
{
    hasAllOfIt_data();
}

void TestFormats::seeksToTheSample()
{
    QFETCH(int, file);
    const Made &one = Files[std::size_t(file)];
    const auto bytes = test::bytesOf(made(one.name, one.options));
    auto whole = Decoder::open(bytes);
    auto decoder = Decoder::open(bytes);
    QVERIFY(whole && decoder);
    const std::vector<float> all = readFrames(*whole, std::size_t(Seconds + 2) * std::size_t(whole->format().rate));
    const auto channels = std::size_t(whole->format().channels);
    std::mt19937 random(11);
    const auto last = std::int64_t(all.size() / channels) - 1000;
    double worst = 0;
    for (int i = 0; i < 60; ++i) {
        const std::int64_t frame = i == 0 ? last : std::uniform_int_distribution<std::int64_t>(0, last)(random);
        QVERIFY(decoder->seek(frame));
        QCOMPARE(decoder->at(), frame);
        const std::vector<float> some = readFrames(*decoder, 500);
        QCOMPARE(some.size(), 500 * channels);
        const auto from = all.begin() + std::ptrdiff_t(std::size_t(frame) * channels);
        worst = std::max(worst, unlike(some, {from, from + std::ptrdiff_t(500 * channels)}));
    }
    QVERIFY2(worst <= one.off, qPrintable(QString::number(worst)));
}

void TestFormats::hasBothOfTwoJoinedFiles()
{
    for (const char *name : {"vbr.mp3", "xing.mp3", "cbr.mp3"}) {
        const auto file =
            std::find_if(Files.begin(), Files.end(), [&](const Made &m) { return m.name == std::string(name); });
        const std::string one = made(name, file->options);
        const auto analysis = analyse(test::bytesOf(one + one));
        QVERIFY(analysis);
        const double seconds = double(analysis->peaks.duration().count()) / 1000;
        QVERIFY2(std::abs(seconds - 2 * Seconds) < 0.4, qPrintable(QString::number(seconds)));
    }
}

void TestFormats::playsBeforeAndBehindDamage_data()
{
    QTest::addColumn<int>("file");
    QTest::addColumn<bool>("inFront");
    for (std::size_t i = 0; i < Files.size(); ++i)
        for (const char *name : {"vbr.mp3", "cbr.mp3", "44100.mp3", "call.m4a", "call.aac", "gsm.wav", "flac.ogg"})
            if (Files[i].name == std::string(name))
                for (const bool inFront : {false, true})
                    if (!inFront || std::string(name).ends_with("mp3"))
                        QTest::addRow("%s, %s", name, inFront ? "junk in front" : "junk in the middle")
                            << int(i) << inFront;
}

void TestFormats::playsBeforeAndBehindDamage()
{
    QFETCH(int, file);
    QFETCH(bool, inFront);
    const Made &one = Files[std::size_t(file)];
    std::string bytes = made(one.name, one.options);
    const std::string junk(inFront ? 37 : 1500, '\x5a');
    if (inFront)
        bytes.insert(0, junk);
    else
        bytes.replace(bytes.size() / 2, junk.size(), junk);
    const auto analysis = analyse(test::bytesOf(bytes));
    QVERIFY2(analysis, analysis ? "" : analysis.error().detail.c_str());
    const double seconds = double(analysis->peaks.duration().count()) / 1000;
    QVERIFY2(std::abs(seconds - Seconds) < 2, qPrintable(QString::number(seconds)));
    std::vector<Column> columns(10);
    analysis->peaks.columns(0, Seconds - 10, 1, columns);
    QVERIFY(columns.front().rms > 0.1f);
    auto decoder = Decoder::open(test::bytesOf(bytes));
    QVERIFY(decoder->seek(std::int64_t((Seconds - 10) * decoder->format().rate)));
    QCOMPARE(readFrames(*decoder, 500).size(), 500 * std::size_t(decoder->format().channels));
}

void TestFormats::hasTheSoundOfARecorderThatDied()
{
    std::string wav = test::file(test::voice(150, 3), test::File::Wav16);
    wav.replace(4, 4, std::string(4, '\0'));
    wav.replace(40, 4, std::string(4, '\0'));
    const auto analysis = analyse(test::bytesOf(wav));
    QVERIFY2(analysis, analysis ? "" : analysis.error().detail.c_str());
    QCOMPARE(analysis->peaks.duration(), milliseconds(3000));
    auto decoder = Decoder::open(test::bytesOf(wav));
    QVERIFY(decoder->seek(16000));
    QCOMPARE(readFrames(*decoder, 9000).size(), std::size_t(8000));
}

void TestFormats::knowsWhatAFileIs_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<FileKind>("kind");
    QTest::newRow("nothing") << std::string() << FileKind::Empty;
    QTest::newRow("a web page") << std::string("\n <!DOCTYPE HTML><html>") << FileKind::WebPage;
    QTest::newRow("JSON") << std::string("{\"error\": \"gone\"}") << FileKind::Text;
    QTest::newRow("XML") << std::string("<?xml version=\"1.0\"?><Error/>") << FileKind::Text;
    QTest::newRow("a picture") << std::string("\x89PNG\r\n\x1a\n....") << FileKind::Picture;
    QTest::newRow("a PDF") << std::string("%PDF-1.7") << FileKind::Document;
    QTest::newRow("zeros") << std::string(70'000, '\0') << FileKind::Unknown;
    QTest::newRow("M4A") << std::string("\0\0\0\x20"
                                        "ftypM4A ",
                                        12)
                         << FileKind::Mp4;
    QTest::newRow("AMR") << std::string("#!AMR\n") << FileKind::Amr;
    QTest::newRow("WMA") << std::string("\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9") << FileKind::Asf;
    const std::string mp3 = test::file(test::tone(440, 1), test::File::Mp3);
    QTest::newRow("MP3") << mp3 << FileKind::Mp3;
    QTest::newRow("MP3 behind junk") << std::string(3000, 'j') + '\xff' + mp3 << FileKind::Mp3;
    QTest::newRow("WAV") << test::file(test::tone(440, 1), test::File::MuLaw) << FileKind::Wav;
}

void TestFormats::knowsWhatAFileIs()
{
    QFETCH(std::string, bytes);
    QFETCH(FileKind, kind);
    QCOMPARE(kindOf(*test::bytesOf(bytes)), kind);
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
