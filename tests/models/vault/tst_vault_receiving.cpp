// Recordings on their way in: programs that are killed, disks that are full.

#include "models/vault/vault.h"
#include "tests/support/smalldisk.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace earshot;
using namespace earshot::vault;
using earshot::test::SmallDisk;

namespace {

constexpr std::size_t Chunk = 64 * 1024;
constexpr std::size_t SealedChunk = Chunk + 28;
const CallId Call{"CAL1"};

QByteArray soundOf(std::size_t size)
{
    QByteArray sound(qsizetype(size), '\0');
    for (qsizetype i = 0; i < sound.size(); ++i)
        sound[i] = char((i * 13) ^ (i >> 8));
    return sound;
}

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
}

} // namespace

class TestVaultReceiving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void goesOnAfterAKill_data();
    void goesOnAfterAKill();
    void goesOnFromWhatIsWhole_data();
    void goesOnFromWhatIsWhole();
    void keepsWhatItHasOnAFullDisk();
    void finishesLaterOnAFullDisk();
    void replacesOnlyWithAWholeOne();
    void beginsAnew();
    void isForOneAtATime();
    void tellsWhenItCannot();

private:
    Vault vault(char key = 'k') const
    {
        std::array<std::byte, Key::Size> bytes;
        bytes.fill(std::byte(key));
        return Vault(m_folder->path().toStdString(), Key(bytes));
    }
    QString part() const
    {
        const QString name = QString::fromStdString(Shelf::nameOf(Call));
        return m_folder->filePath(QStringLiteral("recordings/%1/%2.part").arg(name.left(2), name));
    }
    /// Receives the rest of `sound` and compares what is kept then.
    void completes(const QByteArray &sound) const
    {
        {
            auto incoming = vault().receive(Call);
            QVERIFY(incoming);
            QVERIFY((*incoming)->append(view(sound).subspan(std::size_t((*incoming)->size()))));
            QVERIFY((*incoming)->finish());
        }
        QVERIFY(!QFile::exists(part()));
        const auto bytes = vault().open(Call);
        QVERIFY(bytes);
        QByteArray kept(sound.size() + 1, '\0');
        const auto got = (*bytes)->read(0, std::as_writable_bytes(std::span(kept.data(), std::size_t(kept.size()))));
        QVERIFY(got);
        QVERIFY(kept.left(qsizetype(*got)) == sound);
    }
    void leavePart(const QByteArray &sound) const
    {
        auto incoming = vault().receive(Call);
        QVERIFY(incoming && (*incoming)->append(view(sound)));
    }
    std::optional<QTemporaryDir> m_folder;
};

void TestVaultReceiving::init()
{
    m_folder.emplace();
}

void TestVaultReceiving::goesOnAfterAKill_data()
{
    QTest::addColumn<std::size_t>("before");
    QTest::addColumn<std::size_t>("left");
    QTest::newRow("before anything came") << std::size_t(0) << std::size_t(0);
    QTest::newRow("within the first chunk") << Chunk / 2 << std::size_t(0);
    QTest::newRow("at the end of a chunk") << Chunk << Chunk;
    QTest::newRow("within a later one") << 3 * Chunk + 5 << 3 * Chunk;
}

void TestVaultReceiving::goesOnAfterAKill()
{
    QFETCH(std::size_t, before);
    QFETCH(std::size_t, left);
    const QByteArray sound = soundOf(5 * Chunk + 77);
    int ready[2];
    QVERIFY(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) { // receives, says so, and waits for its end
        auto incoming = vault().receive(Call);
        const bool good = incoming && (*incoming)->append(view(sound).first(before));
        const char word = good ? 'y' : 'n';
        if (::write(ready[1], &word, 1) == 1)
            ::pause();
        ::_exit(1);
    }
    QVERIFY(child > 0);
    char word = 0;
    QVERIFY(::read(ready[0], &word, 1) == 1);
    QCOMPARE(::kill(child, SIGKILL), 0);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    ::close(ready[0]);
    ::close(ready[1]);
    QCOMPARE(word, 'y');
    QCOMPARE(std::size_t((*vault().receive(Call))->size()), left);
    completes(sound);
}

