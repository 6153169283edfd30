// What lies on the disk: whole recordings, and what is refused of them.

#include "models/vault/vault.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::vault;

namespace {

constexpr std::size_t Chunk = 64 * 1024;
constexpr std::size_t Head = 88;
constexpr std::size_t SealedChunk = Chunk + 28;

const CallId One{"CAL1"};
const CallId Two{"CAL2"};

Key keyOf(char c)
{
    std::array<std::byte, Key::Size> bytes;
    bytes.fill(std::byte(c));
    return Key(bytes);
}

/// Bytes that differ from place to place, and with a phrase in them that can be searched for.
QByteArray soundOf(std::size_t size)
{
    QByteArray sound(qsizetype(size), '\0');
    for (qsizetype i = 0; i < sound.size(); ++i)
        sound[i] = char((i * 7) ^ (i >> 8));
    const QByteArray phrase("this is what the caller said");
    for (qsizetype at = 10; at + phrase.size() < sound.size(); at += 50'000)
        sound.replace(at, phrase.size(), phrase);
    return sound;
}

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
}

} // namespace

class TestVault : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesBackWhatItGot_data();
    void givesBackWhatItGot();
    void readsFromAnywhere_data();
    void readsFromAnywhere();
    void readsOnlyWhatIsAskedFor();
    void refusesAnyChange_data();
    void refusesAnyChange();
    void refusesEveryFlippedBit();
    void refusesAnotherCallsFile();
    void refusesAnotherKey();
    void neverWritesTheSameTwice();
    void hasNothingInClear();
    void isForThisUserAlone();
    void destroysTheKeyFirst();
    void destroysWithoutAKey();
    void readsOnWhenDestroyed();
    void listsWhatThereIs();

private:
    Vault vault(char key = 'k') const { return Vault(m_folder->path().toStdString(), keyOf(key)); }

    void keep(const CallId &call, const QByteArray &sound) const
    {
        auto incoming = vault().receive(call);
        QVERIFY(incoming);
        QVERIFY((*incoming)->append(view(sound)));
        QVERIFY((*incoming)->finish());
    }
    QString pathOf(const CallId &call, const char *extension = "esr") const
    {
        const QString name = QString::fromStdString(Shelf::nameOf(call));
        return m_folder->filePath(
            QStringLiteral("recordings/%1/%2.%3").arg(name.left(2), name, QLatin1String(extension)));
    }
    QByteArray fileOf(const CallId &call) const
    {
        QFile file(pathOf(call));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setFile(const CallId &call, const QByteArray &bytes) const
    {
        QFile file(pathOf(call));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// Everything of it, read in pieces of `piece` bytes; empty when any of it is refused.
    std::optional<QByteArray> read(const CallId &call, std::size_t piece = 10'000, char key = 'k') const
    {
        const auto bytes = vault(key).open(call);
        if (!bytes)
            return {};
        QByteArray out;
        std::vector<std::byte> room(piece);
        for (;;) {
            const auto got = (*bytes)->read(std::uint64_t(out.size()), room);
            if (!got)
                return {};
            if (*got == 0)
                return std::uint64_t(out.size()) == (*bytes)->size() ? std::optional(out) : std::nullopt;
            out.append(reinterpret_cast<const char *>(room.data()), qsizetype(*got));
        }
    }
    std::optional<QTemporaryDir> m_folder;
};

void TestVault::init()
{
    m_folder.emplace();
}

void TestVault::givesBackWhatItGot_data()
{
    QTest::addColumn<std::size_t>("size");
    QTest::newRow("nothing") << std::size_t(0);
    QTest::newRow("a byte") << std::size_t(1);
    QTest::newRow("a chunk but a byte") << Chunk - 1;
    QTest::newRow("a chunk") << Chunk;
    QTest::newRow("a chunk and a byte") << Chunk + 1;
    QTest::newRow("some chunks") << 5 * Chunk + 1234;
}

void TestVault::givesBackWhatItGot()
{
    QFETCH(std::size_t, size);
    const QByteArray sound = soundOf(size);
    keep(One, sound);
    QCOMPARE(read(One), std::optional(sound));
    QCOMPARE(read(One, 3 * Chunk), std::optional(sound));
    QCOMPARE(std::size_t(fileOf(One).size()), Head + (size / Chunk) * SealedChunk + size % Chunk + 28);
}

void TestVault::readsFromAnywhere_data()
{
    QTest::addColumn<std::size_t>("from");
    QTest::addColumn<std::size_t>("count");
    QTest::addColumn<std::size_t>("got");
    QTest::newRow("the beginning") << std::size_t(0) << std::size_t(10) << std::size_t(10);
    QTest::newRow("across chunks") << Chunk - 5 << Chunk + 10 << Chunk + 10;
    QTest::newRow("the last bytes") << 3 * Chunk + 90 << std::size_t(100) << std::size_t(10);
    QTest::newRow("at the end") << 3 * Chunk + 100 << std::size_t(100) << std::size_t(0);
    QTest::newRow("far beyond the end") << std::numeric_limits<std::size_t>::max() << std::size_t(100)
                                        << std::size_t(0);
    QTest::newRow("nothing") << std::size_t(5) << std::size_t(0) << std::size_t(0);
}

void TestVault::readsFromAnywhere()
{
    QFETCH(std::size_t, from);
    QFETCH(std::size_t, count);
    QFETCH(std::size_t, got);
    const QByteArray sound = soundOf(3 * Chunk + 100);
    keep(One, sound);
    const auto bytes = vault().open(One);
    QVERIFY(bytes);
    std::vector<std::byte> room(count);
    const auto read = (*bytes)->read(from, room);
    QVERIFY(read);
    QCOMPARE(*read, got);
    if (got > 0)
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(room.data()), qsizetype(got)),
                 sound.mid(qsizetype(from), qsizetype(got)));
}

