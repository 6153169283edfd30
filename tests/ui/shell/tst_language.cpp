// The files of the translators: nothing is left open, and every placeholder is where the program fills it in.

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isComplete_data();
    void isComplete();
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
    QTest::addColumn<int>("least");       // messages
    QTest::newRow("earshot_en.ts") << 20; // plurals alone
    QTest::newRow("earshot_de.ts") << 700;
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

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
