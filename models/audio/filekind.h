#pragma once
// What a file is, by its first bytes: never by its name or by what a server calls it.

#include "models/base/bytes.h"

namespace earshot::audio {

enum class FileKind {
    Unknown,
    Empty,
    Wav,    // RIFF, with a coding that libsndfile reads
    OddWav, // RIFF, with another one (GSM 6.10, MP3 …) or with a length of nought, as of a recorder that died
    Wave64,
    Rf64,
    Aiff,
    Au,
    Caf,
    Flac,
    Ogg,    // Vorbis
    OddOgg, // Ogg with another coding: FLAC, Opus …
    Mp3,
    Aac, // without a container
    Mp4, // M4A, 3GP
    Amr,
    Asf, // WMA
    Matroska,
    WebPage,
    Text, // JSON, XML and other writing
    Picture,
    Document, // PDF, ZIP and the like
};

/// Reads up to some ten kilobytes, behind an ID3 tag too.
FileKind kindOf(Bytes &bytes);
/// Whether sound is what such a file usually has.
bool isSound(FileKind kind);

} // namespace earshot::audio
