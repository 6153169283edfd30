#include "app/earshot/oneinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace earshot {
namespace {

constexpr qint64 MostBytes = 4096;
constexpr int ConnectWait = 500, AnswerWait = 5000; // ms
constexpr char Token[] = "XDG_ACTIVATION_TOKEN";    // Wayland raises a window only for who was given one

/// One for each profile, whatever way its folder is written.
QString placeOf(const QString &profile)
{
    const QString there = QFileInfo(profile).canonicalFilePath();
    const QByteArray name = QFile::encodeName(there.isEmpty() ? QDir(profile).absolutePath() : there);
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(16));
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation))
        .filePath(QStringLiteral("earshot-%1.socket").arg(hash));
}

} // namespace

OneInstance::OneInstance() : m_server(std::make_unique<QLocalServer>()) {}

OneInstance::~OneInstance() = default;

void OneInstance::close()
{
    m_server->close();
}

bool OneInstance::ring(const QString &profile, const QString &link)
{
    QLocalSocket socket;
    socket.connectToServer(placeOf(profile));
    if (!socket.waitForConnected(ConnectWait))
        return false;
    const QJsonObject message = {{QStringLiteral("link"), link},
                                 {QStringLiteral("token"), QString::fromLocal8Bit(qgetenv(Token))}};
    socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(AnswerWait))
            return false; // it hangs, or ends
    return socket.readLine() == "ok\n";
}

bool OneInstance::listen(const QString &profile)
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString place = placeOf(profile);
    if (!m_server->listen(place)) {
        QLocalServer::removeServer(place); // of a program that was killed: whoever lives holds the profile's lock
        if (!m_server->listen(place))
            return false;
    }
    connect(m_server.get(), &QLocalServer::newConnection, this, &OneInstance::answer, Qt::UniqueConnection);
    return true;
}

void OneInstance::answer()
{
    while (QLocalSocket *visitor = m_server->nextPendingConnection()) {
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        const auto read = [this, visitor] {
            if (visitor->bytesAvailable() > MostBytes)
                return visitor->abort();
            if (!visitor->canReadLine())
                return;
            const QJsonObject message = QJsonDocument::fromJson(visitor->readLine()).object();
            visitor->write("ok\n");
            visitor->disconnectFromServer(); // once it is written
            if (const QString token = message.value(QStringLiteral("token")).toString(); !token.isEmpty())
                qputenv(Token, token.toLocal8Bit()); // NOLINT(concurrency-mt-unsafe): Qt takes it on this thread
            Q_EMIT rung(message.value(QStringLiteral("link")).toString());
        };
        connect(visitor, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace earshot
