#include "models/domain/phone.h"

#include <QTest>

using namespace earshot;

class TestPhone : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void writes_data();
    void writes();
    void keepsDigits();
};

void TestPhone::reads_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("e164");
    const auto row = [](const char *name, const char *written, const char *e164) {
        QTest::newRow(name) << QByteArray(written) << QByteArray(e164);
    };
    row("already", "+13036231131", "+13036231131");
    row("ten digits", "303-623-1131", "+13036231131");
    row("brackets", "(303) 623-1131", "+13036231131");
    row("with country", "1.303.623.1131", "+13036231131");
    row("British", "+44 20 7946 0000", "+442079460000");
    row("00 prefix", "0044 20 7946 0000", "+442079460000");
    row("bracketed plus", "(+91) 80 4000 1234", "+918040001234");
    row("too short", "12345", "");
    row("too long", "+1234567890123456", "");
    row("letters", "1-800-FLOWERS", "");
    row("nothing", "", "");
}

void TestPhone::reads()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, e164);
    QCOMPARE(QByteArray::fromStdString(phone::toE164(written.toStdString()).value_or("")), e164);
}

void TestPhone::writes_data()
{
    QTest::addColumn<QByteArray>("e164");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("North America") << QByteArray("+12148654559") << QByteArray("214-865-4559");
    QTest::newRow("London") << QByteArray("+442079460000") << QByteArray("+44 20 7946 0000");
    QTest::newRow("Bengaluru") << QByteArray("+918040001234") << QByteArray("+91 80 4000 1234");
    QTest::newRow("Ireland") << QByteArray("+353201234567") << QByteArray("+353 201 234 567");
    QTest::newRow("no number") << QByteArray("Restricted") << QByteArray("Restricted");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestPhone::writes()
{
    QFETCH(QByteArray, e164);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(phone::formatted(e164.toStdString())), shown);
}

void TestPhone::keepsDigits()
{
    QCOMPARE(phone::digits("+1 (303) 623-11x31"), std::string("13036231131"));
}

QTEST_APPLESS_MAIN(TestPhone)
#include "tst_phone.moc"
