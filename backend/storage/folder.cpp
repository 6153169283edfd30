#include "backend/storage/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace earshot::storage {

Result<Folder> Folder::open(const std::string &path)
{
    namespace fs = std::filesystem;
    std::error_code made;
    if (fs::create_directories(path, made))
        fs::permissions(path, fs::perms::owner_all, made);
    if (made)
        return Error{Error::Kind::ReadOnly, path + ": " + made.message()};
    const std::string name = path + "/lock";
    const int lock = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return Error{Error::Kind::ReadOnly, name + ": " + std::generic_category().message(errno)};
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        const std::string reason = std::generic_category().message(errno);
        ::close(lock);
        if (held)
            return Error{Error::Kind::Locked, path + ": another server holds this folder"};
        return Error{Error::Kind::Storage, name + ": " + reason};
    }
    Folder folder(path, lock);
    fs::create_directories(folder.recordings(), made);
    if (made)
        return Error{Error::Kind::ReadOnly, folder.recordings() + ": " + made.message()};
    fs::permissions(folder.recordings(), fs::perms::owner_all, made); // a folder of another stays as its owner wants it
    return folder;
}

Folder::Folder(Folder &&other) noexcept : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

Folder::~Folder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

} // namespace earshot::storage
