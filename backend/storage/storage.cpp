#include "backend/storage/storage.h"

#include "backend/storage/database.h"
#include "backend/storage/folder.h"

namespace earshot::storage {
namespace {

/// Sound whose call was never committed, left behind by a crash. Or the database is new, or older than the sound: then
/// this is all there is of it, and the right database finds it again.
Result<Strays> settleStrays(Database &database, const Recordings &recordings)
{
    return database.read([&](sql::Connection &sql) -> Result<Strays> {
        const auto isKnown = [&](const std::string &file) {
            return firstNumber(sql, {"SELECT call FROM recordings WHERE file = ?", {file}}).has_value();
        };
        Strays strays;
        for (const std::string &file : recordings.aside())
            if (isKnown(file) && recordings.takeBack(file))
                ++strays.takenBack;
        for (const std::string &file : recordings.recent())
            if (!isKnown(file)) {
                if (auto moved = recordings.putAside(file); !moved)
                    return moved.error();
                ++strays.setAside;
            }
        return strays;
    });
}

} // namespace

struct Storage::Parts {
    Options options;
    Folder folder;
    Recordings recordings;
    Strays strays;
    std::unique_ptr<Database> database; // last: it finishes its writes first
};

Result<std::unique_ptr<Storage>> Storage::open(const Options &options)
{
    auto folder = Folder::open(options.folder);
    if (!folder)
        return folder.error();
    const std::string path = folder->database();
    auto database = Database::open(path, options);
    if (!database)
        return Error{database.error().kind, path + ": " + database.error().detail};
    Recordings recordings(folder->recordings(), options.clock);
    const auto strays = settleStrays(**database, recordings);
    if (!strays)
        return Error{strays.error().kind, path + ": " + strays.error().detail};
    return std::unique_ptr<Storage>(new Storage(std::unique_ptr<Parts>(
        new Parts{options, std::move(*folder), std::move(recordings), *strays, std::move(*database)})));
}

Storage::Storage(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts)), accounts(*m_parts->database), clients(*m_parts->database),
      trackers(*m_parts->database), tags(*m_parts->database), users(*m_parts->database), keys(*m_parts->database),
      calls(*m_parts->database, m_parts->recordings), forms(*m_parts->database), conversations(*m_parts->database),
      people(*m_parts->database), changes(*m_parts->database), recordings(m_parts->recordings),
      database(*m_parts->database)
{
}

Storage::~Storage() = default;

const Options &Storage::options() const
{
    return m_parts->options;
}

const Strays &Storage::strays() const
{
    return m_parts->strays;
}

} // namespace earshot::storage
