#include "models/audio/output.h"

#include <pulse/pulseaudio.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace earshot::audio {
namespace {

using SteadyNow = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto LongestWait = 1000ms; // for a server that does not answer
constexpr auto Glance = 1ms;
constexpr auto BetweenAttempts = 500ms;
constexpr std::size_t FrameBytes = 2 * sizeof(float);

/// PulseAudio's own thread stands still meanwhile.
class Held {
public:
    explicit Held(pa_threaded_mainloop *loop) : m_loop(loop) { pa_threaded_mainloop_lock(m_loop); }
    ~Held() { pa_threaded_mainloop_unlock(m_loop); }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

private:
    pa_threaded_mainloop *m_loop;
};

} // namespace

// https://freedesktop.org/software/pulseaudio/doxygen/threaded_mainloop.html; PipeWire speaks the same protocol
struct Output::Private {
    pa_threaded_mainloop *loop = pa_threaded_mainloop_new();
    pa_context *context = nullptr;
    pa_stream *stream = nullptr;
    SteadyNow::time_point triedAt = SteadyNow::now() - BetweenAttempts;
    int rate = 0;
    bool standing = true; // until the first frames are there
    std::int64_t written = 0;
    double heard = 0;
    std::atomic<bool> dry{false};

    Private() { pa_threaded_mainloop_start(loop); }
    ~Private()
    {
        {
            const Held held(loop);
            endStream();
            endContext();
        }
        pa_threaded_mainloop_stop(loop);
        pa_threaded_mainloop_free(loop);
    }

    /// pa_threaded_mainloop_wait() would wait for ever for a server that hangs.
    bool waitFor(const std::function<bool()> &over) const
    {
        const auto end = SteadyNow::now() + LongestWait;
        for (;;) {
            {
                const Held held(loop);
                if (over())
                    return true;
            }
            if (SteadyNow::now() > end)
                return false;
            std::this_thread::sleep_for(Glance);
        }
    }

    void endStream()
    {
        if (!stream)
            return;
        pa_stream_set_underflow_callback(stream, nullptr, nullptr);
        pa_stream_disconnect(stream);
        pa_stream_unref(stream);
        stream = nullptr;
    }

    void endContext()
    {
        if (!context)
            return;
        pa_context_disconnect(context);
        pa_context_unref(context);
        context = nullptr;
    }

    bool isReady() const { return context && pa_context_get_state(context) == PA_CONTEXT_READY; }
    bool isConnecting() const { return context && PA_CONTEXT_IS_GOOD(pa_context_get_state(context)); }

    bool connect()
    {
        {
            const Held held(loop);
            if (isReady())
                return true;
            if (SteadyNow::now() - triedAt < BetweenAttempts)
                return false;
            triedAt = SteadyNow::now();
            endStream();
            endContext();
            context = pa_context_new(pa_threaded_mainloop_get_api(loop), "Earshot");
            if (!context || pa_context_connect(context, nullptr, PA_CONTEXT_NOFLAGS, nullptr) < 0) {
                endContext();
                return false;
            }
        }
        waitFor([this] { return isReady() || !isConnecting(); });
        const Held held(loop);
        if (!isReady())
            endContext();
        return context != nullptr;
    }
};

Output::Output() : d(std::make_unique<Private>()) {}
Output::~Output() = default;

QString Output::device()
{
    if (!d->connect())
        return {};
    std::string name;
    pa_operation *asked = nullptr;
    {
        const Held held(d->loop);
        const auto take = [](pa_context *, const pa_sink_info *info, int, void *into) {
            if (info)
                *static_cast<std::string *>(into) = info->description ? info->description : info->name;
        };
        asked = pa_context_get_sink_info_by_name(d->context, "@DEFAULT_SINK@", take, &name);
    }
    if (!asked)
        return {};
    d->waitFor([asked] { return pa_operation_get_state(asked) != PA_OPERATION_RUNNING; });
    const Held held(d->loop);
    pa_operation_cancel(asked); // `name` ends here
    pa_operation_unref(asked);
    return QString::fromStdString(name);
}

bool Output::open(int rate, std::chrono::milliseconds buffer)
{
    close();
    if (!d->connect())
        return false;
    {
        const Held held(d->loop);
        const pa_sample_spec format{PA_SAMPLE_FLOAT32NE, std::uint32_t(rate), 2};
        d->stream = pa_stream_new(d->context, "Recording", &format, nullptr);
        if (!d->stream)
            return false;
        constexpr std::uint32_t AsUsual = ~std::uint32_t(0);
        const auto ahead = std::uint32_t(pa_usec_to_bytes(std::chrono::microseconds(buffer).count(), &format));
        const pa_buffer_attr sizes{AsUsual, ahead, std::uint32_t(FrameBytes), AsUsual, AsUsual};
        const auto flags = pa_stream_flags_t(PA_STREAM_START_CORKED | PA_STREAM_INTERPOLATE_TIMING |
                                             PA_STREAM_AUTO_TIMING_UPDATE | PA_STREAM_ADJUST_LATENCY);
        const auto ranDry = [](pa_stream *, void *self) { static_cast<Private *>(self)->dry = true; };
        pa_stream_set_underflow_callback(d->stream, ranDry, d.get());
        pa_stream_connect_playback(d->stream, nullptr, &sizes, flags, nullptr, nullptr);
    }
    d->rate = rate;
    d->standing = true;
    d->written = 0;
    d->heard = 0;
    d->dry = false;
    const auto state = [this] { return pa_stream_get_state(d->stream); };
    d->waitFor([&] { return state() == PA_STREAM_READY || !PA_STREAM_IS_GOOD(state()); });
    bool isReady = false;
    {
        const Held held(d->loop);
        isReady = state() == PA_STREAM_READY;
    }
    if (!isReady)
        close();
    return isReady;
}

void Output::close()
{
    const Held held(d->loop);
    d->endStream();
}

bool Output::isOpen() const
{
    return d->stream != nullptr;
}

int Output::rate() const
{
    return d->rate;
}

bool Output::isLost() const
{
    const Held held(d->loop);
    return !d->isReady() || !d->stream || pa_stream_get_state(d->stream) != PA_STREAM_READY;
}

bool Output::ranDry() const
{
    return d->written > 0 && d->dry;
}

std::size_t Output::room() const
{
    const Held held(d->loop);
    const std::size_t bytes = pa_stream_writable_size(d->stream);
    return bytes == std::size_t(-1) ? 0 : bytes / FrameBytes;
}

void Output::write(std::span<const float> stereo)
{
    if (stereo.empty())
        return;
    const Held held(d->loop);
    if (pa_stream_write(d->stream, stereo.data(), stereo.size_bytes(), nullptr, 0, PA_SEEK_RELATIVE) < 0)
        return;
    d->written += std::int64_t(stereo.size() / 2);
    d->dry = false;
    if (std::exchange(d->standing, false))
        if (pa_operation *begun = pa_stream_cork(d->stream, 0, nullptr, nullptr))
            pa_operation_unref(begun);
}

double Output::heard() const
{
    const Held held(d->loop);
    pa_usec_t time = 0;
    if (d->written > 0 && pa_stream_get_time(d->stream, &time) == 0)
        d->heard = std::clamp(double(time) / 1e6 * d->rate, d->heard, double(d->written));
    return d->heard;
}

} // namespace earshot::audio