void TestVault::readsOnlyWhatIsAskedFor()
{
    const QByteArray sound = soundOf(4 * Chunk);
    keep(One, sound);
    QByteArray file = fileOf(One);
    file[qsizetype(Head + SealedChunk + 100)] = char(file[qsizetype(Head + SealedChunk + 100)] ^ 1); // in the second
    setFile(One, file);
    const auto bytes = vault().open(One);
    QVERIFY(bytes);
    std::vector<std::byte> room(100);
    QVERIFY((*bytes)->read(2 * Chunk, room));
    QVERIFY((*bytes)->read(0, room));
    const auto changed = (*bytes)->read(Chunk, room);
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, Error::Kind::Corrupt);
    QVERIFY((*bytes)->read(3 * Chunk, room)); // and the rest still can be
}

void TestVault::refusesAnyChange_data()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Change>("change");
    constexpr auto at = qsizetype(Head);
    constexpr auto chunk = qsizetype(SealedChunk);
    QTest::newRow("cut by a byte") << Change([](QByteArray f) { return f.chopped(1); });
    QTest::newRow("cut by its last chunk") << Change([](const QByteArray &f) { return f.left(at + 3 * chunk); });
    QTest::newRow("cut within a chunk") << Change([](const QByteArray &f) { return f.left(at + 2 * chunk + 500); });
    QTest::newRow("cut to a size that could be") << Change([](const QByteArray &f) { return f.left(at + chunk + 28); });
    QTest::newRow("cut to the head") << Change([](const QByteArray &f) { return f.left(at); });
    QTest::newRow("cut within the head") << Change([](const QByteArray &f) { return f.left(40); });
    QTest::newRow("cut to nothing") << Change([](const QByteArray &) { return QByteArray(); });
    QTest::newRow("a byte more") << Change([](const QByteArray &f) { return f + '\0'; });
    QTest::newRow("an empty chunk more") << Change([](const QByteArray &f) { return f + QByteArray(28, '\0'); });
    QTest::newRow("a chunk twice") << Change([](const QByteArray &f) { return f + f.mid(at, chunk); });
    QTest::newRow("the last chunk twice") << Change([](const QByteArray &f) { return f + f.mid(at + 3 * chunk); });
    QTest::newRow("chunks swapped") << Change([](const QByteArray &f) {
        return f.left(at) + f.mid(at + chunk, chunk) + f.mid(at, chunk) + f.mid(at + 2 * chunk);
    });
    QTest::newRow("a chunk left out") << Change([](const QByteArray &f) { return f.left(at) + f.mid(at + chunk); });
    QTest::newRow("a chunk repeated") << Change(
        [](const QByteArray &f) { return f.left(at + chunk) + f.mid(at, chunk) + f.mid(at + 2 * chunk); });
    QTest::newRow("another version") << Change([](QByteArray f) {
        f[8] = 2;
        return f;
    });
    QTest::newRow("another magic") << Change([](QByteArray f) {
        f[0] = 'e';
        return f;
    });
}

