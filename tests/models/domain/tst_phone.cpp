#include "models/domain/phone.h"
#include "models/domain/withheld.h"

#include <QTest>
#include <QTimeZone>

using namespace earshot;

class TestPhone : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void writes_data();
    void writes();
    void readsWhatItWrites();
    void readsForACountry_data();
    void readsForACountry();
    void searchesAsStored_data();
    void searchesAsStored();
    void knowsTheCountryOfAZone();
    void knowsWhoWithholds_data();
    void knowsWhoWithholds();
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
    QTest::newRow("Ireland") << QByteArray("+353201234567") << QByteArray("+353 20 123 4567");
    QTest::newRow("Sydney") << QByteArray("+61293744000") << QByteArray("+61 2 9374 4000");
    QTest::newRow("Australian mobile") << QByteArray("+61412345678") << QByteArray("+61 412 345 678");
    QTest::newRow("Indian mobile") << QByteArray("+919845012345") << QByteArray("+91 98450 12345");
    QTest::newRow("Paris") << QByteArray("+33142685300") << QByteArray("+33 1 42 68 53 00");
    QTest::newRow("Berlin") << QByteArray("+4930901820") << QByteArray("+49 30 901820");
    QTest::newRow("Düsseldorf") << QByteArray("+492118991234") << QByteArray("+49 211 8991234");
    QTest::newRow("Manchester") << QByteArray("+441614960000") << QByteArray("+44 161 496 0000");
    QTest::newRow("British mobile") << QByteArray("+447700900123") << QByteArray("+44 7700 900123");
    QTest::newRow("Sao Paulo mobile") << QByteArray("+5511987654321") << QByteArray("+55 11 98765 4321");
    QTest::newRow("Moscow") << QByteArray("+74951234567") << QByteArray("+7 495 123 45 67");
    QTest::newRow("Singapore") << QByteArray("+6561234567") << QByteArray("+65 6123 4567");
    QTest::newRow("Rome keeps its zero") << QByteArray("+390612345678") << QByteArray("+39 06 1234 5678");
    QTest::newRow("no plan") << QByteArray("+2125551234567") << QByteArray("+212 555 123 4567");
    QTest::newRow("wrong length for North America") << QByteArray("+1303623") << QByteArray("+1 303 623");
    QTest::newRow("no number") << QByteArray("Restricted") << QByteArray("Restricted");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestPhone::writes()
{
    QFETCH(QByteArray, e164);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(phone::formatted(e164.toStdString())), shown);
}

// What is shown is read again as the number it was, as dialled at home and from abroad.
void TestPhone::readsWhatItWrites()
{
    for (const auto &[e164, country] :
         {std::pair("+12148654559", "US"), std::pair("+442079460000", "GB"), std::pair("+918040001234", "IN"),
          std::pair("+61412345678", "AU"), std::pair("+390612345678", "IT"), std::pair("+74951234567", "RU"),
          std::pair("+3612345678", "HU"), std::pair("+819012345678", "JP")}) {
        QCOMPARE(phone::toE164(phone::national(e164), country), std::string(e164));
        QCOMPARE(phone::toE164(phone::international(e164), country), std::string(e164));
        QCOMPARE(phone::toE164(phone::international(e164), "US"), std::string(e164));
        const std::string searched = phone::searchDigits(phone::national(e164));
        const bool found = phone::digits(e164).find(searched) != std::string::npos;
        QCOMPARE(found, std::string_view(country) != "RU"); // an 8 in front may be of the number
    }
    QCOMPARE(phone::national("+442079460000"), std::string("020 7946 0000"));
    QCOMPARE(phone::national("+13036231131"), std::string("(303) 623-1131"));
    QCOMPARE(phone::international("+13036231131"), std::string("+1 303 623 1131"));
}

