#include "models/store/opening.h"

#include "models/base/file.h"
#include "models/sql/migrations.h"
#include "models/sql/privacy.h"
#include "models/store/pending.h"
#include "models/store/rescue.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <fcntl.h>

namespace earshot::store {
namespace {

const std::vector<sql::Migration> &migrations()
{
    static const auto all = sql::migrationsIn(":/schema/cache");
    return all;
}

QString suspicion(const QDir &folder)
{
    return folder.filePath(QStringLiteral("cache.suspect"));
}

QString rescueMark(const QDir &folder)
{
    return folder.filePath(QStringLiteral("cache.rescue"));
}

Result<void> checkWhole(sql::Connection &connection)
{
    const auto found =
        sql::attempt([&] { return connection.database().execAndGet("PRAGMA quick_check(1)").getString(); });
    if (!found)
        return found.error();
    return *found == "ok" ? Result<void>() : Result<void>(Error{Error::Kind::Corrupt, *found});
}

Result<std::unique_ptr<sql::Connection>> openForWriting(const QString &file, bool isSuspect)
{
    const std::string path = file.toStdString();
    if (const auto isPrivate = sql::keepPrivate(path); !isPrivate)
        return isPrivate.error();
    auto connection = sql::Connection::open(path, sql::Access::ReadWrite, sql::Durability::Full);
    if (!connection)
        return connection.error();
    if (isSuspect)
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

/// The damaged file whose rescue a program that died has begun; empty: none.
Result<QString> damagedBefore(const QDir &folder)
{
    QFile mark(rescueMark(folder));
    if (!mark.exists())
        return QString();
    if (!mark.open(QIODevice::ReadOnly)) // and to go on without it might lose everything
        return Error{Error::Kind::Storage, "cache.rescue cannot be read"};
    static const QRegularExpression form(QStringLiteral("^cache-corrupt-[0-9-]+\\.db$"));
    const QString name = QString::fromUtf8(mark.readAll());
    return form.match(name).hasMatch() ? name : QString(); // half written: nothing had been done yet
}

Result<QString> markDamaged(const QDir &folder, Instant now)
{
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = QStringLiteral("cache-corrupt-%1.db").arg(stamp);
    for (int n = 2; QFile::exists(folder.filePath(name)); ++n)
        name = QStringLiteral("cache-corrupt-%1-%2.db").arg(stamp).arg(n);
    const std::string text = name.toStdString();
    const auto mark = File::open(rescueMark(folder).toStdString(), O_WRONLY | O_CREAT | O_TRUNC);
    if (!mark)
        return mark.error();
    auto written = mark->write(0, std::as_bytes(std::span(text)));
    if (written)
        written = mark->sync();
    if (written)
        written = syncFolder(folder.path().toStdString());
    return written ? Result<QString>(name) : written.error();
}

/// Takes the damaged cache out of the way; what of that was done already stays done. Its file goes first: as long as it
/// is there nothing has happened.
Result<void> moveAside(const QDir &folder, const QString &name, const BetweenSteps &between)
{
    for (const QString &suffix : {QString(), QStringLiteral("-wal")}) {
        const QString file = cacheIn(folder) + suffix;
        if (QFile::exists(file) && !QFile::rename(file, folder.filePath(name + suffix)))
            return Error{Error::Kind::Storage, "the corrupt cache cannot be renamed"};
        if (const auto going = between(); !going)
            return going;
    }
    QFile::remove(cacheIn(folder) + QStringLiteral("-shm")); // belongs to the name, not to the file
    if (const auto isPrivate = sql::keepPrivate(folder.filePath(name).toStdString()); !isPrivate)
        return isPrivate;
    return syncFolder(folder.path().toStdString());
}

/// Makes a whole cache with what was rescued, and only then gives it its name.
Result<void> makeAnew(const QDir &folder, const Rescued &rescued, Instant now, const BetweenSteps &between)
{
    const QString fresh = folder.filePath(QStringLiteral("cache.new.db"));
    for (const char *end : {"", "-wal", "-shm"}) // half made, of what is still there
        QFile::remove(fresh + QLatin1String(end));
    {
        auto connection = openForWriting(fresh, false);
        if (!connection)
            return connection.error();
        const auto written = sql::attempt([&] {
            SQLite::Transaction transaction((*connection)->database(), SQLite::TransactionBehavior::IMMEDIATE);
            carryOver(**connection, rescued, now);
            transaction.commit();
            (*connection)->database().execAndGet("PRAGMA wal_checkpoint(TRUNCATE)"); // the file alone has it all
        });
        if (!written)
            return written.error();
    }
    if (const auto going = between(); !going)
        return going;
    if (!QFile::rename(fresh, cacheIn(folder)))
        return Error{Error::Kind::Storage, "the new cache cannot be renamed"};
    return syncFolder(folder.path().toStdString());
}

void removeAside(const QDir &folder, const QString &name)
{
    for (const char *end : {"-wal", "-shm", ""})
        QFile::remove(folder.filePath(name + QLatin1String(end)));
}

bool hasRecordings(const QDir &folder)
{
    return QDirIterator(folder.filePath(QStringLiteral("recordings")), {QStringLiteral("*.esr")}, QDir::Files,
                        QDirIterator::Subdirectories)
        .hasNext();
}

std::size_t editsIn(sql::Connection &connection)
{
    return sql::attempt(
               [&] { return std::size_t(connection.database().execAndGet("SELECT count(*) FROM outbox").getInt64()); })
        .valueOr(0);
}

/// The cache that has its name, which it got when it was whole. `damaged`: whose rescue it may have come from.
Result<Opened> openThere(const QDir &folder, const QString &damaged)
{
    if (QFileInfo(cacheIn(folder)).size() == 0)
        return Error{Error::Kind::Corrupt, "the cache is empty"};
    auto connection = openForWriting(cacheIn(folder), QFile::exists(suspicion(folder)));
    if (!connection)
        return connection.error();
    Opened out{std::move(*connection), {}};
    if (!damaged.isEmpty() && QFile::exists(folder.filePath(damaged))) // and nobody was told
        out.report = {true, true, damaged.toStdString(), editsIn(*out.connection), true};
    return out;
}

/// `again`: somebody was at it before.
Result<Opened> replace(const QDir &folder, const QString &damaged, bool again, Instant now, const BetweenSteps &between)
{
    Rescued rescued;
    OpenReport report;
    report.created = true;
    if (!damaged.isEmpty()) {
        if (const auto moved = moveAside(folder, damaged, between); !moved)
            return moved.error();
        rescued = rescueFrom(folder.filePath(damaged).toStdString(), migrations(), again);
        report.wasDamaged = true;
        report.rescuedEdits = rescued.edits.size();
        report.rescueIncomplete = rescued.incomplete;
    } else if (hasRecordings(folder)) { // so there was a cache, and nothing is left of it
        report.wasDamaged = report.rescueIncomplete = true;
    }
    if (const auto going = between(); !going)
        return going.error();
    if (const auto made = makeAnew(folder, rescued, now, between); !made)
        return made.error();
    if (const auto going = between(); !going)
        return going.error();
    if (rescued.nothingLeft)
        removeAside(folder, damaged);
    else
        report.setAside = damaged.toStdString();
    auto connection = openForWriting(cacheIn(folder), false);
    if (!connection)
        return connection.error();
    return Opened{std::move(*connection), std::move(report)};
}

} // namespace

QString cacheIn(const QDir &folder)
{
    return folder.filePath(QStringLiteral("cache.db"));
}

bool isUnderRescue(const QDir &folder)
{
    return QFile::exists(rescueMark(folder));
}

Result<std::int64_t> dropAsides(const QDir &folder)
{
    std::int64_t count = 0;
    const QStringList found = folder.entryList({QStringLiteral("cache-corrupt-*.db*")}, QDir::Files);
    for (const QString &name : found) { // its log first: what is half gone is found again by its name
        count += name.endsWith(QStringLiteral(".db")) ? 1 : 0;
        if (!QFile::remove(folder.filePath(name)))
            return Error{Error::Kind::ReadOnly, "a damaged cache that was set aside cannot be deleted"};
    }
    if (!found.isEmpty())
        if (const auto synced = syncFolder(folder.path().toStdString()); !synced)
            return synced.error();
    return count;
}

void suspect(const QDir &folder)
{
    QFile mark(suspicion(folder));
    mark.open(QIODevice::WriteOnly);
}

Result<void> refuseNewer(const QDir &folder)
{
    QFile file(cacheIn(folder)); // looked at without so much as opening it for writing
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

Result<Opened> openOrReplace(const QDir &folder, Instant now, const BetweenSteps &between)
{
    const BetweenSteps step = between ? between : [] { return Result<void>(); };
    auto damaged = damagedBefore(folder);
    if (!damaged)
        return damaged.error();
    const bool isThere = QFile::exists(cacheIn(folder));
    if (isThere) {
        auto opened = openThere(folder, *damaged);
        if (opened || opened.error().kind != Error::Kind::Corrupt) {
            if (opened) {
                QFile::remove(suspicion(folder));
                QFile::remove(rescueMark(folder));
            }
            return opened;
        }
    }
    const bool again = !isThere && !damaged->isEmpty();
    if (isThere || (damaged->isEmpty() && QFile::exists(cacheIn(folder) + QStringLiteral("-wal")))) {
        damaged = markDamaged(folder, now);
        if (!damaged)
            return damaged.error();
        if (const auto going = step(); !going)
            return going.error();
    }
    auto replaced = replace(folder, *damaged, again, now, step);
    if (replaced) {
        QFile::remove(suspicion(folder));
        QFile::remove(rescueMark(folder));
    }
    return replaced;
}

} // namespace earshot::store
