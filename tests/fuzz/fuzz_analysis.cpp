// The picture of a recording as the cache gives it back: whatever the bytes are, an Error or something to paint.

#include "models/audio/activity.h"
#include "models/audio/analysis.h"

#include <zlib.h>

#include <cstdlib>

using namespace earshot::audio;

namespace {

/// The bytes behind a header whose checksum is right, so that the fuzzer gets beyond it.
std::string sealed(std::string_view body)
{
    const auto sum = std::uint32_t(crc32_z(0, reinterpret_cast<const Bytef *>(body.data()), body.size()));
    std::string blob("ESPK\1\0", 6);
    for (int i = 0; i < 4; ++i)
        blob += char(sum >> (8 * i) & 0xff);
    return blob.append(body);
}

void use(const Analysis &analysis)
{
    std::vector<Column> columns(64);
    for (int channel = 0; channel < analysis.peaks.channels(); ++channel)
        analysis.peaks.columns(channel, 0, analysis.peaks.finest() * 3, columns);
    silences(analysis.speech, analysis.peaks.duration());
    const auto again = Analysis::fromBlob(analysis.blob());
    if (!again || !(again->peaks == analysis.peaks))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    for (const auto &analysis : {Analysis::fromBlob(bytes), Analysis::fromBlob(sealed(bytes))})
        if (analysis)
            use(*analysis);
    return 0;
}
