#pragma once
// What the tests of the store share: a cache in a folder of its own, a clock that is set, calls made quickly.

#include "models/sql/connection.h"
#include "models/store/cache.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace earshot::store {

inline constexpr std::int64_t Noon = 1'700'000'000'000; // 2023-11-14 22:13:20 UTC

/// Call CAL<number>, as many minutes after Noon.
Call makeCall(int number);

/// Whether SQLite, and the search index against the calls, find the file whole: "ok".
QString integrity(const std::string &folder);

class CacheTest : public QObject {
    Q_OBJECT
protected:
    std::string folder() const { return m_folder->path().toStdString(); }
    QString file(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    Clock clock()
    {
        return [this] { return instantFromMs(m_now); };
    }
    /// A new folder with a new cache.
    void fresh();
    void reopen();
    CallRow deliver(const Call &call);
    Applied apply(Delivery delivery);
    StoredCall stored(CallRow row) const { return *m_cache->calls().call(row); }
    /// Ids in order.
    std::vector<std::string> found(const CallQuery &query) const;
    std::vector<Outgoing> outbox() const { return *m_cache->outbox().all(); }
    Result<EditReceipt> edit(CallRow row, const CallChange &change)
    {
        return m_cache->edits().edit(std::vector{row}, change);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::atomic<std::int64_t> m_now = Noon;
};

} // namespace earshot::store
