// Files to import that mean harm: what they name, and what they unpack to.

#include "agencyfixture.h"

#include "backend/storage/import.h"

#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace earshot;
using namespace earshot::storage;

namespace {

std::string lineWith(const std::string &id, const std::string &more)
{
    return R"({"id":")" + id + R"(","company_name":"New Client","start_time":"2026-06-01T10:00:00Z")" + more + "}\n";
}

/// So many bytes of text, packed; `text` again and again.
std::string gzipped(const std::string &text, std::size_t bytes)
{
    z_stream stream = {};
    deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string source = text, out;
    std::vector<char> piece(1 << 20);
    for (std::size_t left = bytes; left > 0;) {
        const std::size_t some = std::min(left, source.size());
        left -= some;
        stream.next_in = reinterpret_cast<Bytef *>(source.data());
        stream.avail_in = uInt(some);
        do {
            stream.next_out = reinterpret_cast<Bytef *>(piece.data());
            stream.avail_out = uInt(piece.size());
            deflate(&stream, left > 0 ? Z_NO_FLUSH : Z_FINISH);
            out.append(piece.data(), piece.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

std::string packed(const std::string &text)
{
    return gzipped(text, text.size());
}

void write(const std::filesystem::path &path, const std::string &text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

class TestImportFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsNoSoundFromElsewhere_data();
    void readsNoSoundFromElsewhere();
    void cutsWhatIsTooLong();
    void stopsAtWhatUnpacksWithoutEnd_data();
    void stopsAtWhatUnpacksWithoutEnd();
    void saysWhatFollowsGzip_data();
    void saysWhatFollowsGzip();

private:
    static Result<ImportReport> import(Storage &storage, const std::string &lines, const std::string &folder = {})
    {
        std::istringstream in(lines);
        ImportOptions options;
        options.folder = folder;
        return importCalls(storage, in, options);
    }
};

void TestImportFiles::readsNoSoundFromElsewhere_data()
{
    QTest::addColumn<QByteArray>("path"); // HOME is where all of it lies
    QTest::addColumn<bool>("isRead");
    QTest::newRow("beside") << QByteArray("sound.wav") << true;
    QTest::newRow("below") << QByteArray("2026/sound.wav") << true;
    QTest::newRow("below, written oddly") << QByteArray("./2026/../2026//sound.wav") << true;
    QTest::newRow("its whole path") << QByteArray("HOME/import/sound.wav") << true;
    QTest::newRow("above") << QByteArray("../secret.wav") << false;
    QTest::newRow("above, by a way around") << QByteArray("2026/../../secret.wav") << false;
    QTest::newRow("the whole path of another") << QByteArray("HOME/secret.wav") << false;
    QTest::newRow("a folder that begins alike") << QByteArray("HOME/import2/secret.wav") << false;
    QTest::newRow("a link to another") << QByteArray("link.wav") << false;
    QTest::newRow("through a link to a folder") << QByteArray("linked/secret.wav") << false;
    QTest::newRow("the folder itself") << QByteArray(".") << false;
}

void TestImportFiles::readsNoSoundFromElsewhere()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, isRead);
    AgencyFixture f;
    const QTemporaryDir dir;
    const std::filesystem::path home = dir.path().toStdString();
    const std::string sound = "RIFF....WAVEfmt and so on";
    for (const char *file : {"import/sound.wav", "import/2026/sound.wav", "import2/secret.wav", "secret.wav"})
        write(home / file, sound);
    std::filesystem::create_symlink(home / "secret.wav", home / "import/link.wav");
    std::filesystem::create_directory_symlink(home / "import2", home / "import/linked");
    const std::string named = path.replace("HOME", dir.path().toUtf8()).toStdString();
    const auto report =
        import(*f.storage, lineWith("CALa", R"(,"recording_file":")" + named + '"'), (home / "import").string());
    QCOMPARE(report->imported, 1); // without the sound
    QCOMPARE(report->recordings, isRead ? 1 : 0);
    QCOMPARE(report->remarks.size(), std::size_t(isRead ? 0 : 1));
}

void TestImportFiles::cutsWhatIsTooLong()
{
    AgencyFixture f;
    std::string note, name;
    for (int i = 0; i < 100'000; ++i) {
        note += "ä";
        name += "ł";
    }
    const auto report = import(
        *f.storage, lineWith("CALa", R"(,"note":")" + note + R"(","customer_name":")" + name + R"(","tags":["hot"])"));
    QCOMPARE(report->imported, 1);
    QCOMPARE(report->remarks.size(), std::size_t(1));
    const auto call = f.storage->calls.find(f.admin, CallId("CALa"));
    QCOMPARE(QString::fromStdString(call->note), QStringLiteral("ä").repeated(20'000));
    QCOMPARE(QString::fromStdString(call->customerName), QStringLiteral("ł").repeated(255));
}

void TestImportFiles::stopsAtWhatUnpacksWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("blanks") << QByteArray(1 << 20, ' ');
    QTest::newRow("lines of blanks") << QByteArray(1 << 20, ' ') + '\n';
}

void TestImportFiles::stopsAtWhatUnpacksWithoutEnd()
{
    QFETCH(QByteArray, text);
    AgencyFixture f;
    const auto report = import(*f.storage, gzipped(text.toStdString(), std::size_t(80) << 20));
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::BadData);
    QVERIFY2(report.error().detail.find("200 times") != std::string::npos, report.error().detail.c_str());
}

void TestImportFiles::saysWhatFollowsGzip_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("zeros, as tapes have") << QByteArray(1000, '\0') << true;
    QTest::newRow("another member") << QByteArray::fromStdString(packed(lineWith("CALb", ""))) << true;
    QTest::newRow("text") << QByteArray("and more") << false;
    QTest::newRow("much of it") << QByteArray(100'000, 'x') << false;
}

void TestImportFiles::saysWhatFollowsGzip()
{
    QFETCH(QByteArray, after);
    QFETCH(bool, isFine);
    AgencyFixture f;
    const auto report = import(*f.storage, packed(lineWith("CALa", "")) + after.toStdString());
    QCOMPARE(report.ok(), isFine);
    if (!isFine)
        QVERIFY2(report.error().detail.find("follows the end") != std::string::npos, report.error().detail.c_str());
    QVERIFY(f.storage->calls.find(f.admin, CallId("CALa")).ok()); // what came before is in
}

QTEST_GUILESS_MAIN(TestImportFiles)
#include "tst_storage_importfiles.moc"
