#include "models/store/cache.h"

#include "models/sql/migrations.h"
#include "models/store/database.h"
#include "models/store/pending.h"
#include "models/store/profilelock.h"
#include "models/store/rescue.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>

namespace earshot::store {
namespace {

const std::vector<sql::Migration> &migrations()
{
    static const auto all = sql::migrationsIn(":/schema/cache");
    return all;
}

// Set when a query stumbled over damage, so that the next start looks before it works on.
QString suspicion(const QDir &folder)
{
    return folder.filePath(QStringLiteral("cache.suspect"));
}

Result<void> checkWhole(sql::Connection &connection)
{
    return sql::attempt([&]() -> Result<void> {
               const std::string found = connection.database().execAndGet("PRAGMA quick_check(1)").getString();
               return found == "ok" ? Result<void>() : Result<void>(Error{Error::Kind::Corrupt, found});
           })
        .valueOr(Error{Error::Kind::Corrupt, "the check itself failed"});
}

Result<std::unique_ptr<sql::Connection>> openForWriting(const std::string &path, bool suspect)
{
    auto connection = sql::Connection::open(path, sql::Access::ReadWrite, sql::Durability::Full);
    if (!connection)
        return connection.error();
    if (suspect)
        if (const auto whole = checkWhole(**connection); !whole)
            return whole.error();
    if (const auto migrated = sql::migrate(**connection, migrations()); !migrated)
        return migrated.error();
    const auto settled = sql::attempt([&] {
        SQLite::Transaction transaction((*connection)->database(), SQLite::TransactionBehavior::IMMEDIATE);
        waitAgainAll(**connection);
        transaction.commit();
    });
    if (!settled)
        return settled.error();
    return connection;
}

// A newer program's file must stay as it is to the byte, so this looks without so much as opening it for writing.
Result<void> refuseNewer(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray head = file.read(100); // the database header; user_version is at 60, big-endian
    if (head.size() < 100 || !head.startsWith("SQLite format 3"))
        return {};
    std::uint32_t version = 0;
    for (int i = 60; i < 64; ++i)
        version = version << 8 | std::uint8_t(head.at(i));
    const int newest = migrations().back().number;
    if (std::int32_t(version) <= newest)
        return {};
    return Error{Error::Kind::NewerSchema,
                 "schema " + std::to_string(version) + ", this program knows " + std::to_string(newest)};
}

// The folder may let others in. What SQLite makes beside the cache gets the cache's own rights, so these come first.
Result<void> keepPrivate(const std::string &path)
{
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    for (const char *end : {"", "-wal", "-shm"}) {
        const QString name = QString::fromStdString(path + end);
        if (QFile::exists(name))
            QFile::setPermissions(name, owner);
    }
    if (QFile::exists(QString::fromStdString(path)))
        return {};
    const auto made = File::open(path, O_RDWR | O_CREAT);
    return made ? Result<void>() : Result<void>(made.error());
}

Result<std::string> setAside(const QDir &folder, Instant now)
{
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = QStringLiteral("cache-corrupt-%1.db").arg(stamp);
    for (int n = 2; QFile::exists(folder.filePath(name)); ++n)
        name = QStringLiteral("cache-corrupt-%1-%2.db").arg(stamp).arg(n);
    for (const QString &suffix : {QStringLiteral("-wal"), QString()}) {
        const QString file = folder.filePath(QStringLiteral("cache.db") + suffix);
        if (QFile::exists(file) && !QFile::rename(file, folder.filePath(name + suffix)))
            return Error{Error::Kind::Storage, "the corrupt cache cannot be renamed"};
    }
    QFile::remove(folder.filePath(QStringLiteral("cache.db-shm"))); // belongs to the name, not to the file
    const auto isPrivate = keepPrivate(folder.filePath(name).toStdString());
    return isPrivate ? Result<std::string>(name.toStdString()) : isPrivate.error();
}

} // namespace

struct Cache::Parts {
    Parts(const std::string &path, std::unique_ptr<sql::Connection> forWriting, Clock clock)
        : database(path, std::move(forWriting), std::move(clock))
    {
    }

