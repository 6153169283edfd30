#pragma once
// Inside the room: how the cache's file is opened, begun, and replaced where it is damaged or lost. A program may die
// at any moment of it, or the disk be full: the next one goes on from there, and nothing that was rescued is lost.
//
//   cache.db             the cache; it gets this name once it is whole, so an empty one is damage
//   cache.new.db         one being made
//   cache.rescue         a rescue is not ended yet; names the damaged file
//   cache-corrupt-….db   a damaged cache, kept when something nobody else has may still be in it
//   cache.suspect        a query stumbled over damage: the next start looks before it works on

#include "models/sql/connection.h"
#include "models/store/cache.h"

#include <QDir>

#include <functional>

namespace earshot::store {

struct Opened {
    std::unique_ptr<sql::Connection> connection;
    OpenReport report;
};

/// Called between the steps of a replacement, so that tests can fail or die there.
using BetweenSteps = std::function<Result<void>()>;

Result<Opened> openOrReplace(const QDir &folder, Instant now, const BetweenSteps &between = {});
/// NewerSchema: the file is by a newer program, and stays as it is to the byte.
Result<void> refuseNewer(const QDir &folder);
/// Deletes the damaged caches that were set aside: how many there were. ReadOnly: one stays.
Result<std::int64_t> dropAsides(const QDir &folder);
/// A query found damage.
void suspect(const QDir &folder);

QString cacheIn(const QDir &folder);
/// There is none at the moment, but what one is made of.
bool isUnderRescue(const QDir &folder);

} // namespace earshot::store
