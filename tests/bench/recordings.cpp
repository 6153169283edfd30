#include "models/audio/activity.h"
#include "models/audio/analysis.h"
#include "models/audio/decoder.h"
#include "models/vault/vault.h"
#include "tests/bench/figure.h"
#include "tests/bench/hour.h"
#include "tests/bench/served.h"
#include "tests/support/profile/demoprofile.h"
#include "tests/support/program.h"
#include "tests/support/sound/sounds.h"

#include <future>

namespace earshot::bench {
namespace {

constexpr double SlowestPeaks = 1.2; // beside ffmpeg, which decodes only
constexpr double SlowestPicture = 150;
constexpr double SlowestReopening = 20;
constexpr double CostOfSecrecy = 1.1;
constexpr std::size_t WideScreen = 3840;

std::shared_ptr<Bytes> inMemory(const Hour &hour)
{
    return test::bytesOf(hour.bytes);
}

/// Complete peaks, voices included.
Result<audio::Analysis> benchPeaks(const Hour &hour, int runs)
{
    std::vector<double> ours, ffmpegs, pictures;
    std::optional<Result<audio::Analysis>> analysis;
    for (int run = 0; run < runs; ++run) {
        std::optional<Seconds> picture;
        const auto start = std::chrono::steady_clock::now();
        ours.push_back(timed([&] {
                           analysis = audio::analyse(inMemory(hour), {}, [&](const audio::Peaks &, double) {
                               if (!picture)
                                   picture = std::chrono::steady_clock::now() - start;
                           });
                       }).count());
        if (!*analysis)
            return analysis->error();
        pictures.push_back(picture ? picture->count() * 1000 : ours.back() * 1000);
        const auto ffmpeg = test::run("/usr/bin/ffmpeg", {"-v", "error", "-i", hour.path.string(), "-f", "null", "-"});
        if (const auto done = succeeded(ffmpeg, "ffmpeg"); !done)
            return done.error();
        ffmpegs.push_back(ffmpeg.wall.count());
    }
    print(atMost("peaks_of_an_hour", median(ours), "s", median(ffmpegs), SlowestPeaks));
    print(atMost("first_picture_of_an_hour", median(pictures), "ms", SlowestPicture, 1));
    return *std::move(analysis);
}

/// A cached call whose recording is kept, with its picture.
Result<CallRow> keep(store::Cache &cache, const audio::Analysis &analysis)
{
    const auto rows = cache.queries().firstRows({}, 1);
    if (!rows)
        return rows.error();
    const auto call = cache.calls().call(rows->front());
    if (!call)
        return call.error();
    const store::Recording recording{.state = store::RecordingState::Kept, .bytes = 1, .total = 1};
    if (const auto done = cache.recordings().put(call->call.id, recording); !done)
        return done.error();
    if (const auto done = cache.recordings().putPeaks(rows->front(), analysis.blob()); !done)
        return done.error();
    return rows->front();
}

/// From the cache to what is painted first: a wide screen of both channels, and where the silences are.
Result<void> reopen(const store::Cache &cache, CallRow row)
{
    const auto blob = cache.recordings().peaks(row);
    if (!blob)
        return blob.error();
    const auto analysis = audio::Analysis::fromBlob(*blob);
    if (!analysis)
        return analysis.error();
    const audio::Peaks &peaks = analysis->peaks;
    const double each = std::chrono::duration<double>(peaks.duration()).count() / double(WideScreen);
    std::vector<audio::Column> columns(WideScreen);
    for (int channel = 0; channel < peaks.channels(); ++channel)
        peaks.columns(channel, 0, each, columns);
    const audio::Spans quiet = audio::silences(analysis->speech, peaks.duration());
    return columns.back().most <= 1 && quiet.size() < WideScreen * 100
               ? Result<void>()
               : Error{Error::Kind::BadData, "a picture that cannot be"};
}

Result<void> benchReopening(const Setup &setup, const audio::Analysis &analysis, int runs)
{
    const auto cache = test::demoProfile(setup.fresh("reopening").string(), 5);
    if (!cache)
        return cache.error();
    const auto row = keep(**cache, analysis);
    if (!row)
        return row.error();
    std::vector<double> times;
    for (int run = 0; run < 3 * runs; ++run) {
        Result<void> done;
        times.push_back(timed([&] { done = reopen(**cache, *row); }).count() * 1000);
        if (!done)
            return done;
    }
    print(atMost("reopening_an_hour", median(times), "ms", SlowestReopening, 1));
    return {};
}

Result<std::uint64_t> decodeAll(std::shared_ptr<Bytes> bytes)
{
    auto decoder = audio::Decoder::open(std::move(bytes));
    if (!decoder)
        return decoder.error();
    std::vector<float> samples(16384);
    std::uint64_t frames = 0;
    for (;;) {
        const auto got = decoder->read(samples);
        if (!got)
            return got.error();
        if (*got == 0)
            return frames;
        frames += *got;
    }
}

Result<std::unique_ptr<Bytes>> sealed(const vault::Vault &vault, const Hour &hour)
{
    const CallId call("CALhour");
    auto incoming = vault.receive(call);
    if (!incoming)
        return incoming.error();
    if (const auto taken = (*incoming)->append(std::as_bytes(std::span(hour.bytes))); !taken)
        return taken.error();
    if (const auto kept = (*incoming)->finish(); !kept)
        return kept.error();
    return vault.open(call);
}

Result<void> benchSecrecy(const Setup &setup, const Hour &hour, int runs)
{
    const auto key = vault::Key::random();
    if (!key)
        return key.error();
    const vault::Vault vault(setup.fresh("vault").string(), *key);
    auto opened = sealed(vault, hour);
    if (!opened)
        return opened.error();
    const std::shared_ptr<Bytes> secret = *std::move(opened);
    std::vector<double> fromVault, fromMemory;
    for (int run = 0; run < runs; ++run)
        for (const auto &[bytes, times] : {std::pair(inMemory(hour), &fromMemory), std::pair(secret, &fromVault)}) {
            std::optional<Result<std::uint64_t>> frames;
            times->push_back(timed([&, from = bytes] { frames = decodeAll(from); }).count());
            if (!*frames)
                return frames->error();
        }
    print(atMost("decoding_from_the_vault", median(fromVault), "s", median(fromMemory), CostOfSecrecy));
    return {};
}

} // namespace

Result<void> benchRecordings(const Setup &setup)
{
    const auto hour = hourOfSound(setup);
    if (!hour)
        return hour.error();
    const int runs = setup.quick ? 1 : 5;
    const auto analysis = benchPeaks(*hour, runs);
    if (!analysis)
        return analysis.error();
    if (const auto done = benchReopening(setup, *analysis, runs); !done)
        return done;
    return benchSecrecy(setup, *hour, runs);
}

} // namespace earshot::bench
