#pragma once
// `earshotd import`: calls from a file of JSON lines.
//
// A line is one call in CallRail's JSON, as its API or its webhooks write it, optionally with
// `conversational_transcript` and with `recording_file`, the path of a sound file: in the folder of the file of
// lines or below it, or of another one that is named, so that lines from elsewhere reach no other files.
// Telephone numbers are read as somebody in the client's country dials them, times without an offset are the client's.
// Clients and trackers that are not known yet are made from company_id, company_name, tracker_id and source_name.
// The file may be gzip-compressed, and UTF-8 or UTF-16 by its first bytes; another encoding has to be named.
//
// A call whose id is already there is brought up to the line where the line is newer than the last one that was
// imported: its `updated_at`, else the time of the file. What people changed here since stays, unless told otherwise.

#include "backend/storage/importlines.h"
#include "backend/storage/storage.h"

#include <functional>
#include <istream>

namespace earshot::storage {

struct BadLine {
    std::int64_t line = 0; // from 1
    std::string reason;    // holds no personal data
};

struct ImportReport {
    std::int64_t imported = 0;
    std::int64_t updated = 0;  // were there before, and the line was newer
    std::int64_t known = 0;    // were there before, and stayed as they were
    std::int64_t keptOurs = 0; // of both: kept what was changed here though the line says otherwise
    std::int64_t recordings = 0;
    std::vector<BadLine> bad; // the first MaxBadLines; the others are only counted
    std::int64_t badCount = 0;
    std::vector<BadLine> remarks; // lines imported without something: a recording or a tag that could not be read
};
inline constexpr std::size_t MaxBadLines = 1000;
inline constexpr std::size_t MaxLineBytes = 64 * 1024 * 1024;

struct ImportOptions {
    std::string account; // masked id, number or name; empty: the only one, or a new one when there is none
    std::string folder;  // where `recording_file` paths start, and what they may not leave; empty: the present one
    std::function<void(std::int64_t lines)> progress; // after each batch
    TextEncoding encoding = TextEncoding::Found;
    bool update = false;         // the lines win over what is here, whatever their time
    std::optional<Instant> asOf; // the moment the file tells of; empty: now
};

/// Reads to the end; what was imported before an Error stays. Errors are those of the database, BadData (the file is no
/// text: the detail says what it is) and Storage (it cannot be read on).
Result<ImportReport> importCalls(Storage &storage, std::istream &lines, const ImportOptions &options);

} // namespace earshot::storage
