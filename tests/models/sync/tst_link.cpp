#include "models/sync/link.h"

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::sync;

namespace {

Link someLink()
{
    Link link;
    link.address = "https://calls.example";
    link.account = AccountId("ACC1");
    link.accountName = "Agency";
    link.sort = remote::ServerReport::Sort::Earshot;
    link.caFile = "/etc/own.pem";
    link.hourLimit = 500;
    link.dayLimit = 5000;
    link.windowDays = 7;
    return link;
}

} // namespace

class TestLink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isWrittenInOneGo();
    void keepsToItsAccount_data();
    void keepsToItsAccount();
    void tellsThatItCannotBeWritten();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Cache> m_cache;
};

void TestLink::init()
{
    m_cache.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_cache = *store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite);
}

/// A program that dies meanwhile leaves the old link or the new one, never the address of one with the account of the
/// other.
void TestLink::isWrittenInOneGo()
{
    QVERIFY(!*readLink(*m_cache));
    std::atomic<int> commits = 0;
    const store::Subscription listening = m_cache->subscribe([&](const store::ChangeNotice &) { ++commits; });
    QVERIFY(writeLink(*m_cache, someLink()).ok());
    QCOMPARE(commits.load(), 1);
    const auto read = readLink(*m_cache);
    QVERIFY(read && *read && **read == someLink());
}

void TestLink::keepsToItsAccount_data()
{
    QTest::addColumn<bool>("hasCalls");
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("while it holds calls") << true << false;
    QTest::newRow("but not while it is empty") << false << true;
}

void TestLink::keepsToItsAccount()
{
    QFETCH(bool, hasCalls);
    QFETCH(bool, isWritten);
    QVERIFY(writeLink(*m_cache, someLink()).ok());
    store::Delivery delivery;
    Call call;
    call.id = CallId("CAL1");
    if (hasCalls)
        delivery.calls = {call};
    QVERIFY(m_cache->inbox().apply(delivery).ok());
    Link other = someLink();
    other.account = AccountId("ACC2");
    const auto written = writeLink(*m_cache, other);
    QCOMPARE(written.ok(), isWritten);
    if (!isWritten)
        QCOMPARE(written.error().kind, Error::Kind::WrongAccount);
    QCOMPARE((*readLink(*m_cache))->account, isWritten ? other.account : someLink().account);
}

void TestLink::tellsThatItCannotBeWritten()
{
    m_cache.reset();
    m_cache = *store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadOnly);
    QCOMPARE(writeLink(*m_cache, someLink()).error().kind, Error::Kind::ReadOnly);
    QVERIFY(!*readLink(*m_cache));
}

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
