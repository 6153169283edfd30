// A sound server that is away: at the start, and while a recording is heard.

#include "models/audio/player.h"
#include "tests/support/sound/sounds.h"
#include "tests/support/sound/soundserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::audio;
using namespace std::chrono_literals;

class TestSoundServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void comesAfterTheProgram();
    void comesBack();

private:
    QTemporaryDir m_folder;
    std::optional<test::SoundServer> m_server;
};

namespace {

constexpr int Patience = 20'000;

/// Pressed until it plays, as people do.
bool plays(Player &player)
{
    return QTest::qWaitFor(
        [&] {
            if (!player.isPlaying())
                player.play();
            return player.isPlaying() && player.position() > 300ms;
        },
        Patience);
}

} // namespace

void TestSoundServer::initTestCase()
{
    for (const char *program : {"/usr/bin/pulseaudio", "/usr/bin/pactl"})
        if (!std::filesystem::exists(program))
            QSKIP(qPrintable(QStringLiteral("%1 is not here").arg(QLatin1String(program))));
    m_server.emplace(std::filesystem::path(m_folder.path().toStdString()));
    if (!m_server->trouble().empty())
        QSKIP(m_server->trouble().c_str());
    m_server->stop();
}

void TestSoundServer::comesAfterTheProgram()
{
    Player player;
    player.load([file = test::file(test::tone(440, 60), test::File::Wav16)] { return test::bytesOf(file); });
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), Player::State::Paused, Patience);
    QVERIFY(player.device().isEmpty());
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), Player::State::Paused, Patience); // there is nothing to hear it with
    QVERIFY(player.device().isEmpty());
    QVERIFY(m_server->start());
    QTRY_VERIFY_WITH_TIMEOUT(!player.device().isEmpty(), Patience);
    QVERIFY(plays(player));
}

void TestSoundServer::comesBack()
{
    Player player;
    player.load([file = test::file(test::tone(440, 120), test::File::Wav16)] { return test::bytesOf(file); });
    QVERIFY(plays(player));
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), Player::State::Paused, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(player.device().isEmpty(), Patience);
    const milliseconds stood = player.position();
    for (int i = 0; i < 8; ++i) { // all the while it is asked for in vain
        player.play();
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), Player::State::Paused, Patience);
    }
    QCOMPARE(player.position(), stood);
    QVERIFY(m_server->start());
    QTRY_VERIFY_WITH_TIMEOUT(!player.device().isEmpty(), Patience);
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.isPlaying() && player.position() > stood + 300ms, Patience);
}

QTEST_GUILESS_MAIN(TestSoundServer)
#include "tst_soundserver.moc"
