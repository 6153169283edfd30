#pragma once
// earshotd as people and service managers meet it: its command line, its log, and a server that runs.

#include "tests/support/rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

#include <csignal>

namespace earshot::test {

inline const QString Program = QStringLiteral(EARSHOT_BIN_DIR "/earshotd");

struct Ran {
    int code = -1;
    QString out, err;
};

inline const QString FullDisk = QStringLiteral("/dev/full");

inline Ran run(const QStringList &arguments, const QByteArray &input = {}, const QString &outputFile = {})
{
    QProcess process;
    if (!outputFile.isEmpty())
        process.setStandardOutputFile(outputFile);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/nowhere")); // no speech program: the demo is quick
    process.setProcessEnvironment(environment);
    process.start(Program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// A server of its own, ended with it.
class Serving {
public:
    explicit Serving(const QString &data, const QStringList &more = {})
    {
        m_process.setReadChannel(QProcess::StandardError);
        m_process.start(Program, QStringList{QStringLiteral("serve"), QStringLiteral("--data"), data,
                                             QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} +
                                     more);
        static const QRegularExpression listening(QStringLiteral("\"event\":\"listening\",\"url\":\"[^\"]*:(\\d+)\""));
        if (readUntil(listening))
            m_port = std::uint16_t(listening.match(m_log).captured(1).toUInt());
    }
    ~Serving()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool readUntil(const QRegularExpression &what)
    {
        while (!what.match(m_log).hasMatch()) {
            if (!m_process.waitForReadyRead(20'000))
                return false;
            m_log += QString::fromUtf8(m_process.readAllStandardError());
        }
        return true;
    }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// The exit code; -1 when it does not end.
    int code()
    {
        const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(20'000);
        m_log += QString::fromUtf8(m_process.readAllStandardError());
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    std::uint16_t port() const { return m_port; }
    QString log() const { return m_log; }

    Answer ask(const std::string &key, const std::string &head, const std::string &body = {})
    {
        RawClient client(m_port);
        client.send(head + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Token token=" + key +
                    (body.empty() ? std::string("\r\n\r\n")
                                  : "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
        return client.read();
    }
    QJsonObject get(const std::string &key, const std::string &target)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(ask(key, "GET " + target).body)).object();
    }
    /// "/v3/a/ACC…"
    std::string base(const std::string &key)
    {
        const QJsonArray accounts = get(key, "/v3/a.json")[QLatin1String("accounts")].toArray();
        return "/v3/a/" + accounts.first()[QLatin1String("id")].toString().toStdString();
    }

private:
    QProcess m_process;
    QString m_log;
    std::uint16_t m_port = 0;
};

inline QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace earshot::test
