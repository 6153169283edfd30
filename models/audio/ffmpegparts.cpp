#include "models/audio/ffmpegparts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace earshot::audio {
namespace {

template <typename Sample>
float asFloat(Sample sample)
{
    if constexpr (std::is_same_v<Sample, std::uint8_t>)
        return (float(sample) - 128) / 128;
    else if constexpr (std::is_integral_v<Sample>)
        return float(double(sample) / -double(std::numeric_limits<Sample>::min()));
    else
        return float(sample);
}

/// A sample of a frame; one channel stands for both of two, and two are mixed where one was to be.
template <typename Sample>
void append(std::vector<float> &out, const AVFrame &frame, int channels)
{
    const bool planar = av_sample_fmt_is_planar(AVSampleFormat(frame.format)) != 0;
    const auto has = std::size_t(frame.ch_layout.nb_channels);
    const auto sample = [&](std::size_t i, std::size_t channel) {
        const auto *plane = reinterpret_cast<const Sample *>(frame.extended_data[planar ? channel : 0]);
        return asFloat(planar ? plane[i] : plane[i * has + channel]);
    };
    for (std::size_t i = 0; i < std::size_t(frame.nb_samples); ++i)
        for (int channel = 0; channel < channels; ++channel)
            out.push_back(has == std::size_t(channels) ? sample(i, std::size_t(channel))
                          : has == 1                   ? sample(i, 0)
                                                       : (sample(i, 0) + sample(i, 1)) / 2);
}

} // namespace

const char *demuxerOf(FileKind kind)
{
    switch (kind) {
    case FileKind::Wav:
    case FileKind::OddWav:
    case FileKind::Rf64:
        return "wav";
    case FileKind::Wave64:
        return "w64";
    case FileKind::Aiff:
        return "aiff";
    case FileKind::Au:
        return "au";
    case FileKind::Caf:
        return "caf";
    case FileKind::Flac:
        return "flac";
    case FileKind::Ogg:
    case FileKind::OddOgg:
        return "ogg";
    case FileKind::Mp3:
        return "mp3";
    case FileKind::Aac:
        return "aac";
    case FileKind::Mp4:
        return "mov";
    case FileKind::Amr:
        return "amr";
    case FileKind::Asf:
        return "asf";
    case FileKind::Matroska:
        return "matroska";
    default:
        return nullptr;
    }
}

bool isSpoken(AVCodecID id)
{
    constexpr std::array others = {
        AV_CODEC_ID_MP3,        AV_CODEC_ID_MP2,        AV_CODEC_ID_AAC,       AV_CODEC_ID_AMR_NB,
        AV_CODEC_ID_AMR_WB,     AV_CODEC_ID_WMAV1,      AV_CODEC_ID_WMAV2,     AV_CODEC_ID_WMAPRO,
        AV_CODEC_ID_WMAVOICE,   AV_CODEC_ID_GSM,        AV_CODEC_ID_GSM_MS,    AV_CODEC_ID_VORBIS,
        AV_CODEC_ID_OPUS,       AV_CODEC_ID_FLAC,       AV_CODEC_ID_ALAC,      AV_CODEC_ID_SPEEX,
        AV_CODEC_ID_G723_1,     AV_CODEC_ID_G729,       AV_CODEC_ID_ADPCM_MS,  AV_CODEC_ID_ADPCM_IMA_WAV,
        AV_CODEC_ID_ADPCM_G722, AV_CODEC_ID_ADPCM_G726, AV_CODEC_ID_TRUESPEECH};
    return (id >= AV_CODEC_ID_FIRST_AUDIO && id < AV_CODEC_ID_ADPCM_IMA_QT) ||
           std::find(others.begin(), others.end(), id) != others.end();
}

bool appendFrame(std::vector<float> &out, const AVFrame &frame, int channels)
{
    switch (av_get_packed_sample_fmt(AVSampleFormat(frame.format))) {
    case AV_SAMPLE_FMT_U8:
        append<std::uint8_t>(out, frame, channels);
        return true;
    case AV_SAMPLE_FMT_S16:
        append<std::int16_t>(out, frame, channels);
        return true;
    case AV_SAMPLE_FMT_S32:
        append<std::int32_t>(out, frame, channels);
        return true;
    case AV_SAMPLE_FMT_FLT:
        append<float>(out, frame, channels);
        return true;
    case AV_SAMPLE_FMT_DBL:
        append<double>(out, frame, channels);
        return true;
    default:
        return false;
    }
}

} // namespace earshot::audio