    ProfileLock lock; // first: released last
    OpenReport report;
    std::string folder;
    Database database;
    Calls calls{database};
    Queries queries{database};
    Agency agency{database};
    Edits edits{database};
    Outbox outbox{database};
    Inbox inbox{database};
    Preferences preferences{database};
    Recordings recordings{database};
    Figures figures{database};
};

namespace {

struct Opened {
    std::unique_ptr<sql::Connection> connection;
    OpenReport report;
};

Result<Opened> openOrReplace(const QDir &folder, const std::string &path, Instant now)
{
    Opened out;
    out.report.created = QFileInfo(QString::fromStdString(path)).size() == 0;
    if (const auto isPrivate = keepPrivate(path); !isPrivate)
        return isPrivate.error();
    auto connection = openForWriting(path, QFile::exists(suspicion(folder)));
    if (!connection && connection.error().kind == Error::Kind::Corrupt) {
        const auto aside = setAside(folder, now);
        if (!aside)
            return aside.error();
        const Rescued rescued = rescueFrom(folder.filePath(QString::fromStdString(*aside)).toStdString(), migrations());
        out.report = {true, *aside, rescued.edits.size(), rescued.incomplete};
        if (const auto isPrivate = keepPrivate(path); !isPrivate)
            return isPrivate.error();
        connection = openForWriting(path, false);
        if (!connection)
            return connection.error();
        const auto carried = sql::attempt([&] {
            SQLite::Transaction transaction((*connection)->database(), SQLite::TransactionBehavior::IMMEDIATE);
            carryOver(**connection, rescued, now);
            transaction.commit();
        });
        if (!carried)
            return carried.error();
    }
    if (!connection)
        return connection.error();
    QFile::remove(suspicion(folder));
    out.connection = std::move(*connection);
    return out;
}

// Calls are nobody's business but the owner's; a folder that was there keeps the rights it has, its files do not.
Result<void> makeFolder(const QDir &folder)
{
    if (folder.exists())
        return {};
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (folder.mkpath(QStringLiteral(".")) && QFile::setPermissions(folder.path(), owner))
        return {};
    return Error{Error::Kind::ReadOnly, "cannot make the folder " + folder.path().toStdString()};
}

} // namespace

Result<std::unique_ptr<Cache>> Cache::open(const std::string &folderPath, Mode mode, Clock clock)
{
    const QDir folder(QString::fromStdString(folderPath));
    const std::string path = folder.filePath(QStringLiteral("cache.db")).toStdString();
    if (mode == Mode::ReadOnly) {
        if (!QFile::exists(QString::fromStdString(path)))
            return Error{Error::Kind::NotFound, "no cache in this profile yet"};
        if (const auto newer = refuseNewer(path); !newer)
            return newer.error();
        auto parts = std::make_unique<Parts>(path, nullptr, std::move(clock));
        const auto readable = parts->database.read([](sql::Connection &) { return Result<void>(); });
        if (!readable)
            return readable.error();
        parts->folder = folderPath;
        return std::unique_ptr<Cache>(new Cache(std::move(parts)));
    }
    if (const auto made = makeFolder(folder); !made)
        return made.error();
    auto lock = ProfileLock::take(folder.filePath(QStringLiteral("lock")).toStdString());
    if (!lock)
        return lock.error();
    if (const auto newer = refuseNewer(path); !newer)
        return newer.error();
    auto opened = openOrReplace(folder, path, clock());
    if (!opened)
        return opened.error();
    auto parts = std::make_unique<Parts>(path, std::move(opened->connection), std::move(clock));
    parts->folder = folderPath;
    parts->lock = std::move(*lock);
    parts->report = std::move(opened->report);
    parts->database.onDamage([file = suspicion(folder)] {
        QFile mark(file);
        mark.open(QIODevice::WriteOnly);
    });
    return std::unique_ptr<Cache>(new Cache(std::move(parts)));
}

bool Cache::isIn(const std::string &folder)
{
    return QFile::exists(QDir(QString::fromStdString(folder)).filePath(QStringLiteral("cache.db")));
}

Cache::Cache(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Cache::~Cache() = default;

const OpenReport &Cache::report() const
{
    return m_parts->report;
}

const std::string &Cache::folder() const
{
    return m_parts->folder;
}

bool Cache::isReadOnly() const
{
    return m_parts->database.isReadOnly();
}

const Calls &Cache::calls() const
{
    return m_parts->calls;
}

const Queries &Cache::queries() const
{
    return m_parts->queries;
}

const Agency &Cache::agency() const
{
    return m_parts->agency;
}

Edits &Cache::edits()
{
    return m_parts->edits;
}

Outbox &Cache::outbox()
{
    return m_parts->outbox;
}

const Outbox &Cache::outbox() const
{
    return m_parts->outbox;
}

Inbox &Cache::inbox()
{
    return m_parts->inbox;
}

const Inbox &Cache::inbox() const
{
    return m_parts->inbox;
}

Preferences &Cache::preferences()
{
    return m_parts->preferences;
}

Figures &Cache::figures()
{
    return m_parts->figures;
}

Recordings &Cache::recordings()
{
    return m_parts->recordings;
}

const Recordings &Cache::recordings() const
{
    return m_parts->recordings;
}

Subscription Cache::subscribe(Notices::Listener listener)
{
    return m_parts->database.notices().subscribe(std::move(listener));
}

} // namespace earshot::store
