#include "models/vault/keystore.h"

#include <qt6keychain/keychain.h>

#include <QFile>
#include <QSaveFile>
#include <QTimer>

namespace earshot::vault {
namespace {

constexpr const char *Service = "Earshot";

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Runs `work` at the next turn of this thread's event loop, so that an answer never comes before the question
/// returned.
void later(std::function<void()> work)
{
    QTimer::singleShot(0, std::move(work));
}

} // namespace

KeyStore KeyStore::forRecordings() const
{
    KeyStore other = *this;
    other.m_what = "recordings-key";
    return other;
}

std::string KeyStore::entry() const
{
    return m_what + ':' + m_folder;
}
std::string KeyStore::file() const
{
    return m_folder + '/' + m_what + "-in-clear";
}

Result<std::optional<KeptKey>> KeyStore::readFile() const
{
    QFile kept(qt(file()));
    if (!kept.exists())
        return std::optional<KeptKey>();
    if (!kept.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Storage, kept.errorString().toStdString()};
    QByteArray text = kept.read(4096);
    const Secret key(std::string_view(text.constData(), std::size_t(text.size())));
    text.fill('\0');
    return key.empty() ? std::optional<KeptKey>() : KeptKey{key, KeyPlace::PlainTextFile};
}

Result<KeyPlace> KeyStore::writeFile(const Secret &key) const
{
    QSaveFile kept(qt(file()));
    if (!kept.open(QIODevice::WriteOnly))
        return Error{Error::Kind::Storage, kept.errorString().toStdString()};
    kept.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // before the key is in it
    const std::string_view text = key.reveal();
    if (kept.write(text.data(), qint64(text.size())) != qint64(text.size()) || !kept.commit())
        return Error{Error::Kind::Storage, kept.errorString().toStdString()};
    return KeyPlace::PlainTextFile;
}

void KeyStore::read(Done<std::optional<KeptKey>> done) const
{
    if (m_fileOnly)
        return later([self = *this, done = std::move(done)] { done(self.readFile()); });
    auto *job = new QKeychain::ReadPasswordJob(QLatin1String(Service)); // deletes itself
    job->setKey(qt(entry()));
    QObject::connect(job, &QKeychain::Job::finished, [self = *this, done = std::move(done), job](QKeychain::Job *) {
        if (job->error() == QKeychain::NoError)
            done(std::optional(KeptKey{Secret(job->textData().toStdString()), KeyPlace::Keyring}));
        else
            done(self.readFile());
    });
    job->start();
}

void KeyStore::write(const Secret &key, Done<KeyPlace> done) const
{
    if (m_fileOnly)
        return later([self = *this, key, done = std::move(done)] { done(self.writeFile(key)); });
    auto *job = new QKeychain::WritePasswordJob(QLatin1String(Service));
    job->setKey(qt(entry()));
    job->setTextData(QString::fromUtf8(key.reveal().data(), qsizetype(key.reveal().size())));
    QObject::connect(job, &QKeychain::Job::finished,
                     [self = *this, key, done = std::move(done), job](QKeychain::Job *) {
                         if (job->error() != QKeychain::NoError)
                             return done(self.writeFile(key));
                         QFile::remove(qt(self.file())); // of a time without a keyring
                         done(KeyPlace::Keyring);
                     });
    job->start();
}

void KeyStore::remove(Done<std::monostate> done) const
{
    const auto removeFile = [self = *this]() -> Result<std::monostate> {
        if (QFile::exists(qt(self.file())) && !QFile::remove(qt(self.file())))
            return Error{Error::Kind::Storage, "cannot remove " + self.file()};
        return std::monostate();
    };
    if (m_fileOnly)
        return later([removeFile, done = std::move(done)] { done(removeFile()); });
    auto *job = new QKeychain::DeletePasswordJob(QLatin1String(Service));
    job->setKey(qt(entry()));
    QObject::connect(job, &QKeychain::Job::finished,
                     [removeFile, done = std::move(done)](QKeychain::Job *) { done(removeFile()); });
    job->start();
}

} // namespace earshot::vault
