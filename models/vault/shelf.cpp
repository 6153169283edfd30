#include "models/vault/shelf.h"

#include "models/vault/chunkfile.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace earshot::vault {
namespace {

namespace fs = std::filesystem;

Result<void> destroyFile(const std::string &path)
{
    const auto file = File::open(path, O_WRONLY);
    if (!file)
        return file.error().kind == Error::Kind::NotFound ? Result<void>() : file.error();
    constexpr std::array<std::byte, ChunkFile::HeadSize - ChunkFile::KeyAt> nothing{};
    auto gone = file->write(ChunkFile::KeyAt, nothing);
    if (gone)
        gone = file->sync();
    if (gone && ::unlink(path.c_str()) != 0 && errno != ENOENT)
        return systemError(errno, path);
    return gone;
}

/// True when the folder was made now.
Result<bool> makeFolder(const std::string &path)
{
    if (::mkdir(path.c_str(), 0700) == 0)
        return true;
    return errno == EEXIST ? Result<bool>(false) : systemError(errno, path);
}

} // namespace

std::string Shelf::nameOf(const CallId &call)
{
    return hexDigest(std::as_bytes(std::span(std::string_view(call.text)))).substr(0, 32);
}

Result<std::vector<Shelf::Item>> Shelf::items() const
{
    std::vector<Item> out;
    std::error_code error;
    if (!fs::exists(m_folder, error) && !error)
        return out;
    if (error) // then it is not known to be empty
        return Error{Error::Kind::Storage, m_folder + ": " + error.message()};
    for (fs::recursive_directory_iterator at(m_folder, error), end; !error && at != end; at.increment(error)) {
        const std::string extension = at->path().extension().string();
        if (extension != ".esr" && extension != ".part")
            continue;
        std::error_code vanished;
        const std::uintmax_t size = fs::file_size(at->path(), vanished);
        if (!vanished)
            out.push_back({at->path().stem().string(), extension == ".esr", plainSize(size)});
    }
    if (error)
        return Error{Error::Kind::Storage, m_folder + ": " + error.message()};
    return out;
}

Result<void> Shelf::destroy(const std::string &name) const
{
    const auto gone = destroyFile(wholePath(name));
    return gone ? destroyFile(partPath(name)) : gone;
}

Result<void> Shelf::destroyPart(const CallId &call) const
{
    return destroyFile(partPath(nameOf(call)));
}

Result<void> Shelf::makeRoom(const std::string &name) const
{
    const std::string room = fs::path(pathOf(name)).parent_path().string();
    for (const std::string &path : {m_folder, room}) {
        const auto made = makeFolder(path);
        if (!made)
            return made.error();
        if (*made)
            if (const auto safe = syncFolder(fs::path(path).parent_path().string()); !safe)
                return safe;
    }
    return {};
}

} // namespace earshot::vault
