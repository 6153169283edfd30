#include "models/audio/codec.h"
#include "models/audio/ffmpegparts.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/mathematics.h>
}

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earshot::audio {
namespace {

constexpr int IoSize = 32 * 1024;
constexpr double RunUp = 0.6;      // seconds decoded before those that a seek is for: frames lean on the ones before
constexpr double LongestGap = 10;  // seconds that damage may take out of the middle
constexpr double Lacking = 0.2;    // seconds; more than encoders add and take away at the ends
constexpr int MostFailures = 16;   // of what is left in a decoder at the end
constexpr double BluntClock = 0.1; // seconds that a container's clock may be off which does not count samples

std::string inWords(int error)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(error, text.data(), text.size());
    return text.data();
}

int refuseOther(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **)
{
    return AVERROR(EACCES);
}

class FfmpegCodec : public Codec {
public:
    FfmpegCodec(std::shared_ptr<Bytes> bytes, const char *demuxer) : m_bytes(std::move(bytes)), m_demuxer(demuxer) {}
    ~FfmpegCodec() override;

    Result<void> open();
    const Format &format() const override { return m_format; }
    Result<std::size_t> read(std::span<float> interleaved) override;
    Result<void> seek(std::int64_t frame) override;
    std::int64_t at() const override { return m_at; }

private:
    static int readSome(void *self, std::uint8_t *into, int size);
    static std::int64_t moveTo(void *self, std::int64_t offset, int whence);
    void close();
    Result<void> openStream();
    Result<void> openDecoder();
    void countAll();
    Result<void> rewind(std::int64_t frame);
    bool refill();
    bool feed();
    void take(const AVFrame &frame);
    std::int64_t settled(std::int64_t start);
    std::int64_t framesOf(std::int64_t stamp) const;
    std::size_t pending() const { return (m_samples.size() - m_used) / std::size_t(m_format.channels); }
    void pass(std::size_t frames);
    Error error(int code) const;

    std::shared_ptr<Bytes> m_bytes;
    const char *m_demuxer;
    std::uint64_t m_offset = 0;
    std::optional<Error> m_failure; // of the bytes themselves
    AVIOContext *m_io = nullptr;
    AVFormatContext *m_container = nullptr;
    AVCodecContext *m_decoder = nullptr;
    AVStream *m_stream = nullptr;
    AVPacket *m_packet = av_packet_alloc();
    AVFrame *m_frame = av_frame_alloc();
    Format m_format;
    bool m_exact = false;         // the container's clock counts samples
    bool m_fromStart = false;     // nothing but the beginning will do to decode a moment exactly
    std::int64_t m_origin = 0;    // the stamp of the first sample, in frames
    bool m_begun = false;         // m_origin is known
    bool m_placed = false;        // it is known where in the recording the samples belong
    std::int64_t m_shift = 0;     // by which the clock has jumped since
    std::vector<float> m_samples; // decoded
    std::size_t m_used = 0;       // of them
    std::int64_t m_next = 0;      // the frame that follows m_samples
    std::int64_t m_at = 0;
    bool m_draining = false;
    bool m_atEnd = false;
};

FfmpegCodec::~FfmpegCodec()
{
    close();
    av_frame_free(&m_frame);
    av_packet_free(&m_packet);
}

void FfmpegCodec::close()
{
    avcodec_free_context(&m_decoder);
    avformat_close_input(&m_container);
    if (m_io)
        av_freep(&m_io->buffer);
    avio_context_free(&m_io);
}

Error FfmpegCodec::error(int code) const
{
    return m_failure ? *m_failure : Error{Error::Kind::BadData, inWords(code)};
}

int FfmpegCodec::readSome(void *self, std::uint8_t *into, int size)
{
    auto &codec = *static_cast<FfmpegCodec *>(self);
    if (codec.m_failure)
        return AVERROR(EIO);
    const auto got =
        codec.m_bytes->read(codec.m_offset, std::as_writable_bytes(std::span(into, std::size_t(std::max(size, 0)))));
    if (!got) {
        codec.m_failure = got.error();
        return AVERROR(EIO);
    }
    codec.m_offset += *got;
    return *got == 0 ? AVERROR_EOF : int(*got);
}

std::int64_t FfmpegCodec::moveTo(void *self, std::int64_t offset, int whence)
{
    auto &codec = *static_cast<FfmpegCodec *>(self);
    const auto size = std::int64_t(codec.m_bytes->size());
    whence &= ~AVSEEK_FORCE;
    if (whence == AVSEEK_SIZE)
        return size;
    const std::int64_t base = whence == SEEK_CUR ? std::int64_t(codec.m_offset) : whence == SEEK_END ? size : 0;
    if (offset > size - base || offset < -base)
        return AVERROR(EINVAL);
    codec.m_offset = std::uint64_t(base + offset);
    return base + offset;
}

Result<void> FfmpegCodec::open()
{
    if (const auto opened = openStream(); !opened)
        return opened;
    if (const auto opened = openDecoder(); !opened)
        return opened;
    countAll();
    if (m_failure)
        return *m_failure;
    if (const auto begun = rewind(0); !begun)
        return begun;
    while (pending() == 0 && refill()) {
    }
    if (m_failure)
        return *m_failure;
    if (pending() == 0)
        return Error{Error::Kind::BadData, "no sound in the file"};
    m_origin = std::exchange(m_at, 0);
    m_next -= m_origin;
    m_begun = true;
    if (m_format.frames >= 0)
        m_format.frames = std::max(m_format.frames - m_origin, m_next);
    return {};
}

Result<void> FfmpegCodec::openStream()
{
    static const bool quiet = (av_log_set_level(AV_LOG_QUIET), true);
    (void)quiet;
    const AVInputFormat *input = av_find_input_format(m_demuxer);
    auto *buffer = static_cast<unsigned char *>(av_malloc(IoSize));
    m_io = avio_alloc_context(buffer, IoSize, 0, this, &FfmpegCodec::readSome, nullptr, &FfmpegCodec::moveTo);
    m_container = avformat_alloc_context();
    if (!input || !m_io || !m_container || !m_packet || !m_frame)
        return Error{Error::Kind::BadData, "FFmpeg cannot be used for it"};
    m_container->pb = m_io;
    m_container->flags |= AVFMT_FLAG_CUSTOM_IO;
    m_container->io_open = &refuseOther;
    if (const int code = avformat_open_input(&m_container, "", input, nullptr); code < 0)
        return error(code);
    if (const int code = avformat_find_stream_info(m_container, nullptr); code < 0)
        return error(code);
    const int best = av_find_best_stream(m_container, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (best < 0)
        return Error{Error::Kind::BadData, "no sound in the file"};
    for (unsigned i = 0; i < m_container->nb_streams; ++i)
        m_container->streams[i]->discard = int(i) == best ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    m_stream = m_container->streams[best];
    return {};
}

Result<void> FfmpegCodec::openDecoder()
{
    const AVCodecParameters &said = *m_stream->codecpar;
    if (!isSpoken(said.codec_id))
        return Error{Error::Kind::BadData, std::string("sound as ") + avcodec_get_name(said.codec_id)};
    if (const auto fits = checkOfCall(said.ch_layout.nb_channels, said.sample_rate); !fits)
        return fits;
    const AVCodec *decoder = avcodec_find_decoder(said.codec_id);
    m_decoder = decoder ? avcodec_alloc_context3(decoder) : nullptr;
    if (!m_decoder)
        return Error{Error::Kind::BadData, std::string("no decoder for ") + avcodec_get_name(said.codec_id)};
    m_decoder->pkt_timebase = m_stream->time_base;
    m_decoder->thread_count = 1;
    int code = avcodec_parameters_to_context(m_decoder, &said);
    if (code >= 0)
        code = avcodec_open2(m_decoder, decoder, nullptr);
    if (code < 0)
        return error(code);
    m_format.rate = said.sample_rate;
    m_format.channels = said.ch_layout.nb_channels;
    const AVRational clock = m_stream->time_base;
    m_exact = clock.num > 0 && clock.den % (std::int64_t(clock.num) * m_format.rate) == 0;
    const bool leansOnAll = said.codec_id == AV_CODEC_ID_GSM || said.codec_id == AV_CODEC_ID_GSM_MS;
    m_fromStart = !m_exact || leansOnAll || std::string_view(m_demuxer) == "ogg";
    return {};
}

std::int64_t FfmpegCodec::framesOf(std::int64_t stamp) const
{
    return av_rescale_q(stamp, m_stream->time_base, {1, m_format.rate});
}

/// How long it is, from the packets there are. What a header says is held against that, and no more. On the way FFmpeg
/// notes where in the file each moment is.
void FfmpegCodec::countAll()
{
    const bool promised = m_container->duration_estimation_method != AVFMT_DURATION_FROM_BITRATE &&
                          m_stream->duration != AV_NOPTS_VALUE && m_stream->duration > 0;
    const std::int64_t said = promised ? framesOf(m_stream->duration) : 0;
    std::int64_t end = 0;
    int code = 0;
    while ((code = av_read_frame(m_container, m_packet)) >= 0) {
        if (m_packet->stream_index == m_stream->index && m_packet->pts != AV_NOPTS_VALUE)
            end = std::max(end, framesOf(m_packet->pts + std::max<std::int64_t>(m_packet->duration, 0)));
        av_packet_unref(m_packet);
    }
    m_format.frames = end > 0 ? end : -1;
    m_format.cutShort = code != AVERROR_EOF || (end > 0 && double(said - end) > Lacking * m_format.rate);
}

/// To some place at or before the frame from which decoding can begin.
Result<void> FfmpegCodec::rewind(std::int64_t frame)
{
    m_samples.clear();
    m_used = 0;
    m_at = m_next = 0;
    m_shift = 0;
    m_placed = m_draining = m_atEnd = false;
    std::int64_t stamp = av_rescale_q(frame + m_origin, {1, m_format.rate}, m_stream->time_base);
    if (frame <= 0)
        stamp = m_stream->start_time == AV_NOPTS_VALUE ? 0 : std::min<std::int64_t>(m_stream->start_time, 0);
    avcodec_flush_buffers(m_decoder);
    if (av_seek_frame(m_container, m_stream->index, stamp, AVSEEK_FLAG_BACKWARD) >= 0)
        return {};
    close(); // to the beginning, at least
    m_offset = 0;
    if (const auto opened = openStream(); !opened)
        return opened;
    return openDecoder();
}

/// Gives the decoder the next packet, or tells it that there is none.
bool FfmpegCodec::feed()
{
    for (;;) {
        const int code = av_read_frame(m_container, m_packet);
        if (code < 0) {
            m_draining = true;
            return avcodec_send_packet(m_decoder, nullptr) >= 0;
        }
        const bool ours = m_packet->stream_index == m_stream->index && m_packet->size > 0;
        const int sent = ours ? avcodec_send_packet(m_decoder, m_packet) : 0;
        av_packet_unref(m_packet);
        if (ours && sent >= 0)
            return true;
        // a damaged packet leaves a gap, which is silent
    }
}

/// Decodes some more; false: there is no more.
bool FfmpegCodec::refill()
{
    if (m_used == m_samples.size()) {
        m_samples.clear();
        m_used = 0;
    }
    for (int failures = 0; failures < MostFailures;) {
        const int code = avcodec_receive_frame(m_decoder, m_frame);
        if (code == 0) {
            take(*m_frame);
            av_frame_unref(m_frame);
            return true;
        }
        if (code == AVERROR_EOF || (m_draining && code == AVERROR(EAGAIN)))
            return false;
        failures += m_draining ? 1 : 0;
        if (!m_draining && !feed())
            return false;
    }
    return false;
}

/// Where the samples belong that the container says are at `start`: gaps stay gaps, but a clock that jumps, or does not
/// count samples, takes none away and adds none.
std::int64_t FfmpegCodec::settled(std::int64_t start)
{
    if (!m_placed)
        return start;
    const std::int64_t gap = start - m_next;
    if (double(std::abs(gap)) > LongestGap * m_format.rate) {
        m_shift -= gap;
        return m_next;
    }
    return m_exact || double(std::abs(gap)) > BluntClock * m_format.rate ? start : m_next;
}

void FfmpegCodec::take(const AVFrame &frame)
{
    if (frame.sample_rate != m_format.rate || frame.ch_layout.nb_channels < 1 || frame.nb_samples <= 0)
        return; // of another recording: a gap here
    const auto channels = std::size_t(m_format.channels);
    std::int64_t start = m_next;
    if (frame.pts != AV_NOPTS_VALUE)
        start = settled(framesOf(frame.pts) - m_origin + m_shift);
    if (!m_placed)
        m_next = m_begun ? std::max<std::int64_t>(start, 0) : start;
    m_placed = true;
    if (start > m_next) {
        m_samples.resize(m_samples.size() + std::size_t(start - m_next) * channels);
        m_next = start;
    }
    const auto before = std::ptrdiff_t(m_samples.size());
    if (!appendFrame(m_samples, frame, m_format.channels))
        return;
    const std::int64_t early = std::min<std::int64_t>(m_next - start, frame.nb_samples);
    if (early > 0)
        m_samples.erase(m_samples.begin() + before,
                        m_samples.begin() + before + std::ptrdiff_t(early) * std::ptrdiff_t(channels));
    m_next += frame.nb_samples - early;
    m_at = m_next - std::int64_t(pending());
}

void FfmpegCodec::pass(std::size_t frames)
{
    m_used += frames * std::size_t(m_format.channels);
    m_at += std::int64_t(frames);
}

Result<std::size_t> FfmpegCodec::read(std::span<float> interleaved)
{
    const auto channels = std::size_t(m_format.channels);
    const std::size_t room = interleaved.size() / channels;
    std::size_t done = 0;
    while (done < room && !m_atEnd) {
        if (pending() == 0 && !refill()) {
            m_atEnd = true;
            if (!m_failure)
                m_format.frames = m_at;
            break;
        }
        const std::size_t some = std::min(pending(), room - done);
        std::copy_n(m_samples.begin() + std::ptrdiff_t(m_used), some * channels,
                    interleaved.begin() + std::ptrdiff_t(done * channels));
        pass(some);
        done += some;
    }
    if (done == 0 && m_failure)
        return *m_failure;
    return done;
}

Result<void> FfmpegCodec::seek(std::int64_t frame)
{
    frame = std::max<std::int64_t>(frame, 0);
    if (m_format.frames >= 0 && frame >= m_format.frames) {
        m_samples.clear();
        m_used = 0;
        m_at = m_format.frames;
        m_atEnd = true;
        return {};
    }
    const std::int64_t start = std::max<std::int64_t>(frame - std::int64_t(RunUp * m_format.rate), 0);
    const bool ahead = m_fromStart && m_placed && frame >= m_at;
    auto moved = ahead ? Result<void>() : rewind(m_fromStart ? 0 : start);
    for (bool again = !moved;; again = true) { // where it lands behind the place, from the beginning
        if (again)
            moved = rewind(0);
        if (!moved)
            return moved;
        while (pending() == 0 && refill()) {
        }
        if (m_at <= frame || again)
            break;
    }
    while (m_at < frame && (pending() > 0 || refill()))
        pass(std::min(pending(), std::size_t(std::max<std::int64_t>(frame - m_at, 0))));
    if (m_failure)
        return *m_failure;
    if (m_at < frame)
        m_atEnd = true;
    return {};
}

} // namespace

CodecOr openWithFfmpeg(std::shared_ptr<Bytes> bytes, FileKind kind)
{
    const char *demuxer = demuxerOf(kind);
    if (!demuxer)
        return Error{Error::Kind::BadData, isSound(kind) ? "an unknown sort of sound" : "no sound in the file"};
    auto codec = std::make_unique<FfmpegCodec>(std::move(bytes), demuxer);
    if (const auto opened = codec->open(); !opened)
        return opened.error();
    return std::unique_ptr<Codec>(std::move(codec));
}

} // namespace earshot::audio
