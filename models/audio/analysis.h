#pragma once
// What listening once to a whole recording finds out, and how it is kept in the cache.

#include "models/audio/activity.h"
#include "models/audio/peaks.h"
#include "models/audio/voice.h"
#include "models/base/bytes.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace earshot::audio {

struct Analysis {
    Peaks peaks;
    std::vector<Voice> voices; // one for each channel
    std::vector<Spans> speech; // where somebody speaks, of each channel
    bool cutShort = false;     // the file promises more sound than it has
    bool twice = false;        // both channels are the same sound: nobody can be told from anybody

    /// For the cache: versioned and checked.
    std::string blob() const;
    /// BadData: of another version; Corrupt: damaged. Either way the recording has to be read again.
    static Result<Analysis> fromBlob(std::string_view blob);

    /// Caller and agent are on a channel each.
    bool isApart() const { return peaks.channels() == 2 && !twice; }
    /// As if the second channel of two had been the first.
    void swapChannels();
    bool operator==(const Analysis &) const = default;
};

/// A picture of what has been read so far, and the share of the whole that is: 0 to 1, or -1 when nothing says how long
/// the recording is. Called on the thread of analyse().
using Progress = std::function<void(const Peaks &, double share)>;

/// Reads the recording through once, in bounded memory. `progress` is called soon with a first picture, then a few
/// times a second. Cancelled: `stop` asked for it; else as Decoder::open(). Damage after the start is no error: what
/// was before it is analysed, and `cutShort` says so. Blocks: not for the GUI thread.
Result<Analysis> analyse(std::shared_ptr<Bytes> bytes, const std::stop_token &stop = {}, const Progress &progress = {});

} // namespace earshot::audio
