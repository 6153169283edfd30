#include "models/domain/money.h"

#include <QTest>

using namespace earshot;

class TestMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPlainNumbers_data();
    void readsPlainNumbers();
    void readsAsTheLanguageWrites_data();
    void readsAsTheLanguageWrites();
};

namespace {

constexpr qint64 Nothing = -99'999'999;

qint64 centsOf(const std::optional<Cents> &amount)
{
    return amount ? qint64(*amount) : Nothing;
}

} // namespace

void TestMoney::readsPlainNumbers_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<qint64>("cents");
    const auto row = [](const char *typed, qint64 cents) { QTest::newRow(typed) << QByteArray(typed) << cents; };
    row("0", 0);
    row("120", 120'00);
    row("120.5", 120'50);
    row("120.50", 120'50);
    row(" 7.05 ", 7'05);
    row("-3.50", -3'50);
    row("0.01", 1);
    row("9999999999999.99", 999'999'999'999'999);
    for (const char *no :
         {"",        " ",  "-",   ".",  "1.",  ".5",    "12,50", "1.200,50", "1,200.50", "12.346", "1.2.3",
          "--1",     "+1", "1e3", "$5", "5 $", "1 200", "five",  "0x10",     "nan",      "inf",    "12345678901234",
          "\xd9\xa1"})
        row(no, Nothing);
}

void TestMoney::readsPlainNumbers()
{
    QFETCH(QByteArray, typed);
    QFETCH(qint64, cents);
    QCOMPARE(centsOf(money::fromPlain(typed.toStdString())), cents);
}

void TestMoney::readsAsTheLanguageWrites_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("cents");
    const auto row = [](const char *language, const char *typed, qint64 cents) {
        QTest::addRow("%s in %s", typed, language)
            << QString::fromLatin1(language) << QString::fromUtf8(typed) << cents;
    };
    row("en_US", "120.50", 120'50);
    row("en_US", "1,200.50", 1200'50);
    row("en_US", "$1,200", 1200'00);
    row("en_US", "12,50", Nothing);
    row("en_US", "1.200,50", Nothing);
    row("en_US", "12.346", Nothing);
    row("en_US", "1e3", Nothing);
    row("de_DE", "12,50", 12'50);
    row("de_DE", "1.200,50", 1200'50);
    row("de_DE", "1.200", 1200'00);
    row("de_DE", "12,5 \xe2\x82\xac", 12'50);
    row("de_DE", "12,346", Nothing);
    row("de_DE", "12.50", 12'50); // the language reads nothing into it
    row("de_DE", "", Nothing);
}

void TestMoney::readsAsTheLanguageWrites()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(qint64, cents);
    QCOMPARE(centsOf(money::fromTyped(typed, QLocale(language), QStringLiteral("$"))), cents);
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
