#include "backend/storage/recordings.h"

#include "models/base/file.h"
#include "models/base/ids.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <utility>

namespace earshot::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t CopiedAtOnce = 1024 * 1024;
constexpr std::size_t MagicBytes = 16; // enough for mediaTypeOf()

/// Writes a new file with write(file) and sees it onto the disk; on an error it is gone again.
template <typename Write>
Result<void> writeSafely(const std::string &path, Write write)
{
    const auto file = File::open(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return file.error();
    Result<void> outcome = write(*file);
    if (outcome)
        outcome = file->sync();
    if (!outcome)
        ::unlink(path.c_str());
    return outcome;
}

/// A piece at a time: hours of sound must not be in memory at once.
Result<void> copy(const File &from, std::uint64_t size, const File &to)
{
    std::vector<std::byte> piece(CopiedAtOnce);
    for (std::uint64_t at = 0; at < size;) {
        const auto got = from.read(at, piece);
        if (!got)
            return Error{Error::Kind::NotFound, "the recording cannot be read"};
        if (*got == 0)
            return Error{Error::Kind::BadData, "the recording became shorter meanwhile"};
        if (auto written = to.write(at, std::span(piece).first(*got)); !written)
            return written;
        at += *got;
    }
    return {};
}

/// Makes a folder for its owner alone; nothing happens when it is there.
Result<void> makeFolder(const std::string &path)
{
    return ::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST ? Result<void>() : systemError(errno, path);
}

/// Moves a file to where there is none.
Result<void> move(const std::string &from, const std::string &to)
{
    std::error_code unseen;
    if (fs::exists(to, unseen))
        return Error{Error::Kind::Storage, to + ": there is another file"};
    if (auto made = makeFolder(fs::path(to).parent_path().string()); !made)
        return made;
    return ::rename(from.c_str(), to.c_str()) == 0 ? Result<void>() : systemError(errno, from);
}

/// "2026-11": one folder a month keeps folders small, and the search for strays short.
std::string monthOf(Instant t)
{
    return formatIso(t).substr(0, 7);
}

std::string_view extensionOf(std::string_view mediaType)
{
    const auto slash = mediaType.find('/');
    const std::string_view sub = slash == mediaType.npos ? "bin" : mediaType.substr(slash + 1);
    constexpr std::pair<std::string_view, std::string_view> others[] = {
        {"mpeg", "mp3"}, {"mp4", "m4a"}, {"basic", "au"}, {"x-caf", "caf"}, {"x-w64", "w64"}, {"x-ms-wma", "wma"}};
    const auto other =
        std::find_if(std::begin(others), std::end(others), [&](const auto &one) { return one.first == sub; });
    return other == std::end(others) ? sub : other->second;
}

/// The head of a frame of MPEG audio, layers II and III. Two bytes alone would be text in UTF-16 as well, whose mark
/// reads as a frame of layer I, which nobody has recorded telephones in.
bool isMpegFrame(std::string_view sound)
{
    if (sound.size() < 3 || sound[0] != '\xFF' || (sound[1] & '\xE0') != '\xE0')
        return false;
    const unsigned version = (sound[1] >> 3) & 3U, layer = (sound[1] >> 1) & 3U;
    const unsigned bitRate = (sound[2] >> 4) & 15U, frequency = (sound[2] >> 2) & 3U;
    return version != 1 && (layer == 1 || layer == 2) && bitRate != 15 && frequency != 3;
}

/// AAC without a container.
bool isAdtsFrame(std::string_view sound)
{
    return sound.size() > 2 && sound[0] == '\xFF' && (sound[1] & '\xF6') == '\xF0' && ((sound[2] >> 2) & 15U) < 13;
}

} // namespace

