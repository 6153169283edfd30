#include "models/vault/keystore.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::vault;

class TestKeyStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsAKey_data();
    void keepsAKey();
    void tellsWhenItCannot();

private:
    template <typename T, typename Start>
    std::optional<Result<T>> wait(Start start)
    {
        std::optional<Result<T>> outcome;
        start([&outcome](Result<T> r) { outcome = std::move(r); });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10000))
            return {};
        return outcome;
    }
};

void TestKeyStore::keepsAKey_data()
{
    QTest::addColumn<bool>("fileOnly");
    QTest::newRow("file") << true;
    QTest::newRow("keyring, or the file where there is none") << false;
}

void TestKeyStore::keepsAKey()
{
    QFETCH(bool, fileOnly);
    const QTemporaryDir folder;
    KeyStore store(folder.path().toStdString());
    if (fileOnly)
        store.useFileOnly();
    using Maybe = std::optional<KeptKey>;

    const auto none = wait<Maybe>([&](auto done) { store.read(done); });
    QVERIFY(none && *none && !**none);

    const auto place = wait<KeyPlace>([&](auto done) { store.write(Secret("first-key"), done); });
    QVERIFY(place && *place);
    QVERIFY(wait<KeyPlace>([&](auto done) { store.write(Secret("second-key"), done); }));

    const auto kept = wait<Maybe>([&](auto done) { store.read(done); });
    QVERIFY(kept && *kept && **kept);
    QCOMPARE((**kept)->key.reveal(), std::string_view("second-key"));
    QCOMPARE((**kept)->place, **place);

    if (**place == KeyPlace::PlainTextFile) {
        const QFileInfo file(folder.filePath(QStringLiteral("api-key-in-clear")));
        const QFileDevice::Permissions owner =
            QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
        QCOMPARE(file.permissions(), owner);
    }
    QVERIFY(wait<std::monostate>([&](auto done) { store.remove(done); }));
    const auto gone = wait<Maybe>([&](auto done) { store.read(done); });
    QVERIFY(gone && *gone && !**gone);
}

void TestKeyStore::tellsWhenItCannot()
{
    KeyStore store("/proc/no-such-profile");
    store.useFileOnly();
    const auto refused = wait<KeyPlace>([&](auto done) { store.write(Secret("key"), done); });
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestKeyStore)
#include "tst_keystore.moc"
