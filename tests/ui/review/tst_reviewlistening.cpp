// Reviewing by ear: the next recording plays by itself, if one wishes so, and only because one went on.

#include "desk.h"
#include "ears.h"
#include "tests/support/sound/soundserver.h"

#include "ui/review/reviewpage.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace earshot;

class TestReviewListening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void playsOnAsWished_data();
    void playsOnAsWished();

private:
    const std::string m_sound = test::dialogue(20, 4);
};

namespace {

/// Outlives the players' connections to it.
struct Device {
    QTemporaryDir folder;
    std::optional<test::SoundServer> server;
};
Device &device()
{
    static Device device;
    return device;
}

} // namespace

void TestReviewListening::initTestCase()
{
    applyLook(*qApp, ThemeKind::Light);
    device().server.emplace(device().folder.path().toStdString());
    if (!device().server->trouble().empty())
        QSKIP(device().server->trouble().c_str());
}

void TestReviewListening::playsOnAsWished_data()
{
    QTest::addColumn<bool>("wished");
    QTest::addColumn<int>("key"); // 0: somebody else's doing
    QTest::addColumn<bool>("plays");
    QTest::newRow("after a verdict") << true << int(Qt::Key_N) << true;
    QTest::newRow("after going on") << true << int(Qt::Key_Return) << true;
    QTest::newRow("after putting off") << true << int(Qt::Key_X) << true;
    QTest::newRow("not wished") << false << int(Qt::Key_N) << false;
    QTest::newRow("not because others judge") << true << 0 << false;
}

void TestReviewListening::playsOnAsWished()
{
    QFETCH(bool, wished);
    QFETCH(int, key);
    QFETCH(bool, plays);
    test::Desk desk;
    test::Ears ears(desk);
    QVERIFY(ears.open());
    desk.deliver(test::fullAgency());
    CallRow last{};
    for (int number = 1; number <= 2; ++number) {
        Call call = test::fullCall();
        call.id = CallId("CAL" + std::to_string(number));
        call.personId = PersonId("PER" + std::to_string(number));
        call.startTime = test::deskTime() + std::chrono::minutes(number);
        call.recordingDuration = seconds(20);
        last = desk.add(call);
        ears.keep(call.id, m_sound);
    }
    ears.settings.set(items::Setting::ReviewPlaysOn, wished);
    ReviewPage page(*desk.cache, desk.background, desk.watch, desk.editing, desk.page, desk.display, &ears.listening);
    page.useSettings(ears.settings);
    page.resize(1000, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.start({});
    QTRY_VERIFY(desk.page.details() && desk.page.details()->stored.row == last);
    QTRY_COMPARE(ears.listening.stage(), items::Listening::Stage::Ready);
    audio::Player &player = ears.listening.player();
    QTRY_VERIFY(!player.device().isEmpty());
    QVERIFY(!player.isPlaying()); // the first one waits for the person
    player.setSpeed(1.5);
    if (key == 0) {
        Call judged = desk.stored(last).call;
        judged.leadStatus = "good_lead";
        desk.add(judged);
        QTRY_COMPARE_WITH_TIMEOUT(page.queue().left(), 1U, 20'000);
    } else {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
        QTRY_VERIFY(desk.page.details() && desk.page.details()->stored.row != last);
        QTRY_COMPARE(ears.listening.stage(), items::Listening::Stage::Ready);
    }
    if (plays)
        QTRY_VERIFY(player.isPlaying());
    else
        QVERIFY(!player.isPlaying());
    QCOMPARE(player.speed(), 1.5);
}

QTEST_MAIN(TestReviewListening)
#include "tst_reviewlistening.moc"
