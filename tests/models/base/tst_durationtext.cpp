#include "models/base/durationtext.h"

#include <QTest>

using namespace earshot;

class TestDurationText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
};

void TestDurationText::understands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("seconds"); // -1: refused
    const auto row = [](const char16_t *typed, qint64 seconds) {
        const QString text = QString::fromUtf16(typed);
        QTest::addRow("\"%s\"", qUtf8Printable(text)) << text << seconds;
    };
    row(u"90", 90);
    row(u" 90 ", 90);
    row(u"1:30", 90);
    row(u"1:02:03", 3723);
    row(u"90:00", 5400);
    row(u"90s", 90);
    row(u"90 sec", 90);
    row(u"90 Sek.", 90);
    row(u"2m", 120);
    row(u"2 min", 120);
    row(u"2 Minuten", 120);
    row(u"2 MINUTES", 120);
    row(u"1h", 3600);
    row(u"1 Std.", 3600);
    row(u"1h30", 5400);
    row(u"1h 30m", 5400);
    row(u"1 h 30 min", 5400);
    row(u"1 hour, 5 minutes", 3900);
    row(u"2m30", 150);
    row(u"2m30s", 150);
    row(u"1 h 2 min 3 s", 3723);
    row(u"1.5 h", 5400);
    row(u"1,5 h", 5400);
    row(u"0.5 min", 30);
    row(u"1:30 h", 5400);
    row(u"1:30 min", 90);
    row(u"2'30\"", 150);
    row(u"0", 0);
    row(u"", -1);
    row(u"1:", -1);
    row(u"1:90", -1);
    row(u"1:1:1:1", -1);
    row(u"2 x", -1);
    row(u"2 mi", -1);
    row(u"min", -1);
    row(u"two minutes", -1);
    row(u"5 m 3 h", -1);
    row(u"1 h 1 h", -1);
    row(u"1h 90m", -1);
    row(u"1.5", -1);
    row(u"1,500 s", -1);
    row(u"0.3333 s", -1);
    row(u"-5", -1);
    row(u"1h 30 5", -1);
    row(u"1:30 s", -1);
    row(u"999999999 h", -1);
    row(u"2 min ago", -1);
}

void TestDurationText::understands()
{
    QFETCH(QString, typed);
    QFETCH(qint64, seconds);
    const auto read = format::secondsFrom(typed, QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(qint64(read.value_or(-1)), seconds);
}

QTEST_APPLESS_MAIN(TestDurationText)
#include "tst_durationtext.moc"
