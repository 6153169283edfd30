#include "models/audio/output.h"

#include <QAudioSink>
#include <QCoreApplication>
#include <QMediaDevices>

#include <algorithm>
#include <cmath>
#include <deque>

namespace earshot::audio {

// PulseAudio tells a stream's end of running dry when Qt 6.4 has given the stream up already, and Qt passes that on to
// a sink which has to be there still: so sinks that have ended stay for a while.
struct Output::Private {
    using Steady = std::chrono::steady_clock;
    static constexpr std::chrono::seconds LastWords{2};
    struct Ended {
        std::unique_ptr<QAudioSink> sink;
        Steady::time_point at;
    };

    std::unique_ptr<QAudioSink> sink;
    std::deque<Ended> ended;
    QIODevice *input = nullptr; // of the sink
    std::vector<std::int16_t> rounded;
    bool wroteAny = false;

    void letGo()
    {
        for (; !ended.empty() && Steady::now() - ended.front().at > LastWords; ended.pop_front())
            ended.front().sink.release()->deleteLater(); // its destructor handles events: not amidst our own work
    }

    /// The application keeps those that may still be told something.
    void bequeath()
    {
        QCoreApplication *heir = QCoreApplication::instance();
        for (Ended &one : ended)
            if (heir) {
                one.sink->moveToThread(heir->thread());
                one.sink.release()->setParent(heir);
            }
    }
};

Output::Output() : d(std::make_unique<Private>()) {}

Output::~Output()
{
    close();
    d->bequeath();
}

QString Output::device()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    return device.isNull() ? QString() : device.description();
}

bool Output::open(int rate, std::chrono::milliseconds buffer)
{
    close();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return false;
    QAudioFormat format;
    format.setChannelCount(2);
    format.setSampleRate(rate);
    format.setSampleFormat(QAudioFormat::Float);
    if (!device.isFormatSupported(format))
        format.setSampleRate(device.preferredFormat().sampleRate());
    if (!device.isFormatSupported(format))
        format.setSampleFormat(QAudioFormat::Int16);
    d->sink = std::make_unique<QAudioSink>(device, format);
    d->sink->setBufferSize(format.bytesForDuration(std::chrono::microseconds(buffer).count()));
    d->input = d->sink->start();
    if (!d->input || d->sink->state() == QAudio::StoppedState)
        close();
    return isOpen();
}

void Output::close()
{
    d->input = nullptr;
    d->wroteAny = false;
    if (!d->sink)
        return;
    d->sink->reset();
    d->letGo();
    d->ended.push_back({std::move(d->sink), Private::Steady::now()});
}

bool Output::isOpen() const
{
    return d->input != nullptr;
}

int Output::rate() const
{
    return d->sink->format().sampleRate();
}

bool Output::isLost() const
{
    // a stream that its server has ended says so only here
    return d->sink->state() == QAudio::StoppedState || d->sink->bytesFree() < 0;
}

bool Output::ranDry() const
{
    return d->wroteAny && d->sink->state() == QAudio::IdleState && d->sink->error() == QAudio::UnderrunError;
}

std::size_t Output::room() const
{
    return std::size_t(std::max<qsizetype>(d->sink->bytesFree(), 0)) / std::size_t(d->sink->format().bytesPerFrame());
}

void Output::write(std::span<const float> stereo)
{
    const char *bytes = reinterpret_cast<const char *>(stereo.data());
    if (d->sink->format().sampleFormat() == QAudioFormat::Int16) {
        d->rounded.resize(stereo.size());
        std::transform(stereo.begin(), stereo.end(), d->rounded.begin(),
                       [](float sample) { return std::int16_t(std::lround(sample * 32767)); });
        bytes = reinterpret_cast<const char *>(d->rounded.data());
    }
    // Qt 6.4 leaves PulseAudio's lock taken for good when it writes to a stream that has ended
    if (isLost())
        return;
    d->input->write(bytes, qint64(stereo.size()) * d->sink->format().bytesPerSample());
    d->wroteAny = true;
}

double Output::heard() const
{
    // On PulseAudio this is what its server has read, less the latency that it reports of the device.
    return double(d->sink->processedUSecs()) / 1e6 * rate();
}

} // namespace earshot::audio
