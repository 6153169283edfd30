#pragma once

#include <QObject>

#include <memory>

class QLocalServer;

namespace earshot {

/// A profile has one window: a program that is started again for it hands over what it was to open, and ends. They meet
/// at a socket in the user's runtime folder that nobody else may use.
class OneInstance : public QObject {
    Q_OBJECT
public:
    OneInstance();
    ~OneInstance() override;

    /// Asks the program that has the profile open to come to the front, and to open `link` where there is one. False:
    /// there is none that answers. Waits for its answer, a few seconds at most.
    static bool ring(const QString &profile, const QString &link);

    /// Answers from now on for the profile, which this program holds for writing.
    bool listen(const QString &profile);
    void close();

Q_SIGNALS:
    /// Somebody started the program again. `link` may be empty.
    void rung(const QString &link);

private:
    void answer();

    std::unique_ptr<QLocalServer> m_server;
};

} // namespace earshot
