#pragma once
// The player's own thread: keeps the device fed and knows what is heard.

#include "models/audio/output.h"
#include "models/audio/playback.h"
#include "models/audio/player.h"

#include <QTimer>

#include <atomic>
#include <mutex>

namespace earshot::audio {

/// What is heard, for any thread.
class HeardClock {
public:
    using Steady = std::chrono::steady_clock;
    /// `speed`: seconds of the recording a second from now on; 0: it stands.
    void set(double seconds, double speed);
    double seconds() const;

private:
    mutable std::mutex m_mutex;
    double m_seconds = 0;
    double m_speed = 0;
    Steady::time_point m_at = Steady::now();
};

/// How it is to be played; outlives the recording.
struct Manner {
    double speed = 1;
    bool skipSilence = false;
    Mix mix;
    std::optional<Span> loop;
    milliseconds backStep{0};
    bool operator==(const Manner &) const = default;
};

/// Lives on the player's thread; its methods are called there.
class Engine : public QObject {
    Q_OBJECT
public:
    struct Report {
        Player::State state = Player::State::Empty;
        milliseconds duration{};
        int channels = 0;
        QString device;
        std::optional<Error> error;
        int dropouts = 0;
        bool operator==(const Report &) const = default;
    };

    explicit Engine(HeardClock &clock);

    void load(const Player::Open &open, milliseconds at);
    void unload();
    void setLength(milliseconds length);
    void setSilences(const Spans &silences);
    void setManner(const Manner &manner);
    void play();
    void pause();
    void seek(double seconds);
    void skip(double seconds);
    const Report &report() const { return m_report; }

Q_SIGNALS:
    void reported();
    void moved();
    void ended();

private:
    void tick();
    void pump();
    void start(double seconds);
    void stop(Player::State state);
    void rest();
    void fail(const Error &error);
    void lookForDevice();
    bool isSounding() const { return m_output.isOpen(); }
    /// Sounding, and to go on with it.
    bool isPlaying() const { return isSounding() && !m_last && !m_pausing; }
    double length() const;
    void standAt(double seconds);
    void check(const Result<void> &done);

    HeardClock &m_clock;
    QTimer m_lookout; // for devices that come and go
    QTimer m_timer;   // feeds the device
    Output m_output;
    milliseconds m_buffer;
    std::optional<Playback> m_playback;
    Manner m_manner;
    Report m_report;
    double m_seconds = 0;   // where it stands while nothing sounds
    bool m_last = false;    // all has been written that will be
    bool m_pausing = false; // because of pause(), not of the end
    QString m_playingOn;
    HeardClock::Steady::time_point m_written;
};

} // namespace earshot::audio
