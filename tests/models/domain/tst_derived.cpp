#include "models/domain/derived.h"

#include <QTest>

using namespace earshot;

class TestDerived : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesDurations_data();
    void writesDurations();
    void readsMoney_data();
    void readsMoney();
    void writesMoney_data();
    void writesMoney();
    void writesLikeTheService();
};

void TestDerived::writesDurations_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("seconds") << 13 << QByteArray("13s");
    QTest::newRow("minutes") << 179 << QByteArray("2m 59s");
    QTest::newRow("hours") << 3605 << QByteArray("1h 0m 5s");
    QTest::newRow("none") << 0 << QByteArray("0s");
}

void TestDerived::writesDurations()
{
    QFETCH(int, length);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(derive::durationText(seconds(length))), text);
}

void TestDerived::readsMoney_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<qint64>("cents");
    QTest::newRow("dollars") << QByteArray("$1.00") << true << qint64(100);
    QTest::newRow("plain") << QByteArray("12.5") << true << qint64(1250);
    QTest::newRow("thousands") << QByteArray("$1,234,567.89") << true << qint64(123456789);
    QTest::newRow("whole") << QByteArray("300") << true << qint64(30000);
    QTest::newRow("negative") << QByteArray("-$3") << true << qint64(-300);
    QTest::newRow("more decimals") << QByteArray("0.999") << true << qint64(99);
    QTest::newRow("words") << QByteArray("lots") << false << qint64(0);
    QTest::newRow("two points") << QByteArray("1.2.3") << false << qint64(0);
    QTest::newRow("empty") << QByteArray() << false << qint64(0);
    QTest::newRow("too much") << QByteArray("99999999999999999999") << false << qint64(0);
}

void TestDerived::readsMoney()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QFETCH(qint64, cents);
    const auto amount = derive::moneyFrom(text.toStdString());
    QCOMPARE(amount.has_value(), valid);
    if (amount)
        QCOMPARE(qint64(*amount), cents);
}

void TestDerived::writesMoney_data()
{
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one") << qint64(100) << QByteArray("$1.00");
    QTest::newRow("thousands") << qint64(123456789) << QByteArray("$1,234,567.89");
    QTest::newRow("small") << qint64(5) << QByteArray("$0.05");
    QTest::newRow("negative") << qint64(-300) << QByteArray("-$3.00");
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << QByteArray("-$92,233,720,368,547,758.08");
}

void TestDerived::writesMoney()
{
    QFETCH(qint64, cents);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(derive::moneyText(Cents(cents))), text);
}

void TestDerived::writesLikeTheService()
{
    // the captured voicemail of the reference, §5
    Call call;
    call.customerName = "KAYLAH MILLS";
    call.customerCity = "Rochester";
    call.customerState = "PA";
    call.callType = "voicemail";
    call.duration = seconds(13);
    call.customerPhoneNumber = "+12148654559";
    call.trackingPhoneNumber = "+14045558514";
    call.source = "google_paid";
    QCOMPARE(derive::customerName(call), std::string("Kaylah Mills"));
    Call marked = call;
    marked.customerName = "KAYLAH MILLS (VIP)";
    QCOMPARE(derive::customerName(marked), std::string("Kaylah Mills (VIP)"));
    QCOMPARE(derive::location(call), std::string("Rochester, PA"));
    QCOMPARE(derive::callType(call), std::string("Voicemail"));
    QCOMPARE(derive::duration(call), std::string("13s"));
    QCOMPARE(derive::customerNumber(call), std::string("214-865-4559"));
    QCOMPARE(derive::trackingNumber(call), std::string("404-555-8514"));
    QCOMPARE(derive::trackingSource(call), std::string("Google Paid"));
    QCOMPARE(derive::value(call), std::string("--"));
    call.callType = "abandoned";
    call.customerName.clear();
    QCOMPARE(derive::callType(call), std::string("Abandoned Call"));
    QCOMPARE(derive::duration(call), std::string("(abandoned)"));
    QCOMPARE(derive::nameOrNumber(call), std::string("214-865-4559"));
}

QTEST_APPLESS_MAIN(TestDerived)
#include "tst_derived.moc"
