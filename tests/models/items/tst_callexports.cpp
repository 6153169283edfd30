#include "models/items/callexports.h"
#include "tests/models/store/support.h"

#include <QFile>
#include <QSignalSpy>

using namespace earshot;
using namespace earshot::store;

class TestCallExports : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        fresh();
        for (int i = 1; i <= 1200; ++i)
            calls.push_back(makeCall(i));
        calls[3].customerName = "=HYPERLINK(\"http://x.example\")";
        Delivery delivery;
        delivery.calls = calls;
        QVERIFY(m_cache->inbox().apply(std::move(delivery)));
    }
    void cleanup() { calls.clear(); }

    void writesAllThatIsListedInItsOrder();
    void whatCannotBeWrittenIsSaid();
    void leavesWhatWasThereWhenItIsStopped();

private:
    static QStringList linesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"))
                                              : QStringList();
    }
    QString path() const { return QString::fromStdString(folder()) + QStringLiteral("/calls.csv"); }

    const std::vector<const Field *> m_fields = {callField("customer_name"), callField("customer_phone_number")};
    const items::Reader m_reader{QLocale::c(), QTimeZone::utc(), {}};
    std::vector<Call> calls;
};

void TestCallExports::writesAllThatIsListedInItsOrder()
{
    items::Background background;
    items::JobList jobs;
    items::CallExports exports(*m_cache, background, jobs);
    QSignalSpy saved(&exports, &items::CallExports::saved);
    CallQuery query;
    query.sort.descending = false;
    exports.save(query, m_fields, m_reader, path());
    QCOMPARE(jobs.rowCount(), 1);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved[0][1].toInt(), 1200);
    QCOMPARE(jobs.rowCount(), 0);
    const QStringList lines = linesOf(path());
    QCOMPARE(lines.size(), 1202); // a header, and nothing after the last end of a line
    QVERIFY(lines[0].contains(QStringLiteral("customer_name,customer_phone_number")));
    QCOMPARE(lines[1], QStringLiteral("Caller 1,+13036231001"));
    QVERIFY(!lines[4].contains(QStringLiteral(",=")) && lines[4].contains(QStringLiteral("'=HYPERLINK"))); // no formula
    QCOMPARE(lines[1200], QStringLiteral("Caller 1200,+13036232200"));
}

void TestCallExports::whatCannotBeWrittenIsSaid()
{
    items::Background background;
    items::JobList jobs;
    items::CallExports exports(*m_cache, background, jobs);
    QSignalSpy failed(&exports, &items::CallExports::failed);
    exports.save({}, m_fields, m_reader, path() + QStringLiteral("/no such folder/calls.csv"));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][1].value<Error>().kind == Error::Kind::ReadOnly);
}

void TestCallExports::leavesWhatWasThereWhenItIsStopped()
{
    QFile before(path());
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("kept\r\n") > 0);
    before.close();
    std::stop_source stop;
    const auto done = items::exportCalls(*m_cache, {}, m_fields, m_reader, path(), stop.get_token(),
                                         [&stop](double) { stop.request_stop(); });
    QVERIFY(!done && done.error().kind == Error::Kind::Cancelled);
    QCOMPARE(linesOf(path()).front(), QStringLiteral("kept"));
}

QTEST_GUILESS_MAIN(TestCallExports)
#include "tst_callexports.moc"
