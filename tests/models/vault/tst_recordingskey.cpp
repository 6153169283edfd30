#include "models/vault/recordingskey.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::vault;

class TestRecordingsKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void makesOneWhereNothingIsSealed();
    void keepsTheOneThereIs();
    void neverReplacesOneThatIsNeeded_data();
    void neverReplacesOneThatIsNeeded();
    void isNotTheApiKey();
    void readsOnlyItsOwnText_data();
    void readsOnlyItsOwnText();

private:
    std::optional<Result<RecordingsKey>> open(const std::string &fingerprint)
    {
        KeyStore store(m_folder->path().toStdString());
        store.useFileOnly();
        std::optional<Result<RecordingsKey>> outcome;
        openRecordingsKey(store, fingerprint, [&outcome](Result<RecordingsKey> got) { outcome = std::move(got); });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10000))
            return {};
        return outcome;
    }
    QString file() const { return m_folder->filePath(QStringLiteral("recordings-key-in-clear")); }
    void write(const QByteArray &text) const
    {
        QFile kept(file());
        QVERIFY(kept.open(QIODevice::WriteOnly));
        kept.write(text);
    }
    QByteArray written() const
    {
        QFile kept(file());
        return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
    }
    std::optional<QTemporaryDir> m_folder;
};

void TestRecordingsKey::init()
{
    m_folder.emplace();
}

void TestRecordingsKey::makesOneWhereNothingIsSealed()
{
    const auto made = open({});
    QVERIFY(made && *made);
    QCOMPARE((*made)->place, KeyPlace::PlainTextFile);
    QVERIFY(!(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup)));
    QVERIFY(!written().isEmpty());
}

void TestRecordingsKey::keepsTheOneThereIs()
{
    const auto made = open({});
    QVERIFY(made && *made);
    const std::string fingerprint = (*made)->key.fingerprint();
    for (const std::string &known : {std::string(), fingerprint}) {
        const auto again = open(known);
        QVERIFY(again && *again);
        QCOMPARE((*again)->key.fingerprint(), fingerprint);
    }
}

void TestRecordingsKey::neverReplacesOneThatIsNeeded_data()
{
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("no key") << QByteArray();
    QTest::newRow("another key") << QByteArray(32, 'k').toBase64();
    QTest::newRow("not a key") << QByteArray("gone wrong");
}

void TestRecordingsKey::neverReplacesOneThatIsNeeded()
{
    QFETCH(QByteArray, kept);
    if (!kept.isEmpty())
        write(kept);
    const auto refused = open("0123456789abcdef0123456789abcdef");
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Error::Kind::Locked);
    QCOMPARE(written(), kept);
}

void TestRecordingsKey::isNotTheApiKey()
{
    KeyStore store(m_folder->path().toStdString());
    store.useFileOnly();
    bool done = false;
    store.write(Secret("api"), [&done](const Result<KeyPlace> &) { done = true; });
    QTRY_VERIFY(done);
    QVERIFY(open({}));
    std::optional<Result<std::optional<KeptKey>>> api;
    store.read([&api](Result<std::optional<KeptKey>> kept) { api = std::move(kept); });
    QTRY_VERIFY(api);
    QCOMPARE((**api)->key.reveal(), std::string_view("api"));
}

void TestRecordingsKey::readsOnlyItsOwnText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const QByteArray good = QByteArray(32, '\xfe').toBase64();
    QTest::newRow("as written") << good << true;
    QTest::newRow("with a newline") << good + '\n' << true;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("too short") << QByteArray(31, 'x').toBase64() << false;
    QTest::newRow("too long") << QByteArray(33, 'x').toBase64() << false;
    QTest::newRow("not base64") << QByteArray(44, '!') << false;
}

void TestRecordingsKey::readsOnlyItsOwnText()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto key = Key::fromText(Secret(std::string_view(text.constData(), std::size_t(text.size()))));
    QCOMPARE(key.ok(), good);
    if (key)
        QCOMPARE(QByteArray::fromStdString(std::string(key->text().reveal())), text.trimmed());
}

QTEST_GUILESS_MAIN(TestRecordingsKey)
#include "tst_recordingskey.moc"
