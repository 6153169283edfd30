// A recording whose channels are the other way round, put right on the page of its call.

#include "desk.h"
#include "ears.h"

#include "ui/review/callview.h"
#include "ui/review/playerbar.h"
#include "ui/review/playerpopups.h"
#include "ui/review/waveform.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace earshot;
using Stage = items::Listening::Stage;

class TestChannelSides : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();
    void areSwappedFromTheWaveform_data();
    void areSwappedFromTheWaveform();
    void areSwappedFromTheSound();
    void ofOneVoiceOrNoneStay_data();
    void ofOneVoiceOrNoneStay();

private:
    CallRow add(const char *id, int channels);
    void hear(CallRow row);
    QAction *swap(const char *name) const;
    SoundPopup *openSound();

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<test::Ears> m_ears;
    std::unique_ptr<CallView> m_view;
};

void TestChannelSides::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_ears = std::make_unique<test::Ears>(*m_desk);
    QVERIFY(m_ears->open());
    m_desk->deliver(test::fullAgency());
    m_view = std::make_unique<CallView>(m_desk->page, m_desk->editing, m_desk->display, &m_ears->listening);
    m_view->resize(600, 900);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestChannelSides::cleanup()
{
    m_view.reset();
    m_ears.reset();
    m_desk.reset();
}

/// The agent speaks for longer: in three turns of five. Of no channels, there is no recording here.
CallRow TestChannelSides::add(const char *id, int channels)
{
    Call call = test::fullCall();
    call.id = CallId(id);
    call.trackerId = TrackerId("TRKCHANNELS");
    call.recordingDuration = seconds(21);
    const CallRow row = m_desk->add(call);
    if (channels > 0)
        m_ears->keep(call.id, test::dialogue(19, 4.2, channels));
    return row;
}

void TestChannelSides::hear(CallRow row)
{
    m_desk->page.show(row);
    QTRY_VERIFY(m_desk->page.details() && m_desk->page.details()->stored.row == row);
    QTRY_COMPARE(m_ears->listening.stage(), Stage::Ready);
    QTRY_VERIFY(m_ears->listening.figures());
}

QAction *TestChannelSides::swap(const char *name) const
{
    for (QAction *action : m_view->findChild<WaveformView *>()->actions())
        if (action->objectName() == QLatin1String(name))
            return action;
    return nullptr;
}

SoundPopup *TestChannelSides::openSound()
{
    auto *bar = m_view->findChild<PlayerBar *>();
    bar->openSound();
    return bar->findChild<SoundPopup *>();
}

void TestChannelSides::areSwappedFromTheWaveform_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("others");
    QTest::newRow("this call") << QByteArray("player.swapOnCall") << false;
    QTest::newRow("its number") << QByteArray("player.swapOnTracker") << true;
    QTest::newRow("its client") << QByteArray("player.swapOnClient") << true;
}

void TestChannelSides::areSwappedFromTheWaveform()
{
    QFETCH(QByteArray, action);
    QFETCH(bool, others);
    const CallRow first = add("CALONE", 2), second = add("CALTWO", 2);
    hear(first);
    QCOMPARE(m_view->findChild<WaveformView *>()->contextMenuPolicy(), Qt::ActionsContextMenu);
    QAction *wish = swap(action.constData());
    QVERIFY(wish && wish->isEnabled());
    QVERIFY(*m_ears->listening.figures()->agent.share > 0.55);
    wish->trigger();
    QTRY_VERIFY(*m_ears->listening.figures()->agent.share < 0.45);
    QTRY_VERIFY(m_desk->page.details()->stored.call.figures.agentShare.value_or(100) < 45); // as lists and page have it
    hear(second);
    QCOMPARE(*m_ears->listening.figures()->agent.share < 0.45, others);
    hear(first);
    wish->trigger(); // and back
    QTRY_VERIFY(*m_ears->listening.figures()->agent.share > 0.55);
}

void TestChannelSides::areSwappedFromTheSound()
{
    hear(add("CALONE", 2));
    SoundPopup *popup = openSound();
    const auto *button = popup->findChild<QPushButton *>(QStringLiteral("swap"));
    QVERIFY(button && button->menu());
    QCOMPARE(button->menu()->actions().size(), 3);
    button->menu()->actions().front()->trigger();
    QTRY_VERIFY(!popup->isVisible());
    QTRY_VERIFY(m_view->findChild<PlayerBar *>()->shown().swapped);
}

void TestChannelSides::ofOneVoiceOrNoneStay_data()
{
    QTest::addColumn<int>("channels");
    QTest::newRow("one channel") << 1;
    QTest::newRow("not here") << 0;
}

void TestChannelSides::ofOneVoiceOrNoneStay()
{
    QFETCH(int, channels);
    const CallRow row = add("CALONE", channels);
    m_desk->page.show(row);
    QTRY_COMPARE(m_ears->listening.stage(), channels > 0 ? Stage::Ready : Stage::Away);
    for (const char *name : {"player.swapOnCall", "player.swapOnTracker", "player.swapOnClient"})
        QTRY_VERIFY(!swap(name)->isEnabled());
    QVERIFY(channels == 0 || !openSound()->findChild<QPushButton *>(QStringLiteral("swap")));
}

QTEST_MAIN(TestChannelSides)
#include "tst_channelsides.moc"
