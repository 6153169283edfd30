#pragma once

#include "models/audio/activity.h"
#include "models/audio/analysis.h"
#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/recordingvault.h"

#include <deque>
#include <set>

namespace earshot::items {

class JobList;

/// What listening to a recording told.
struct Heard {
    audio::Analysis analysis;
    std::vector<audio::Spans> speech; // of each channel that differs from the other
    audio::Spans silences;
    bool swapped = false; // the agent is on the first channel of the recording; here it is the second all the same
    std::optional<Error> notKept; // why not all of it is in the cache
};

/// Listens once to each recording that is kept, and keeps what it finds out: the picture, who spoke when, the figures
/// of the call. The one that a person opens comes before all others.
class Analysing : public QObject {
    Q_OBJECT
public:
    using Picture = std::shared_ptr<const audio::Peaks>;
    using Found = std::shared_ptr<const Heard>;

    Analysing(store::Cache &cache, CacheWatch &watch, RecordingVault &vault, JobList &jobs, QObject *parent = nullptr);
    /// Stops; what was not finished is begun again another time.
    ~Analysing() override;

    /// Somebody looks at this recording. `pictured` gets a growing picture while it is read, `told` what was found out,
    /// at once where it was before. Letting go of the ticket stops the work.
    [[nodiscard]] Ticket want(const store::KnownRecording &recording, std::function<void(Picture)> pictured,
                              std::function<void(Result<Found>)> told);

private:
    void look();
    void begin(std::vector<store::KnownRecording> unread);
    void next();
    void drop();
    void stop();
    void tellJob();

    store::Cache &m_cache;
    RecordingVault &m_vault;
    JobList &m_jobs;
    std::deque<store::KnownRecording> m_queue;
    std::optional<CallRow> m_below; // only those after it are asked for
    std::set<CallRow> m_hopeless;   // cannot be read or kept; until the vault is another one
    std::size_t m_done = 0;         // of the present run
    bool m_looking = false, m_lookAgain = false;
    bool m_stopped = false; // by a person, until the program starts again
    std::optional<store::KnownRecording> m_current;
    Ticket m_asking, m_reading;
    Background m_background{3}; // last: its work uses the others
};

} // namespace earshot::items
