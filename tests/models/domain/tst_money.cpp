#include "models/domain/money.h"

#include "models/base/format.h"

#include <QTest>

using namespace earshot;

class TestMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPlainNumbers_data();
    void readsPlainNumbers();
    void readsAsTheLanguageWrites_data();
    void readsAsTheLanguageWrites();
    void takesItsOwnCurrencyOnly_data();
    void takesItsOwnCurrencyOnly();
    void readsWhatItWrites_data();
    void readsWhatItWrites();
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
    QCOMPARE(centsOf(money::fromTyped(typed, QLocale(language),
                                      language.startsWith(QLatin1String("de")) ? QStringLiteral("EUR")
                                                                               : QStringLiteral("$"))),
             cents);
}

void TestMoney::takesItsOwnCurrencyOnly_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<bool>("other");
    const auto row = [](const char *currency, const char *typed, qint64 cents, bool other = false) {
        QTest::addRow("%s for %s", typed, currency)
            << QString::fromUtf8(currency) << QString::fromUtf8(typed) << cents << other;
    };
    row("GBP", "£12.50", 12'50);
    row("GBP", "12.50 £", 12'50);
    row("GBP", "GBP 12.50", 12'50);
    row("GBP", "12.50gbp", 12'50);
    row("GBP", "-£12.50", -12'50);
    row("GBP", "£-12.50", -12'50);
    row("GBP", "(£12.50)", -12'50);
    row("GBP", "12.50", 12'50);
    row("GBP", "$12.50", Nothing, true);
    row("GBP", "12.50 €", Nothing, true);
    row("GBP", "EUR 12.50", Nothing, true);
    row("USD", "US$ 12", Nothing, true);
    row("USD", "$12", 12'00);
    row("USD", "12 USD", 12'00);
    row("USD", "A$12", Nothing, true);
    row("AUD", "A$12", 12'00);
    row("AUD", "$12", 12'00);
    row("AUD", "AUD12", 12'00);
    row("CHF", "CHF 1,200", 1200'00);
    row("$", "$12", 12'00);
    row("$", "12 USD", 12'00);
    row("$", "£12", Nothing, true);
    row("GBP", "12$50", Nothing);
    row("GBP", "1£2", Nothing);
    row("GBP", "££12", Nothing);
    row("GBP", "£", Nothing);
    row("GBP", "12 k", Nothing);
    row("GBP", "a lot", Nothing);
    row("GBP", "", Nothing);
}

void TestMoney::takesItsOwnCurrencyOnly()
{
    QFETCH(QString, currency);
    QFETCH(QString, typed);
    QFETCH(qint64, cents);
    QFETCH(bool, other);
    const QLocale here(QStringLiteral("en_US"));
    QCOMPARE(centsOf(money::fromTyped(typed, here, currency)), cents);
    QCOMPARE(money::isOtherCurrency(typed, here, currency), other);
}

void TestMoney::readsWhatItWrites_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("currency");
    for (const char *language : {"en_US", "en_GB", "de_DE", "de_CH", "fr_FR", "ja_JP", "hi_IN", "ar_EG"})
        for (const char *currency : {"USD", "GBP", "EUR", "INR", "JPY", "AUD", "CAD", "CHF", "$"})
            QTest::addRow("%s in %s", currency, language)
                << QString::fromLatin1(language) << QString::fromLatin1(currency);
}

/// What stands in a field that is opened can be committed again.
void TestMoney::readsWhatItWrites()
{
    QFETCH(QString, language);
    QFETCH(QString, currency);
    const QLocale locale(language);
    for (const qint64 cents : {0, 1, 12'50, 1'234'567'00, 50'00, -12'50}) {
        const QString written = format::money(double(cents) / 100, currency, locale);
        QVERIFY2(centsOf(money::fromTyped(written, locale, currency)) == cents, qPrintable(written));
    }
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
