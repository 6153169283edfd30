#include "models/sync/unsent.h"

#include "tests/models/store/support.h"

using namespace earshot;
using namespace earshot::store;

class TestUnsent : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void keepsEditsOnceAndLeavesThoseOnTheirWay();
    void addsNothingTwiceWhenItIsTriedAgain();
    void keepsCorrections();

private:
    CallRow call(int number, const char *client)
    {
        Call call = makeCall(number);
        call.clientId = ClientId(client);
        call.transcript = Transcript{{Speaker::Agent, seconds(0), "Hallo there", {}}};
        return deliver(call);
    }
    Result<std::int64_t> keep() { return sync::keepUnsent(*m_cache, ClientId("COM1"), path()); }
    std::string path() const { return folder() + "/kept.jsonl"; }
    QList<QByteArray> lines() const
    {
        QFile file(QString::fromStdString(path()));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QList<QByteArray> out = file.readAll().split('\n');
        out.removeAll(QByteArray());
        return out;
    }
};

void TestUnsent::keepsEditsOnceAndLeavesThoseOnTheirWay()
{
    const CallRow sent = call(1, "COM1");
    const CallRow waiting = call(2, "COM1");
    const CallRow other = call(3, "COM2");
    QVERIFY(edit(sent, {.note = "on its way"}));
    const OutboxId id = m_cache->outbox().nextToSend(1)->front().id;
    QVERIFY(m_cache->outbox().markSending(id, "a"));
    QVERIFY(edit(waiting, {.note = "with \"quotes\"", .value = std::optional(Cents(500)), .addTags = {"t"}}));
    QVERIFY(edit(other, {.note = "another's"}));
    QCOMPARE(*keep(), std::int64_t(1));
    QCOMPARE(lines().size(), 1); // one edit, one line
    QVERIFY(lines().front().contains("CAL2") && lines().front().contains("quotes"));
    QCOMPARE(outbox().size(), std::size_t(2));
    QVERIFY(m_cache->outbox().refuse(id, {Error::Kind::Forbidden, "no"}));
    QCOMPARE(*keep(), std::int64_t(1));
    QCOMPARE(lines().size(), 2);
    QCOMPARE(outbox().size(), std::size_t(1));
}

void TestUnsent::addsNothingTwiceWhenItIsTriedAgain()
{
    const CallRow row = call(1, "COM1");
    QVERIFY(edit(row, {.note = "n"}));
    QCOMPARE(*keep(), std::int64_t(1));
    const QList<QByteArray> once = lines();
    fresh(); // as if the edit had not left the outbox, the file being written
    const CallRow again = call(1, "COM1");
    QVERIFY(edit(again, {.note = "n"}));
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(once.front() + "\n{\"cut o"); // and the last line not whole
    file.close();
    QCOMPARE(*keep(), std::int64_t(0));
    QCOMPARE(lines().size(), 2);
    QVERIFY(outbox().empty());
}

void TestUnsent::keepsCorrections()
{
    const CallRow row = call(1, "COM1");
    const CallRow other = call(2, "COM2");
    for (const CallRow one : {row, other})
        QVERIFY(edit(one, {.corrections = {{0, "Hello there"}}}));
    QCOMPARE(*keep(), std::int64_t(1));
    QCOMPARE(lines().size(), 1);
    QVERIFY(lines().front().contains("CAL1") && lines().front().contains("Hello there"));
    QCOMPARE(*keep(), std::int64_t(0));
}

QTEST_GUILESS_MAIN(TestUnsent)
#include "tst_unsent.moc"
