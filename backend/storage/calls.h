#pragma once
// Calls: lists, single calls, edits, new calls, and the figures of summaries.

#include "backend/storage/callfilter.h"
#include "backend/storage/listing.h"
#include "backend/storage/recordings.h"
#include "backend/storage/viewer.h"
#include "models/domain/interactions.h"
#include "models/wire/fields.h"
#include "models/wire/updates.h"
#include "models/wire/writing.h"

#include <optional>

namespace earshot::storage {

class Database;

/// A part of a list that stays in place while new calls arrive: what comes after a call already seen.
struct RelativeSlice {
    std::int64_t perPage = 100;
    std::int64_t pageIndex = 0; // from 0; used when `after` is empty
    std::string after;          // CallWalk::next of the page before
};

struct CallWalk {
    std::vector<Call> calls;
    std::string next; // for RelativeSlice::after; empty: this was the last page. Safe in a URL.
};

/// A call that comes in, with all that belongs to it.
struct NewCall {
    Call call; // without id: one is made. First, earlier and total calls are worked out, not taken from here
    std::vector<PageView> pageViews;
    std::optional<SavedRecording> recording;
};

/// A call, and which version of it: rises with whatever changes the call.
struct VersionedCall {
    Call call;
    std::int64_t version = 0;
};

/// Why good_lead may be refused: the service's words, clients look for them.
inline constexpr std::string_view LeadIsTaken = "This lead has already been marked as a good lead.";

enum class Interval { Hour, Day, Week, Month, Year };
enum class GroupBy { Source, Keywords, Campaign, Referrer, LandingPage, Client, ClientId };
inline constexpr std::size_t MaxPoints = 200; // of a time series

struct CallFigures {
    std::int64_t total = 0, missed = 0, answered = 0, firstTime = 0, leads = 0;
    std::int64_t averageDuration = 0; // seconds, over calls whose duration is known
    bool operator==(const CallFigures &) const = default;
};
struct CallGroup {
    std::string key;
    CallFigures figures;
};
struct CallPoint {
    Instant at; // where the hour, day … begins; the first point begins with the window
    CallFigures figures;
};

/// Calls come with `recording` and `recordingPlayer` as paths ("/v3/a/…"), for the server to put its origin before, and
/// empty where there is no sound. Reads run on the calling thread; any thread.
class Calls {
public:
    Calls(Database &database, const Recordings &recordings) : m_database(database), m_recordings(recordings) {}

    /// Newest first unless told otherwise. Text, times and the like that `fields` does not ask for may be left empty
    /// where they are costly; transcripts are never in lists.
    Result<Listing<Call>> list(const Viewer &viewer, const CallFilter &filter, const Order &order, const Slice &slice,
                               const wire::FieldSelection &fields) const;
    /// Refused: `after` is not from this list.
    Result<CallWalk> walk(const Viewer &viewer, const CallFilter &filter, const Order &order,
                          const RelativeSlice &slice, const wire::FieldSelection &fields) const;

    /// Everything, with its transcript (empty optional where there is none).
    Result<Call> find(const Viewer &viewer, const CallId &id) const;
    Result<VersionedCall> state(const Viewer &viewer, const CallId &id) const;
    /// Newest first, only those before the call.
    Result<Listing<PageView>> pageViews(const Viewer &viewer, const CallId &id, const Slice &slice) const;
    /// NotFound where the call has no sound.
    Result<Recording> recording(const Viewer &viewer, const CallId &id) const;
    /// The sound by the key in its address, without a user. NotFound when either is wrong.
    Result<Recording> recordingByKey(const CallId &id, std::string_view accessKey) const;

    /// Gives the call as it is afterwards. Unknown tags are created at the client; a new name renames the person; spam
    /// takes the call out of all lists. Refused: good_lead on a previously_marked_good_lead call.
    /// Conflict: it is no longer that version.
    void update(const Viewer &viewer, const CallId &id, const wire::CallUpdate &update,
                std::optional<std::int64_t> onlyVersion, Done<VersionedCall> done);

    /// Adds a call of a known client (Call::clientId; the tracker may be unknown). Conflict when the id is taken.
    void insert(NewCall call, Done<CallId> done);

    Result<CallFigures> figures(const Viewer &viewer, const CallFilter &filter) const;
    /// Most calls first. Groups with nothing to name them have an empty key.
    Result<std::vector<CallGroup>> grouped(const Viewer &viewer, const CallFilter &filter, GroupBy by) const;
    /// A point for each hour, day … of the filter's window in the zone, empty ones too; weeks begin on Monday. Refused:
    /// no window, or more than MaxPoints.
    Result<std::vector<CallPoint>> timeseries(const Viewer &viewer, const CallFilter &filter, Interval interval,
                                              const QTimeZone &zone) const;

private:
    Database &m_database;
    const Recordings &m_recordings;
};

} // namespace earshot::storage