void TestPhone::readsForACountry_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QByteArray>("country");
    QTest::addColumn<QByteArray>("e164");
    QTest::addColumn<QByteArray>("extension");
    const auto row = [](const char *name, const QString &written, const char *country, const char *e164,
                        const char *extension = "") {
        QTest::newRow(name) << written << QByteArray(country) << QByteArray(e164) << QByteArray(extension);
    };
    row("bracketed zero", QStringLiteral("+44 (0)20 7946 0000"), "US", "+442079460000");
    row("zero that should not be there", QStringLiteral("+44 020 7946 0000"), "US", "+442079460000");
    row("slashes", QStringLiteral("212/555/0101"), "US", "+12125550101");
    row("a dash from a text program", QStringLiteral("212–555–0101"), "US", "+12125550101");
    row("hard blanks", QStringLiteral("212\u00A0555\u00A00101"), "US", "+12125550101");
    row("eleven digits", QStringLiteral("12125550101"), "US", "+12125550101");
    row("eleven digits of another country", QStringLiteral("12125550101"), "GB", "+12125550101");
    row("from London to New York", QStringLiteral("001 212 555 0101"), "GB", "+12125550101");
    row("from New York to London", QStringLiteral("011 44 20 7946 0000"), "US", "+442079460000");
    row("from Sydney to London", QStringLiteral("0011 44 20 7946 0000"), "AU", "+442079460000");
    row("two zeros", QStringLiteral("0044 20 7946 0000"), "DE", "+442079460000");
    row("London at home", QStringLiteral("020 7946 0000"), "GB", "+442079460000");
    row("London without the zero", QStringLiteral("20 7946 0000"), "GB", "+442079460000");
    row("Sydney at home", QStringLiteral("(02) 9374 4000"), "AU", "+61293744000");
    row("Bengaluru at home", QStringLiteral("080-40001234"), "IN", "+918040001234");
    row("ten digits are not American in India", QStringLiteral("98450 12345"), "IN", "+919845012345");
    row("Moscow at home", QStringLiteral("8 (495) 123-45-67"), "RU", "+74951234567");
    row("Rome", QStringLiteral("06 1234 5678"), "IT", "+390612345678");
    row("the plus was forgotten", QStringLiteral("442079460000"), "GB", "+442079460000");
    row("ext", QStringLiteral("212-555-0101 ext 136"), "US", "+12125550101", "136");
    row("ext with a point", QStringLiteral("212-555-0101, Ext.136"), "US", "+12125550101", "136");
    row("x", QStringLiteral("(212) 555-0101x136"), "US", "+12125550101", "136");
    row("hash", QStringLiteral("212 555 0101 #136"), "US", "+12125550101", "136");
    row("German extension", QStringLiteral("030 901820 Durchwahl 12"), "DE", "+4930901820", "12");
    row("as a link", QStringLiteral("tel:+1-212-555-0101;ext=136"), "US", "+12125550101", "136");
    row("Arabic digits", QStringLiteral("٠٢٠ ٧٩٤٦ ٠٠٠٠"), "GB", "+442079460000");
    row("full width", QStringLiteral("＋４４ ２０ ７９４６ ００００"), "US", "+442079460000");
    row("a country without a plan", QStringLiteral("+212 5 37 00 00 00"), "US", "+212537000000");
    row("too few for North America", QStringLiteral("555-0101"), "US", "");
    row("too many for North America", QStringLiteral("+1 212 555 01011"), "US", "");
    row("two numbers", QStringLiteral("+12125550101+12125550102"), "US", "");
    row("a word", QStringLiteral("anonymous"), "US", "");
}

void TestPhone::readsForACountry()
{
    QFETCH(QString, written);
    QFETCH(QByteArray, country);
    QFETCH(QByteArray, e164);
    QFETCH(QByteArray, extension);
    const auto number = phone::parse(written.toStdString(), country.toStdString()).value_or(phone::Number());
    QCOMPARE(QByteArray::fromStdString(number.e164), e164);
    QCOMPARE(QByteArray::fromStdString(number.extension), extension);
}

void TestPhone::searchesAsStored_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QByteArray>("digits");
    const auto row = [](const char *name, const QString &written, const char *digits) {
        QTest::newRow(name) << written << QByteArray(digits);
    };
    row("part", QStringLiteral("623-1131"), "6231131");
    row("trunk zero", QStringLiteral("020 7946"), "207946");
    row("bracketed zero", QStringLiteral("+44 (0)20 7946 0000"), "442079460000");
    row("zero behind the code", QStringLiteral("+44 020 7946"), "44207946");
    row("two zeros", QStringLiteral("0044 20 7946"), "44207946");
    row("001", QStringLiteral("001 212 555 0101"), "12125550101");
    row("011", QStringLiteral("011 44 20 7946 0000"), "442079460000");
    row("slashes", QStringLiteral("212/555/0101"), "2125550101");
    row("en dash", QStringLiteral("555–0101"), "5550101");
    row("extension", QStringLiteral("212-555-0101 ext 136"), "2125550101");
    row("zeros alone", QStringLiteral("000"), "000");
    row("a word", QStringLiteral("suite 5"), "");
}