std::string mediaTypeOf(std::string_view sound)
{
    const auto at = [&](std::size_t offset, std::string_view magic) {
        return sound.size() >= offset + magic.size() && sound.substr(offset, magic.size()) == magic;
    };
    if ((at(0, "RIFF") || at(0, "RF64") || at(0, "BW64")) && at(8, "WAVE"))
        return "audio/wav";
    if (at(0, "FORM") && (at(8, "AIFF") || at(8, "AIFC")))
        return "audio/aiff";
    if (at(0, ".snd"))
        return "audio/basic";
    if (at(0, "caff"))
        return "audio/x-caf";
    if (at(0, "riff\x2e\x91\xcf\x11"))
        return "audio/x-w64";
    if (at(0, "#!AMR"))
        return "audio/amr";
    if (at(0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"))
        return "audio/x-ms-wma";
    if (at(0, "ID3") || isMpegFrame(sound))
        return "audio/mpeg";
    if (isAdtsFrame(sound))
        return "audio/aac";
    if (at(0, "OggS"))
        return "audio/ogg";
    if (at(0, "fLaC"))
        return "audio/flac";
    return at(4, "ftyp") ? "audio/mp4" : "";
}

/// Where the next recording goes: its folder is there then.
Result<SavedRecording> Recordings::placeFor(std::string_view mediaType, std::int64_t bytes) const
{
    const std::string month = monthOf(m_clock());
    for (const std::string &folder : {m_folder, m_folder + '/' + month})
        if (auto made = makeFolder(folder); !made)
            return made.error();
    SavedRecording recording;
    recording.file = month + '/' + newId("") + '.' + std::string(extensionOf(mediaType));
    recording.mediaType = mediaType;
    recording.bytes = bytes;
    return recording;
}

Result<void> Recordings::settle(const SavedRecording &recording) const
{
    for (const std::string &changed : {pathOf(recording.file.substr(0, recording.file.find('/'))), m_folder})
        if (auto safe = syncFolder(changed); !safe)
            return safe;
    return {};
}

Result<SavedRecording> Recordings::save(std::string_view sound, std::string_view mediaType) const
{
    auto recording = placeFor(mediaType, std::int64_t(sound.size()));
    if (!recording)
        return recording;
    const auto written = writeSafely(pathOf(recording->file),
                                     [&](const File &file) { return file.write(0, std::as_bytes(std::span(sound))); });
    const auto safe = written ? settle(*recording) : written;
    return safe ? recording : Result<SavedRecording>(safe.error());
}

Result<SavedRecording> Recordings::saveFile(const std::string &path) const
{
    std::error_code unseen;
    if (!fs::is_regular_file(path, unseen))
        return Error{Error::Kind::NotFound, "the recording is not there"};
    const auto source = File::open(path, O_RDONLY);
    const auto size = source ? source->size() : Result<std::uint64_t>(source.error());
    std::array<std::byte, MagicBytes> magic{};
    const auto begun = size ? source->read(0, magic) : Result<std::size_t>(size.error());
    if (!begun)
        return Error{Error::Kind::NotFound, "the recording cannot be read"};
    if (*size > MaxRecordingBytes)
        return Error{Error::Kind::BadData, "the recording is too large"};
    const std::string mediaType = mediaTypeOf({reinterpret_cast<const char *>(magic.data()), *begun});
    if (mediaType.empty())
        return Error{Error::Kind::BadData, "the recording is not sound that can be played"};
    auto recording = placeFor(mediaType, std::int64_t(*size));
    if (!recording)
        return recording;
    const auto written =
        writeSafely(pathOf(recording->file), [&](const File &file) { return copy(*source, *size, file); });
    const auto safe = written ? settle(*recording) : written;
    return safe ? recording : Result<SavedRecording>(safe.error());
}

void Recordings::discard(const SavedRecording &recording) const
{
    std::error_code ignored;
    fs::remove(pathOf(recording.file), ignored);
}

std::string Recordings::pathOf(std::string_view file) const
{
    return m_folder + '/' + std::string(file);
}

std::vector<std::string> Recordings::recent() const
{
    std::vector<std::string> files;
    for (const Instant month : {m_clock(), m_clock() - std::chrono::days(31)}) {
        std::error_code missing;
        for (const auto &entry : fs::directory_iterator(m_folder + '/' + monthOf(month), missing))
            files.push_back(monthOf(month) + '/' + entry.path().filename().string());
    }
    return files;
}

Result<void> Recordings::putAside(const std::string &file) const
{
    const auto made = makeFolder(asideFolder());
    return made ? move(pathOf(file), asideFolder() + '/' + file) : made;
}

std::vector<std::string> Recordings::aside() const
{
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(asideFolder(), error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error))
            files.push_back(at->path().lexically_relative(asideFolder()).string());
    return files;
}

Result<void> Recordings::takeBack(const std::string &file) const
{
    return move(asideFolder() + '/' + file, pathOf(file));
}

} // namespace earshot::storage
