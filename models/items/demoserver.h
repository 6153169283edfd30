#pragma once

#include "models/base/result.h"
#include "models/base/secret.h"

#include <QObject>
#include <QProcess>

#include <functional>

namespace earshot::items {

/// A tracking backend of one's own with the demo agency, run as a child of this program on a free loopback port. Its
/// data lie in the profile's folder. It ends with this object, and with this program however that ends.
class DemoServer : public QObject {
    Q_OBJECT
public:
    /// `program`: earshotd; `profile`: the profile's folder.
    DemoServer(QString program, const QString &profile, QObject *parent = nullptr);
    ~DemoServer() override;

    /// earshotd beside this program; empty when it is not there.
    static QString findProgram();

    bool isAvailable() const { return !m_program.isEmpty(); }
    /// The profile has a demo agency already.
    bool isSetUp() const;
    bool isStarting() const { return m_starting; }

    /// Makes the agency where there is none yet, and serves it; then ready() or failed().
    void start();

Q_SIGNALS:
    /// It answers at `address`. `key` is empty when the agency was there before: the profile keeps its key.
    void ready(const QString &address, const earshot::Secret &key);
    /// It does not run: Storage with what it said last, NotFound when the program is not there.
    void failed(const earshot::Error &error);

private:
    void run(const QStringList &arguments, std::function<void(const QByteArray &output)> done);
    void serve(const Secret &key);
    void readLog(const Secret &key);
    void fail(const QString &reason);

    QString m_program;
    QString m_folder;
    QProcess m_step;
    QProcess m_server;
    QByteArray m_log;
    bool m_starting = false;
};

} // namespace earshot::items
