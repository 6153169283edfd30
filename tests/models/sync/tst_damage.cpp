// A cache that is damaged inside, where opening does not look: the sync says so at once and ends.

#include "models/sql/connection.h"
#include "profile.h"
#include "tests/models/sync/fakeservice.h"

#include <QTest>

using namespace earshot;
using namespace earshot::test;

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");

Call someCall(int number)
{
    Call call;
    call.id = CallId("CAL" + std::to_string(number));
    call.clientId = ClientId("COM1");
    call.startTime = Now - std::chrono::hours(number + 1);
    call.note = "note " + std::to_string(number);
    call.transcript = Transcript{{Speaker::Agent, seconds(0), "hello " + std::to_string(number), {}}};
    return call;
}

void damage(const Profile &profile, const std::string &what)
{
    const std::string file = profile.folder() + "/cache.db";
    std::int64_t root = 0;
    {
        const auto db = *sql::Connection::open(file, sql::Access::ReadOnly, {});
        root = db->database().execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = '" + what + '\'').getInt64();
    }
    QFile db(QString::fromStdString(file));
    if (!db.open(QIODevice::ReadWrite) || !db.seek(4096 * (root - 1)) || db.write(QByteArray(4096, 'Z')) != 4096)
        qFatal("cannot be damaged");
}

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isToldAtOnceAndEndsTheSync_data();
    void isToldAtOnceAndEndsTheSync();
};

void TestDamage::isToldAtOnceAndEndsTheSync_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what :
         {"calls", "calls_in_lists", "calls_untranscribed", "calls_gone", "phrases", "search_data", "clients"})
        QTest::newRow(what) << QByteArray(what);
}

void TestDamage::isToldAtOnceAndEndsTheSync()
{
    QFETCH(QByteArray, what);
    FakeService service(true);
    for (int i = 0; i < 300; ++i)
        service.put(someCall(i));
    Profile profile(service.url(), [] { return Now; });
    QVERIFY(profile.sync());
    profile.close();
    damage(profile, what.toStdString());
    profile.open();
    QVERIFY(!profile.cache().report().wasDamaged);
    for (int i = 0; i < 300; ++i)
        service.change(CallId("CAL" + std::to_string(i)), [i](Call &call) {
            call.note = "other " + std::to_string(i);
            call.transcript = Transcript{{Speaker::Agent, seconds(1), "good day " + std::to_string(i), {}}};
        });
    profile.start([](sync::Pace &pace) { pace.transcriptsInBackground = true; });
    QVERIFY(profile.ends());
    const sync::Status status = profile.engine().status();
    QVERIFY(status.trouble);
    QCOMPARE(int(status.trouble->kind), int(Error::Kind::Corrupt));
    profile.reopen();
    QVERIFY(profile.cache().report().wasDamaged);
    QVERIFY(profile.sync());
    QCOMPARE(profile.call("CAL299").note, std::string("other 299"));
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
