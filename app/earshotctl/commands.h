#pragma once
// What earshotctl does, one function a command. Each says on standard error what went wrong and gives the exit code.

#include "models/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace earshot::ctl {

/// The exit codes; `earshotctl --help` and the man page list them.
enum ExitCode {
    Ok = 0,
    Failed = 1,       // the cache or the disk
    Usage = 2,        // the command line
    NotConnected = 3, // the profile has no server or no key, or the server does not take the key
    Unreachable = 4,  // no network, no such server, or it makes no sense
    Busy = 5,         // another Earshot has the profile open
    Refused = 6,      // the server said no to an edit
    NotFound = 7,     // no such call, no such profile
                      // 130: interrupted, as the shell says it
};

struct ConnectOptions {
    std::string address;
    std::string keyFile; // empty: the key is in EARSHOT_API_KEY
    std::string account; // empty: the only one
    std::string caFile;
};
int connect(const std::string &profile, const ConnectOptions &options);

struct SyncOptions {
    bool full = false;
    bool json = false;
    bool transcripts = true;
};
int sync(const std::string &profile, const SyncOptions &options);

enum class Format {
    Table,
    Json,
    Csv,     // for people: what a spreadsheet would calculate is made safe
    CsvData, // for programs: every value as it is
};
struct CallsOptions {
    std::string where; // a condition tree as JSON
    std::string search;
    std::vector<std::string> fields;
    Format format = Format::Table;
    bool byteOrderMark = false;       // before CSV
    std::optional<std::size_t> limit; // empty: all
};
int calls(const std::string &profile, const CallsOptions &options);

struct EditOptions {
    std::string call;
    std::vector<std::string> tags, untags;
    std::optional<std::string> note, lead, value, name;
    bool spam = false;
};
int edit(const std::string &profile, const EditOptions &options);

struct OutboxOptions {
    std::vector<std::int64_t> ids;
    bool all = false; // that were refused
};
int listOutbox(const std::string &profile, bool json);
int retryEdits(const std::string &profile, const OutboxOptions &options);
int dropEdits(const std::string &profile, const OutboxOptions &options);

struct ConflictOptions {
    std::string call, field;
    bool take = false; // the other value; else the own one stays
};
int listConflicts(const std::string &profile, bool json);
int resolveConflict(const std::string &profile, const ConflictOptions &options);

int status(const std::string &profile, bool json);

/// Says an error in words, with what to do, and gives its exit code.
int complain(const Error &error);

} // namespace earshot::ctl
