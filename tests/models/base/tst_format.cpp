#include "models/base/format.h"

#include <QTest>

using namespace earshot;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(std::chrono::milliseconds)

class TestFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durations_data();
    void durations();
    void counts_data();
    void counts();
    void moneyReads_data();
    void moneyReads();
    void days_data();
    void days();
    void daysOfLanguages_data();
    void daysOfLanguages();
    void agoReads();
};

void TestFormat::durations_data()
{
    QTest::addColumn<milliseconds>("length");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, milliseconds length, const char *text, const char *words) {
        QTest::newRow(name) << length << QString::fromLatin1(text) << QString::fromLatin1(words);
    };
    row("zero", 0ms, "0:00", "0 s");
    row("cuts fractions", 42'999ms, "0:42", "42 s");
    row("a minute", 60s, "1:00", "1 min 0 s");
    row("minutes", 12min + 5s, "12:05", "12 min 5 s");
    row("hours", 1h + 2min + 3s, "1:02:03", "1 h 2 min");
    row("long", 26h, "26:00:00", "26 h 0 min");
    row("negative", -5s, "0:00", "0 s");
}

void TestFormat::durations()
{
    QFETCH(milliseconds, length);
    QTEST(format::duration(length), "text");
    QTEST(format::durationWords(length), "words");
}

void TestFormat::counts_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("grouped");
    QTest::addColumn<QString>("brief");
    const auto row = [](const char *name, qint64 value, const char *grouped, const char *brief) {
        QTest::newRow(name) << value << QString::fromLatin1(grouped) << QString::fromLatin1(brief);
    };
    row("none", 0, "0", "0");
    row("below a thousand", 999, "999", "999");
    row("a thousand", 1000, "1,000", "1,000");
    row("as many as are read at a glance", 9999, "9,999", "9,999");
    row("ten thousand", 10'000, "10,000", "10k");
    row("cut, not rounded", 1'999'999, "1,999,999", "1.9M");
    row("no tenths above ten thousand", 12'900, "12,900", "12k");
    row("millions", 3'450'000, "3,450,000", "3.4M");
}

void TestFormat::counts()
{
    QFETCH(qint64, value);
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QTEST(format::count(value, english), "grouped");
    QTEST(format::shortCount(value, english), "brief");
    QCOMPARE(format::count(1234567, QLocale(QLocale::German, QLocale::Germany)), QStringLiteral("1.234.567"));
    QCOMPARE(format::count(1234567, QLocale(QLocale::English, QLocale::India)), QStringLiteral("12,34,567"));
}

void TestFormat::moneyReads_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 1250.0 << QStringLiteral("USD") << QStringLiteral("$1,250");
    QTest::newRow("cents") << 1250.5 << QStringLiteral("USD") << QStringLiteral("$1,250.50");
    QTest::newRow("rounds to cents") << 0.999 << QStringLiteral("$") << QStringLiteral("$1");
    QTest::newRow("rupees") << 500.0 << QStringLiteral("INR") << QStringLiteral("₹500");
    QTest::newRow("other code") << 5.0 << QStringLiteral("CHF") << QStringLiteral("CHF\u00a05");
}

void TestFormat::moneyReads()
{
    QFETCH(double, amount);
    QFETCH(QString, currency);
    QTEST(format::money(amount, currency, QLocale(QLocale::English, QLocale::UnitedStates)), "text");
}

void TestFormat::days_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << QDate(2026, 11, 5) << QStringLiteral("Today");
    QTest::newRow("yesterday") << QDate(2026, 11, 4) << QStringLiteral("Yesterday");
    QTest::newRow("this year") << QDate(2026, 11, 3) << QStringLiteral("Tue 3 Nov");
    QTest::newRow("tomorrow") << QDate(2026, 11, 6) << QStringLiteral("Fri 6 Nov");
    QTest::newRow("another year") << QDate(2025, 11, 3) << QStringLiteral("3 Nov 2025");
    QTest::newRow("none") << QDate() << QString();
}

void TestFormat::daysOfLanguages_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("sameYear");
    QTest::addColumn<QString>("otherYear");
    const auto row = [](const char *locale, const char *same, const char *other) {
        QTest::newRow(locale) << QLocale(QString::fromLatin1(locale)) << QString::fromUtf8(same)
                              << QString::fromUtf8(other);
    };
    row("en_US", "Wed Nov 25", "Nov 25, 2025");
    row("en_GB", "Wed 25 Nov", "25 Nov 2025");
    row("en_IN", "Wed 25 Nov", "25 Nov, 2025");
    row("de_DE", "Mi. 25. Nov.", "25. Nov. 2025");
    row("fr_FR", "mer. 25 nov.", "25 nov. 2025");
    row("es_ES", "mié 25 de nov", "25 de nov de 2025");
    row("ja_JP", "11月25日水", "2025年11月25日");
    row("C", "Wed 25 Nov", "25 Nov 2025");
}

void TestFormat::daysOfLanguages()
{
    QFETCH(const QLocale, locale);
    const QDate today(2026, 12, 5);
    QTEST(format::day(QDate(2026, 11, 25), today, locale), "sameYear");
    QTEST(format::day(QDate(2025, 11, 25), today, locale), "otherYear");
    QTEST(format::date(QDate(2025, 11, 25), locale), "otherYear");
}

void TestFormat::days()
{
    QFETCH(QDate, date);
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    QTEST(format::day(date, QDate(2026, 11, 5), british), "text");
    QCOMPARE(format::moment(QDateTime(QDate(2026, 11, 5), QTime(14, 5)), QDate(2026, 11, 5), british),
             QStringLiteral("Today 14:05"));
}

void TestFormat::agoReads()
{
    QCOMPARE(format::ago(-5s), QStringLiteral("just now"));
    QCOMPARE(format::ago(59s), QStringLiteral("just now"));
    QCOMPARE(format::ago(3min), QStringLiteral("3 min ago"));
    QCOMPARE(format::ago(119min), QStringLiteral("1 h ago"));
    QCOMPARE(format::ago(97h), QStringLiteral("4 d ago"));
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