void TestVault::refusesAnyChange()
{
    QFETCH(std::function<QByteArray(QByteArray)>, change);
    keep(One, soundOf(3 * Chunk + 100));
    setFile(One, change(fileOf(One)));
    QCOMPARE(read(One), std::nullopt);
}

void TestVault::refusesEveryFlippedBit()
{
    const QByteArray sound = soundOf(2 * Chunk + 50);
    keep(One, sound);
    const QByteArray file = fileOf(One);
    const auto flipped = [&](qsizetype at, int bit) {
        QByteArray changed = file;
        changed[at] = char(changed[at] ^ (1 << bit));
        setFile(One, changed);
        return read(One, Chunk) == std::nullopt;
    };
    for (qsizetype at = 0; at < qsizetype(Head) + 40; ++at)
        QVERIFY2(flipped(at, int(at % 8)), qPrintable(QString::number(at)));
    for (qsizetype at = file.size() - 80; at < file.size(); ++at)
        QVERIFY2(flipped(at, int(at % 8)), qPrintable(QString::number(at)));
    for (qsizetype at = qsizetype(Head); at < file.size(); at += 1009)
        QVERIFY2(flipped(at, int(at % 8)), qPrintable(QString::number(at)));
}

void TestVault::refusesAnotherCallsFile()
{
    keep(One, soundOf(Chunk + 10));
    keep(Two, soundOf(Chunk + 10));
    const QByteArray one = fileOf(One);
    const QByteArray two = fileOf(Two);
    setFile(Two, one); // the whole file
    QCOMPARE(vault().open(Two).error().kind, Error::Kind::Corrupt);
    setFile(Two, two.left(qsizetype(Head)) + one.mid(qsizetype(Head))); // its chunks
    QCOMPARE(read(Two), std::nullopt);
    setFile(Two, one.left(qsizetype(Head)) + two.mid(qsizetype(Head))); // its key
    QCOMPARE(read(Two), std::nullopt);
    setFile(Two, two);
    QVERIFY(read(Two));
}

void TestVault::refusesAnotherKey()
{
    keep(One, soundOf(10));
    QCOMPARE(vault('x').open(One).error().kind, Error::Kind::Corrupt);
    QCOMPARE(vault().open(Two).error().kind, Error::Kind::NotFound);
}

void TestVault::neverWritesTheSameTwice()
{
    const QByteArray sound(qsizetype(3 * Chunk), 'a');
    keep(One, sound);
    const QByteArray first = fileOf(One);
    keep(One, sound);
    const QByteArray second = fileOf(One);
    const auto at = [](qsizetype chunk) { return qsizetype(Head) + chunk * qsizetype(SealedChunk); };
    QVERIFY(first.mid(at(0), 12) != second.mid(at(0), 12)); // nonces
    QVERIFY(first.mid(at(0), 12) != first.mid(at(1), 12));
    QVERIFY(first.mid(at(0) + 12, 64) != first.mid(at(1) + 12, 64)); // of the same sound
    QVERIFY(first.mid(12, 76) != second.mid(12, 76));                // id and key
}

