#pragma once

#include "models/store/cache.h"

#include <QObject>

namespace earshot::items {

/// Brings the cache's change notices to the GUI thread, those of one turn of the event loop as one.
class CacheWatch : public QObject {
    Q_OBJECT
public:
    explicit CacheWatch(store::Cache &cache);
    ~CacheWatch() override;

Q_SIGNALS:
    void changed(const earshot::store::ChangeNotice &notice);

private:
    struct Pending;
    std::shared_ptr<Pending> m_pending;
    store::Subscription m_subscription;
};

} // namespace earshot::items
