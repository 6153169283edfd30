// The files of the translators: nothing is left open, and every placeholder is where the program fills it in.

#include "models/items/languages.h"
#include "ui/shell/language.h"

#include <QDir>
#include <QFile>
#include <QKeySequence>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace earshot;

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isComplete_data();
    void isComplete();
    void everyFileIsALanguage();
    void localeOfASetting_data();
    void localeOfASetting();
    void keysAndDialogsAreTranslated();
};

namespace {

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(n|\\d)"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

void TestLanguage::isComplete_data()
{
    QTest::addColumn<int>("least"); // messages
    for (const items::Language &one : items::languages()) {
        const bool english = one.code == QLatin1String("en"); // plurals alone
        QTest::newRow(qPrintable(QStringLiteral("earshot_%1.ts").arg(one.code))) << (english ? 20 : 700);
    }
}

void TestLanguage::isComplete()
{
    QFETCH(int, least);
    QFile file(QStringLiteral(EARSHOT_SOURCE_DIR "/translations/") + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    bool plurals = false;
    int messages = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("message")) {
            plurals = xml.attributes().hasAttribute(QStringLiteral("numerus"));
        } else if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            ++messages;
        } else if (xml.name() == QLatin1String("translation")) {
            QVERIFY2(!xml.attributes().hasAttribute(QStringLiteral("type")), qPrintable(source));
            if (!plurals)
                QVERIFY2(placeholders(xml.readElementText()) == placeholders(source), qPrintable(source));
        } else if (xml.name() == QLatin1String("numerusform")) {
            // one of a kind may do without its number: "letzter Tag"
            for (const QString &one : placeholders(xml.readElementText()))
                QVERIFY2(placeholders(source).contains(one), qPrintable(source));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY2(messages >= least, qPrintable(QString::number(messages)));
}

void TestLanguage::everyFileIsALanguage()
{
    const QDir folder(QStringLiteral(EARSHOT_SOURCE_DIR "/translations"));
    QStringList files, known;
    for (const QString &file : folder.entryList({QStringLiteral("earshot_*.ts")}))
        files << file.chopped(3).sliced(8);
    for (const items::Language &one : items::languages())
        known << one.code;
    QCOMPARE(known, files);
    const auto named = [](const char *code) {
        for (const items::Language &one : items::languages())
            if (one.code == QLatin1String(code))
                return one.name;
        return QString();
    };
    QCOMPARE(named("de"), QStringLiteral("Deutsch"));
    QCOMPARE(named("en"), QStringLiteral("English"));
}

void TestLanguage::localeOfASetting_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("locale");
    const auto row = [](const char *name, const char *setting, const char *system, const char *locale) {
        QTest::newRow(name) << QString::fromLatin1(setting) << QString::fromLatin1(system)
                            << QString::fromLatin1(locale);
    };
    row("never set", "", "en_US", "en_US");
    row("as the desktop", "system", "de_AT", "de_AT");
    row("the desktop's language", "de", "de_AT", "de_AT");
    row("English on a German desktop", "en", "de_DE", "en_DE");
    row("a language not spoken there", "de", "ja_JP", "de_DE");
    row("a desktop without a language", "", "C", "en_GB");
    row("a language on such a desktop", "de", "C", "de_DE");
}

void TestLanguage::localeOfASetting()
{
    QFETCH(const QString, setting);
    QFETCH(const QString, system);
    QTEST(items::localeFor(setting, QLocale(system)).name(), "locale");
}

void TestLanguage::keysAndDialogsAreTranslated()
{
    speak(*QCoreApplication::instance(), QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(QKeySequence(Qt::CTRL | Qt::Key_Delete).toString(QKeySequence::NativeText), QStringLiteral("Strg+Entf"));
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
    QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
    speak(*QCoreApplication::instance(), QLocale(QLocale::English, QLocale::UnitedStates)); // and back
    QCOMPARE(QKeySequence(Qt::CTRL | Qt::Key_Delete).toString(QKeySequence::NativeText), QStringLiteral("Ctrl+Del"));
    QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
