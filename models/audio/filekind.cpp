#include "models/audio/filekind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

namespace earshot::audio {
namespace {

constexpr std::size_t Looked = 64 * 1024; // at the start; what junk may stand before an MP3

std::string startOf(Bytes &bytes, std::uint64_t from, std::size_t most)
{
    std::string start(most, '\0');
    const auto got = bytes.read(from, std::as_writable_bytes(std::span(start)));
    start.resize(got.valueOr(0));
    return start;
}

unsigned byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

unsigned littleEndian(std::string_view text, std::size_t at, std::size_t count)
{
    unsigned number = 0;
    for (std::size_t i = 0; i < count; ++i)
        number |= byteAt(text, at + i) << (8 * i);
    return number;
}

/// The bytes of the MP3 frame whose header stands at `at`; 0: there is none.
/// http://www.mp3-tech.org/programmer/frame_header.html
std::size_t mp3FrameAt(std::string_view text, std::size_t at)
{
    constexpr std::array<int, 15> ofVersion1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    constexpr std::array<int, 15> ofVersion2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    constexpr std::array<int, 3> rates = {44100, 48000, 32000};
    const unsigned version = byteAt(text, at + 1) >> 3 & 3; // 3: 1; 2: 2; 0: 2.5
    const unsigned layer = byteAt(text, at + 1) >> 1 & 3;   // 1: III
    const unsigned bits = byteAt(text, at + 2) >> 4;
    const unsigned rate = byteAt(text, at + 2) >> 2 & 3;
    if (byteAt(text, at) != 0xff || (byteAt(text, at + 1) & 0xe0) != 0xe0 || version == 1 || layer != 1 || bits == 0 ||
        bits == 15 || rate == 3)
        return 0;
    const int kbit = version == 3 ? ofVersion1[bits] : ofVersion2[bits];
    const int hz = rates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    return std::size_t((version == 3 ? 144 : 72) * 1000 * kbit / hz) + (byteAt(text, at + 2) >> 1 & 1);
}

/// The same for ADTS, in which AAC stands without a container.
std::size_t adtsFrameAt(std::string_view text, std::size_t at)
{
    if (byteAt(text, at) != 0xff || (byteAt(text, at + 1) & 0xf6) != 0xf0)
        return 0;
    return (byteAt(text, at + 3) & 3) << 11 | byteAt(text, at + 4) << 3 | byteAt(text, at + 5) >> 5;
}

/// Three frames in a row, or all that there are to the end: two bytes alone may stand anywhere by chance.
template <typename FrameAt>
bool followOneAnother(std::string_view text, std::size_t at, FrameAt frameAt)
{
    for (int frames = 0; frames < 3; ++frames) {
        const std::size_t size = frameAt(text, at);
        if (size == 0)
            return false;
        at += size;
        if (at >= text.size())
            return true;
    }
    return true;
}

FileKind compressed(std::string_view text)
{
    for (std::size_t at = 0; at + 4 < text.size(); ++at) {
        if (text[at] != '\xff')
            continue;
        for (const auto &[frameAt, kind] : {std::pair(&mp3FrameAt, FileKind::Mp3), {&adtsFrameAt, FileKind::Aac}})
            if (followOneAnother(text, at, frameAt))
                return kind;
    }
    return FileKind::Unknown;
}

/// By the format tag and by what the header says of the size of the sound.
FileKind waveKind(std::string_view text)
{
    unsigned coding = 0;
    for (std::size_t at = 12; at + 8 <= text.size();) {
        const std::string_view name = text.substr(at, 4);
        const unsigned size = littleEndian(text, at + 4, 4);
        if (name == "fmt ")
            coding = littleEndian(text, at + 8, 2);
        if (name == "data") {
            constexpr std::array ofSndFile = {0x0001u, 0x0002u, 0x0003u, 0x0006u, 0x0007u, 0x0011u, 0xfffeu};
            const bool known = std::find(ofSndFile.begin(), ofSndFile.end(), coding) != ofSndFile.end();
            return known && size != 0 ? FileKind::Wav : FileKind::OddWav;
        }
        at += 8 + std::size_t(size) + size % 2;
    }
    return FileKind::Wav;
}

bool startsLike(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == char(std::tolower(static_cast<unsigned char>(b)));
           });
}

/// Writing of some sort, or nothing that is known.
FileKind writing(std::string_view text)
{
    text.remove_prefix(text.starts_with("\xef\xbb\xbf") ? 3 : 0);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (startsLike(text, "<!doctype html") || startsLike(text, "<html") || startsLike(text, "<head") ||
        startsLike(text, "<body"))
        return FileKind::WebPage;
    const std::string_view some = text.substr(0, 512);
    const bool readable = std::all_of(some.begin(), some.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    });
    return readable && !some.empty() ? FileKind::Text : FileKind::Unknown;
}

} // namespace

FileKind kindOf(Bytes &bytes)
{
    if (bytes.size() == 0)
        return FileKind::Empty;
    std::string held = startOf(bytes, 0, Looked);
    std::string_view text = held;
    if (text.starts_with("ID3") && text.size() >= 10) { // https://id3.org/id3v2.4.0-structure §3.1
        std::uint64_t tag = 10;
        for (std::size_t i = 0; i < 4; ++i)
            tag += std::uint64_t(byteAt(text, 6 + i) & 0x7f) << (7 * (3 - i));
        held = startOf(bytes, tag, Looked);
        text = held;
        if (const FileKind behind = compressed(text); behind != FileKind::Unknown)
            return behind;
    }
    constexpr std::pair<std::string_view, FileKind> starts[] = {
        {"RF64", FileKind::Rf64},
        {"BW64", FileKind::Rf64},
        {"riff\x2e\x91\xcf\x11", FileKind::Wave64},
        {".snd", FileKind::Au},
        {"dns.", FileKind::Au},
        {"caff", FileKind::Caf},
        {"fLaC", FileKind::Flac},
        {"#!AMR", FileKind::Amr},
        {"\x30\x26\xb2\x75\x8e\x66\xcf\x11", FileKind::Asf},
        {"\x1a\x45\xdf\xa3", FileKind::Matroska},
        {"\x89PNG", FileKind::Picture},
        {"GIF8", FileKind::Picture},
        {"\xff\xd8\xff", FileKind::Picture},
        {"%PDF", FileKind::Document},
        {"PK\x03\x04", FileKind::Document},
        {"\x1f\x8b", FileKind::Document},
    };
    for (const auto &[start, kind] : starts)
        if (text.starts_with(start))
            return kind;
    if (text.starts_with("OggS"))
        return text.substr(0, 64).find("\x01vorbis") != std::string_view::npos ? FileKind::Ogg : FileKind::OddOgg;
    if (text.starts_with("RIFF") && text.substr(0, 12).ends_with("WAVE"))
        return waveKind(text);
    const std::string_view form = text.substr(0, 12);
    if (form.starts_with("FORM") && (form.ends_with("AIFF") || form.ends_with("AIFC")))
        return FileKind::Aiff;
    if (text.substr(0, 8).ends_with("ftyp"))
        return FileKind::Mp4;
    const FileKind written = writing(text);
    const FileKind sound = written == FileKind::WebPage ? FileKind::Unknown : compressed(text);
    return sound != FileKind::Unknown ? sound : written;
}

bool isSound(FileKind kind)
{
    switch (kind) {
    case FileKind::Unknown:
    case FileKind::Empty:
    case FileKind::WebPage:
    case FileKind::Text:
    case FileKind::Picture:
    case FileKind::Document:
        return false;
    default:
        return true;
    }
}

} // namespace earshot::audio