void TestVaultReceiving::goesOnFromWhatIsWhole_data()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<std::size_t>("left");
    const auto at = [](int chunk) { return qsizetype(88 + std::size_t(chunk) * SealedChunk); };
    QTest::newRow("torn in a chunk") << Change([at](const QByteArray &f) { return f.left(at(2) + 999); }) << 2 * Chunk;
    QTest::newRow("a chunk of zeros, as after a power cut")
        << Change([at](const QByteArray &f) { return f.left(at(1)) + QByteArray(f.size() - at(1), '\0'); }) << Chunk;
    QTest::newRow("a changed chunk and good ones behind") << Change([at](QByteArray f) {
        f[at(1) + 50] = char(f[at(1) + 50] ^ 4);
        return f;
    }) << Chunk;
    QTest::newRow("no head") << Change([](const QByteArray &f) { return QByteArray(f.size(), '\0'); })
                             << std::size_t(0);
    QTest::newRow("half a head") << Change([](const QByteArray &f) { return f.left(50); }) << std::size_t(0);
    QTest::newRow("garbage behind") << Change([](const QByteArray &f) { return f + QByteArray(5000, 'x'); })
                                    << 4 * Chunk;
}

void TestVaultReceiving::goesOnFromWhatIsWhole()
{
    QFETCH(std::function<QByteArray(QByteArray)>, change);
    QFETCH(std::size_t, left);
    const QByteArray sound = soundOf(6 * Chunk + 9);
    leavePart(sound.left(qsizetype(4 * Chunk)));
    QFile file(part());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray changed = change(file.readAll());
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(changed);
    file.close();
    QCOMPARE(std::size_t((*vault().receive(Call))->size()), left);
    completes(sound);
}

void TestVaultReceiving::keepsWhatItHasOnAFullDisk()
{
    const QByteArray sound = soundOf(5 * Chunk + 9);
    {
        auto incoming = vault().receive(Call);
        QVERIFY(incoming);
        {
            const SmallDisk disk(88 + 2 * SealedChunk + 1000);
            const auto full = (*incoming)->append(view(sound));
            QVERIFY(!full);
            QCOMPARE(full.error().kind, Error::Kind::DiskFull);
        }
        QCOMPARE(std::size_t((*incoming)->size()), 2 * Chunk);
        QCOMPARE(std::size_t(QFileInfo(part()).size()), 88 + 2 * SealedChunk); // nothing torn
        QVERIFY((*incoming)->append(view(sound).subspan(2 * Chunk, Chunk)));   // there is room again
    }
    completes(sound);
}

void TestVaultReceiving::finishesLaterOnAFullDisk()
{
    const QByteArray sound = soundOf(Chunk + 30'000);
    auto incoming = vault().receive(Call);
    QVERIFY(incoming && (*incoming)->append(view(sound)));
    {
        const SmallDisk disk(88 + SealedChunk + 1000);
        const auto full = (*incoming)->finish();
        QVERIFY(!full);
        QCOMPARE(full.error().kind, Error::Kind::DiskFull);
    }
    QCOMPARE(vault().open(Call).error().kind, Error::Kind::NotFound);
    QVERIFY((*incoming)->finish());
    QCOMPARE(std::size_t((*vault().open(Call))->size()), Chunk + 30'000);
}

void TestVaultReceiving::replacesOnlyWithAWholeOne()
{
    const QByteArray first = soundOf(1000);
    completes(first);
    leavePart(soundOf(2 * Chunk));
    QCOMPARE(std::size_t((*vault().open(Call))->size()), std::size_t(1000)); // meanwhile
    completes(soundOf(2 * Chunk + 5));
}

void TestVaultReceiving::beginsAnew()
{
    leavePart(QByteArray(qsizetype(2 * Chunk), 'o'));
    {
        auto incoming = vault().receive(Call);
        QVERIFY(incoming && (*incoming)->size() == 2 * Chunk);
        QVERIFY((*incoming)->restart());
        QCOMPARE((*incoming)->size(), 0U);
    }
    completes(soundOf(3 * Chunk));
    leavePart(soundOf(2 * Chunk));
    QCOMPARE((*vault('x').receive(Call))->size(), 0U); // by another key there is nothing to go on with
}

void TestVaultReceiving::isForOneAtATime()
{
    auto first = vault().receive(Call);
    QVERIFY(first);
    QCOMPARE(vault().receive(Call).error().kind, Error::Kind::Locked);
    QVERIFY(vault().receive(CallId("CAL2")));
    QVERIFY((*first)->finish());
    QVERIFY(vault().receive(Call)); // the file that is whole now is nobody's part
    QVERIFY(vault().open(Call));
}

void TestVaultReceiving::tellsWhenItCannot()
{
    const auto refused = Vault("/proc/no-such-profile", Key(std::array<std::byte, Key::Size>{})).receive(Call);
    QVERIFY(!refused);
}

QTEST_GUILESS_MAIN(TestVaultReceiving)
#include "tst_vault_receiving.moc"
