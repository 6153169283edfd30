#include "models/sql/privacy.h"

#include "models/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace earshot::sql {

Result<void> keepPrivate(const std::string &path)
{
    for (const char *end : {"", "-wal", "-shm"})
        ::chmod((path + end).c_str(), S_IRUSR | S_IWUSR); // another's file, or none: then it is no secret of ours
    const auto there = File::open(path, O_RDONLY);
    if (there || there.error().kind != Error::Kind::NotFound)
        return {}; // whether it can be opened is for SQLite to say
    const auto made = File::open(path, O_RDWR | O_CREAT);
    return made ? Result<void>() : Result<void>(made.error());
}

} // namespace earshot::sql
