#pragma once
#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/displaycontext.h"
#include "models/items/editing.h"
#include "models/store/cache.h"

#include <QDate>
#include <QTimer>

#include <algorithm>
#include <set>

namespace earshot::items {

/// The unreviewed calls, one after the other. A verdict takes a call out of the queue at once; undoing it brings the
/// call back and makes it the current one. What others do never turns the page: a call that somebody else judged stays
/// the current one until the person goes on.
class ReviewQueue : public QObject {
    Q_OBJECT
public:
    enum class State { Loading, Ready, Failed };
    struct Which {
        store::SavedView view = {}; // of its calls; its order aside
        bool oldestFirst = false;
        bool skipMissed = false; // calls nobody answered and nobody spoke on
        bool operator==(const Which &) const = default;
    };
    struct Verdict {
        CallRow row{};
        Instant at;              // the last one
        std::uint32_t queue = 0; // the calls it was given among: see queueMark()
    };

    /// The display says when a day of reviewing begins.
    ReviewQueue(store::Cache &cache, Background &background, CacheWatch &watch, Editing &editing,
                const DisplayContext &display, QObject *parent = nullptr);

    /// Begins with the first of these calls.
    void start(const Which &which);
    /// Follows the cache only while somebody looks; what happened meanwhile is read when somebody looks again.
    void setWatched(bool watched);
    const Which &which() const { return m_which; }

    State state() const { return m_state; }
    const Error &error() const { return m_error; } // when Failed
    std::optional<CallRow> current() const { return m_current; }
    /// How the current call comes to be the current one. Taken: it is in the queue no more, and not by our doing.
    /// Mended: it was judged here before, and opened again.
    enum class Standing { Queued, Taken, Mended };
    Standing standing() const { return m_standing; }
    /// Calls that are still to be reviewed, the current one among them.
    std::size_t left() const { return m_rows.size(); }
    /// Those of them that were put off for now.
    std::size_t later() const { return m_later.size(); }
    /// Of these calls, those judged today with this profile on whatever page, verdicts taken back not counted.
    int reviewedToday() const;
    /// The calls judged today with this profile on whatever page, the last one at the end.
    const std::vector<Verdict> &verdicts() const { return m_verdicts; }

    /// Goes on without a verdict; after the last call comes the first, before the first the last.
    void next() { step(1); }
    void previous() { step(-1); }
    /// Puts the current call behind all others, until the program is left, and goes on.
    void skip();
    /// Gives the current call this lead status ("good_lead", "not_a_lead") and goes on; `name` is what undo says,
    /// `seen` what the person saw of it.
    void judge(const std::string &leadStatus, const QString &name, const store::CallChange &seen);
    /// Shows a call again that was judged before; next() goes back to where one was.
    void mend(CallRow row);

Q_SIGNALS:
    void changed();

private:
    struct Found {
        std::vector<CallRow> rows;     // in the queue's order
        std::vector<CallRow> sorted;   // to look one up among hundreds of thousands
        std::set<CallRow> within = {}; // of the calls judged today, those of this queue
        std::set<CallRow> open = {};   // of the calls judged today, those without a verdict by now
        bool contains(CallRow row) const { return std::binary_search(sorted.begin(), sorted.end(), row); }
    };
    void step(int by);
    void read();
    void readSoon(milliseconds within);
    void take(Result<Found> found);
    void putOff(const Found &found);
    void settle(const Found &found);
    void stay(const std::vector<CallRow> &before, const Found &found);
    void moveTo(std::size_t index);
    void onEdited(const std::vector<CallRow> &rows);
    void onFailed(const std::vector<CallRow> &rows);
    /// Of `query` the queue; what is asked of the `judged` ones goes by `all`, the same calls whatever their verdicts.
    static Result<Found> find(store::Cache &cache, const store::CallQuery &query, const store::CallQuery &all,
                              const std::vector<CallRow> &judged, const std::stop_token &stop);
    void judged(const std::vector<CallRow> &rows);
    void count(int by);
    void keepCount();
    void readCount();
    struct Kept;
    void takeKept(const Kept &kept);
    QDate today() const;
    std::size_t indexOf(CallRow row) const; // m_rows.size() when it is not there

    store::Cache &m_cache;
    Background &m_background;
    Editing &m_editing;
    const DisplayContext &m_display;
    Which m_which;
    State m_state = State::Loading;
    Error m_error{Error::Kind::Cancelled, {}};
    std::vector<CallRow> m_rows;
    std::vector<CallRow> m_later; // put off, in this order
    std::optional<CallRow> m_current;
    Standing m_standing = Standing::Queued;
    std::size_t m_place = 0;       // where it goes on, when the current call is not in the queue
    std::set<CallRow> m_pending;   // judged, and the cache does not know it yet
    std::set<CallRow> m_judged;    // judged in this sitting
    std::set<CallRow> m_turned;    // of the judged ones, edited since then: perhaps taken back
    std::set<CallRow> m_rejudging; // judged while they were not in the queue
    std::vector<Verdict> m_verdicts;
    int m_today = 0;
    QDate m_day;
    bool m_isCountKnown = false; // what was kept has been read
    std::set<CallRow> m_within;  // as in Found
    Ticket m_reading, m_counting;
    bool m_watched = false;
    bool m_stale = false; // something changed while nobody looked, or while it was being read
    bool m_busy = false;
    QTimer m_readSoon;
};

} // namespace earshot::items
