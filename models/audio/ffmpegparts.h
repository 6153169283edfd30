#pragma once
// What of FFmpeg is used, and its samples as ours.

#include "models/audio/filekind.h"

#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace earshot::audio {

/// What FFmpeg calls the reader of such files; null: not for FFmpeg.
const char *demuxerOf(FileKind kind);
/// Codings that telephony and voice recorders write; what else FFmpeg can read is nothing that a stranger's file should
/// get at.
bool isSpoken(AVCodecID id);

/// Adds a frame's samples; one channel stands for both of two, and two are mixed where one was to be. False: of no sort
/// that is known.
bool appendFrame(std::vector<float> &out, const AVFrame &frame, int channels);

} // namespace earshot::audio
