#include "ui/review/soundwish.h"

#include <QTest>

using namespace earshot;

class TestSoundWish : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isReadAsItWasKept();
    void isAsUsualWhereNothingCanBeRead_data();
    void isAsUsualWhereNothingCanBeRead();
};

void TestSoundWish::isReadAsItWasKept()
{
    RememberedSound sound{1.7, true, {}};
    sound.sound.heard = SoundWish::Heard::Agent;
    sound.sound.volume = 2.5;
    sound.sound.caller = 0.4;
    sound.sound.balance = -0.3;
    sound.sound.together = true;
    QCOMPARE(rememberedSound(textOf(sound)), sound);
}

void TestSoundWish::isAsUsualWhereNothingCanBeRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("words") << QStringLiteral("as loud as you can");
    QTest::newRow("no numbers") << QStringLiteral("nan inf nan nan inf");
}

void TestSoundWish::isAsUsualWhereNothingCanBeRead()
{
    QFETCH(QString, text);
    QCOMPARE(rememberedSound(text), RememberedSound());
}

QTEST_APPLESS_MAIN(TestSoundWish)
#include "tst_soundwish.moc"
