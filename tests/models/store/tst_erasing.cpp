// What is erased is nowhere in the files any more, and what is asked for before that.

#include "support.h"

#include <QFile>

using namespace earshot;
using namespace earshot::store;

class TestErasing : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void wordsLeaveTheFiles_data();
    void wordsLeaveTheFiles();
    void witnessesAreCallsThatAreStillThere();

private:
    bool isInTheFiles(const QByteArray &word) const
    {
        for (const char *name : {"cache.db", "cache.db-wal"}) {
            QFile file(this->file(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
                return true;
        }
        return false;
    }
    void forgetWords()
    {
        for (bool more = true; more;) {
            const auto step = m_cache->inbox().forgetErasedWords();
            QVERIFY(step.ok());
            more = *step;
        }
    }
};

void TestErasing::wordsLeaveTheFiles_data()
{
    QTest::addColumn<bool>("ofAClient");
    QTest::addColumn<bool>("killed");
    QTest::newRow("of a client that may not be seen") << true << false;
    QTest::newRow("of calls that are gone") << false << false;
    QTest::newRow("killed in between") << true << true;
}

void TestErasing::wordsLeaveTheFiles()
{
    QFETCH(bool, ofAClient);
    QFETCH(bool, killed);
    Delivery delivery;
    for (int i = 0; i < 400; ++i) {
        Call call = makeCall(i);
        call.clientId = ClientId(i % 2 ? "COM1" : "COM2");
        call.transcription = i % 2 ? "we talked of roofs number" + std::to_string(i)
                                   : "zqxjkvimmigration secret zqxjkvsecret" + std::to_string(i);
        delivery.calls.push_back(std::move(call));
        if (delivery.calls.size() == 40)
            apply(std::exchange(delivery, {})); // several segments of the index
    }
    QVERIFY(isInTheFiles("qxjkvimmigration"));
    if (ofAClient) {
        while (!m_cache->inbox().eraseClient(ClientId("COM2"), 64)->empty())
            ;
    } else {
        for (int i = 0; i < 400; i += 2)
            delivery.gone.emplace_back(makeCall(i).id, Gone::Deleted);
        apply(std::move(delivery));
        while (*m_cache->inbox().purge({}, instantFromMs(m_now + 1000), 64) > 0)
            ;
    }
    QVERIFY(isInTheFiles("qxjkvsecret"));
    if (killed)
        reopen();
    forgetWords();
    QVERIFY(!isInTheFiles("qxjkvimmigration"));
    QVERIFY(!isInTheFiles("qxjkvsecret"));
    QVERIFY(!*m_cache->inbox().forgetErasedWords()); // nothing to do any more
    CallQuery query;
    query.search = "roofs";
    QCOMPARE(found(query).size(), std::size_t(200));
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestErasing::witnessesAreCallsThatAreStillThere()
{
    Delivery delivery;
    for (int i = 0; i < 9; ++i) {
        Call call = makeCall(i);
        call.clientId = ClientId("COM1");
        delivery.calls.push_back(std::move(call));
    }
    apply(std::move(delivery));
    Delivery spam;
    for (int i = 6; i < 9; ++i) // the newest
        spam.gone.emplace_back(makeCall(i).id, Gone::Spam);
    apply(std::move(spam));
    std::vector<CallId> wanted = {makeCall(5).id, makeCall(3).id, makeCall(0).id};
    QCOMPARE(*m_cache->inbox().witnesses(ClientId("COM1")), wanted);
    QVERIFY(m_cache->inbox().witnesses(ClientId("COM2"))->empty());
}

QTEST_GUILESS_MAIN(TestErasing)
#include "tst_erasing.moc"
