#pragma once

#include "models/audio/figures.h"
#include "models/audio/filekind.h"
#include "models/audio/player.h"
#include "models/items/analysing.h"
#include "models/items/callpage.h"

namespace earshot::items {

class Settings;
class Syncing;

/// The recording of the call that a page shows, from the server to the ear: it is fetched, its picture made, and given
/// to a player. Follows the page by itself.
class Listening : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        None,        // no call is shown
        NotRecorded, // there is no recording of it
        Away,        // there is one, not kept here: fetch() brings it
        Fetching,    // it is on its way: see progress(), and error() for why it does not come
        Reading,     // it is here and can be played; the picture grows: see peaks()
        Ready,
        Failed,  // see error(); fetch() tries again
        Overdue, // it is older than its client lets recordings be kept
        NoKey,   // recordings are kept here, but their key cannot be read
    };

    Listening(store::Cache &cache, CacheWatch &watch, CallPage &page, RecordingVault &vault, Analysing &analysing,
              const Syncing &syncing, QObject *parent = nullptr);
    ~Listening() override;

    Stage stage() const { return m_stage; }
    bool isPlayable() const { return m_stage == Stage::Reading || m_stage == Stage::Ready; }
    /// 0 to 1 while fetching; negative: nobody knows.
    double progress() const { return m_progress; }
    const std::optional<Error> &error() const { return m_error; }
    /// What is kept here is not what was kept, or is gone: it comes anew as soon as that can be.
    bool isDamaged() const { return m_damage.has_value(); }
    /// What the file is, where it Failed because no sound can be made of it.
    std::optional<audio::FileKind> undecodable() const
    {
        return m_isUndecodable ? std::optional(m_kind) : std::nullopt;
    }

    /// How long the recording that was read is, where that is not what is to be expected.
    struct OddLength {
        milliseconds here{};
        std::optional<milliseconds> call; // as the service says
        bool cutShort = false;            // the file promises more
        bool operator==(const OddLength &) const = default;
    };
    std::optional<OddLength> oddLength() const;

    /// Null while nothing is known; while reading, the picture so far.
    Analysing::Picture peaks() const { return m_peaks; }
    /// Null until the recording has been read; the parts that cannot be known of it are empty.
    const audio::Figures *figures() const { return m_figures ? &*m_figures : nullptr; }
    const audio::Spans &silences() const;
    /// When each word of a phrase is spoken: real times where there are any, else estimated.
    std::vector<Word> words(std::size_t phrase) const;
    audio::Player &player() { return m_player; }
    /// Where it is remembered how calls are listened to; null: nowhere.
    void rememberIn(Settings *settings) { m_settings = settings; }
    Settings *settings() const { return m_settings; }
    /// Caller and agent can be told apart by their channels, as far as is known.
    bool isApart() const { return m_player.channels() != 1 && !(m_heard && m_heard->analysis.twice); }
    /// The agent is on the first channel of the recording, a person said. Peaks, figures, words and who is heard are
    /// put right.
    bool isSwapped() const { return m_swapped; }
    /// Says so, or that it is not so; of this call, of all to its tracker, or of all of its client. Failures are told
    /// by failed().
    void setSwapped(store::SidesOf of, bool swapped);
    /// What sort of file it is by its content; Unknown while that is not known.
    audio::FileKind kind() const { return m_kind; }
    /// What the server called it; empty while nothing is known.
    std::string mediaType() const { return m_recording ? m_recording->mediaType : std::string(); }

    /// Brings a recording that is away, or failed.
    void fetch();
    /// Stops bringing it; what has come is kept for the next time.
    void cancel();
    /// The recording of the call that is shown, as soon as it can be played, stands paused at `at`.
    void startAt(milliseconds at);

Q_SIGNALS:
    /// Stage, progress, error, silences, figures or the times of words are others now.
    void changed();
    /// peaks() are.
    void pictureChanged();
    /// This recording is to be fetched before all others; or no more.
    void recordingWanted(const earshot::CallId &id);
    void recordingUnwanted(const earshot::CallId &id);
    /// setSwapped() could not be kept.
    void failed(const earshot::Error &error);

private:
    void follow();
    void forget();
    void unload();
    void read();
    struct Kept {
        Result<store::Recording> recording;
        bool swapped = false;
    };
    void take(const Kept &kept);
    void turn(bool swapped);
    void judge();
    void load();
    void listen();
    void hear(const Result<Analysing::Found> &found);
    void giveUp(const Error &error);
    void name(bool isUndecodable);
    void want();
    void count();
    void become(Stage stage, double progress = -1, std::optional<Error> error = {});

    store::Cache &m_cache;
    CallPage &m_page;
    RecordingVault &m_vault;
    Analysing &m_analysing;
    const Syncing &m_syncing;
    Settings *m_settings = nullptr;
    std::optional<CallRow> m_row;
    std::optional<store::Recording> m_recording; // empty: not known yet
    bool m_wanted = false;                       // it is to be fetched
    bool m_loaded = false;
    bool m_swapped = false;
    milliseconds m_startAt{};
    Stage m_stage = Stage::None;
    double m_progress = -1;
    std::optional<Error> m_error;
    std::optional<Error> m_damage;
    audio::FileKind m_kind = audio::FileKind::Unknown;
    bool m_isUndecodable = false;
    int m_mendings = 0; // how often this recording was asked for because it was damaged
    Analysing::Picture m_peaks;
    Analysing::Found m_heard;
    std::optional<audio::Figures> m_figures;
    std::shared_ptr<const Transcript> m_transcript;
    mutable std::map<std::size_t, std::vector<Word>> m_words;
    Ticket m_asking, m_hearing, m_counting, m_naming, m_saying;
    Background m_background{1};
    audio::Player m_player;
};

} // namespace earshot::items
