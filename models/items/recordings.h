#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"

#include <QObject>

namespace earshot::items {

/// The rules by which a profile's recordings come and go, and how much is kept. GUI thread.
class Recordings : public QObject {
    Q_OBJECT
public:
    Recordings(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent = nullptr);

    /// As they are before anybody changes them, until they have been read.
    const store::RecordingRules &rules() const { return m_rules; }
    /// Kept from now on; failed() when that cannot be.
    void setRules(const store::RecordingRules &rules);
    /// From now on only recordings of calls that are opened come, of every client.
    void fetchOnlyOnOpening();

    const store::RecordingTotals &totals() const { return m_totals; }
    /// Counts only while somebody looks.
    void setWatched(bool watched);

    /// All that are kept here have to go, what is made of them too; the sync destroys the files.
    void forgetAll();

Q_SIGNALS:
    /// Rules or totals are others now.
    void changed();
    /// What a person did could not be kept.
    void failed(const earshot::Error &error);

private:
    void count();
    template <typename Work, typename Then>
    void carryOut(Work work, Then then);

    store::Cache &m_cache;
    Background &m_background;
    store::RecordingRules m_rules;
    store::RecordingTotals m_totals;
    bool m_watched = false;
    bool m_counting = false, m_countAgain = false;
    Ticket m_reading, m_totalling;
};

} // namespace earshot::items
