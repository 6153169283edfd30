// The main job, end to end: first run against a real earshotd, an edit while it is down, and its arrival afterwards.

#include "app/earshot/workplace.h"
#include "tests/support/day.h"
#include "ui/shell/language.h"
#include "ui/shell/statusplace.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using Link = sync::Status::Link;

namespace {

const QString Daemon = QStringLiteral(EARSHOT_BIN_DIR "/earshotd");
constexpr int Patience = 30'000;

/// Runs earshotd to its end and gives what it printed.
QByteArray run(const QStringList &arguments)
{
    QProcess process;
    process.start(Daemon, arguments);
    return process.waitForFinished(120'000) && process.exitCode() == 0 ? process.readAllStandardOutput().trimmed()
                                                                       : QByteArray();
}

/// earshotd with its data, which can be stopped and started again on the same port.
class Server {
public:
    explicit Server(const QString &data) : m_data(data) { m_process.setProcessChannelMode(QProcess::MergedChannels); }
    ~Server() { stop(); }

    bool start()
    {
        m_process.start(Daemon, {QStringLiteral("serve"), QStringLiteral("--data"), m_data, QStringLiteral("--listen"),
                                 QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--retention-months"),
                                 QStringLiteral("0")});
        while (m_process.waitForReadyRead(10'000))
            while (m_process.canReadLine()) {
                const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
                if (line.value(QLatin1String("event")) != QLatin1String("listening"))
                    continue;
                m_url = line.value(QLatin1String("url")).toString();
                m_port = m_url.section(QLatin1Char(':'), -1).toInt();
                return true;
            }
        return false;
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    QString url() const { return m_url; }

private:
    QString m_data;
    QString m_url;
    int m_port = 0;
    QProcess m_process;
};

std::unique_ptr<Workplace> openAt(const QString &folder)
{
    auto profile = openProfile(folder, store::Mode::ReadWrite);
    if (!profile)
        return nullptr;
    vault::KeyStore keys(folder.toStdString());
    keys.useFileOnly();
    auto place = std::make_unique<Workplace>(std::move(**profile), keys, QString());
    place->window().show();
    return place;
}

void connectTo(Workplace &place, const QString &url, const QByteArray &key)
{
    auto *address = place.window().findChild<QLineEdit *>(QStringLiteral("address"));
    address->selectAll();
    QTest::keyClicks(address, url);
    auto *field = place.window().findChild<QLineEdit *>(QStringLiteral("key"));
    QTest::keyClicks(field, QString::fromLatin1(key));
    QTest::keyClick(field, Qt::Key_Return);
}

const sync::Status &statusOf(Workplace &place)
{
    return place.desk().syncing.standing().status;
}

} // namespace

class TestOffline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsArriveAfterwards();
};

void TestOffline::editsArriveAfterwards()
{
    if (!QFile::exists(Daemon))
        QSKIP("earshotd is not built here");
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    const QStringList at = {QStringLiteral("--data"), data};
    QVERIFY(!run(QStringList{QStringLiteral("demo"), QStringLiteral("--calls"), QStringLiteral("60"),
                             QStringLiteral("--as-of"), QString::fromLatin1(test::DayText)} +
                 at)
                 .isEmpty());
    const QByteArray key = run(QStringList{QStringLiteral("key"), QStringLiteral("add"), QStringLiteral("--user"),
                                           QStringLiteral("admin@demo.example")} +
                               at);
    QVERIFY(!key.isEmpty());
    Server server(data);
    QVERIFY(server.start());

    const auto first = openAt(folder.filePath(QStringLiteral("first")));
    connectTo(*first, server.url(), key);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(*first).settled, Patience);
    const auto rows = first->desk().cache.queries().rows({});
    QCOMPARE(rows->size(), std::size_t(60));

    server.stop();
    store::CallChange change;
    change.note = "asked for a quote";
    first->desk().editing.change(rows->front(), change, QStringLiteral("Note"));
    QTRY_COMPARE(first->desk().syncing.standing().outbox.waiting + first->desk().syncing.standing().outbox.sending, 1);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(*first).link, Link::Offline, Patience);
    auto *status = first->window().findChild<StatusPlace *>();
    QTRY_VERIFY2(status->line().startsWith(QStringLiteral("Offline since ")), qPrintable(status->line()));
    QTRY_VERIFY2(status->line().endsWith(QStringLiteral("1 edit waits")), qPrintable(status->line()));

    QVERIFY(server.start());
    first->desk().syncing.syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(first->desk().syncing.standing().outbox.waiting, 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(*first).settled, Patience);
    QCOMPARE(first->desk().cache.calls().call(rows->front())->sending, store::SendState::Settled);

    // a second person sees it
    const auto second = openAt(folder.filePath(QStringLiteral("second")));
    connectTo(*second, server.url(), key);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(*second).settled, Patience);
    const CallId id = first->desk().cache.calls().call(rows->front())->call.id;
    QCOMPARE(second->desk().cache.calls().callById(id)->call.note, std::string("asked for a quote"));

    // pausing ends the engine, resuming begins a new one
    second->desk().syncing.pause();
    QTRY_COMPARE(second->window().findChild<StatusPlace *>()->line(), QStringLiteral("Sync is paused"));
    for (int i = 0; i < 3; ++i) { // also before the last one has ended
        second->desk().syncing.resume();
        second->desk().syncing.pause();
    }
    second->desk().syncing.resume();
    QVERIFY(!statusOf(*second).settled);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(*second).settled, Patience);
}

QTEST_MAIN(TestOffline)
#include "tst_offline.moc"
