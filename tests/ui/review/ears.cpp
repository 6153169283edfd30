#include "ears.h"

#include "tests/support/sound/sounds.h"

#include <QTest>

#include <future>

namespace earshot::test {

namespace {

vault::KeyStore keysIn(const QString &folder)
{
    if (!qEnvironmentVariableIsSet("PULSE_SERVER")) // by a sound server of the test's own
        qputenv("PULSE_SERVER", "unix:/nowhere");   // no test makes a noise, or waits for who could
    vault::KeyStore keys(folder.toStdString());
    keys.useFileOnly();
    return keys;
}

} // namespace

Ears::Ears(Desk &desk)
    : m_desk(desk), m_keys(keysIn(desk.folder->path())), settings(*desk.cache, items::Settings::Values()),
      vault(*desk.cache, desk.background, m_keys, desk.folder->path()),
      syncing(*desk.cache, desk.background, desk.watch, settings, vault, m_keys),
      analysing(*desk.cache, desk.watch, vault, jobs),
      listening(*desk.cache, desk.watch, desk.page, vault, analysing, syncing)
{
}

bool Ears::open()
{
    vault.open();
    return QTest::qWaitFor([this] { return vault.vault() != nullptr; });
}

void Ears::put(const CallId &call, const store::Recording &recording)
{
    if (const auto outcome = m_desk.cache->recordings().put(call, recording); !outcome)
        qFatal("cannot note the recording: %s", outcome.error().detail.c_str());
}

void Ears::keep(const CallId &call, const std::string &file)
{
    auto incoming = vault.vault()->receive(call);
    if (!incoming || !(*incoming)->append(std::as_bytes(std::span(file))) || !(*incoming)->finish())
        qFatal("cannot keep the recording");
    put(call, {.state = store::RecordingState::Kept, .bytes = std::int64_t(file.size())});
}

std::string dialogue(double seconds, double turn, int channels)
{
    constexpr int Rate = 8000;
    const double pause = turn * 0.18;
    Sound sound{Rate, channels, {}};
    sound.samples.reserve(std::size_t(seconds * Rate) * std::size_t(channels));
    const Sound voices[] = {then(voice(205, turn - pause, 0.5, Rate), silence(pause, Rate)),
                            then(voice(115, turn - pause, 0.5, Rate), silence(pause, Rate))};
    for (int i = 0; sound.seconds() < seconds; ++i) {
        const bool agent = i % 2 == 0;
        const float size = 0.3f + 0.7f * float((i * 7) % 5) / 4;
        for (const float one : voices[agent].samples) {
            const float sample = one * size;
            if (channels == 2)
                sound.samples.push_back(agent ? 0 : sample);
            sound.samples.push_back(channels == 2 && !agent ? 0 : sample);
        }
    }
    return file(sound, File::Wav16);
}

} // namespace earshot::test
