// Sound on its way into the data folder: what it is called, and how much memory that takes.

#include "backend/storage/recordings.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <filesystem>
#include <fstream>

using namespace earshot;
using namespace earshot::storage;

Q_DECLARE_METATYPE(std::string)

class TestSoundFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isCalledWhatItIs_data();
    void isCalledWhatItIs();
    void largeOneTakesLittleMemory();
};

void TestSoundFiles::isCalledWhatItIs_data()
{
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("ending");
    const auto row = [](const char *name, std::string start, const char *type, const char *ending) {
        QTest::newRow(name) << start + std::string(100, '\0') << std::string(type) << std::string(ending);
    };
    row("WAV", "RIFF....WAVEfmt ", "audio/wav", ".wav");
    row("RF64", "RF64....WAVEds64", "audio/wav", ".wav");
    row("AIFF", "FORM....AIFFCOMM", "audio/aiff", ".aiff");
    row("AIFF-C", "FORM....AIFCFVER", "audio/aiff", ".aiff");
    row("AU", ".snd", "audio/basic", ".au");
    row("CAF", "caff", "audio/x-caf", ".caf");
    row("Wave64", "riff\x2e\x91\xcf\x11", "audio/x-w64", ".w64");
    row("AMR", "#!AMR\n", "audio/amr", ".amr");
    row("WMA", "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "audio/x-ms-wma", ".wma");
    row("M4A", "....ftypM4A ", "audio/mp4", ".m4a");
    row("MP3", "ID3", "audio/mpeg", ".mp3");
    row("MP3 without a tag", "\xFF\xFB\x90\x64", "audio/mpeg", ".mp3");
    row("MP3 of 8 kHz", "\xFF\xE3\x18\xC4", "audio/mpeg", ".mp3");
    row("AAC without a container", "\xFF\xF1\x50\x80", "audio/aac", ".aac");
    row("a text", "hello", "", "");
    row("a text in UTF-16", std::string("\xFF\xFEh\0e\0l\0", 8), "", "");
    row("a text in UTF-16, the other way", std::string("\xFE\xFF\0h\0e", 6), "", "");
    row("Latin-1 that begins alike", "\xFF\xFF\xFF", "", "");
}

void TestSoundFiles::isCalledWhatItIs()
{
    QFETCH(std::string, start);
    QFETCH(std::string, type);
    QFETCH(std::string, ending);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("sound")).toStdString();
    std::ofstream(path, std::ios::binary) << start;
    const Recordings recordings(folder.path().toStdString() + "/kept", [] { return Instant(); });
    const auto saved = recordings.saveFile(path);
    QCOMPARE(saved.ok(), !type.empty());
    if (!saved)
        return;
    QCOMPARE(saved->mediaType, type);
    QVERIFY(saved->file.ends_with(ending));
    QCOMPARE(saved->bytes, std::int64_t(start.size()));
    std::ifstream kept(recordings.pathOf(saved->file), std::ios::binary);
    QCOMPARE(std::string(std::istreambuf_iterator<char>(kept), {}), start);
}

void TestSoundFiles::largeOneTakesLittleMemory()
{
    constexpr std::uintmax_t Large = 120'000'000;
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("sound")).toStdString();
    std::ofstream(path, std::ios::binary) << "RIFF....WAVEfmt ";
    std::filesystem::resize_file(path, Large); // with a hole
    const auto peak = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss; // KiB
    };
    const long before = peak();
    const Recordings recordings(folder.path().toStdString() + "/kept", [] { return Instant(); });
    const auto saved = recordings.saveFile(path);
    QVERIFY(saved);
    QCOMPARE(std::filesystem::file_size(recordings.pathOf(saved->file)), Large);
    QVERIFY2(peak() - before < 20'000, qPrintable(QString::number(peak() - before)));
}

QTEST_APPLESS_MAIN(TestSoundFiles)
#include "tst_soundfiles.moc"
