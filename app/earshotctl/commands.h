#pragma once
// What earshotctl does, one function a command. Each says on standard error what went wrong and gives the exit code.

#include "models/base/result.h"
#include "models/base/secret.h"
#include "models/store/cache.h"
#include "models/sync/status.h"

#include <memory>
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
    Incomplete = 8,   // synced, but for what could not be read: see `status`
    Later = 9,        // the account's requests are used up for now, or the server asks to wait
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
    bool wait = false; // also where it takes hours
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
/// The same of an error that came from the server, which is never the command line's fault.
int complainOfServer(const Error &error);
int say(const std::string &sentence, ExitCode code);
int explain(const Error &error, const std::string &sentence, ExitCode code);

/// Only connecting makes a profile: a name that was mistyped is none.
enum class Missing { IsAnError, IsMade };
Result<std::unique_ptr<store::Cache>> openCache(const std::string &profile, store::Mode mode,
                                                Missing missing = Missing::IsAnError);
/// The key of the environment or, without one, of the profile.
Result<Secret> keyFor(const std::string &profile);

/// What was set aside, as a sentence: "calls from 2026-03-01 to 2026-03-31 (HTTP 500: …), tried again at 14:05".
std::string sentenceOf(const std::string &what, const sync::Trouble &trouble);
/// "calls value: could not be read 3 times …".
std::string sentenceOf(const std::string &what, const sync::Unread &unread);
/// A moment for people, in the local zone, to the minute.
std::string minuteOf(Instant t);

} // namespace earshot::ctl
