#pragma once
// What earshotd can be told to do. Each prints what a person needs to know and gives the exit code.

#include "backend/api/api.h"

#include <string>

namespace earshot::server {

/// Exit codes; --help and the man page tell them too.
enum Exit {
    Ok = 0,
    Failed = 1,   // the data folder or the disk
    Usage = 2,    // the command line
    NoPort = 3,   // cannot listen there, or the certificate is of no use
    BadLines = 4, // some lines of an import
    Busy = 5,     // another earshotd has the data folder
    NotThere = 6, // no such user or file
    NotEmpty = 7, // the demo needs an empty folder
};

struct ServeOptions {
    std::string listen = "127.0.0.1:8080";
    std::string certificate, key; // PEM files; empty: plain HTTP
    std::string publicUrl;
    bool behindProxy = false;
    bool asCallRail = false;
    api::RateLimit limit;
    unsigned threads = 0; // 0: one a core
    int retentionMonths = 25;
    bool accessLog = true;
};
int serve(const std::string &data, const ServeOptions &options);

struct ImportOptions {
    std::string file;
    std::string account;
    std::string encoding = "auto"; // of storage::encodingWords()
    std::string recordings;        // the folder of what recording_file names; empty: that of the file
    bool update = false;           // the lines win over what is here
};
int importCalls(const std::string &data, const ImportOptions &options);

struct DemoOptions {
    int calls = 20'000;
    std::uint64_t seed = 1;
    std::string asOf; // the day its two years end, such as 2026-06-15; empty: today
};
int fillDemo(const std::string &data, const DemoOptions &options);

/// The key alone goes to standard output; one that does not arrive there is taken back. `newAdmin`: the user is made
/// first.
int addKey(const std::string &data, const std::string &email, bool newAdmin);

/// Gives a user another e-mail address, which the web interface refuses: it has no password to ask for.
int changeEmail(const std::string &data, const std::string &from, const std::string &to);

/// Tells on standard error what stands in the way of the data folder.
int report(const Error &error);

} // namespace earshot::server
