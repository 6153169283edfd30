#pragma once
// `earshotd import`: calls from a file of JSON lines.
//
// A line is one call in CallRail's JSON, as its API or its webhooks write it, optionally with
// `conversational_transcript` and with `recording_file`, the path of a sound file (relative to the file of lines).
// Telephone numbers are read as somebody in the client's country dials them, times without an offset are the client's.
// Clients and trackers that are not known yet are made from company_id, company_name, tracker_id and source_name.
// A call whose id is already there is left as it is, so the same file may be imported again.

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
    std::int64_t known = 0; // were there before
    std::int64_t recordings = 0;
    std::vector<BadLine> bad; // the first MaxBadLines; the others are only counted
    std::int64_t badCount = 0;
    std::vector<BadLine> remarks; // lines imported without something: a recording that could not be read
};
inline constexpr std::size_t MaxBadLines = 1000;
inline constexpr std::size_t MaxLineBytes = 64 * 1024 * 1024;

struct ImportOptions {
    std::string account; // masked id, number or name; empty: the only one, or a new one when there is none
    std::string folder;  // what relative `recording_file` paths start from
    std::function<void(std::int64_t lines)> progress; // after each batch
};

/// Reads to the end; what was imported before an Error stays. Errors are those of the database.
Result<ImportReport> importCalls(Storage &storage, std::istream &lines, const ImportOptions &options);

} // namespace earshot::storage
