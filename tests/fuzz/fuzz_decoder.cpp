// A recording as anybody may send it: an Error or samples, soon.

#include "models/audio/decoder.h"
#include "tests/fuzz/memory.h"

#include <cstdlib>

using namespace earshot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    auto decoder = audio::Decoder::open(std::make_shared<fuzz::Memory>(data, size));
    if (!decoder)
        return 0;
    std::vector<float> samples(4096);
    for (int i = 0; i < 64; ++i) {
        const auto frames = decoder->read(samples);
        if (!frames || *frames == 0)
            break;
        if (*frames * std::size_t(decoder->format().channels) > samples.size())
            std::abort();
    }
    for (const std::int64_t frame : {std::int64_t(0), std::int64_t(5000), decoder->format().frames})
        if (decoder->seek(frame))
            (void)decoder->read(samples);
    return 0;
}
