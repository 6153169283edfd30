#include "models/audio/engine.h"

#include <algorithm>
#include <cmath>

namespace earshot::audio {
namespace {

using namespace std::chrono_literals;

constexpr milliseconds ShortBuffer{50}; // of which PulseAudio makes about 40: heard soon after a click
constexpr milliseconds LongBuffer{400}; // of a machine that does not keep up
constexpr milliseconds Feeding{5};
constexpr milliseconds Lookout{1000};
constexpr milliseconds Patience{1500}; // for the device to play the rest
constexpr double LongestGuess = 0.05;  // seconds that the clock runs on without a report of the device
constexpr double NoMore = 0.002;       // seconds that a device may keep to itself
constexpr double AtTheEnd = 0.01;

double secondsOf(milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

void HeardClock::set(double seconds, double speed)
{
    const std::lock_guard lock(m_mutex);
    m_seconds = seconds;
    m_speed = speed;
    m_at = Steady::now();
}

double HeardClock::seconds() const
{
    const std::lock_guard lock(m_mutex);
    const double passed = std::chrono::duration<double>(Steady::now() - m_at).count();
    return m_seconds + std::min(passed, LongestGuess) * m_speed;
}

Engine::Engine(HeardClock &clock) : m_clock(clock), m_lookout(this), m_timer(this), m_buffer(ShortBuffer)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(Feeding);
    connect(&m_timer, &QTimer::timeout, this, &Engine::tick);
    m_lookout.setInterval(Lookout);
    connect(&m_lookout, &QTimer::timeout, this, &Engine::lookForDevice);
    m_report.device = m_output.device();
}

double Engine::length() const
{
    return secondsOf(m_report.duration);
}

void Engine::standAt(double seconds)
{
    m_seconds = std::max(seconds, 0.0);
    if (length() > 0)
        m_seconds = std::min(m_seconds, length());
    m_clock.set(m_seconds, 0);
}

void Engine::load(const Player::Open &open, milliseconds at)
{
    unload();
    auto bytes = open();
    auto decoder = bytes ? Decoder::open(*bytes) : Result<Decoder>(bytes.error());
    if (!decoder)
        return fail(decoder.error());
    m_playback.emplace(*std::move(decoder));
    const Format &format = m_playback->format();
    m_report.duration = milliseconds(format.frames > 0 ? std::int64_t(double(format.frames) / format.rate * 1000) : 0);
    m_report.channels = format.channels;
    m_report.state = Player::State::Paused;
    m_lookout.start();
    setManner(m_manner);
    standAt(secondsOf(at));
    Q_EMIT moved();
}

void Engine::unload()
{
    stop(Player::State::Empty);
    m_lookout.stop();
    m_playback.reset();
    m_manner.loop.reset();
    m_report.duration = {};
    m_report.channels = 0;
    m_report.error.reset();
    standAt(0);
}

void Engine::fail(const Error &error)
{
    stop(Player::State::Failed);
    m_playback.reset();
    m_report.error = error;
    Q_EMIT reported();
}

void Engine::check(const Result<void> &done)
{
    if (!done)
        fail(done.error());
}

void Engine::setLength(milliseconds length)
{
    if (!m_playback)
        return;
    m_report.duration = length;
    if (!isSounding())
        standAt(m_seconds);
}

void Engine::setSilences(const Spans &silences)
{
    if (m_playback)
        m_playback->setSilences(silences);
}

void Engine::setManner(const Manner &manner)
{
    const bool faster = manner.speed != m_manner.speed;
    m_manner = manner;
    if (!m_playback)
        return;
    m_playback->setMix(manner.mix);
    m_playback->setSkipSilence(manner.skipSilence);
    m_playback->setLoop(manner.loop);
    m_playback->setSpeed(manner.speed);
    if (isPlaying() && faster)
        check(m_playback->jump(m_playback->secondsNext()));
    if (!isSounding() && manner.loop &&
        (m_seconds < secondsOf(manner.loop->from) || m_seconds >= secondsOf(manner.loop->to))) {
        standAt(secondsOf(manner.loop->from));
        Q_EMIT moved();
    }
}

void Engine::play()
{
    if (!m_playback || isPlaying())
        return;
    if (isSounding())
        rest();
    const bool over = length() > 0 && m_seconds >= length() - AtTheEnd;
    start(over ? secondsOf(m_manner.loop ? m_manner.loop->from : milliseconds(0)) : m_seconds);
}

void Engine::start(double seconds)
{
    m_report.device = m_output.device();
    if (!m_output.open(m_playback->format().rate, m_buffer)) {
        m_report.device.clear(); // it does not answer: as good as none
        standAt(seconds);
        return stop(Player::State::Paused);
    }
    m_playingOn = m_report.device;
    m_playback->setRate(m_output.rate());
    m_report.state = Player::State::Playing;
    m_seconds = seconds;
    if (const auto done = m_playback->start(seconds); !done)
        return fail(done.error());
    m_timer.start();
    tick();
}

/// What is under way is cut off; m_seconds stays what was heard last.
void Engine::stop(Player::State state)
{
    m_timer.stop();
    m_output.close();
    m_last = false;
    m_pausing = false;
    m_report.state = state;
    m_clock.set(m_seconds, 0);
}

/// All that was written has been heard, or nobody waits for it.
void Engine::rest()
{
    const bool pausing = m_pausing;
    stop(Player::State::Paused);
    if (!pausing) {
        Q_EMIT ended();
    } else if (m_manner.backStep > 0ms) {
        standAt(m_seconds - secondsOf(m_manner.backStep));
        Q_EMIT moved();
    }
    Q_EMIT reported();
}

void Engine::pause()
{
    if (!isPlaying())
        return;
    m_playback->fadeOut();
    m_pausing = true;
    m_report.state = Player::State::Paused;
    tick();
}

void Engine::seek(double seconds)
{
    if (!m_playback)
        return;
    seconds = std::clamp(seconds, 0.0, length() > 0 ? length() : seconds);
    if (isPlaying()) {
        check(m_playback->jump(seconds));
        if (isSounding())
            tick();
    } else {
        if (isSounding())
            stop(Player::State::Paused);
        standAt(seconds);
    }
    Q_EMIT moved();
}

void Engine::skip(double seconds)
{
    if (!m_playback)
        return;
    const bool ahead = isSounding() && m_playback->hasJumpAfter(m_output.heard());
    seek((ahead ? m_playback->secondsNext() : m_clock.seconds()) + seconds);
}

void Engine::tick()
{
    if (m_output.isLost()) {
        m_report.device = m_output.device();
        stop(Player::State::Paused);
        Q_EMIT reported();
        return;
    }
    if (isPlaying() && m_output.ranDry()) {
        ++m_report.dropouts;
        if (m_buffer < LongBuffer && m_output.device() == m_playingOn) { // one that is being unplugged runs dry too
            m_buffer *= 2;
            start(m_seconds);
            Q_EMIT reported();
            return;
        }
    }
    pump();
    if (!isSounding())
        return;
    const double heard = m_output.heard();
    m_seconds = m_playback->secondsAt(heard);
    const bool through = double(m_playback->rendered()) - heard < NoMore * m_output.rate();
    m_clock.set(m_seconds, through ? 0 : m_manner.speed);
    if (m_last && (through || HeardClock::Steady::now() - m_written > Patience)) {
        if (!m_pausing) {
            m_seconds = m_playback->secondsNext();
            m_report.duration = milliseconds(std::llround(m_seconds * 1000));
        }
        rest();
    }
}

void Engine::pump()
{
    const std::size_t room = m_output.room();
    if (m_last || room == 0)
        return;
    std::vector<float> stereo(2 * room);
    const auto frames = m_playback->render(stereo);
    if (!frames)
        return fail(frames.error());
    m_output.write(std::span(stereo).first(2 * *frames));
    m_written = HeardClock::Steady::now();
    m_last = *frames < room;
}

void Engine::lookForDevice()
{
    const QString device = m_output.device();
    if (device == m_report.device)
        return;
    m_report.device = device;
    if (isPlaying() && device != m_playingOn)
        start(m_seconds);
    Q_EMIT reported();
}

} // namespace earshot::audio
