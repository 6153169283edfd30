#pragma once
// The sound of calls, as files of the data folder.

#include "models/base/result.h"
#include "models/base/time.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace earshot {
class File;
}

namespace earshot::storage {

/// A file that is in place but not yet part of a call.
struct SavedRecording {
    std::string file; // relative to the folder of recordings
    std::string mediaType;
    std::int64_t bytes = 0;
};

struct Recording {
    std::string path; // of the file, absolute
    std::string mediaType;
    std::int64_t bytes = 0;
    std::string accessKey; // 20 hex digits: whoever has it may listen
};

inline constexpr std::uintmax_t MaxRecordingBytes = 512 * 1024 * 1024; // eight hours of two channels at 8 kHz

class Recordings {
public:
    Recordings(std::string folder, Clock clock) : m_folder(std::move(folder)), m_clock(std::move(clock)) {}

    /// Writes the sound and sees it onto the disk. A file whose call never comes is put aside at the next start.
    Result<SavedRecording> save(std::string_view sound, std::string_view mediaType) const;
    /// The same from a file, which stays where it is; the media type comes from its first bytes. BadData: no sound.
    Result<SavedRecording> saveFile(const std::string &path) const;
    void discard(const SavedRecording &recording) const;

    std::string pathOf(std::string_view file) const;
    /// The files saved this month and the last.
    std::vector<std::string> recent() const;

    // What no call is known of may still be all there is of one: it is not destroyed but put aside.
    Result<void> putAside(const std::string &file) const;
    /// What is aside, by the names it had.
    std::vector<std::string> aside() const;
    /// Back to where it was. Storage: there is another file by now.
    Result<void> takeBack(const std::string &file) const;
    std::string asideFolder() const { return m_folder + "/aside"; }

private:
    Result<SavedRecording> placeFor(std::string_view mediaType, std::int64_t bytes) const;
    Result<void> settle(const SavedRecording &recording) const;

    std::string m_folder;
    Clock m_clock;
};

/// "audio/wav", "audio/mpeg", "audio/ogg", "audio/flac", "audio/mp4", "audio/aiff" and others by the first bytes; empty
/// for what is no sound.
std::string mediaTypeOf(std::string_view sound);

} // namespace earshot::storage
