#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/store/recordinggrace.h"

#include <QObject>
#include <QTimer>

namespace earshot::items {

/// The rules by which a profile's recordings come and go, and how much is kept. GUI thread.
class Recordings : public QObject {
    Q_OBJECT
public:
    Recordings(store::Cache &cache, Background &background, CacheWatch &watch, Clock clock = systemNow,
               QObject *parent = nullptr);

    /// As they are before anybody changes them, until they have been read.
    const store::RecordingRules &rules() const { return m_rules; }
    /// Kept from now on; failed() when that cannot be. `name` is what edited() is to say of it, if anything.
    void setRules(const store::RecordingRules &rules, const QString &name = {});

    /// Rules that somebody wants. They are set at once where no recording is lost by them; where some are, that is told
    /// by changed(), and they wait to be accepted (by setting them) or declined.
    struct Proposal {
        store::RecordingRules rules;
        store::RecordingTotals lost = {}; // none: not weighed yet
    };
    void propose(const store::RecordingRules &rules);
    void decline();
    const std::optional<Proposal> &proposal() const { return m_proposal; }

    /// From now on only recordings of calls that are opened come, of every client.
    void fetchOnlyOnOpening();

    const store::RecordingTotals &totals() const { return m_totals; }
    /// Counts only while somebody looks.
    void setWatched(bool watched);

    /// Those that could not be had, while somebody looks: how many, and the newest few.
    struct Missing {
        struct One {
            CallRow row{};
            QString who;
            Error why;
            std::optional<Instant> next = {}; // when it is tried again by itself; none: when its call is opened
            bool operator==(const One &) const = default;
        };
        std::int64_t count = 0;
        std::vector<One> newest = {};
        bool operator==(const Missing &) const = default;
    };
    const Missing &missing() const { return m_missing; }

    /// All that are kept here have to go, what is made of them too: the sync destroys the files once it cannot be taken
    /// back any more.
    void letAllGo(const QString &name);
    void keepAll(const QString &name);

    /// What was let go and can still be taken back.
    struct Going {
        store::RecordingTotals totals = {};
        Instant at = {};
        bool all = false; // every recording, not only those that the rules do not want
    };
    const std::optional<Going> &going() const { return m_going; }
    void takeBack();

Q_SIGNALS:
    /// Rules, totals, what is missing, proposed or going are others now.
    void changed();
    /// A person did this.
    void edited(const QString &name);
    /// What a person did could not be kept.
    void failed(const earshot::Error &error);

private:
    struct Standing {
        store::RecordingRules rules;
        std::optional<Going> going;
    };
    struct Counted {
        store::RecordingTotals totals = {};
        Missing missing = {};
    };
    static Result<Counted> readCounted(store::Cache &cache, Instant now);
    static Result<Standing> readStanding(store::Cache &cache, Instant now);
    void read();
    void count();
    template <typename Work, typename Then>
    void carryOut(Work work, Then then);

    store::Cache &m_cache;
    Background &m_background;
    Clock m_clock;
    store::RecordingRules m_rules;
    store::RecordingTotals m_totals;
    Missing m_missing;
    std::optional<Proposal> m_proposal;
    std::optional<Going> m_going;
    QTimer m_gone; // when what is going cannot be taken back any more
    int m_writing = 0;
    bool m_watched = false;
    bool m_counting = false, m_countAgain = false;
    Ticket m_reading, m_totalling, m_weighing;
};

} // namespace earshot::items