void TestVault::hasNothingInClear()
{
    keep(One, soundOf(3 * Chunk + 40'000));
    auto part = vault().receive(Two);
    QVERIFY(part && (*part)->append(view(soundOf(2 * Chunk + 40'000))));
    int files = 0;
    for (QDirIterator at(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); at.hasNext();) {
        QFile file(at.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(!bytes.contains("caller"), qPrintable(at.filePath()));
        QVERIFY2(!bytes.contains(soundOf(1000).mid(500, 32)), qPrintable(at.filePath()));
        QVERIFY2(!at.filePath().contains(QStringLiteral("CAL")), qPrintable(at.filePath()));
        ++files;
    }
    QCOMPARE(files, 2);
}

void TestVault::isForThisUserAlone()
{
    keep(One, soundOf(10));
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path :
         {pathOf(One), QFileInfo(pathOf(One)).path(), m_folder->filePath(QStringLiteral("recordings"))})
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
}

void TestVault::destroysTheKeyFirst()
{
    keep(One, soundOf(Chunk + 10));
    // A second name for the file shows what is in it after its own name is gone.
    const QString other = m_folder->filePath(QStringLiteral("kept"));
    QVERIFY(::link(QFile::encodeName(pathOf(One)).constData(), QFile::encodeName(other).constData()) == 0);
    const QByteArray before = fileOf(One);
    QVERIFY(vault().destroy(One));
    QVERIFY(!QFile::exists(pathOf(One)));
    QCOMPARE(vault().open(One).error().kind, Error::Kind::NotFound);
    QFile left(other);
    QVERIFY(left.open(QIODevice::ReadOnly));
    const QByteArray after = left.readAll();
    QCOMPARE(after.mid(28, 60), QByteArray(60, '\0'));
    QCOMPARE(after.mid(88), before.mid(88));
    QVERIFY(QFile::rename(other, pathOf(One)));
    QCOMPARE(vault().open(One).error().kind, Error::Kind::Corrupt);
    QVERIFY(vault().destroy(Two)); // there is none
}

void TestVault::destroysWithoutAKey()
{
    keep(One, soundOf(10));
    {
        auto part = vault().receive(Two);
        QVERIFY(part && (*part)->append(view(soundOf(2 * Chunk))));
    }
    const Shelf shelf(m_folder->path().toStdString());
    for (const Shelf::Item &item : *shelf.items())
        QVERIFY(shelf.destroy(item.name));
    QVERIFY(shelf.items()->empty());
    QVERIFY(!QFile::exists(pathOf(One)) && !QFile::exists(pathOf(Two, "part")));
}

void TestVault::readsOnWhenDestroyed()
{
    const QByteArray sound = soundOf(3 * Chunk);
    keep(One, sound);
    const auto bytes = vault().open(One);
    QVERIFY(vault().destroy(One));
    std::vector<std::byte> room(100);
    QVERIFY((*bytes)->read(2 * Chunk, room));
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(room.data()), 100), sound.mid(qsizetype(2 * Chunk), 100));
}

void TestVault::listsWhatThereIs()
{
    QVERIFY(Shelf(m_folder->path().toStdString()).items()->empty());
    keep(One, soundOf(2 * Chunk + 7));
    {
        auto part = vault().receive(Two);
        QVERIFY(part && (*part)->append(view(soundOf(Chunk + 7))));
    }
    auto items = *vault().items();
    std::sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return a.whole > b.whole; });
    const std::vector<Shelf::Item> expected = {{Shelf::nameOf(One), true, 2 * Chunk + 7},
                                               {Shelf::nameOf(Two), false, Chunk}};
    QCOMPARE(items, expected);
}

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
