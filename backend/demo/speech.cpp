#include "backend/demo/speech.h"

#include <QProcess>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <numbers>

namespace earshot::demo {
namespace {

using Samples = std::vector<std::int16_t>;
constexpr int Rate = 8000;

std::uint32_t little(std::string_view bytes, std::size_t at, int count)
{
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

void appendLittle(std::string &bytes, std::uint32_t value, int count)
{
    for (; count > 0; --count, value >>= 8U)
        bytes += static_cast<char>(value & 0xffU);
}

/// A windowed sinc that keeps what a telephone line carries (up to 3.4 kHz) of sound at `rate`.
std::vector<float> lowPass(int rate)
{
    constexpr int Half = 24;
    const double cutoff = 3400.0 / rate;
    std::vector<float> taps;
    double sum = 0;
    for (int i = -Half; i <= Half; ++i) {
        const double x = 2 * std::numbers::pi * cutoff * i;
        const double sinc = i == 0 ? 1 : std::sin(x) / x;
        const double window = 0.54 + 0.46 * std::cos(std::numbers::pi * i / Half);
        taps.push_back(static_cast<float>(sinc * window));
        sum += sinc * window;
    }
    for (float &tap : taps)
        tap /= static_cast<float>(sum);
    return taps;
}

Samples resampled(const Samples &in, int rate)
{
    const std::vector<float> taps = lowPass(rate);
    const auto half = static_cast<std::ptrdiff_t>(taps.size() / 2);
    Samples out(in.size() * Rate / static_cast<std::size_t>(rate));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto centre = static_cast<std::ptrdiff_t>(i * static_cast<std::size_t>(rate) / Rate);
        float sum = 0;
        for (std::ptrdiff_t t = -half; t <= half; ++t) {
            const std::ptrdiff_t at = centre + t;
            if (at >= 0 && at < std::ssize(in))
                sum += taps[static_cast<std::size_t>(t + half)] * static_cast<float>(in[static_cast<std::size_t>(at)]);
        }
        out[i] = static_cast<std::int16_t>(std::clamp(sum, -32000.0F, 32000.0F));
    }
    return out;
}

void cutSilence(Samples &samples)
{
    const auto isSound = [](std::int16_t s) { return s > 300 || s < -300; };
    const auto last = std::find_if(samples.rbegin(), samples.rend(), isSound);
    samples.erase(last.base(), samples.end());
    samples.erase(samples.begin(), std::ranges::find_if(samples, isSound));
}

std::string wavOf(const Samples &left, const Samples &right)
{
    const std::size_t frames = std::max(left.size(), right.size());
    std::string wav = "RIFF";
    appendLittle(wav, static_cast<std::uint32_t>(36 + frames * 4), 4);
    wav += "WAVEfmt ";
    appendLittle(wav, 16, 4);
    appendLittle(wav, 1, 2); // PCM
    appendLittle(wav, 2, 2);
    appendLittle(wav, Rate, 4);
    appendLittle(wav, Rate * 4, 4);
    appendLittle(wav, 4, 2);
    appendLittle(wav, 16, 2);
    wav += "data";
    appendLittle(wav, static_cast<std::uint32_t>(frames * 4), 4);
    wav.reserve(wav.size() + frames * 4);
    for (std::size_t i = 0; i < frames; ++i) {
        appendLittle(wav, static_cast<std::uint16_t>(i < left.size() ? left[i] : 0), 2);
        appendLittle(wav, static_cast<std::uint16_t>(i < right.size() ? right[i] : 0), 2);
    }
    return wav;
}

/// The phrases as one document with pauses between them that are longer than any within a phrase.
std::string document(const std::vector<std::string> &phrases)
{
    std::string ssml = "<speak>";
    for (const std::string &phrase : phrases) {
        ssml += ssml.size() > 7 ? "<break time=\"1500ms\"/>" : "";
        ssml += QString::fromStdString(phrase).toHtmlEscaped().toStdString();
    }
    return ssml + "</speak>";
}

/// The sounds between pauses of a second and more.
std::vector<Samples> parted(const Samples &sound)
{
    std::vector<Samples> parts(1);
    std::size_t quiet = 0;
    for (const std::int16_t sample : sound) {
        const bool isQuiet = std::abs(sample) <= 24;
        if (!isQuiet && quiet >= Rate && !parts.back().empty())
            parts.emplace_back();
        quiet = isQuiet ? quiet + 1 : 0;
        if (quiet < Rate / 4)
            parts.back().push_back(sample);
    }
    std::ranges::for_each(parts, cutSilence);
    return parts;
}

/// The sound of each phrase, in one run of the program: starting it costs more than the speaking. Empty when it failed.
std::vector<Samples> speak(const std::string &program, const std::vector<std::string> &phrases, const Voice &voice)
{
    if (phrases.empty())
        return {};
    const std::string ssml = document(phrases);
    QProcess process;
    process.start(QString::fromStdString(program),
                  {QStringLiteral("-m"), QStringLiteral("--stdin"), QStringLiteral("--stdout"), QStringLiteral("-v"),
                   QString::fromStdString(voice.name), QStringLiteral("-p"), QString::number(voice.pitch),
                   QStringLiteral("-s"), QString::number(voice.pace)});
    process.write(ssml.data(), static_cast<qint64>(ssml.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000) || process.exitCode() != 0)
        return {};
    std::vector<Samples> sounds = parted(telephoneSamples(process.readAllStandardOutput().toStdString()));
    return sounds.size() == phrases.size() ? sounds : std::vector<Samples>();
}

milliseconds lengthOf(std::size_t samples)
{
    return milliseconds(samples * 1000 / Rate);
}

void lay(const Samples &sound, milliseconds at, Samples &channel)
{
    const auto start = static_cast<std::size_t>(at.count()) * Rate / 1000;
    if (channel.size() < start + sound.size())
        channel.resize(start + sound.size());
    std::ranges::copy(sound, channel.begin() + static_cast<std::ptrdiff_t>(start));
}

} // namespace

std::string whySilent(const std::string &program)
{
    QProcess process;
    process.start(QString::fromStdString(program), {QStringLiteral("--version")});
    if (process.waitForFinished(10'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return program + " cannot be run: " + process.errorString().toStdString();
}

std::vector<std::int16_t> telephoneSamples(std::string_view wav)
{
    if (wav.size() < 44 || !wav.starts_with("RIFF") || little(wav, 22, 2) != 1 || little(wav, 34, 2) != 16)
        return {};
    const int rate = static_cast<int>(little(wav, 24, 4));
    const auto data = wav.find("data");
    if (rate < Rate || rate > 192'000 || data == std::string_view::npos || data + 8 > wav.size())
        return {};
    Samples samples((wav.size() - data - 8) / 2); // on a pipe the length in the header is not to be trusted
    std::memcpy(samples.data(), wav.data() + data + 8, samples.size() * 2);
    return resampled(samples, rate);
}

Recording record(const std::string &program, const std::vector<Turn> &turns, const Voice &caller, const Voice &agent,
                 Random &random)
{
    std::vector<std::string> callerPhrases, agentPhrases;
    for (const Turn &turn : turns) {
        for (std::string &phrase : phrasesOf(turn.text))
            (turn.speaker == Speaker::Caller ? callerPhrases : agentPhrases).push_back(std::move(phrase));
    }
    const std::vector<Samples> callerSounds = speak(program, callerPhrases, caller);
    const std::vector<Samples> agentSounds = speak(program, agentPhrases, agent);
    if (callerSounds.size() != callerPhrases.size() || agentSounds.size() != agentPhrases.size())
        return {};
    Recording recording;
    Samples left, right;
    auto callerSound = callerSounds.begin(), agentSound = agentSounds.begin();
    milliseconds now{};
    const Turn *before = nullptr;
    for (const Turn &turn : turns) {
        now += gapBefore(turn, before, random);
        const bool isCaller = turn.speaker == Speaker::Caller;
        for (std::string &text : phrasesOf(turn.text)) {
            const Samples &sound = isCaller ? *callerSound++ : *agentSound++;
            const milliseconds length = lengthOf(sound.size());
            lay(sound, now, isCaller ? left : right);
            recording.transcript.push_back({turn.speaker, now, text, wordsWithin(text, now, length)});
            now += length + milliseconds(random.between(60, 380));
        }
        before = &turn;
    }
    recording.wav = wavOf(left, right);
    return recording;
}

} // namespace earshot::demo
