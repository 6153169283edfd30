#include "models/store/cache.h"

#include "models/store/database.h"
#include "models/store/opening.h"
#include "models/store/profilelock.h"

#include <QDir>
#include <QFile>

namespace earshot::store {

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
    Sides sides{database};
};

namespace {

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
    const std::string path = cacheIn(folder).toStdString();
    if (mode == Mode::ReadOnly) {
        if (!QFile::exists(cacheIn(folder)) && isUnderRescue(folder))
            return Error{Error::Kind::Corrupt, "the cache was damaged, and its rescue is not ended yet"};
        if (!QFile::exists(cacheIn(folder)))
            return Error{Error::Kind::NotFound, "no cache in this profile yet"};
        if (const auto newer = refuseNewer(folder); !newer)
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
    if (const auto newer = refuseNewer(folder); !newer)
        return newer.error();
    auto opened = openOrReplace(folder, clock());
    if (!opened)
        return opened.error();
    auto parts = std::make_unique<Parts>(path, std::move(opened->connection), std::move(clock));
    parts->folder = folderPath;
    parts->lock = std::move(*lock);
    parts->report = std::move(opened->report);
    parts->database.onDamage([folder] { suspect(folder); });
    return std::unique_ptr<Cache>(new Cache(std::move(parts)));
}

bool Cache::isIn(const std::string &folderPath)
{
    const QDir folder(QString::fromStdString(folderPath));
    return QFile::exists(cacheIn(folder)) || isUnderRescue(folder);
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

bool Cache::isDamaged() const
{
    return m_parts->database.isDamaged();
}

Result<std::int64_t> Cache::dropAsides()
{
    if (isReadOnly())
        return Database::readOnly();
    return store::dropAsides(QDir(QString::fromStdString(m_parts->folder)));
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

Sides &Cache::sides()
{
    return m_parts->sides;
}

const Sides &Cache::sides() const
{
    return m_parts->sides;
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
