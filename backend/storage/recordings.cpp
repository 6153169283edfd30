#include "backend/storage/recordings.h"

#include "models/base/file.h"
#include "models/base/ids.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace earshot::storage {
namespace {

namespace fs = std::filesystem;

Result<void> writeSafely(const std::string &path, std::string_view bytes)
{
    const auto file = File::open(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return file.error();
    Result<void> outcome = file->write(0, std::as_bytes(std::span(bytes)));
    if (outcome)
        outcome = file->sync();
    if (!outcome)
        ::unlink(path.c_str());
    return outcome;
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
    return sub == "mpeg" ? "mp3" : sub == "mp4" ? "m4a" : sub;
}

} // namespace

std::string mediaTypeOf(std::string_view sound)
{
    const auto at = [&](std::size_t offset, std::string_view magic) {
        return sound.size() >= offset + magic.size() && sound.substr(offset, magic.size()) == magic;
    };
    if (at(0, "RIFF") && at(8, "WAVE"))
        return "audio/wav";
    if (at(0, "ID3") || (sound.size() > 1 && sound[0] == '\xFF' && (sound[1] & '\xE0') == '\xE0'))
        return "audio/mpeg";
    if (at(0, "OggS"))
        return "audio/ogg";
    if (at(0, "fLaC"))
        return "audio/flac";
    return at(4, "ftyp") ? "audio/mp4" : "";
}

Result<SavedRecording> Recordings::save(std::string_view sound, std::string_view mediaType) const
{
    const std::string month = monthOf(m_clock());
    const std::string folder = m_folder + '/' + month;
    std::error_code made;
    if (fs::create_directories(folder, made); made)
        return Error{Error::Kind::Storage, folder + ": " + made.message()};
    SavedRecording recording;
    recording.file = month + '/' + newId("") + '.' + std::string(extensionOf(mediaType));
    recording.mediaType = mediaType;
    recording.bytes = std::int64_t(sound.size());
    if (const auto written = writeSafely(pathOf(recording.file), sound); !written)
        return written.error();
    for (const std::string &changed : {folder, m_folder})
        if (const auto safe = syncFolder(changed); !safe)
            return safe.error();
    return recording;
}

Result<SavedRecording> Recordings::saveFile(const std::string &path) const
{
    std::error_code unseen;
    if (!fs::is_regular_file(path, unseen))
        return Error{Error::Kind::NotFound, "the recording is not there"};
    if (fs::file_size(path, unseen) > MaxRecordingBytes)
        return Error{Error::Kind::BadData, "the recording is too large"};
    std::ifstream file(path, std::ios::binary);
    const std::string sound((std::istreambuf_iterator<char>(file)), {});
    if (!file)
        return Error{Error::Kind::NotFound, "the recording cannot be read"};
    const std::string mediaType = mediaTypeOf(sound);
    if (mediaType.empty())
        return Error{Error::Kind::BadData, "the recording is not sound that can be played"};
    return save(sound, mediaType);
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

} // namespace earshot::storage
