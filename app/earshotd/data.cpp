#include "app/earshotd/commands.h"
#include "backend/storage/filldemo.h"
#include "backend/storage/import.h"
#include "models/base/file.h"
#include "models/base/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace earshot::server {
namespace {

Result<std::unique_ptr<storage::Storage>> open(const std::string &data)
{
    auto storage = storage::Storage::open({.folder = data});
    if (storage && (*storage)->strays().setAside > 0)
        std::cerr << "earshotd: recordings of which the database knows no call were moved to " << data
                  << "/recordings/aside: " << (*storage)->strays().setAside << " files\n";
    return storage;
}

/// The start, in UTC, of a day written as 2026-06-15.
std::optional<Instant> dayFrom(const std::string &text)
{
    using namespace std::chrono;
    constexpr std::size_t Length = std::string_view("2026-06-15").size();
    const auto day = text.size() == Length ? parseIso(text + "T00:00:00Z") : std::nullopt;
    const bool reasonable = day && *day >= Instant(sys_days(1980y / 1 / 1)) && *day < Instant(sys_days(3000y / 1 / 1));
    return reasonable ? day : std::nullopt;
}

std::optional<Instant> modifiedAt(const std::string &path)
{
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) != 0)
        return {};
    return instantFromMs(std::int64_t(facts.st_mtim.tv_sec) * 1000 + facts.st_mtim.tv_nsec / 1'000'000);
}

} // namespace

int report(const Error &error)
{
    const char *hint = "";
    int code = Failed;
    switch (error.kind) {
    case Error::Kind::Locked:
        hint = "\nAnother earshotd works with this folder. Stop it first, or name another folder with --data.";
        code = Busy;
        break;
    case Error::Kind::NewerSchema:
        hint = "\nThe folder was written by a newer earshotd. It was left as it is; use that version or a newer one.";
        break;
    case Error::Kind::Corrupt:
        hint = "\nThe database is damaged and was left as it is. Restore it from a backup.";
        break;
    case Error::Kind::DiskFull:
        hint = "\nThe disk is full. Make room and try again.";
        break;
    case Error::Kind::ReadOnly:
        hint = "\nThe folder cannot be written. Check who owns it, and the mount.";
        break;
    default:
        break;
    }
    std::cerr << "earshotd: " << error.detail << hint << '\n';
    return code;
}

int importCalls(const std::string &data, const ImportOptions &options)
{
    std::ifstream file;
    const bool piped = options.file == "-";
    std::error_code unseen;
    if (!piped && std::filesystem::is_directory(options.file, unseen)) {
        std::cerr << "earshotd: " << options.file << " is a folder; name the file of lines in it\n";
        return NotThere;
    }
    if (!piped)
        file.open(options.file, std::ios::binary);
    if (!piped && !file) {
        std::cerr << "earshotd: " << systemError(errno, options.file).detail << '\n';
        return NotThere;
    }
    auto storage = open(data);
    if (!storage)
        return report(storage.error());
    storage::ImportOptions how;
    how.account = options.account;
    how.folder = piped ? "." : std::filesystem::absolute(options.file).parent_path().string();
    if (!options.recordings.empty())
        how.folder = options.recordings;
    how.encoding = storage::encodingFrom(options.encoding).value_or(storage::TextEncoding::Found);
    how.update = options.update;
    if (!piped)
        how.asOf = modifiedAt(options.file);
    if (isatty(fileno(stderr)))
        how.progress = [](std::int64_t lines) { std::cerr << '\r' << lines << " lines" << std::flush; };
    const auto outcome = storage::importCalls(**storage, piped ? std::cin : file, how);
    if (how.progress)
        std::cerr << '\r';
    if (!outcome && outcome.error().kind == Error::Kind::BadData) {
        std::cerr << "earshotd: " << options.file << ": " << outcome.error().detail << '\n';
        return BadLines;
    }
    if (!outcome)
        return report(outcome.error());
    for (const storage::BadLine &bad : outcome->bad)
        std::cerr << "line " << bad.line << ": " << bad.reason << '\n';
    if (outcome->badCount > std::int64_t(outcome->bad.size()))
        std::cerr << "and " << outcome->badCount - std::int64_t(outcome->bad.size()) << " more bad lines\n";
    for (const storage::BadLine &remark : outcome->remarks)
        std::cerr << "line " << remark.line << ", imported: " << remark.reason << '\n';
    std::cout << "imported " << outcome->imported << ", updated " << outcome->updated << ", known before "
              << outcome->known << ", recordings " << outcome->recordings << ", bad lines " << outcome->badCount
              << '\n';
    if (outcome->keptOurs > 0)
        std::cout << "changed here and in the file, kept as they are here " << outcome->keptOurs
                  << " (--update takes the file's)\n";
    return outcome->badCount == 0 ? Ok : BadLines;
}

int fillDemo(const std::string &data, const DemoOptions &options)
{
    const Instant now = std::chrono::floor<std::chrono::days>(systemNow());
    const auto asOf = options.asOf.empty() ? std::optional(now) : dayFrom(options.asOf);
    if (!asOf) {
        std::cerr << "earshotd: --as-of takes a day between 1980-01-01 and 2999-12-31, such as 2026-06-15\n";
        return Usage;
    }
    auto storage = open(data);
    if (!storage)
        return report(storage.error());
    demo::Options how;
    how.calls = options.calls;
    how.seed = options.seed;
    how.now = *asOf;
    const auto figures = storage::fillDemo(**storage, how);
    if (!figures && figures.error().kind == Error::Kind::Conflict) {
        std::cerr << "earshotd: " << figures.error().detail << '\n';
        return NotEmpty;
    }
    if (!figures)
        return report(figures.error());
    std::cout << "calls " << figures->calls << ", forms " << figures->forms << ", conversations "
              << figures->conversations << ", recordings " << figures->recordings << '\n';
    if (!figures->silence.empty())
        std::cerr << "No recordings: " << figures->silence << '\n';
    return Ok;
}

int addKey(const std::string &data, const std::string &email, bool newAdmin)
{
    auto storage = open(data);
    const bool serving = !storage && storage.error().kind == Error::Kind::Locked;
    if (!storage && (!serving || newAdmin))
        return report(storage.error());
    if (newAdmin)
        if (const auto made = (*storage)->users.addAdmin(email); !made)
            return report(made.error());
    const auto key = serving ? storage::addKeyBesideServer(data, email, systemNow()) : (*storage)->keys.add(email);
    if (!key && key.error().kind == Error::Kind::NotFound) {
        std::cerr << "earshotd: no user has this e-mail address; --new-admin makes one\n";
        return NotThere;
    }
    if (!key)
        return report(key.error());
    std::cout << *key << '\n';
    const auto shown = finishWriting(std::cout);
    if (shown)
        return Ok;
    const auto removed = serving ? storage::removeKeyBesideServer(data, *key) : (*storage)->keys.remove(*key);
    std::cerr << "earshotd: the key could not be written (" << shown.error().detail << "); "
              << (removed ? "it was taken back, and no key was made\n"
                          : "it is lost, and could not be taken back: remove the user, or leave it unused\n");
    std::cout.clear(); // said already
    return Failed;
}

int changeEmail(const std::string &data, const std::string &from, const std::string &to)
{
    auto storage = open(data);
    if (!storage)
        return report(storage.error());
    const auto changed = (*storage)->users.changeEmail(from, to);
    if (changed)
        return Ok;
    std::cerr << "earshotd: " << changed.error().detail << '\n';
    return changed.error().kind == Error::Kind::NotFound ? NotThere : Failed;
}

} // namespace earshot::server
