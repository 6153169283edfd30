#pragma once
// The benches, each of which prints one or more figures.

#include "models/base/result.h"

#include <filesystem>

namespace earshot::bench {

struct Setup {
    std::filesystem::path bin;  // where the programs are
    std::filesystem::path work; // what is made once and used again, and what is made anew each time
    bool quick = false;         // tiny sizes: to see that it works, not how fast

    std::string program(const char *name) const { return (bin / name).string(); }
    /// A new empty folder for this run; what was there before goes.
    std::filesystem::path fresh(const char *name) const;
};

/// A first sync from earshotd, beside the bare insert of the same rows.
Result<void> benchSync(const Setup &setup);
/// Start of the desktop with a million calls, beside one with none.
Result<void> benchStart(const Setup &setup);
/// First pages and whole lists of filters and searches in a million calls, beside the bare SQL.
Result<void> benchQueries(const Setup &setup);
/// Frames of the call list while a million calls are scrolled.
Result<void> benchFrames(const Setup &setup);
/// Frames of the waveform of a two-hour call while it is played, zoomed and panned.
Result<void> benchWaveform(const Setup &setup);
/// How long an event holds up the window while a person works on a million calls.
Result<void> benchGuiBlock(const Setup &setup);
/// Pages of calls from earshotd, beside reading and writing them without a network.
Result<void> benchPages(const Setup &setup);
/// A small answer from earshotd, beside a bare Beast server that gives the same bytes.
Result<void> benchSmallGet(const Setup &setup);
/// An hour of sound: its picture beside ffmpeg's decoding, the first of it, the cached one; and what secrecy costs.
Result<void> benchRecordings(const Setup &setup);
/// From a click to what is heard, through a sound server of the bench's own.
Result<void> benchClickToSound(const Setup &setup);

} // namespace earshot::bench
