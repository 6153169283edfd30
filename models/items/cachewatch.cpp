#include "models/items/cachewatch.h"

namespace earshot::items {

struct CacheWatch::Pending {
    std::mutex mutex;
    store::ChangeNotice notice;
    bool queued = false;

    // True when the GUI thread has to be woken for it.
    bool add(const store::ChangeNotice &more)
    {
        const std::lock_guard lock(mutex);
        notice.listsChanged = notice.listsChanged || more.listsChanged;
        notice.parts |= more.parts;
        notice.manyCalls = notice.manyCalls || more.manyCalls;
        if (notice.manyCalls)
            notice.calls.clear();
        else
            for (const CallRow row : more.calls)
                notice.add(row);
        return !std::exchange(queued, true);
    }

    store::ChangeNotice take()
    {
        const std::lock_guard lock(mutex);
        queued = false;
        return std::exchange(notice, {});
    }
};

CacheWatch::CacheWatch(store::Cache &cache) : m_pending(std::make_shared<Pending>())
{
    m_subscription = cache.subscribe([this, pending = m_pending](const store::ChangeNotice &notice) {
        if (pending->add(notice))
            QMetaObject::invokeMethod(
                this, [this] { Q_EMIT changed(m_pending->take()); }, Qt::QueuedConnection);
    });
}

CacheWatch::~CacheWatch()
{
    m_subscription = {}; // from here on the listener does not run, so nothing new is queued for this object
}

} // namespace earshot::items