void TestPhone::searchesAsStored()
{
    QFETCH(QString, written);
    QFETCH(QByteArray, digits);
    QCOMPARE(QByteArray::fromStdString(phone::searchDigits(written.toStdString())), digits);
}

void TestPhone::knowsTheCountryOfAZone()
{
    const auto of = [](const char *zone) { return phone::countryOf(QTimeZone(zone)); };
    QCOMPARE(of("America/New_York"), std::string("US"));
    QCOMPARE(of("Europe/London"), std::string("GB"));
    QCOMPARE(of("Australia/Sydney"), std::string("AU"));
    QCOMPARE(of("Asia/Kolkata"), std::string("IN"));
    QCOMPARE(of("America/Toronto"), std::string("CA"));
    QCOMPARE(of("UTC"), std::string("US"));
    QCOMPARE(of("No/Where"), std::string("US"));
}

void TestPhone::knowsWhoWithholds_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("withheld");
    const auto row = [](const QString &number, bool withheld) {
        QTest::addRow("%s", qUtf8Printable(number.isEmpty() ? QStringLiteral("(empty)") : number))
            << number << withheld;
    };
    for (const char16_t *number : {u"anonymous",
                                   u"Anonymous",
                                   u"ANONYMOUS",
                                   u"Restricted",
                                   u"PRIVATE",
                                   u"unavailable",
                                   u"Unknown",
                                   u"blocked",
                                   u"withheld",
                                   u"No Caller ID",
                                   u"Out-of-Area",
                                   u"anonymous@anonymous.invalid",
                                   u"sip:anonymous@10.0.0.1",
                                   u"unbekannt",
                                   u"Unterdrückt",
                                   u"unterdruckt",
                                   u"nicht verfügbar",
                                   u"onbekend",
                                   u"privénummer",
                                   u"okänt nummer",
                                   u"skjult nummer",
                                   u"ukjent",
                                   u"tuntematon",
                                   u"inconnu",
                                   u"Numéro masqué",
                                   u"NUMERO PRIVE",
                                   u"desconocido",
                                   u"número oculto",
                                   u"desconhecido",
                                   u"sconosciuto",
                                   u"necunoscut",
                                   u"nieznany",
                                   u"Numer zastrzeżony",
                                   u"zastrzezony",
                                   u"neznámé číslo",
                                   u"Неизвестный номер",
                                   u"номер скрыт",
                                   u"прихований номер",
                                   u"άγνωστος αριθμός",
                                   u"ΑΓΝΩΣΤΟΣ",
                                   u"gizli numara",
                                   u"رقم خاص",
                                   u"מספר חסוי",
                                   u"अज्ञात",
                                   u"匿名",
                                   u"未知号码",
                                   u"无来电显示",
                                   u"非通知",
                                   u"表示圏外",
                                   u"公衆電話",
                                   u"발신번호표시제한",
                                   u"알 수 없음",
                                   u"ไม่ทราบหมายเลข",
                                   u"+266696687",
                                   u"266696687",
                                   u"2562533",
                                   u"+7378742833",
                                   u"7378742833",
                                   u"86282452253",
                                   u"8656696",
                                   u"0",
                                   u"00",
                                   u"0000000000",
                                   u"+0",
                                   u"1111111111",
                                   u"+9999999999",
                                   u"22",
                                   u"+1",
                                   u"136",
                                   u"-",
                                   u"+"})
        row(QString::fromUtf16(number), true);
    for (const char16_t *number : {u"", u" ", u"+13036231131", u"+17378742833", u"+442079460000", u"24273", u"555-0101",
                                   u"Bob's telephone", u"+12222222223"})
        row(QString::fromUtf16(number), false);
}

void TestPhone::knowsWhoWithholds()
{
    QFETCH(QString, number);
    QFETCH(bool, withheld);
    QCOMPARE(phone::isWithheld(number.toStdString()), withheld);
    const bool number_ = std::any_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
    QCOMPARE(phone::identifies(number.toStdString()), number_ && !withheld);
}

void TestPhone::keepsDigits()
{
    QCOMPARE(phone::digits("+1 (303) 623-11x31"), std::string("13036231131"));
}

QTEST_APPLESS_MAIN(TestPhone)
#include "tst_phone.moc"
