#pragma once
// The cache of a profile: a folder with one SQLite file that screens read and sync writes. One program at a time holds
// it for writing; others may look.

#include "models/store/agency.h"
#include "models/store/calls.h"
#include "models/store/edits.h"
#include "models/store/figures.h"
#include "models/store/inbox.h"
#include "models/store/notices.h"
#include "models/store/outbox.h"
#include "models/store/preferences.h"
#include "models/store/query.h"
#include "models/store/recordings.h"
#include "models/store/sides.h"

#include <memory>
#include <string>

namespace earshot::store {

enum class Mode {
    ReadWrite, // takes the profile's lock, creates and migrates
    ReadOnly,  // takes no lock and changes nothing; every write gives ReadOnly
};

/// What happened while opening that the user should hear of.
struct OpenReport {
    bool created = false;          // there was no cache yet, or none that could be read: a sync fills it
    bool wasDamaged = false;       // or lost: what could be rescued is in the new one
    std::string setAside;          // the damaged file's new name, in the profile's folder, where it had to be kept
    std::size_t rescuedEdits = 0;  // edits not sent yet that were saved from it
    bool rescueIncomplete = false; // a part of it could not be read: edits may be missing
    bool needsSync() const { return created; }
};

class Cache {
public:
    /// Opens (ReadWrite: creates) the profile's cache.db.
    /// A corrupt or empty file is set aside as cache-corrupt-<time>.db, a new one begun and what people made carried
    /// over: see report(). A program that dies meanwhile is followed by one that goes on. The file set aside is deleted
    /// when nothing can be left in it that nobody else has. Edits that were being sent when a program died wait again.
    /// Errors: Locked (the detail names the program that holds the profile), NewerSchema (the file stays untouched),
    /// ReadOnly, DiskFull, NotFound (ReadOnly mode and no cache), Storage. Not from the GUI thread when the file may be
    /// corrupt.
    static Result<std::unique_ptr<Cache>> open(const std::string &folder, Mode mode, Clock clock = systemNow);
    /// True when there is a cache in that folder, whatever its state.
    static bool isIn(const std::string &folder);
    /// Finishes queued writes.
    ~Cache();

    const OpenReport &report() const;
    bool isReadOnly() const;
    /// Something found it to be damaged; Part::Damage tells when. The next opening sets it aside.
    bool isDamaged() const;
    /// Deletes the damaged files that were set aside in this folder: how many there were.
    Result<std::int64_t> dropAsides();
    /// The profile's.
    const std::string &folder() const;

    // Reading: any thread, also several at once.
    const Calls &calls() const;
    const Queries &queries() const;
    const Agency &agency() const;

    // Writing: any thread but the GUI's, which uses the forms that call back.
    Edits &edits();
    Outbox &outbox();
    const Outbox &outbox() const;
    Inbox &inbox();
    const Inbox &inbox() const;
    Preferences &preferences();
    Recordings &recordings();
    Figures &figures();
    Sides &sides();
    const Recordings &recordings() const;
    const Sides &sides() const;

    /// See Notices::subscribe.
    Subscription subscribe(Notices::Listener listener);

private:
    struct Parts;
    explicit Cache(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace earshot::store
