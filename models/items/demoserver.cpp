#include "models/items/demoserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <sys/prctl.h>

namespace earshot::items {
namespace {

/// Written last, so that an agency that was only half made is made anew.
QString readyMark(const QString &folder)
{
    return folder + QStringLiteral("/ready");
}

void endWithParent(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

} // namespace

DemoServer::DemoServer(QString program, const QString &profile, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_folder(profile + QStringLiteral("/demo-agency"))
{
    endWithParent(m_step);
    endWithParent(m_server);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
}

DemoServer::~DemoServer()
{
    for (QProcess *process : {&m_step, &m_server}) {
        process->disconnect();
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        if (!process->waitForFinished(5000))
            process->kill();
        process->waitForFinished(1000);
    }
}

QString DemoServer::findProgram()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/earshotd");
    return QFile::exists(beside) ? beside : QString();
}

bool DemoServer::isSetUp() const
{
    return QFile::exists(readyMark(m_folder));
}

void DemoServer::start()
{
    if (m_starting || m_server.state() != QProcess::NotRunning)
        return;
    if (!isAvailable()) {
        Q_EMIT failed({Error::Kind::NotFound, "earshotd is not beside this program"});
        return;
    }
    m_starting = true;
    if (isSetUp())
        return serve({});
    QDir(m_folder).removeRecursively();
    QDir().mkpath(m_folder);
    run({QStringLiteral("demo"), QStringLiteral("--data"), m_folder}, [this](const QByteArray &) {
        run({QStringLiteral("key"), QStringLiteral("add"), QStringLiteral("--data"), m_folder, QStringLiteral("--user"),
             QStringLiteral("admin@demo.example")},
            [this](const QByteArray &output) {
                serve(Secret(std::string_view(output.data(), size_t(output.size()))));
            });
    });
}

void DemoServer::run(const QStringList &arguments, std::function<void(const QByteArray &)> done)
{
    m_step.disconnect();
    connect(&m_step, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_step.errorString());
    });
    connect(&m_step, &QProcess::finished, this, [this, done = std::move(done)](int code, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit && code == 0)
            done(m_step.readAllStandardOutput());
        else
            fail(QString::fromUtf8(m_step.readAllStandardError()).trimmed());
    });
    m_step.start(m_program, arguments, QIODevice::ReadOnly);
}

void DemoServer::serve(const Secret &key)
{
    m_log.clear();
    m_server.disconnect();
    connect(&m_server, &QProcess::readyRead, this, [this, key] { readLog(key); });
    connect(&m_server, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_server.errorString());
    });
    connect(&m_server, &QProcess::finished, this, [this] {
        if (m_starting)
            fail(QString::fromUtf8(m_log).trimmed());
    });
    m_server.start(m_program,
                   {QStringLiteral("serve"), QStringLiteral("--data"), m_folder, QStringLiteral("--listen"),
                    QStringLiteral("127.0.0.1:0")},
                   QIODevice::ReadOnly);
}

/// The server says where it listens in a line of its log: {"event":"listening","url":"http://127.0.0.1:PORT"}.
void DemoServer::readLog(const Secret &key)
{
    const QByteArray more = m_server.readAll();
    if (!m_starting)
        return; // read and let go, so that the pipe never fills
    m_log += more;
    for (qsizetype end = m_log.indexOf('\n'); end >= 0; end = m_log.indexOf('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(m_log.left(end)).object();
        m_log.remove(0, end + 1);
        if (line.value(QLatin1String("event")) != QLatin1String("listening"))
            continue;
        m_starting = false;
        QFile mark(readyMark(m_folder));
        if (key.empty() || mark.open(QIODevice::WriteOnly))
            Q_EMIT ready(line.value(QLatin1String("url")).toString(), key);
        else
            fail(mark.errorString());
        return;
    }
}

void DemoServer::fail(const QString &reason)
{
    m_starting = false;
    Q_EMIT failed({Error::Kind::Storage, reason.toStdString()});
}

} // namespace earshot::items
